"""A map as native text that keeps the comments and blank lines of texts that it was made of.

The map is written as usual; then each comment of the old texts that is wanted goes to the same key of the same claim,
or else to what surrounds it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from argmap.formats.native import reader
from argmap.formats.native.canonical_layout import Yaml
from argmap.formats.native.comment_places import Remark, Remarks, Spot
from argmap.formats.native.writer import write, write_json
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.syntax import json_values as json_text
from argmap.syntax import yaml
from argmap.syntax.collector import steady

_SIDES = ("above", "beside", "below")
Home = tuple[str, tuple[str | int, ...]]
"""The element whose entry it is, "" for the file, and the keys that lead from the entry to a spot."""


class PlacedComment(NamedTuple):
    """A comment: the element in whose entry it stands, "" for the file, the keys that lead from there, and its text."""

    element: str
    keys: tuple[str, ...]
    text: str


class Earlier(NamedTuple):
    """A text that a map was made of, and what ids its elements have in the map.

    `wanted` are the comments that are wanted, by their number in the order of `find_comments`; None for all.
    """

    document: Document
    names: Mapping[str, str]
    wanted: Container[int] | None = None


def find_comments(document: Document) -> Iterator[PlacedComment]:
    """The comments of a text with their places."""
    if document.comments:
        homes = _Homes(document, Remarks(yaml.parse(document.text), document.text))
        for spot in homes.spots():
            element, keys = homes.home(spot)
            names = tuple(key for key in keys if isinstance(key, str))
            yield from (PlacedComment(element, names, remark.text) for side in _SIDES for remark in getattr(spot, side))


def write_with_comments(debate: ArgumentMap, *texts: Earlier) -> str:
    """The native text of a map with the comments of `texts`; JSON, which has none, where the first of them is JSON."""
    if texts and is_json(texts[0].document.text):
        return write_json(debate)
    text = write(debate)
    with steady():
        remarks = Remarks(yaml.parse(text), text)
        homes = _Homes(reader.read(text), remarks)
        for spot in remarks.spots:
            spot.blank = False  # those between sections are the writer's, the others come from the texts
        for number, earlier in enumerate(texts):
            _carry(earlier, homes, with_blanks=number == 0)
        return Yaml(remarks).write()


def is_json(text: str) -> bool:
    """Whether a native text is JSON; YAML may begin with a brace, too."""
    return text.lstrip()[:1] == "{" and not json_text.parse(text).diagnostics


def _carry(earlier: Earlier, homes: _Homes, *, with_blanks: bool) -> None:
    """Puts the comments of one text where they belong in the new one."""
    text = earlier.document.text
    old = _Homes(earlier.document, Remarks(yaml.parse(text), text))
    names = {**earlier.names, "": ""}
    numbers = count()
    for spot in old.spots():
        element, keys = old.home(spot)
        if element in names:
            exact, target = homes.nearest((names[element], keys))
        else:
            exact, target = False, homes.nearest((names[old.around(spot, names)], ()))[1]
        if exact and with_blanks:
            target.blank = target.blank or spot.blank
        for side in _SIDES:
            remarks = [
                remark
                for remark, number in zip(getattr(spot, side), numbers, strict=False)
                if earlier.wanted is None or number in earlier.wanted
            ]
            if remarks:
                _put(target, side if exact else "above", remarks)


def _put(spot: Spot, side: str, remarks: list[Remark]) -> None:
    if spot.parent is None and side == "beside":
        side = "above"
    setattr(spot, side, [*getattr(spot, side), *remarks])


class _Homes:
    """The entries of a text by the elements that they are about."""

    def __init__(self, document: Document, remarks: Remarks) -> None:
        self.remarks = remarks
        self.entries: dict[str, Spot] = {"": remarks.root}
        self._element: dict[int, str] = {id(remarks.root): ""}
        at = {spot.value_start: spot for spot in remarks.spots}
        for element, start in _starts(document):
            spot = at.get(start)
            if spot is None:
                continue
            entry = spot.parent if spot.key in ("claim", "ref", "premises") and spot.parent is not None else spot
            if id(entry) not in self._element:
                self._element[id(entry)] = element
                self.entries[element] = entry

    def spots(self) -> Iterator[Spot]:
        """The spots that have something to carry."""
        for spot in (self.remarks.root, *self.remarks.spots):
            if spot.above or spot.beside or spot.below or spot.blank:
                yield spot

    def home(self, spot: Spot) -> Home:
        """Where a spot is."""
        keys: list[str | int] = []
        while id(spot) not in self._element:
            keys.append(spot.key)
            assert spot.parent is not None
            spot = spot.parent
        return self._element[id(spot)], tuple(reversed(keys))

    def around(self, spot: Spot, known: Container[str]) -> str:
        """The nearest element around a spot that is known; the file is."""
        while (element := self._element.get(id(spot))) is None or element not in known:
            assert spot.parent is not None
            spot = spot.parent
        return element

    def nearest(self, home: Home) -> tuple[bool, Spot]:
        """Whether the text has this home, and its spot or that of the nearest around it."""
        element, keys = home
        spot = self.entries.get(element, self.remarks.root)
        for key in keys:
            inside = self.remarks.of.get((id(spot.value), key))
            if inside is None:
                return False, spot
            spot = inside
        return element in self.entries, spot


def _starts(document: Document) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where the texts of the claims begin, then the premises of relations that have an entry of their own."""
    for claim in document.map.claims:
        if (span := document.spans.get((claim.id, "text"))) is not None:
            yield claim.id, (span.start.line, span.start.column)
    for relation in document.map.relations:
        if (span := document.spans.get((relation.id, "premises"))) is not None:
            yield relation.id, (span.start.line, span.start.column)
