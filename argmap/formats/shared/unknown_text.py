"""What a text seems to be that is no map in any format known here, in one clear sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import START, diagnose
from argmap.model.document import Document
from argmap.patterns import compile_later

_MAGIC = {
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
OTHERS = {
    "a program": ".py .pyi .pyx .js .mjs .cjs .ts .tsx .jsx .c .h .cc .cpp .hpp .rs .go .java .kt .rb .pl .php .lua .r "
    ".pl .php .lua .r .jl "
    ".jl .swift .sh .bash .zsh .fish .ps1 .bat .sql .tcl .el .hs .ml .scala .cs .vim .ipynb",
    "a TOML file": ".toml .lock",
    "a settings file": ".ini .cfg .conf .properties .env .editorconfig .gitignore",
    "reStructuredText": ".rst",
    "a drawing (SVG)": ".svg",
    "a style sheet": ".css .scss .sass .less",
    "a web page": ".html .htm .xhtml",
    "a log": ".log",
    "a LaTeX file": ".tex .bib .sty",
}
"""What files with these suffixes are, whatever is in them: formats that are only guessed are not looked for there."""
_MAPPING = compile_later(r"^(?:- |[A-Za-z_][\w -]*:(?:\s|$))", re.MULTILINE)
_OUTER_KEY = compile_later(r"""^["']?([A-Za-z_][\w .-]{0,60}?)["']?[ \t]*:(?=\s|$)""", re.MULTILINE)
_OWN_KEYS = (
    *("argmap", "thesis", "pillars", "claims", "relations", "objections", "recommendations", "issues", "reasons"),
    *("evidence", "premises", "unsigned", "rebuttals", "undercuts", "argmap-exercise", "argmap-key", "argmap-answers"),
)
_HEADER_KEYS = ("title", "question", "language", "source", "profile", "prior", "expect", "metadata", "allow")
"""Keys that files of other programs have too; a text that has no others may be a map that has just been begun."""
_ROOT = compile_later(r"<([A-Za-z_][\w.:-]*)")


def is_binary(raw: str | bytes) -> bool:
    """Whether the bytes begin as those of an archive, a picture or a program, of which none is opened."""
    return isinstance(raw, bytes) and any(raw.startswith(magic) for magic in _MAGIC)


def is_mapping(text: str) -> bool:
    """Whether the text looks like YAML with keys, or is empty: the native reader says what it lacks."""
    start = re.sub(r"^\s*#.*$", "", text[:20_000], flags=re.MULTILINE).strip()
    return not start or (start[0] not in "{[<" and _MAPPING.search(start) is not None)


def kind_of_file(file: str | Path | None) -> str | None:
    """What a file is by its suffix, where that suffix is never one of a map; None for all others.

    >>> kind_of_file("setup.py"), kind_of_file("notes.md")
    ('a program', None)
    """
    suffix = Path(file).suffix.lower() if file is not None else ""
    return next((what for what, suffixes in OTHERS.items() if suffix and suffix in suffixes.split()), None)


def has_own_key(text: str) -> bool:
    """Whether YAML has a key at its outermost level that a map of ours may have, or one that is nearly so.

    So has a text in which no key can be made out: what is wrong with it is for the reader to say.
    """
    from difflib import get_close_matches

    keys = _outer_keys(text)
    if set(keys) <= {*_HEADER_KEYS}:
        return True
    return any(key in _OWN_KEYS or get_close_matches(key, _OWN_KEYS, 1, 0.8) for key in keys[:50])


def _outer_keys(text: str) -> list[str]:
    return [match[1] for match in _OUTER_KEY.finditer(text[:100_000])]


def is_no_map(document: Document) -> bool:
    """Whether a text is no map in any format, which its diagnostics say."""
    return document.format == "unknown" or (
        not document.map.claims and any(d.code == Code.UNKNOWN_FORMAT for d in document.diagnostics)
    )


def refusal(raw: str | bytes, text: str, file: str | Path | None = None) -> Document:
    """An empty document that says what the text seems to be."""
    message = f"this is not an argument map in a known format; it seems to be {_guess(raw, text, file)}"
    return Document(_nothing(), text, diagnostics=(diagnose(Code.UNKNOWN_FORMAT, message, START),), format="unknown")


def _nothing() -> Any:
    from argmap.model.elements import ArgumentMap

    return ArgumentMap()


def _guess(raw: str | bytes, text: str, file: str | Path | None) -> str:
    if isinstance(raw, bytes):
        for magic, words in _MAGIC.items():
            if raw.startswith(magic):
                return words
    by_name = kind_of_file(file)
    start = text[:20_000].lstrip()
    if by_name is not None and start:
        return by_name
    suffix = Path(file).suffix.lower() if file is not None else ""
    if suffix in (".md", ".markdown") and start:
        return "a page without pro and con; `--from outline` reads its lists all the same"
    if suffix in (".csv", ".tsv") and start:
        head = start.split("\n", 1)[0].strip()[:80]
        return f"a table with the columns {head}; `--columns parent=NAME,stance=NAME,text=NAME` says what they hold"
    if start[:1] in ("{", "[") and re.match(r"\[[A-Za-z]", start) is None:
        return _json(text)
    if start[:15].lower().startswith(("<!doctype html", "<html")):
        return "a web page"
    if start[:1] == "<" and (root := _ROOT.search(re.sub(r"<!--.*?-->|<[?!][^>]*>", "", start, flags=re.DOTALL))):
        return f"an XML document <{root.group(1)[:40]}>"
    if not start:
        return "an empty file"
    if start.startswith("#!"):
        return "a script"
    return "plain text" if start.isprintable() or "\n" in start else "binary data"


def _json(text: str) -> str:
    import json

    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return "broken JSON"
    if isinstance(value, list):
        return f"a JSON list of {len(value)} items"
    if "argmap-review" in value:
        return "the review of a map"
    keys = ", ".join(f"'{key[:30]}'" for key in list(value)[:4])
    what = "an empty JSON object" if not value else f"a JSON object with the keys {keys}"
    nodes = value.get("nodes") or value.get("elements")
    if isinstance(nodes, list) and nodes and isinstance(nodes[0], dict) and "data" in nodes[0]:
        return f"{what}: a drawing for Cytoscape"
    if value and all(isinstance(v, dict) and {"x", "y"} <= v.keys() for v in value.values()):
        return f"{what}: positions of boxes in a drawing"
    return what
