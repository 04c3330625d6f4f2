"""JSON text to values with places. Numbers and literals stay text, as in YAML: a field decides what its value is.

The strings are read by the standard library's own scanner; the structure around them is walked here, without recursion,
because the library's reader keeps no places and falls over on deep nesting.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, diagnose
from argmap.patterns import compile_later
from argmap.syntax import limits
from argmap.syntax.decoding import without_controls, without_halves
from argmap.syntax.tree import Budget, Parsed, Place, Raw, span_of

_scan_string = json.decoder.scanstring  # type: ignore[attr-defined]
_SPACE = compile_later(r"[ \t\n\r]*")
_LITERAL = compile_later(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)\b")


def parse(text: str, budget: Budget | None = None, place: Callable[[int, int], Raw] | None = None) -> Parsed:
    """Values and places of `text`; whatever is wrong is in the result's diagnostics, the sound part is kept.

    `place` gives the place of what lies between two offsets, for a text that is not the one that the user sees.
    """
    text, diagnostics = without_controls(text)
    text, halves = without_halves(text)
    reader = _ValuesReader(text, budget or Budget())
    if place is not None:
        reader.raw = place  # type: ignore[method-assign]
    try:
        reader.loop()
    except _Broken as broken:
        reader.report(Code.SYNTAX_ERROR, broken.message, broken.at, broken.at + 1)
    return Parsed(reader.value, reader.place, [*diagnostics, *halves, *reader.diagnostics], [], reader.empty)


class _Broken(Exception):
    def __init__(self, message: str, at: int) -> None:
        self.message = message
        self.at = at


class _ValuesReader:
    """One pass over a JSON text."""

    def __init__(self, text: str, budget: Budget) -> None:
        self.text = text
        self.budget = budget
        self.diagnostics: list[Diagnostic] = []
        self.empty: list[tuple[dict[str, Any], str]] = []
        self.value: Any = None
        self.place = Place((0, 0, 0, 0))
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def raw(self, start: int, end: int) -> Raw:
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end) - 1
        return first, start - self._starts[first], last, end - self._starts[last]

    def report(self, code: Code, message: str, start: int, end: int) -> None:
        if len(self.diagnostics) < limits.DIAGNOSTICS:
            self.diagnostics.append(diagnose(code, message, span_of(self.raw(start, end))))

    def loop(self) -> None:
        text = self.text
        stack: list[tuple[Any, Place]] = []
        value: Any = None
        here = self.place
        position = self._skip(0)
        skipping = 0
        left = self.budget.values
        if position == len(text):
            return
        while True:
            key, key_raw = "", None
            if type(value) is dict:
                key, key_raw, position = self._key(position, value, skipping > 0)
            start = position
            char = text[start : start + 1]
            opens = char in ("{", "[")
            if opens:
                new: Any = {} if char == "{" else []
                position += 1
            else:
                new, position = self._scalar(start)
            left -= 1
            if left < 0:
                self.report(
                    Code.TOO_LARGE, f"more than {self.budget.values:,} values; the rest is not read", start, position
                )
                return
            new_place = Place(self.raw(start, position))
            if opens:
                new_place.keys, new_place.items = ({}, {}) if char == "{" else (None, [])
            wanted = not skipping
            if not stack and value is None:
                self.value, self.place = new, new_place
            elif type(value) is list:
                if wanted:
                    value.append(new)
                    here.items.append(new_place)  # type: ignore[union-attr]
            elif key_raw is None:
                wanted = False
            elif wanted:
                value[key] = new
                if new is None:
                    self.empty.append((value, key))
                here.keys[key] = key_raw  # type: ignore[index]
                here.items[key] = new_place  # type: ignore[index]
            if opens:
                if wanted and len(stack) >= self.budget.depth:
                    entries = self.budget.depth // 2 - 2
                    self.report(
                        Code.TOO_DEEP, f"nested deeper than {entries} entries; the rest is not read", start, position
                    )
                    return
                if not wanted:
                    skipping += 1
                stack.append((value, here))
                value, here = new, new_place
                position = self._skip(position)
                if text[position : position + 1] != ("}" if type(value) is dict else "]"):
                    continue
            # after a value: close what ends here, then go on behind a comma
            while True:
                position = self._skip(position)
                if not stack:
                    if position < len(text):
                        raise _Broken("expected the end of the text here", position)
                    return
                closer = "}" if type(value) is dict else "]"
                char = text[position : position + 1]
                if char == closer:
                    position += 1
                    value, here = stack.pop()
                    skipping = max(skipping - 1, 0)
                elif char == ",":
                    position = self._skip(position + 1)
                    break
                else:
                    raise _Broken(f"expected ',' or '{closer}', found {_show(char)}", position)

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        assert match is not None
        return match.end()

    def _key(self, position: int, mapping: dict[str, Any], quiet: bool) -> tuple[str, Raw | None, int]:
        if self.text[position : position + 1] != '"':
            raise _Broken(
                f"expected a key in double quotes, found {_show(self.text[position : position + 1])}", position
            )
        key, end = self._string(position)
        raw: Raw | None = self.raw(position, end)
        if key in mapping and not quiet:
            self.report(Code.DUPLICATE_KEY, f"duplicate key '{key}'; the first one is used", position, end)
            raw = None
        after = self._skip(end)
        if self.text[after : after + 1] != ":":
            raise _Broken(f"expected ':' after the key, found {_show(self.text[after : after + 1])}", after)
        return key, raw, self._skip(after + 1)

    def _scalar(self, position: int) -> tuple[str | None, int]:
        if self.text[position : position + 1] == '"':
            return self._string(position)
        match = _LITERAL.match(self.text, position)
        if match is None:
            raise _Broken(f"expected a value, found {_show(self.text[position : position + 1])}", position)
        return None if match.group() == "null" else match.group(), match.end()

    def _string(self, position: int) -> tuple[str, int]:
        try:
            return _scan_string(self.text, position + 1, True)
        except json.JSONDecodeError as error:
            raise _Broken(f"this quoted text is broken: {error.msg}", error.pos) from error


def _show(char: str) -> str:
    return f"'{char}'" if char else "the end of the text"
