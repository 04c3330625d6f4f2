"""A map as native text that keeps the comments and blank lines of texts that it was made of.

The map is written as usual; then each comment of the old texts goes to the same key of the same claim, or else to what
stands around it. Comments of claims that the map no longer has go with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from argmap.formats import _native_read
from argmap.formats._native_remarks import Remark, Remarks, Spot
from argmap.formats._native_tidy import Yaml
from argmap.formats._native_write import write, write_json
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.syntax import json as json_text
from argmap.syntax import yaml

Home = tuple[str, tuple[str | int, ...]]
"""The element whose entry it is, "" for the file, and the keys that lead from the entry to a spot."""


class Earlier(NamedTuple):
    """A text that a map was made of: what ids its elements have in the map, and which of its comments are wanted."""

    document: Document
    names: Mapping[str, str]
    wants: Callable[[str], bool] = lambda comment: True


def carried(debate: ArgumentMap, *texts: Earlier) -> str:
    """The native text of a map with the comments of `texts`; JSON, which has none, where the first of them is JSON."""
    if texts and _is_json(texts[0].document.text):
        return write_json(debate)
    text = write(debate)
    with _native_read._steady():
        remarks = Remarks(yaml.parse(text), text)
        homes = _Homes(_native_read.read(text), remarks)
        for spot in remarks.spots:
            spot.blank = False  # those between sections are the writer's, the others come from the texts
        for number, earlier in enumerate(texts):
            _carry(earlier, homes, with_blanks=number == 0)
        return Yaml(remarks).write()


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] == "{" and not json_text.parse(text).diagnostics


def _carry(earlier: Earlier, homes: _Homes, *, with_blanks: bool) -> None:
    """Puts the comments of one text where they belong in the new one."""
    text = earlier.document.text
    old = _Homes(earlier.document, Remarks(yaml.parse(text), text))
    for spot in (old.remarks.root, *old.remarks.spots):
        home = old.home(spot)
        if home is None:
            continue
        element, keys = home
        name = earlier.names.get(element) if element else ""
        if name is None:
            continue
        exact, target = homes.nearest((name, keys))
        if exact and with_blanks:
            target.blank = target.blank or spot.blank
        for side in ("above", "beside", "below"):
            found = [remark for remark in getattr(spot, side) if earlier.wants(remark.text)]
            if found:
                _put(target, side if exact else "above", found)


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

    def home(self, spot: Spot) -> Home | None:
        """Where a spot is; None for one that has nothing to carry."""
        if not (spot.above or spot.beside or spot.below or spot.blank):
            return None
        keys: list[str | int] = []
        while id(spot) not in self._element:
            keys.append(spot.key)
            assert spot.parent is not None
            spot = spot.parent
        return self._element[id(spot)], tuple(reversed(keys))

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
