"""A native text as a tree of values with places: where each entry stands, what surrounds it, which lines are its own.

YAML in blocks, YAML within brackets and JSON are one thing here: a value has a path of keys, a start and an end, and it
is within brackets or not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from argmap.diagnostics import Position
from argmap.formats.native.entry_places import CHILDREN
from argmap.patterns import compile_later
from argmap.review.refusal import NoSmallEdit
from argmap.syntax import json_values, yaml
from argmap.syntax.edits import Lines
from argmap.syntax.tree import Place

Path = tuple[str | int, ...]
"""The keys that lead from the file to a value."""
LINKS = ("supports", "attacks", "addresses")
"""The keys of an entry under which ids of other claims stand."""
STEP_LISTS = ("undercuts", "backing")
"""The keys under which entries stand that bear on the step of an entry."""
ENDS = ("support", "attack", "neutral", "unsigned")
"""The keys of an item of `relations:` that name its target."""
_BETWEEN = compile_later(r"(?:\s|,|(?:(?<=\s)|(?<=[,\[\]{}\"']))#[^\n]*)*")
_ENTRY_LISTS = (*CHILDREN, *STEP_LISTS, "premises")


class WrittenSpot(NamedTuple):
    """Where a claim or a relation stands: in which form, and the path of its entry or of the id that is its link.

    The forms are `text`, `claim`, `ref` and `premises` for entries, `link` for an id under `addresses` and the like,
    and `listed` for an item of `relations:`.
    """

    form: str
    path: Path


class WrittenText:
    """The tree of a text that is read without errors."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.rows = text.split("\n")
        self.is_json = text.lstrip()[:1] == "{"
        parsed = json_values.parse(text) if self.is_json else yaml.parse(text)
        if self.is_json and parsed.diagnostics:  # YAML may begin with a brace, too
            self.is_json = False
            parsed = yaml.parse(text)
        self.value: Any = parsed.value
        self.place = parsed.place
        self.comments = [self.lines.offset(span.start) for span, _ in parsed.comments]
        self.comment_rows = {span.start.line - 1: span.start.column - 1 for span, _ in parsed.comments}

    # the tree

    def at(self, path: Path) -> Any:
        """The value at a path."""
        value = self.value
        for key in path:
            value = value[key]
        return value

    def place_at(self, path: Path) -> Place:
        """The place of the value at a path."""
        place = self.place
        for key in path:
            inside = place.get(key)
            if inside is None:
                raise NoSmallEdit(f"no place of {path}")
            place = inside
        return place

    def start(self, path: Path) -> int:
        """The offset at which a value begins."""
        line, column, _, _ = self.place_at(path).ends
        return self.lines.offset(Position(line, column))

    def end(self, path: Path) -> int:
        """The offset behind a value, closing bracket included."""
        value = self.at(path)
        start = self.start(path)
        if isinstance(value, dict | list):
            inside = self.keys(path)
            last = self.end((*path, inside[-1])) if inside else start + 1
            if not self.has_brackets(path):
                return last
            match = _BETWEEN.match(self.text, last)
            closing = match.end() if match is not None else last
            if self.text[closing : closing + 1] not in ("}", "]"):
                raise NoSmallEdit("a bracket that is not closed where it should be")
            return closing + 1
        _, _, line, column = self.place_at(path).ends
        end = self.lines.offset(Position(line, column))
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def keys(self, path: Path) -> list[str | int]:
        """The keys of a mapping, or the numbers of a list, in the order of the text."""
        value, place = self.at(path), self.place_at(path)
        if isinstance(value, list):
            return list(range(len(value)))
        return [key for key in (place.items or {}) if key in value]

    def key_start(self, path: Path) -> int:
        """The offset of the key at the end of a path."""
        ends = self.place_at(path[:-1]).key_ends(str(path[-1]))
        if ends is None:
            raise NoSmallEdit(f"no key {path}")
        return self.lines.offset(Position(*ends[:2]))

    def key_end(self, path: Path) -> int:
        """The offset behind the key at the end of a path."""
        ends = self.place_at(path[:-1]).key_ends(str(path[-1]))
        if ends is None:
            raise NoSmallEdit(f"no key {path}")
        return self.lines.offset(Position(*ends[2:]))

    def has_brackets(self, path: Path) -> bool:
        """Whether a list or mapping has brackets of its own."""
        start = self.start(path)
        return isinstance(self.at(path), dict | list) and self.text[start : start + 1] in ("[", "{")

    def in_flow(self, path: Path) -> bool:
        """Whether a value is within brackets, its own or outer ones."""
        return any(self.has_brackets(path[:length]) for length in range(len(path) + 1))

    # lines, counted from 0

    def row(self, offset: int) -> int:
        """The line that an offset is in."""
        return self.lines.position(offset).line - 1

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return self.lines.position(offset).column - 1

    def row_start(self, row: int) -> int:
        """The offset at which a line begins; of the line behind the last one, the end of the text."""
        return self.lines.offset(Position(row + 1, 1))

    def row_end(self, row: int) -> int:
        """The offset of the end of a line, before its line feed."""
        return self.row_start(row) + len(self.rows[row])

    def is_comment_row(self, row: int) -> bool:
        """Whether a line holds a comment and nothing else."""
        column = self.comment_rows.get(row)
        return column is not None and not self.rows[row][:column].strip()

    def has_comment(self, start: int, end: int) -> bool:
        """Whether a comment begins between two offsets."""
        number = bisect_left(self.comments, start)
        return number < len(self.comments) and self.comments[number] < end

    def dash(self, path: Path) -> int:
        """The offset of the dash of an item of a list in a block."""
        column = self.column(self.start(path[:-1]))
        row = self.row(self.start(path))
        while row >= 0:
            line = self.rows[row]
            if (
                line[column : column + 1] == "-"
                and not line[:column].strip()
                and line[column + 1 : column + 2] in (" ", "\t", "")
            ):
                return self.row_start(row) + column
            row -= 1
        raise NoSmallEdit("an item without a dash")

    def lead(self, row: int, column: int) -> int:
        """The first of the lines of comments right above a line that begin in the same column."""
        while row > 0 and self.is_comment_row(row - 1) and self.comment_rows[row - 1] == column:
            row -= 1
        return row

    def last_row(self, path: Path, column: int) -> int:
        """The last line of a value in a block, with the comments below it that are indented deeper than `column`."""
        row = last = self.row(max(self.end(path) - 1, 0))
        while row + 1 < len(self.rows):
            row += 1
            if self.is_comment_row(row) and self.comment_rows[row] > column:
                last = row
            elif self.rows[row].strip():
                break
        return last

    # what stands where

    @cached_property
    def spots(self) -> dict[tuple[int, int], WrittenSpot]:
        """The spots by the line and column, from 1, at which documents place claims and relations."""
        spots: dict[tuple[int, int], WrittenSpot] = {}
        for path, value, place in self._entries():
            if isinstance(value, str):
                spots[place.ends[:2]] = WrittenSpot("text", path)
                continue
            form = next((form for form in ("ref", "premises", "claim") if form in value), None)
            if form is None:
                continue
            ends = place.key_ends("premises") if form == "premises" else place.ends_at(form)
            if ends is not None:
                spots[ends[:2]] = WrittenSpot(form, path)
            for key in LINKS:
                if key in value:
                    self._add_links(spots, (*path, key), value[key], place.get(key))
        for number, value in enumerate(self._list("relations")):
            place = self.place_at(("relations", number))
            for key in ENDS:
                ends = place.ends_at(key)
                if isinstance(value, dict) and value.get(key) is not None and ends is not None:
                    spots[ends[:2]] = WrittenSpot("listed", ("relations", number))
        return spots

    @staticmethod
    def _add_links(spots: dict[tuple[int, int], WrittenSpot], path: Path, value: Any, place: Place | None) -> None:
        if place is None:
            return
        if isinstance(value, str):
            spots[place.ends[:2]] = WrittenSpot("link", path)
            return
        for number in range(len(value or ())):
            item = place.get(number)
            if item is not None:
                spots[item.ends[:2]] = WrittenSpot("link", (*path, number))

    def _list(self, key: str) -> list[Any]:
        value = self.value.get(key)
        return value if isinstance(value, list) else []

    def _entries(self) -> Iterator[tuple[Path, Any, Place]]:
        """Every entry with its path and place, outer ones first."""
        stack: list[tuple[Path, Any, Place]] = []
        thesis = self.place.get("thesis")
        if thesis is not None and self.value.get("thesis") is not None:
            stack.append((("thesis",), self.value["thesis"], thesis))
        for key in (*CHILDREN, "recommendations", "claims"):
            stack.extend(self._items((), key, self.value, self.place))
        while stack:
            path, value, place = stack.pop()
            yield path, value, place
            if isinstance(value, dict):
                for key in _ENTRY_LISTS:
                    if key in value:
                        stack.extend(self._items(path, key, value, place))

    @staticmethod
    def _items(path: Path, key: str, value: Any, place: Place) -> Iterator[tuple[Path, Any, Place]]:
        items, places = value.get(key), place.get(key)
        if isinstance(items, list) and places is not None:
            for number, item in enumerate(items):
                where = places.get(number)
                if where is not None:
                    yield (*path, key, number), item, where


def outermost(paths: Iterable[Path]) -> list[Path]:
    """The paths that are not inside another of them, in order."""
    chosen: list[Path] = []
    for path in sorted(set(paths), key=lambda path: (len(path), [str(key).zfill(9) for key in path])):
        if not is_inside(path, chosen):
            chosen.append(path)
    return chosen


def is_inside(path: Path, outer: Iterable[Path]) -> bool:
    """Whether a path is one of some paths, or leads from one of them."""
    return any(path[: len(each)] == each for each in outer)
