"""Where claims and relations of a native file stand, and each of their fields: worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from argmap.diagnostics import Ends
from argmap.syntax.tree import Place

CHILDREN = frozenset(("pillars", "reasons", "evidence", "objections", "rebuttals", "context", "unsigned"))
"""The keys of a claim's entry under which further entries stand."""
_CLAIM_NAMES = {"claim": "text", "base": "base_score"}
_STEP_NAMES = {
    "weight": "weight",
    "label": "label",
    "scheme": "scheme",
    "relation": "id",
    "ref": "premises",
    "premises": "premises",
}
"""Fields of claims and relations that the file calls by another name."""


class EntryPlaces(Mapping[str, Ends]):
    """The places of the fields of one claim or relation: `find` gives them when the first is asked for, as few are."""

    __slots__ = ("_arguments", "_find", "_places")

    def __init__(self, find: Callable[..., dict[str, Ends]], *arguments: Any) -> None:
        self._find = find
        self._arguments = arguments
        self._places: dict[str, Ends] | None = None

    def _all(self) -> dict[str, Ends]:
        if self._places is None:
            self._places = self._find(*self._arguments)
            self._arguments = ()
        return self._places

    def __bool__(self) -> bool:
        return True  # an entry stands somewhere

    def __getitem__(self, name: str) -> Ends:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (self._all(),)


def item_place(place: Place | None, key: str, number: int) -> Place | None:
    """The place of an item of a list; of the value itself where one text stands for a list."""
    item = place.get(key) if place is not None else None
    return item and (item.get(number) or item)


def item_places(place: Place | None, key: str, count: int) -> list[Place | None]:
    """The places of the first items of a list, as `item_place` has them."""
    items = place.get(key) if place is not None else None
    if items is None or not isinstance(items.items, list) or len(items.items) != count:
        return [items and (items.get(number) or items) for number in range(count)]
    return [item if isinstance(item, Place) else Place(item) for item in items.items]


def places_inside(name: str, place: Place | None) -> dict[str, Ends]:
    """The places of the keys of a mapping: `name.key` → the value, `name.key!` → the key itself."""
    if place is None or not isinstance(place.items, dict):
        return {}
    inside: dict[str, Ends] = {}
    for key in place.items:
        value, itself = place.get(key), place.key_ends(key)
        if value is not None:
            inside[f"{name}.{key}"] = value.ends
            inside.update(places_inside(f"{name}.{key}", value))
        if itself is not None:
            inside[f"{name}.{key}!"] = itself
    return inside


def text_places(place: Place) -> dict[str, Ends]:
    """The places of a claim that is given as its text alone."""
    ends = place.ends
    return {"": ends, "text": ends}


def whole_place(place: Place) -> dict[str, Ends]:
    """The place of a step whose entry is a text."""
    return {"": place.ends}


def claim_places(place: Place, given: set[str], quotes: int, quotes_before: int) -> dict[str, Ends]:
    """The places of a claim whose entry has the keys `given`, and so many quotes under `quotes` and before them."""
    at: dict[str, Ends] = {}
    for key in given - CHILDREN:
        ends = place.ends_at(key)
        if ends is None:
            continue
        if key in ("quote", "quotes"):
            shift = quotes_before if key == "quotes" else 0
            for number, item in enumerate(item_places(place, key, quotes if key == "quotes" else 1)):
                at[f"quotes.{number + shift}"] = item.ends if item is not None else ends
            at.setdefault("quotes", ends)
            continue
        at[_CLAIM_NAMES.get(key, key)] = ends
        if key == "claim":
            at[""] = ends
        elif key in ("source", "origin", "allow"):
            at.update(places_inside(key, place.get(key)))
    return at


def step_places(place: Place, given: set[str], has_allowances: bool) -> dict[str, Ends]:
    """The places of the relation of an entry that has the keys `given`, and whose `allow` is about the relation."""
    at = {"": place.key_ends("premises") or place.ends_at("ref") or place.ends_at("claim") or place.ends}
    for key in given.intersection(_STEP_NAMES):
        ends = place.ends_at(key)
        if ends is not None:
            at[_STEP_NAMES[key]] = ends
    if has_allowances:
        at.update(places_inside("allow", place.get("allow")))
    return at
