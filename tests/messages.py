"""Every text that a user can read, per module and in order, so that wording can be reviewed as a whole.

`python -m tests.messages` writes `tests/messages.txt`. Texts are found in the syntax tree of each module: the help of
commands and options, the messages of errors and diagnostics, and whatever else reads as prose. Templates, scripts and
the data files whose texts are shown follow. What stands in braces is filled in when the message is written.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from inspect import cleandoc
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = Path(__file__).with_suffix(".txt")
ENGLISH = ROOT / "argmap" / "language" / "shown" / "en.txt"
"""The words of pictures and scores; the other languages say the same and are read by themselves."""

SHOWN = frozenset(
    {
        *("Diagnostic", "Finding", "Related", "Fix", "diagnose", "fault", "fail", "note", "problem", "report", "warn"),
        *("echo", "style", "secho", "UsageError", "BadParameter", "ClickException", "option", "argument", "Path"),
        *("ArgmapError", "ConfigError", "ReadError", "BuildError", "UnfitError", "UnsettledError", "TomlError"),
        *("ValueError", "TypeError", "KeyError", "_WrongError", "Loss", "Conflict"),
    }
)
"""Calls whose texts are shown even where they are a single word."""
HIDDEN = frozenset(
    {
        *("compile", "match", "fullmatch", "search", "sub", "split", "finditer", "findall", "execute", "executemany"),
        *("template", "encode", "startswith", "endswith", "removeprefix", "removesuffix", "namedtuple", "TypeVar"),
        *("run", "Popen", "find", "strip", "lstrip", "rstrip", "frozenset", "maketrans", "partition"),
    }
)
"""Calls whose texts are for a machine: patterns, statements, parts of names."""
MEMBERS = re.compile(
    r"argmap/(formats/codecs|rules/checks|drawing/renderers|scoring/semantics|scoring/metrics|teach/exercises"
    r"|teach/exports|report/findings)/(?!_)"
)
"""Folders of registered members, of which `argmap explain` shows the module's docstring."""
DATA = re.compile(r"argmap/language/")
"""Modules whose prose is compared with the prose of maps; only their errors are shown."""
_PROSE = re.compile(r"[^\W\d_]{2,}[,:;.’')\]}]* +[({\[“‘'`]?[^\W\d_]|[^\W\d_]{2,}:? \{|\} [^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME = re.compile(r"[\w.:/%-]*")
_SHOWN_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "content")


def texts_of_module(path: Path, name: str) -> list[str]:
    """The texts of a Python module, in the order in which they stand there."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = _Texts(name)
    docstring = ast.get_docstring(tree) or ""
    if MEMBERS.match(name) or (name.startswith("argmap/cli/") and not path.name.startswith("_")):
        texts.add(docstring.split("\n\n")[0])
    texts.visit(tree)
    return list(dict.fromkeys(texts.texts))


class _Texts(ast.NodeVisitor):
    """Collects texts; `level` says how sure it is that a text is shown: 0 hidden, 1 prose only, 2 any word."""

    def __init__(self, name: str) -> None:
        self.texts: list[str] = []
        self.level = 0 if DATA.match(name) else 1

    def add(self, text: str) -> None:
        self.texts.append(cleandoc(text))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator)
        if any(_called(decorator) in ("command", "group") for decorator in node.decorator_list):
            self.add((ast.get_docstring(node) or "").replace("\b\n", ""))
        for part in (node.args, *node.body):
            self.visit(part)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Assert(self, node: ast.Assert) -> None:
        pass

    def visit_Raise(self, node: ast.Raise) -> None:
        if node.exc is not None:
            self._within(2, node.exc)

    def visit_Call(self, node: ast.Call) -> None:
        level = 2 if _called(node) in SHOWN else 0 if _called(node) in HIDDEN else self.level
        self.visit(node.func)
        for argument in node.args:
            self._within(level, argument)
        for keyword in node.keywords:
            self._within(max(level, 2 * (keyword.arg in ("help", "epilog", "short_help"))), keyword.value)

    def visit_Compare(self, node: ast.Compare) -> None:
        pass

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._offer(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._offer(_template(node))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def _within(self, level: int, node: ast.AST) -> None:
        before, self.level = self.level, level
        self.visit(node)
        self.level = before

    def _offer(self, text: str) -> None:
        is_markup = text.startswith("<") or "://" in text
        if self.level and not is_markup and (_PROSE.search(text) or (self.level == 2 and _is_word(text))):
            self.add(text)


def _is_word(text: str) -> bool:
    is_name = _NAME.fullmatch(text) and (text == text.lower() or text == text.upper() or "_" in text)
    return bool(_WORD.search(text)) and not is_name


def _called(node: ast.AST) -> str:
    """The last name of what a call or a decorator names."""
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _template(node: ast.JoinedStr) -> str:
    return "".join(
        part.value if isinstance(part, ast.Constant) else f"{{{_filled(part.value)}}}"  # type: ignore[attr-defined]
        for part in node.values
    )


def _filled(node: ast.AST) -> str:
    """A short name for what is filled in."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return _filled(node.value)
    if isinstance(node, ast.Call):
        only = (
            node.args[0] if len(node.args) == 1 and _called(node) in ("safe", "len", "str", "repr", "shown") else None
        )
        return _filled(only) if only is not None else _called(node) or "…"
    return "…"


class _Page(HTMLParser):
    """Collects the text nodes of a template and the attributes that a reader sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        for name, value in attrs:
            if name in _SHOWN_ATTRIBUTES and value and _PROSE.search(value):
                self.texts.append(value)

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if self.inside not in ("script", "style") and re.search(r"[^\W\d_]{2,}", re.sub(r"\{.*?\}", "", text)):
            self.texts.append(text)


def texts_of_template(text: str) -> list[str]:
    """The texts of a jinja template; an expression is shown by its name."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    text = re.sub(
        r"\{\{-?\s*([\w.]*).*?\}\}", lambda match: f"{{{match[1].rpartition('.')[2]}}}", text, flags=re.DOTALL
    )
    page = _Page()
    page.feed(text)
    return page.texts


def texts_of_script(text: str) -> list[str]:
    """The strings of a script or of a Typst file that read as prose or begin like a sentence."""
    tokens = re.finditer(r"//[^\n]*|/\*.*?\*/|\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", text, re.DOTALL)
    strings = (next((group for group in token.groups() if group is not None), "") for token in tokens)
    shown = (re.sub(r"\$\{([^}]*)\}", "{…}", string) for string in strings)
    return [text for text in shown if _PROSE.search(text) or re.fullmatch(r"[A-Z][a-z]+\W?", text)]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str) and _PROSE.search(value):
        yield value


def texts_of(path: Path) -> list[str]:
    """The texts of a file of the package that people read; none of a file whose texts nobody sees."""
    name = path.relative_to(ROOT).as_posix()
    if path.suffix == ".py":
        return texts_of_module(path, name)
    is_list = path.name == "default-rubric.yaml" or path == ENGLISH
    if not is_list and path.suffix not in (".jinja", ".js", ".typ", ".toml", ".json"):
        return []
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jinja":
        return texts_of_template(text)
    if path.suffix in (".js", ".typ"):
        return texts_of_script(text)
    if is_list:
        return [line.strip() for line in text.splitlines() if not line.lstrip().startswith("#") and line.strip()]
    return list(dict.fromkeys(_strings(tomllib.loads(text) if path.suffix == ".toml" else json.loads(text))))


def all_messages() -> str:
    """The whole file: the path of each module, and below it its texts, the lines of each indented."""
    parts: list[str] = []
    for path in sorted((ROOT / "argmap").rglob("*")):
        if path.is_file() and (texts := texts_of(path)):
            parts.append(path.relative_to(ROOT).as_posix())
            parts.extend("    " + text.strip("\n").replace("\n", "\n        ") for text in texts)
            parts.append("")
    return "\n".join(line.rstrip() for line in "\n".join(parts).split("\n"))


if __name__ == "__main__":
    FILE.write_text(all_messages(), encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)} written")
