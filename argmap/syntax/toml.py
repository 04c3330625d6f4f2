"""TOML text to values, and where in the text a key or an item of a list stands.

The standard library reads the values and keeps no places. They are looked up when something is wrong: by the headers of
tables and the keys of lines, so that a key inside an inline table over several lines is found at the table's own key.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from argmap.diagnostics import Position, Span
from argmap.patterns import compile_later

_KEY = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADER = compile_later(rf"\s*\[\[?\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*\]")
_LINE = compile_later(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
_PLACE = compile_later(r"\(at line (\d+), column (\d+)\)")


class TomlError(ValueError):
    """The text is not TOML; `span` says where, as far as the reader says."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span


def parse(text: str) -> dict[str, Any]:
    """The values of a text; TomlError when it is none."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = str(error) or "nested too deeply"
        place = _PLACE.search(message)
        line, column = (int(place[1]), int(place[2])) if place is not None else (text.count("\n") + 1, 1)
        said = _PLACE.sub("", message).replace("(at end of document)", "at the end of the text").strip()
        raise TomlError(said[:1].lower() + said[1:], Span.of(line, column, line, column + 1)) from error


def locate(text: str, keys: Sequence[str], item: str | None = None) -> Span:
    """The place of the key at the end of a path, or of a text below it; of the nearest key above it where it has none.

    >>> locate('[a.b]\\nc = ["x", "y"]', ["a", "b", "c"], "y")
    Span(start=Position(line=2, column=12), end=Position(line=2, column=13))
    """
    wanted = tuple(keys)
    table: tuple[str, ...] = ()
    best, depth = Span.of(1, 1, 1, 1), 0
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        header = _HEADER.match(line)
        place = header or _LINE.match(line)
        if place is None:
            continue
        path = _parts(place[1]) if header is not None else (*table, *_parts(place[1]))
        if header is not None:
            table = path
        if len(path) >= depth and path == wanted[: len(path)]:
            best, depth = Span.of(number, place.start(1) + 1, number, place.end(1) + 1), len(path)
            if inner := next((_within(line, place.end(), key) for key in wanted[depth:]), None):
                best = Span.of(number, inner[0] + 1, number, inner[1] + 1)
    return _item(lines, best, item) if item is not None else best


def _within(line: str, start: int, key: str) -> tuple[int, int] | None:
    """Where a key of an inline table is in the rest of a line."""
    place = re.compile(rf"(?<![\w-])[\"']?({re.escape(key)})[\"']?\s*=").search(line, start)
    return place.span(1) if place is not None else None


def _item(lines: list[str], below: Span, item: str) -> Span:
    """Where a quoted text is at or below a place."""
    for number in range(below.start.line, len(lines) + 1):
        line = lines[number - 1]
        start = below.end.column - 1 if number == below.start.line else 0
        at = max(line.find(f"{mark}{item}{mark}", start) for mark in "\"'")
        if at >= 0:
            return Span(Position(number, at + 2), Position(number, at + 2 + len(item)))
    return below


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_KEY, dotted))
