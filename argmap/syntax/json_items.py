"""JSON as other programs write it, to values with places: fast, and fit for files of tens of megabytes.

The values are Python's own (numbers are numbers); places are kept for what is at most a few levels deep, such as
the entries of a list of nodes, because more is never asked for. What comes before an error is kept. The format of maps
has its own reader, `json`, which knows the place of every value.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import partial
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, diagnose
from argmap.patterns import compile_later
from argmap.syntax import limits
from argmap.syntax.decoding import without_controls, without_halves
from argmap.syntax.tree import Parsed, Place, Raw, span_of

_STRING = compile_later(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_SPACE = compile_later(r"[ \t\n\r]*")


def parse(text: str, depth: int = 3) -> Parsed:
    """Values of `text`, with places of everything at most `depth` levels below the top.

    >>> found = parse('{"nodes": [{"id": 7},\\n {"id": 8}]}')
    >>> found.value["nodes"][1], found.place.get("nodes").get(1).span.start
    ({'id': 8}, Position(line=2, column=2))
    """
    text, diagnostics = without_controls(text)
    text, halves = without_halves(text)
    reader = _ItemsReader(text)
    if is_too_large(text):
        reader.report(Code.TOO_LARGE, f"more than {limits.JSON_VALUES:,} values; nothing is read", 0)
    else:
        reader.read(depth)
    return Parsed(reader.value, reader.place, [*diagnostics, *halves, *reader.diagnostics])


def is_too_large(text: str) -> bool:
    """Whether a text has more lists, objects and commas than the limit; those in strings do not count.

    >>> is_too_large('{"a": "1, 2"}')
    False
    """
    if sum(map(text.count, ",[{")) <= limits.JSON_VALUES:
        return False
    return sum(map(_STRING.sub("", text).count, ",[{")) > limits.JSON_VALUES


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < 300 else digits


def _object(twice: list[str], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these keys and values; a key that is given twice counts once and is put into `twice`."""
    fields = dict(pairs)
    if len(fields) == len(pairs):
        return fields
    fields = {}
    for key, value in pairs:
        if key in fields:
            twice.append(key)
        fields.setdefault(key, value)
    return fields


class _ItemsReader:
    """One text; `value` and `place` grow while it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.diagnostics: list[Diagnostic] = []
        self.value: Any = None
        self.place = Place((0, 0, 0, 0))
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._twice: list[str] = []
        self._decoder = json.JSONDecoder(
            strict=False,
            parse_constant=_refuse,
            parse_int=_integer,
            object_pairs_hook=partial(_object, self._twice),  # no method: a large text would outlive its reader
        )

    def raw(self, start: int, end: int) -> Raw:
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end) - 1
        return first, start - self._starts[first], last, end - self._starts[last]

    def report(self, code: Code, message: str, start: int) -> None:
        if len(self.diagnostics) < limits.DIAGNOSTICS:
            self.diagnostics.append(diagnose(code, message, span_of(self.raw(start, min(start + 1, len(self.text))))))

    def read(self, depth: int) -> None:
        start = self._skip(0)
        if start == len(self.text):
            return
        try:
            end = self._value(start, depth, None)
        except _BrokenItems as broken:
            self.report(Code.SYNTAX_ERROR, broken.message, broken.at)
            return
        end = self._skip(end)
        if end < len(self.text):
            self.report(Code.SYNTAX_ERROR, "expected the end of the text here", end)

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        assert match is not None
        return match.end()

    def _value(self, start: int, depth: int, into: tuple[Any, Place, str | int] | None) -> int:
        """Reads the value at `start`, puts it where `into` says, and gives its end."""
        char = self.text[start : start + 1]
        if depth and char in ("{", "["):
            new: Any = {} if char == "{" else []
            place = Place(self.raw(start, start + 1), {} if char == "{" else None, {} if char == "{" else [])
            self._put(new, place, into)
            return self._items(start, depth - 1, new, place)
        value, end = self._whole(start)
        self._put(value, Place(self.raw(start, end)), into)
        if self._twice:
            keys = ", ".join(f"'{key}'" for key in self._twice[:3])
            self.report(Code.DUPLICATE_KEY, f"duplicate key in an object ({keys}); the first one is used", start)
            self._twice.clear()
        return end

    def _put(self, value: Any, place: Place, into: tuple[Any, Place, str | int] | None) -> None:
        if into is None:
            self.value, self.place = value, place
            return
        container, places, key = into
        if isinstance(container, list):
            container.append(value)
            places.items.append(place)  # type: ignore[union-attr]
        elif key not in container:
            container[key] = value
            places.items[key] = place  # type: ignore[index]

    def _items(self, start: int, depth: int, container: Any, place: Place) -> int:
        text, closer = self.text, "}" if isinstance(container, dict) else "]"
        position = self._skip(start + 1)
        if text[position : position + 1] == closer:
            return position + 1
        while True:
            key: str | int = 0
            if closer == "}":
                items, after = self._whole(position)
                if not isinstance(items, str):
                    raise _BrokenItems("expected a key in double quotes", position)
                key, colon = items, self._skip(after)
                if text[colon : colon + 1] != ":":
                    raise _BrokenItems(f"expected ':' after the key, found {_show(text[colon : colon + 1])}", colon)
                if key in container:
                    self.report(Code.DUPLICATE_KEY, f"duplicate key '{key}'; the first one is used", position)
                else:
                    place.keys[key] = self.raw(position, after)  # type: ignore[index]
                position = self._skip(colon + 1)
            position = self._skip(self._value(position, depth, (container, place, key)))
            char = text[position : position + 1]
            if char == closer:
                return position + 1
            if char != ",":
                raise _BrokenItems(f"expected ',' or '{closer}', found {_show(char)}", position)
            position = self._skip(position + 1)

    def _whole(self, start: int) -> tuple[Any, int]:
        try:
            return self._decoder.raw_decode(self.text, start)
        except json.JSONDecodeError as error:
            raise _BrokenItems(f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.pos) from error
        except RecursionError as error:
            raise _BrokenItems("nested too deeply to be read", start) from error
        except ValueError as error:
            raise _BrokenItems(str(error), start) from error


class _BrokenItems(Exception):
    def __init__(self, message: str, at: int) -> None:
        self.message = message
        self.at = at


def _show(char: str) -> str:
    return f"'{char}'" if char else "the end of the text"
