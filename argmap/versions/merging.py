"""Two maps that come from one, brought together: what one of them changed is taken, what both changed otherwise is not.

Elements are matched with those of the common base. What both have added is the same claim only with the same id or an
equal text, and the same relation only with the same ends. Each field is taken from the side that changed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Issue
from argmap.model.ids import follows, relation_id, slug
from argmap.versions.change_entries import NAMES, said
from argmap.versions.comparing import HEADER_FIELDS, plain, woven
from argmap.versions.sides import Key, Side, sides
from argmap.versions.word_changes import excerpts

LENGTH = 160
"""Characters of a side that a conflict tells."""
_ABSENT = object()
"""Stands for what a side does not have."""
Fields = Mapping[str, Any]
_STEP = ("premises", "target", "polarity")
"""The fields that say together what a relation is."""


class Conflict(NamedTuple):
    """What both sides changed in different ways: the element or "the map", the field, and each side in words."""

    element: str
    field: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.element}, {self.field}: ours {self.ours}; theirs {self.theirs}"


class Merge(NamedTuple):
    """The map of both; where `conflicts` are, it has our side of each.

    `sides` are the base, ours and theirs, with common keys for their elements; `names` has the ids in the map by key.
    """

    map: ArgumentMap
    conflicts: tuple[Conflict, ...]
    sides: tuple[Side, Side, Side]
    names: Mapping[Key, str]


def merge(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> Merge:
    """Brings two maps with a common base together.

    >>> from argmap.model.elements import Claim
    >>> def said(text: str, base: float) -> ArgumentMap:
    ...     return ArgumentMap(claims=(Claim(id="air", text=text, base_score=base),))
    >>> found = merge(said("It is clean.", 0.5), said("It gets clean.", 0.5), said("It is clean.", 0.7))
    >>> found.map.claims[0].text, found.map.claims[0].base_score, found.conflicts
    ('It gets clean.', 0.7, ())
    >>> found = merge(said("It is clean.", 0.5), said("It gets clean.", 0.5), said("It was clean.", 0.5))
    >>> print(found.conflicts[0])
    air, words: ours “It gets clean.”; theirs “It was clean.”
    """
    return _Merger(*sides(base, ours, theirs)).merged()


class _Merger:
    """One merge in the making; everything goes by the keys that the three sides have in common."""

    def __init__(self, base: Side, ours: Side, theirs: Side) -> None:
        self.sides = base, ours, theirs
        _, self.ours, self.theirs = self.sides
        self.conflicts: list[Conflict] = []

    def merged(self) -> Merge:
        claims = self._kept(*(side.claims for side in self.sides))
        relations = self._kept(*(side.relations for side in self.sides))
        self._ends(claims, relations)
        names = self._names(claims, relations)
        builder = MapBuilder()
        drafts = {key: builder.claim(fields.pop("text"), id=names[key], **fields) for key, fields in claims.items()}
        for key, fields in relations.items():
            ends = [names[premise] for premise in fields.pop("premises")], names[fields.pop("target")]
            builder.relation(fields.pop("polarity"), *ends, id=names[key], **fields)
        header = self._header({key: name for key, name in names.items() if key in claims})
        thesis = header.pop("thesis", None)
        if thesis in drafts:
            builder.thesis(drafts[thesis])
        builder.title, builder.header = header.pop("title", None), header
        return Merge(builder.build_sound(), tuple(self.conflicts), self.sides, names)

    def _kept(
        self, base: Iterable[Key], ours: Mapping[Key, Any], theirs: Mapping[Key, Any]
    ) -> dict[Key, dict[str, Any]]:
        """The fields of the elements that stay, in the order of the side that changed it."""
        before = [key for key in base if key in ours and key in theirs]
        main, other = (
            (ours, theirs) if before != [key for key in ours if key in theirs and key in base] else (theirs, ours)
        )
        found = {key: self._fields(key) for key in woven(main, other)}
        return {key: fields for key, fields in found.items() if fields}

    def _fields(self, key: Key) -> dict[str, Any]:
        """Each field as the side has it that changed it; none for what one side removed."""
        base, ours, theirs = (side.fields(key) for side in self.sides)
        if not (ours and theirs):
            return ours or theirs if not base or self._stays(key, base, ours, theirs) else {}
        name = self._called(key)
        merged = {field: self._one(name, field, base.get(field, _ABSENT), ours[field], theirs[field]) for field in ours}
        if "premises" in base:
            self._together(key, base, ours, theirs, merged)
        return merged

    def _stays(self, key: Key, base: Fields, ours: Fields, theirs: Fields) -> bool:
        """Whether an element that one side removed has been changed by the other, which is a conflict."""
        changed = _changed(base, ours or theirs, base)
        if changed:
            words = (changed, "removes it") if ours else ("removes it", changed)
            self.conflicts.append(Conflict(self._called(key), "removed or not", *words))
        return bool(changed)

    def _together(self, key: Key, base: Fields, ours: Fields, theirs: Fields, merged: Fields) -> None:
        """A conflict where other premises on one side would do what only the other side says of those that were."""
        left = {premise for premise in base["premises"] if premise in self.ours.names and premise in self.theirs.names}
        if set(merged["premises"]) != left and _changed(ours, merged, _STEP) and _changed(theirs, merged, _STEP):
            words = (_changed(base, own, _STEP) for own in (ours, theirs))
            self.conflicts.append(Conflict(self._called(key), "step", *words))

    def _one(self, element: str, name: str, was: Any, one: Any, two: Any) -> Any:
        """A value of three; a mapping is taken apart, and where both sides changed it ours stays."""
        before, ours, theirs = map(_compared, (was, one, two))
        if ours == theirs or theirs == before:
            return one
        if ours == before:
            return two
        if isinstance(one, dict) and isinstance(two, dict):
            old = was if isinstance(was, dict) else {}
            parts = {
                key: self._one(
                    element, f"{NAMES.get(name, name)} {key}", *(d.get(key, _ABSENT) for d in (old, one, two))
                )
                for key in woven(one, two)
            }
            return {key: value for key, value in parts.items() if value is not _ABSENT}
        said_so = (_cut(part) for part in excerpts(self._said(one), self._said(two), LENGTH))
        self.conflicts.append(Conflict(element, NAMES.get(name, name), *said_so))
        return one

    def _said(self, value: Any) -> str:
        if value is _ABSENT:
            return "nothing"
        if isinstance(value, Key):
            return self._called(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Key):
            return " + ".join(map(self._called, value))
        words = " ".join((said(plain(value)) or "none").split())
        return f"“{words}”" if " " in words else words

    def _called(self, key: Key) -> str:
        return next(self._known(key))

    def _ends(self, claims: Mapping[Key, Any], relations: dict[Key, dict[str, Any]]) -> None:
        """Takes out relations whose ends are gone; that one side needs what the other removed is a conflict."""
        lost = True
        while lost:
            ends = {key: (*fields["premises"], fields["target"]) for key, fields in relations.items()}
            lost = {key: end for key, own in ends.items() for end in own if end not in claims and end not in relations}
            for key, end in lost.items():
                needs, gone = f"needs {self._called(end)}", f"removes {self._called(end)}"
                removed = end not in self.ours.names
                self.conflicts.append(
                    Conflict(self._called(key), "ends", *((gone, needs) if removed else (needs, gone)))
                )
                del relations[key]

    def _names(self, claims: Mapping[Key, Fields], relations: Mapping[Key, Fields]) -> dict[Key, str]:
        """The ids of all: those that people gave, then those that follow from texts and ends, as a side has them."""
        names: dict[Key, str] = {}
        taken: set[str] = set()

        def take(key: Key, stem: str, known: Iterable[str] = ()) -> None:
            name, number = next((name for name in known if follows(name, stem)), stem), 2
            while name in taken:
                name, number = f"{stem}-{number}", number + 1
            names[key] = name
            taken.add(name)

        for key in (*claims, *relations):
            if (name := self._id(key)) is not None:
                take(key, name)
        for key in claims:
            if key not in names:
                take(key, slug(claims[key]["text"]), self._known(key))
        left = [key for key in relations if key not in names]
        while left:
            ready = [key for key in left if relations[key]["target"] in names]
            for key in ready or left[:1]:  # in a ring of relations none has a known target
                fields = relations[key]
                target = names.get(fields["target"]) or self._called(fields["target"])
                take(key, relation_id([names[premise] for premise in fields["premises"]], target), self._known(key))
            left = [key for key in left if key not in names]
        return names

    def _known(self, key: Key) -> Iterator[str]:
        """The ids of an element in the versions that have it."""
        return (side.names[key] for side in (self.ours, self.theirs, self.sides[0]) if key in side.names)

    def _id(self, key: Key) -> str | None:
        """The id that a person gave, three-way; None where it follows from the rest."""
        was, one, two = (side.given(key) for side in self.sides)
        if key not in self.ours.names or (key in self.theirs.names and one == was):
            return two
        if key in self.theirs.names and two not in (one, was) and None not in (one, two):
            self.conflicts.append(Conflict(self._called(key), "id", str(one), str(two)))
        return one

    def _header(self, names: Mapping[Key, str]) -> dict[str, Any]:
        """What the map says of itself, ids of claims by their keys until they are known."""
        stated = [side.header() for side in self.sides]
        found: dict[str, Any] = {}
        for name in HEADER_FIELDS:
            value = self._one("the map", name, *(header.get(name) for header in stated))
            if value is not None and value != {}:
                found[name] = value
        if "issues" in found:
            found["issues"] = [Issue(id=issue, title=title) for issue, title in found["issues"].items()]
        strengths = found.get("expect", {}).get("strength")
        if strengths:
            named = {names.get(k, "") if isinstance(k, Key) else k: v for k, v in strengths.items()}
            found["expect"] = {**found["expect"], "strength": {k: v for k, v in named.items() if k}}
        return found


def _compared(value: Any) -> Any:
    """A value as it counts: the order of co-premises says nothing."""
    return frozenset(value) if isinstance(value, tuple) and value and isinstance(value[0], Key) else value


def _changed(one: Fields, other: Fields, names: Iterable[str]) -> str:
    """Which of the fields differ, in words; empty for none."""
    found = [NAMES.get(name, name) for name in names if _compared(one[name]) != _compared(other[name])]
    return f"changes {' and '.join(found)}" if found else ""


def _cut(words: str) -> str:
    return words if len(words) <= LENGTH else f"{words[: LENGTH - 1]}…"
