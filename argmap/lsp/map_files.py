"""Which of the open files are maps: of the many YAML and JSON files of a project, those that say so on top."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from argmap.patterns import compile_later

NATIVE, ARGDOWN = "native", "argdown"
_SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".argdown": ARGDOWN, ".ad": ARGDOWN}
_LANGUAGES = {"yaml": "yaml", "json": "json", "jsonc": "json", ARGDOWN: ARGDOWN, "argmap": "argmap"}
_ON_TOP = {
    "yaml": compile_later(
        r"""(?:[ \t]*(?:#[^\n]*)?\n|%[^\n]*\n|---[ \t]*(?:#[^\n]*)?\n|---[ \t]+)*["']?argmap["']?[ \t]*:"""
    ),
    "json": compile_later(r"""\s*\{\s*"argmap"\s*:"""),
}


def map_format(text: str, language: str, path: Path | None) -> str | None:
    """The format of an open text, `native` or `argdown`; None for a text that is none of our business.

    `text` has LF line ends. `language` is what the editor calls its language; one that it does not know leaves the
    suffix of the file to tell.

    >>> map_format("# mine\\nargmap: 1\\n", "yaml", None), map_format("on: push\\n", "yaml", None)
    ('native', None)
    """
    syntax = _LANGUAGES.get(language) or (_SUFFIXES.get(path.suffix.lower()) if path is not None else None)
    if syntax == ARGDOWN:
        return ARGDOWN
    if syntax == "argmap":
        return NATIVE
    if syntax is None:
        return None
    is_map = _ON_TOP[syntax].match(text) is not None or (syntax == "yaml" and _ON_TOP["json"].match(text) is not None)
    return NATIVE if is_map else None


def path_of(uri: str) -> Path | None:
    """The file that a URI names; None for one that is no file, such as a text that was never saved.

    >>> path_of("file:///maps/a%20b;c.yaml").as_posix(), path_of("untitled:Untitled-1")
    ('/maps/a b;c.yaml', None)
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or not parts.path or "\0" in unquote(parts.path):
        return None
    host = f"//{parts.netloc}" if parts.netloc and parts.netloc != "localhost" else ""
    return Path(url2pathname(host + parts.path))
