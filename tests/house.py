"""Measures of the house: how modules depend on each other, and which names mean more than one thing.

`python -m tests.house` prints them for this checkout, `python -m tests.house FOLDER` for another one.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from argmap.syntax.collector import steady

ROOT = Path(__file__).parents[1]
PARTICIPLE = re.compile(
    r"^_?([a-z]*ed|born|bound|built|cut|done|drawn|felt|found|given|grown|held|hidden|kept|known|laid|left|led|lent|lost"
    r"|made|meant|met|paid|put|read|said|seen|sent|set|shown|shut|sought|split|spoken|stood|sunk|taken|taught"
    r"|thought|told|torn|worn|woven|written)(_\w*)?$"
)
VERBS = {"read", "split", "cut", "put", "set", "embed", "feed", "need", "seed", "shed", "proceed", "exceed", "bound"}
"""What the pattern takes for a participle and is a verb in the imperative, or no participle at all."""


class Module(NamedTuple):
    """One file: its dotted name, its folder as a dotted name, and its syntax tree."""

    name: str
    folder: str
    path: Path
    tree: ast.Module
    lines: int


@cache
def modules(root: Path, *folders: str) -> tuple[Module, ...]:
    """All modules below some folders of a checkout, sorted by path; read once."""
    with steady():  # the collector would take five times as long as the parser
        return tuple(_read(root, folders))


def _read(root: Path, folders: Iterable[str]) -> Iterator[Module]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            parts = path.relative_to(root).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            yield Module(name, ".".join(parts[:-1]), path, ast.parse(text), text.count("\n"))


def imports(module: Module, top: str = "argmap") -> Iterator[str]:
    """The dotted names of the package that a module imports, names of `from … import` included."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == top)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == top:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def foreign_private_imports(root: Path) -> list[str]:
    """Imports of a `_module`, or of a `_name`, from outside the folder that it is private to."""
    package = modules(root, "argmap")
    folders = {module.name for module in package if module.path.name == "__init__.py"}
    offences = []
    for module in (*package, *modules(root, "tests", "benchmarks")):
        for name in imports(module):
            parts = name.split(".")
            for position, part in enumerate(parts):
                owner = ".".join(parts[:position])
                if not part.startswith("_") or part.startswith("__") or owner not in folders:
                    continue
                if module.folder != owner and not module.folder.startswith(f"{owner}."):
                    offences.append(f"{module.name} imports {name}")
    return offences


def duplicate_modules(root: Path) -> dict[str, list[str]]:
    """Basenames that several modules of the package share."""
    names = defaultdict(list)
    for module in modules(root, "argmap"):
        if module.path.stem not in ("__init__", "__main__"):
            names[module.path.stem].append(module.name)
    return {name: homes for name, homes in sorted(names.items()) if len(homes) > 1}


def duplicate_classes(root: Path) -> dict[str, list[str]]:
    """Names that several classes of the package share, whether private or not."""
    names = defaultdict(list)
    for module in modules(root, "argmap"):
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                names[node.name.lstrip("_")].append(module.name)
    return {name: homes for name, homes in sorted(names.items()) if len(homes) > 1}


class Function(NamedTuple):
    """A function or method with the lines of its body, its docstring left out."""

    name: str
    module: str
    lines: int
    is_property: bool


def functions(root: Path) -> list[Function]:
    """All functions and methods of the package."""
    every = []
    for module in modules(root, "argmap"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                has_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
                start = (first.end_lineno or first.lineno) + 1 if has_text else node.lineno
                marks = {getattr(mark, "id", getattr(mark, "attr", "")) for mark in node.decorator_list}
                lines = (node.end_lineno or node.lineno) - start + 1
                every.append(Function(node.name, module.name, lines, bool(marks & {"property", "cached_property"})))
    return every


def participles(root: Path) -> list[str]:
    """Functions whose name starts with a participle; properties may be called so, they are no actions."""
    return sorted(
        f"{function.module}.{function.name}"
        for function in functions(root)
        if not function.is_property
        and PARTICIPLE.match(function.name)
        and function.name.lstrip("_").split("_")[0] not in VERBS
    )


def bindings(root: Path, name: str) -> int:
    """How often a local name is bound in the package."""
    return sum(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)
        for module in modules(root, "argmap")
        for node in ast.walk(module.tree)
    )


def report(root: Path) -> Iterator[str]:
    """The measures as lines of text."""
    package = modules(root, "argmap")
    folders: dict[str, list[Module]] = defaultdict(list)
    for module in package:
        folders[module.folder].append(module)
    yield "modules and imports of the package per folder:"
    for folder, members in sorted(folders.items()):
        yield f"  {folder:32} {len(members):4} {sum(len(set(imports(m))) for m in members):5}"
    yield f"  {'together':32} {len(package):4} {sum(len(set(imports(m))) for m in package):5}"
    offences = foreign_private_imports(root)
    inside = sum(line.startswith("argmap.") for line in offences)
    yield f"imports of another folder's _module: {inside} in the package, {len(offences) - inside} in tests"
    for title, names in (("modules", duplicate_modules(root)), ("classes", duplicate_classes(root))):
        yield f"names that several {title} share: {len(names)}: {', '.join(names)}"
    named = participles(root)
    yield f"functions named by a participle: {len(named)}"
    longest = max(functions(root), key=lambda function: function.lines)
    yield f"longest function: {longest.module}.{longest.name}, {longest.lines} lines"
    largest = max(package, key=lambda module: module.lines)
    yield f"longest module: {largest.name}, {largest.lines} lines"
    words = ("found", "own", "known", "said", "told", "held", "given", "kept")
    yield "bindings of names that do not say what they hold: " + ", ".join(f"{w} {bindings(root, w)}" for w in words)


if __name__ == "__main__":
    print("\n".join(report(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)))
