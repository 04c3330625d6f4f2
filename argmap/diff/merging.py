"""Two maps that come from one, brought together: what one of them changed is taken, what both changed otherwise is not.

Elements are matched with those of the common base. What both have added is the same claim only with the same id or an
equal text, and the same relation only with the same ends. Each field is taken from the side that changed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from argmap.diff.comparing import CLAIM_FIELDS, HEADER_FIELDS, RELATION_FIELDS, plain
from argmap.diff.entries import NAMES, said
from argmap.diff.order import woven
from argmap.diff.sides import Key, Side, sides
from argmap.diff.words import excerpts
from argmap.model.builder import MapBuilder, RelationDraft
from argmap.model.elements import ArgumentMap, Claim, Issue, Relation
from argmap.model.ids import follows, relation_id, slug

LENGTH = 160
"""Characters of a side that a conflict tells."""
_ABSENT = object()
"""Stands for what a side does not have."""
Step = Mapping[str, Any]
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
    """The map of both; where `conflicts` are, it has our side of each."""

    map: ArgumentMap
    conflicts: tuple[Conflict, ...]


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
        self.base, self.ours, self.theirs = base, ours, theirs
        self.conflicts: list[Conflict] = []

    def merged(self) -> Merge:
        claims = self._kept(*(side.claims for side in self._sides))
        relations = self._kept(*(side.relations for side in self._sides))
        self._ends(claims, relations)
        builder = MapBuilder()
        names = self._names(claims)
        drafts = {key: builder.claim(fields.pop("text"), id=names[key], **fields) for key, fields in claims.items()}
        made: dict[Key, RelationDraft] = {}
        targets: dict[Key, Key] = {}
        for key, fields in relations.items():
            name = self._relation_name(key, fields, names)
            if name is not None:
                names[key] = name
            premises = [drafts[premise] for premise in fields.pop("premises")]
            targets[key] = fields.pop("target")
            made[key] = builder.relation(fields.pop("polarity"), premises, "", id=name, **fields)
        for key, target in targets.items():
            made[key].target = drafts[target] if target in drafts else made[target]
        header = self._header({key: name for key, name in names.items() if key in claims})
        thesis = header.pop("thesis", None)
        if thesis in drafts:
            builder.thesis(drafts[thesis])
        builder.title, builder.header = header.pop("title", None), header
        return Merge(builder.build(), tuple(self.conflicts))

    @property
    def _sides(self) -> tuple[Side, Side, Side]:
        return self.base, self.ours, self.theirs

    def _kept(
        self, base: Mapping[Key, Any], ours: Mapping[Key, Any], theirs: Mapping[Key, Any]
    ) -> dict[Key, dict[str, Any]]:
        """The fields of the elements that stay, in the order of the side that changed it."""
        before = [key for key in base if key in ours and key in theirs]
        main, other = (
            (ours, theirs) if before != [key for key in ours if key in theirs and key in base] else (theirs, ours)
        )
        found: dict[Key, dict[str, Any]] = {}
        for key in woven(main, other):
            was, one, two = (side.get(key) for side in (base, ours, theirs))
            if one is not None and two is not None:
                found[key] = self._fields(key, was, one, two)
            elif was is None or self._stays(key, was, one, two):
                found[key] = self._own(one, self.ours) if one is not None else self._own(two, self.theirs)
        return found

    def _stays(self, key: Key, was: Any, one: Any, two: Any) -> bool:
        """Whether an element that one side removed has been changed by the other, which is a conflict."""
        before = self._own(was, self.base)
        now = self._own(one, self.ours) if one is not None else self._own(two, self.theirs)
        changed = [name for name in before if _compared(before[name]) != _compared(now[name])]
        if changed:
            what = f"changes {_listed(changed)}"
            words = (what, "removes it") if one is not None else ("removes it", what)
            self.conflicts.append(Conflict(self._called(key), "removed or not", *words))
        return bool(changed)

    def _fields(self, key: Key, was: Any, one: Any, two: Any) -> dict[str, Any]:
        """Each field as the side has it that changed it."""
        ours, theirs = self._own(one, self.ours), self._own(two, self.theirs)
        base = self._own(was, self.base) if was is not None else {}
        merged = {
            name: self._one(self._called(key), name, base.get(name, _ABSENT), ours[name], theirs[name]) for name in ours
        }
        if isinstance(was, Relation):
            self._together(key, base, ours, theirs, merged)
        return merged

    def _together(self, key: Key, base: Step, ours: Step, theirs: Step, merged: Step) -> None:
        """A conflict where other premises of the one side would do what only the other side says of the old ones."""
        left = {premise for premise in base["premises"] if premise in self.ours.names and premise in self.theirs.names}
        said, one, other = ([_compared(fields[name]) for name in _STEP] for fields in (merged, ours, theirs))
        if set(merged["premises"]) != left and said not in (one, other):
            changed = (
                [name for name in _STEP if _compared(own[name]) != _compared(base[name])] for own in (ours, theirs)
            )
            self.conflicts.append(
                Conflict(self._called(key), "step", *(f"changes {_listed(names)}" for names in changed))
            )

    def _own(self, element: Any, side: Side) -> dict[str, Any]:
        """The fields of a claim or relation, its ends as keys."""
        names = CLAIM_FIELDS if isinstance(element, Claim) else RELATION_FIELDS
        fields = {name: getattr(element, name) for name in names}
        if isinstance(element, Relation):
            fields["premises"] = tuple(side.keys[premise] for premise in element.premises)
            fields["target"] = side.keys[element.target]
        return fields

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
        return next(side.names[key] for side in (self.ours, self.theirs, self.base) if key in side.names)

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

    def _names(self, claims: Mapping[Key, dict[str, Any]]) -> dict[Key, str]:
        """The ids of the claims: those that people gave, then those that follow from the texts as a side has them."""
        names: dict[Key, str] = {}
        taken: set[str] = set()
        for given in (True, False):
            for key, fields in claims.items():
                name = self._id(key)
                if (name is not None) is given:
                    stem, number = name or slug(fields["text"]), 2
                    own = self._called(key)
                    names[key] = own if name is None and follows(own, stem) else stem
                    while names[key] in taken:
                        names[key], number = f"{stem}-{number}", number + 1
                    taken.add(names[key])
        return names

    def _relation_name(self, key: Key, fields: Mapping[str, Any], names: Mapping[Key, str]) -> str | None:
        """The id that a person gave, else the one that a side has if it follows from the merged ends; else None."""
        given = self._id(key)
        if given is not None or fields["target"] not in names:
            return given
        stem = relation_id([names[premise] for premise in fields["premises"]], names[fields["target"]])
        known = (side.names[key] for side in (self.ours, self.theirs) if key in side.names)
        return next((name for name in known if follows(name, stem)), None)

    def _id(self, key: Key) -> str | None:
        """The id that a person gave, three-way; None where it follows from the rest."""
        was, one, two = (side.given(key) for side in self._sides)
        if key not in self.ours.names or (key in self.theirs.names and one == was):
            return two
        if key in self.theirs.names and two not in (one, was) and None not in (one, two):
            self.conflicts.append(Conflict(self._called(key), "id", str(one), str(two)))
        return one

    def _header(self, names: Mapping[Key, str]) -> dict[str, Any]:
        """What the map says of itself, ids of claims by their keys until they are known."""
        stated = [side.header() for side in self._sides]
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


def _listed(fields: Iterable[str]) -> str:
    return " and ".join(NAMES.get(name, name) for name in fields)


def _cut(words: str) -> str:
    return words if len(words) <= LENGTH else f"{words[: LENGTH - 1]}…"
