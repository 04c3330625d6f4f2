"""The lines of a text while they are repaired: what stands in them, and where each character stood before.

Everything outside the repaired lines keeps its place; within them, the place of each character is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.patterns import compile_later

_PARTS = compile_later(r"([ \t]*)((?:-[ \t]+)*(?:-$)?)(.*)", re.DOTALL)
_KEY = compile_later(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[\]{}#&*!|>%@`,-][^:#\[\]{}]*?)[ \t]*:(?=\s|$)[ \t]*"""
)
ONE_WORD = compile_later(r"[\w-]{2,40}")
"""What may be the beginning of a key, where it is all that a line says."""
LONGEST_LINE = 10_000
"""Characters of a line that is looked into; a longer one is only set aside."""
_SCANNED = 2000
"""Lines above and below that are looked at to see what a line belongs to."""


class DraftLine(NamedTuple):
    """A line as it is now, and for each of its columns (and the end) the column that the user's line has."""

    text: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> DraftLine:
        """A line that is as the user wrote it."""
        return cls(text, tuple(range(len(text) + 1)))

    def edit(self, start: int, end: int, new: str) -> DraftLine:
        """The line with other text between two columns.

        >>> DraftLine.of("claim P").edit(5, 5, ":")
        DraftLine(text='claim: P', origin=(0, 1, 2, 3, 4, 5, 5, 6, 7))
        """
        origin = (*self.origin[:start], *[self.origin[start]] * len(new), *self.origin[end:])
        return DraftLine(self.text[:start] + new + self.text[end:], origin)


class LineParts(NamedTuple):
    """What a line of block style consists of, with the columns where body and value begin."""

    indent: str
    dashes: str
    body: str
    key: str | None
    start: int
    value_start: int

    @property
    def depth(self) -> int:
        """The column where the line begins."""
        return len(self.indent)

    @property
    def value(self) -> str:
        """What follows the key, or the whole body."""
        return self.body[self.value_start - self.start :]


def split_line(text: str) -> LineParts:
    """The parts of a line.

    >>> split_line("  - claim: It costs.")[:4]
    ('  ', '- ', 'claim: It costs.', 'claim')
    """
    match = _PARTS.match(text)
    assert match is not None
    indent, dashes, body = match.groups()
    start = len(indent) + len(dashes)
    key = _KEY.match(body)
    return LineParts(indent, dashes, body, key[1] if key else None, start, start + (key.end() if key else 0))


class DraftText:
    """The lines of a text; `touched` are those that are no longer as the user wrote them, by number from 0."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.touched: dict[int, DraftLine] = {}

    def line(self, number: int) -> DraftLine:
        """A line with the origin of its columns."""
        return self.touched.get(number) or DraftLine.of(self.lines[number])

    def put(self, lines: dict[int, DraftLine]) -> None:
        """Takes other lines in place of some."""
        for number, line in lines.items():
            self.touched[number] = line
            self.lines[number] = line.text

    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.lines)

    def says_something(self, number: int) -> bool:
        """Whether a line is neither blank nor a comment."""
        text = self.lines[number].lstrip(" \t")
        return bool(text) and text[0] != "#"

    def is_short(self, number: int) -> bool:
        """Whether there is a line with this number that is short enough to be looked into."""
        return number < len(self.lines) and len(self.lines[number]) <= LONGEST_LINE

    def place(self, number: int, start: int, end: int) -> tuple[int, int, int]:
        """Where a stretch of a line stood in the user's text: line, column and end column; at least one column wide."""
        origin = self.line(number).origin
        first = origin[min(start, len(origin) - 1)]
        return number, first, max(origin[min(end, len(origin) - 1)], first + 1)

    def above(self, number: int) -> Iterator[int]:
        """The lines above one that say something, the nearest first."""
        return filter(self.says_something, range(number - 1, max(-1, number - 1 - _SCANNED), -1))

    def below(self, number: int) -> Iterator[int]:
        """The lines below one that say something, the nearest first."""
        return filter(self.says_something, range(number + 1, min(len(self.lines), number + 1 + _SCANNED)))

    def spine(self, number: int) -> list[int]:
        """The lines that a line is inside of, the nearest first."""
        least = split_line(self.lines[number]).depth
        inside: list[int] = []
        for other in self.above(number):
            depth = split_line(self.lines[other]).depth
            if depth < least:
                inside.append(other)
                least = depth
            if least == 0:
                break
        return inside

    def deeper(self, number: int) -> list[int]:
        """The lines directly below one that begin further right than its body."""
        start = split_line(self.lines[number]).start
        inside: list[int] = []
        for other in self.below(number):
            if split_line(self.lines[other]).depth <= start:
                break
            inside.append(other)
        return inside

    def continuation(self, number: int, parts: LineParts) -> list[int]:
        """The lines below one on which its value goes on: further right, and no entries of their own.

        `parts` are those of the line, perhaps as a repair would have them.
        """
        least = parts.start if parts.key is not None else parts.depth
        last = number
        for other in self.below(number):
            below = split_line(self.lines[other])
            if below.depth <= least or below.dashes or below.key is not None:
                break
            last = other
        return list(range(number + 1, last + 1))

    def columns(self, number: int) -> list[int]:
        """Columns where a line could begin, as its neighbours suggest; those of the nearest neighbours first."""
        found: list[int] = []
        previous = next(self.above(number), None)
        if previous is not None:
            parts = split_line(self.lines[previous])
            found += [parts.start, *([parts.start + 2] if parts.key and not parts.value else []), parts.depth]
        following = next(self.below(number), None)
        if following is not None:
            depth = split_line(self.lines[following]).depth
            found += [depth, *([depth - 2] if depth >= 2 else [])]
        for other in self.spine(previous) if previous is not None else ():
            parts = split_line(self.lines[other])
            found += [parts.start, parts.depth]
        return list(dict.fromkeys(found))
