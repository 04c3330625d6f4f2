"""Plain values beside their places: what the YAML and the JSON reader both make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.diagnostics import Diagnostic, Ends, Span
from argmap.syntax import limits

Raw = tuple[int, int, int, int]
"""Line, column, end line, end column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much a text may hold: nested lists and mappings, and values of any kind (keys count).

    The defaults are those of the table of limits for native files.
    """

    depth: int = field(default_factory=lambda: limits.DEPTH)
    values: int = field(default_factory=lambda: limits.VALUES)


class Place:
    """Where a value stands; for a mapping also where its keys and values stand, for a list its items.

    A raw place may stand for the Place of a scalar: most are never asked for.
    """

    __slots__ = ("_raw", "items", "keys")

    def __init__(self, raw: Any, keys: dict[str, Any] | None = None, items: Any = None) -> None:
        self._raw = raw
        self.keys = keys
        self.items: dict[str, Any] | list[Any] | None = items

    @property
    def ends(self) -> Ends:
        """Where the value begins and ends."""
        return ends_of(self._raw)

    @property
    def span(self) -> Span:
        """The place of the value."""
        return Span.of(*ends_of(self._raw))

    def get(self, key: str | int) -> Place | None:
        """The place of an item, if this is a mapping or list that has it."""
        if isinstance(self.items, dict):
            entry = self.items.get(str(key))
        elif isinstance(self.items, list) and isinstance(key, int) and key < len(self.items):
            entry = self.items[key]
        else:
            return None
        return entry if entry is None or isinstance(entry, Place) else Place(entry)

    def key_ends(self, key: str) -> Ends | None:
        """Where `key` itself begins and ends, if this is a mapping that has it."""
        return ends_of(self.keys[key]) if self.keys is not None and key in self.keys else None

    def ends_at(self, key: str) -> Ends | None:
        """Where the value of `key` begins and ends, if this is a mapping that has it."""
        entry = self.items.get(key) if isinstance(self.items, dict) else None
        if entry is None:
            return None
        return entry.ends if isinstance(entry, Place) else ends_of(entry)

    def key_span(self, key: str) -> Span | None:
        """The place of `key` itself, if this is a mapping that has it."""
        ends = self.key_ends(key)
        return Span.of(*ends) if ends is not None else None


def raw_of(token: Any) -> Raw:
    """The place of a token that has `start_mark` and `end_mark` with `line` and `column` from 0."""
    start, end = token.start_mark, token.end_mark
    return start.line, start.column, end.line, end.column


def ends_of(raw: Any) -> Ends:
    """The published numbers of a raw place or of a token."""
    line, column, end_line, end_column = raw if isinstance(raw, tuple) else raw_of(raw)
    return line + 1, column + 1, end_line + 1, end_column + 1


def span_of(raw: Any) -> Span:
    """The published form of a raw place or of a token."""
    return Span.of(*ends_of(raw))


class RepairedLine(NamedTuple):
    """A line that is not read as it stands.

    - `column`: the column from 1 where its content begins.
    - `end`: the column from 1 where the user's line ends.
    - `opens_entry`: whether only its dash is left, so that the entry below is its own.
    """

    column: int
    end: int
    opens_entry: bool


@dataclass(slots=True)
class Parsed:
    """The values of a text (dict, list, str, None), where they stand, and what was wrong with it."""

    value: Any = None
    place: Place = field(default_factory=lambda: Place((0, 0, 0, 0)))
    diagnostics: list[Diagnostic] = field(default_factory=list)
    comments: list[tuple[Span, str]] = field(default_factory=list)
    empty: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    """The mappings and keys whose value is empty (in JSON: null); the value is None."""
    repaired: dict[int, RepairedLine] = field(default_factory=dict)
    """The lines, by number from 1, that are not read as they stand because of a syntax error."""
    unread: list[str] = field(default_factory=list)
    """The parts of those lines that are set aside."""
    cut_at: int | None = None
    """The line from 1 where reading ended before the end of the text; None if it did not."""
