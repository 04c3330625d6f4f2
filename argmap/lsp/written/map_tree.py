"""The entries of a native text with their places, as far as its syntax can be read, and every id that stands in it.

Entries with unknown keys or wrong values are in it too: what can be named, followed or renamed does not depend on
whether the map is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Ends
from argmap.formats.native import entries
from argmap.formats.native.entry_schema import FORMS
from argmap.formats.native.reader import parse
from argmap.lsp.written.entry_keys import Holder, ValueType, value_type
from argmap.syntax.tree import Place

Path = tuple[str | int, ...]
CLAIM, ELEMENT, ISSUE, SCHEME, RULE = "claim", "element", "issue", "scheme", "rule"
_NAMES = {
    "NewId": (ELEMENT, True),
    "ClaimRef": (CLAIM, False),
    "ClaimRefs": (CLAIM, False),
    "ElementRef": (ELEMENT, False),
    "ElementRefs": (ELEMENT, False),
    "IssueRef": (ISSUE, False),
    "SchemeName": (SCHEME, False),
}
"""Types of values that are names: of what, and whether the name is given here."""


class WrittenName(NamedTuple):
    """A name in the text.

    - `name`: the name; `of`: of what: a claim, a claim or relation, an issue, a scheme or a rule.
    - `is_given`: whether it is given to something here, rather than that something is called by it.
    - `ends`: its place, quotation marks included; `key`: the key that it stands under.
    - `path`: the path of the entry.
    - `is_key`: whether it is itself a key.
    """

    name: str
    of: str
    is_given: bool
    ends: Ends
    key: str
    path: Path
    is_key: bool = False


class WrittenValue(NamedTuple):
    """A plain value: its text, its place, the key that it stands under, the type of the key, and the path to it."""

    text: str
    ends: Ends
    key: str
    type: str
    path: Path


class WrittenEntry(NamedTuple):
    """An entry.

    - `path`: the keys and numbers that lead to it; `key`: the last key of them, such as `pillars`.
    - `form`: `text`, `claim`, `ref`, `premises`, or `relation` for an item of `relations`.
    - `value`, `place`: what it says, and where.
    - `holder`: the class of its keys.
    """

    path: Path
    key: str
    form: str
    value: Any
    place: Place
    holder: Holder

    def ends(self, *keys: str) -> Ends:
        """The place of the value of the first of some keys that the entry has; without one, that of the entry."""
        for key in keys:
            ends = self.place.ends_at(key)
            if ends is not None:
                return ends
        return self.place.ends


class MapTree:
    """The values of a text, walked by the types of the format."""

    def __init__(self, text: str) -> None:
        self.parsed = parse(text)
        self.breaks_off = any(diagnostic.code == Code.SYNTAX_ERROR for diagnostic in self.parsed.diagnostics)
        """Whether a syntax error hides a part of the text, or changes it."""
        self.entries: list[WrittenEntry] = []
        self.names: list[WrittenName] = []
        self.keys: list[tuple[Ends, str, Holder]] = []
        """Every key that the format knows, with its place."""
        self.scalars: list[WrittenValue] = []
        """Every plain value of an entry or part."""
        self._walk()
        self.entries.sort(key=lambda entry: _start(entry.place))
        self.names.sort(key=lambda name: name.ends)

    def _walk(self) -> None:
        value, place = self.parsed.value, self.parsed.place
        if not isinstance(value, dict):
            return
        stack: list[tuple[Any, Place, Holder, Path]] = [(value, place, entries.MapFile, ())]
        while stack:
            held, where, holder, path = stack.pop()
            for key, inner in held.items():
                here = where.get(key)
                kind = value_type((holder,), key)
                if here is None or kind is None:
                    continue
                if (ends := where.key_ends(key)) is not None:
                    self.keys.append((ends, key, holder))
                stack.extend(self._take(inner, here, key, kind, holder, (*path, key)))

    def _take(
        self, value: Any, place: Place, key: str, kind: ValueType, holder: Holder, path: Path
    ) -> Iterator[tuple[Any, Place, Holder, Path]]:
        """Notes what a value is, and yields the mappings inside it."""
        if kind.name in FORMS or kind.name == "RelationEntry":
            items = value if isinstance(value, list) and kind.is_list else [value]
            for number, item in enumerate(items):
                here = place.get(number) if items is value else place
                if here is not None:
                    yield from self._entry(item, here, key, kind, (*path, number) if kind.is_list else path)
        elif kind.name == "Issues":
            yield from self._issues(value, place, path)
        elif kind.name in ("Allowances", "Strengths"):
            of = RULE if kind.name == "Allowances" else ELEMENT
            for name in value if isinstance(value, dict) else ():
                if (ends := place.key_ends(name)) is not None:
                    self.names.append(WrittenName(name, of, False, ends, key, path[:-1], is_key=True))
        elif isinstance(value, dict):
            if kind.holders:
                yield value, place, kind.holders[0], path
        else:
            self._plain(value, place, key, kind, holder, path)

    def _plain(self, value: Any, place: Place, key: str, kind: ValueType, holder: Holder, path: Path) -> None:
        several = isinstance(value, list)
        for number, item in enumerate(value if several else [value]):
            here = place.get(number) if several else place
            if here is None or not isinstance(item, str):
                continue
            self.scalars.append(WrittenValue(item, here.ends, key, kind.name, path))
            named = _NAMES.get(kind.name)
            if named is not None:
                self.names.append(WrittenName(item, *named, here.ends, key, path[:-1]))
            elif holder is entries.IssueEntry and key == "id":
                self.names.append(WrittenName(item, ISSUE, True, here.ends, key, path[:-1]))

    def _entry(
        self, item: Any, place: Place, key: str, kind: ValueType, path: Path
    ) -> Iterator[tuple[Any, Place, Holder, Path]]:
        if kind.name == "RelationEntry":
            if isinstance(item, dict):
                self.entries.append(WrittenEntry(path, key, "relation", item, place, entries.RelationEntry))
                yield item, place, entries.RelationEntry, path
            return
        forms = FORMS[kind.name]
        tag = forms.tag_of(item)
        if tag == "<text>":
            self.entries.append(WrittenEntry(path, key, "text", item, place, kind.holders[0]))
        elif tag in forms.classes:
            holder = forms.classes[tag]
            self.entries.append(WrittenEntry(path, key, tag.strip("<>"), item, place, holder))
            yield item, place, holder, path

    def _issues(self, value: Any, place: Place, path: Path) -> Iterator[tuple[Any, Place, Holder, Path]]:
        if isinstance(value, dict):
            for name in value:
                if (ends := place.key_ends(name)) is not None:
                    self.names.append(WrittenName(name, ISSUE, True, ends, "issues", (), is_key=True))
            return
        several = isinstance(value, list)
        for number, item in enumerate(value if several else [value]):
            here = place.get(number) if several else place
            if here is None:
                continue
            if isinstance(item, str):
                self.names.append(WrittenName(item, ISSUE, True, here.ends, "issues", ()))
            elif isinstance(item, dict):
                yield item, here, entries.IssueEntry, (*path, number)

    # what follows from it

    @cached_property
    def ends(self) -> dict[int, tuple[int, int]]:
        """Where the last value inside each list and mapping ends, line and column, by the identity of its place."""
        ends: dict[int, tuple[int, int]] = {}
        order: list[Place] = []
        stack = [self.parsed.place]
        while stack:
            place = stack.pop()
            order.append(place)
            stack.extend(_inside(place))
        for place in reversed(order):
            last = place.ends[2:]
            for each in _raw_inside(place):
                last = max(last, ends[id(each)] if isinstance(each, Place) else Place(each).ends[2:])
            ends[id(place)] = last
        return ends

    def last_line(self, place: Place) -> int:
        """The last line, from 1, of a value."""
        line, column = self.ends.get(id(place), place.ends[2:])
        return line - 1 if column == 1 and line > place.ends[0] else line


def _raw_inside(place: Place) -> list[Any]:
    items = place.items
    return list(items.values()) if isinstance(items, dict) else list(items or ())


def _inside(place: Place) -> Iterator[Place]:
    return (each for each in _raw_inside(place) if isinstance(each, Place))


def _start(place: Place) -> tuple[int, int]:
    return place.ends[:2]
