"""The lines of an Argdown text that say something: headings, statements and arguments, with what they are below.

An outline needs neither the texts nor a parse: what is indented deeper is below.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from argmap.formats.argdown.tokens import RELATIONS, Token

_BLOCK = ("heading", "number", "bullet", "ordered", *RELATIONS.values())
_TITLED = ("statement", "statement definition", "argument", "argument definition")
_BEFORE = ("newline", "empty", "indent", "dedent")


class OutlineLine(NamedTuple):
    """A line of an outline.

    - `kind`: `heading`, `statement`, `argument`, or `text` for one without a title.
    - `relation`: the relation to the line above, such as `attack`; `""` for none.
    - `words`: the title or the text.
    - `depth`: what it is below: headings come before everything else, then counts the indentation.
    - `start`: the offset at which it begins; `end`: that of the end of its line.
    """

    kind: str
    relation: str
    words: str
    depth: tuple[int, int]
    start: int
    end: int


def outline_lines(text: str, tokens: Iterable[Token]) -> list[OutlineLine]:
    """All of them, in the order of the text, which has these tokens."""
    lines: list[OutlineLine] = []
    relation, at_start, level, mark = "", True, 0, None
    for kind, image, start in tokens:
        if kind in _BEFORE:
            if kind in ("newline", "empty"):
                at_start, relation, mark = True, "", None
            continue
        if kind in _BLOCK:
            relation = kind if kind in RELATIONS.values() else ""
            mark = start + len(image) - len(image.lstrip())
            at_start = True
            if kind != "heading":
                continue
            level = len(image) - 1
        elif not at_start or kind in ("data", "front", "inference start", "inference end", "comma"):
            continue
        begin = start + len(image) - len(image.lstrip()) if mark is None else mark
        line_start = text.rfind("\n", 0, begin) + 1
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if kind == "heading":
            words, name, depth = text[start + len(image) : end].strip(), "heading", (level, -1)
        elif kind in _TITLED:
            words, name = image.removesuffix(":")[1:-1], kind.partition(" ")[0]
            depth = (level + 1, begin - line_start)
        else:
            words, name, depth = text[start:end].strip(), "text", (level + 1, begin - line_start)
        if words:
            lines.append(OutlineLine(name, relation, words, depth, begin, end))
        at_start = False
    return lines
