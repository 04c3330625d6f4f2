"""Merges two maps that come from one base: each field is taken from the side that changed it.

If both sides changed a field in different ways, that is a conflict. Elements are matched with those of the base. Claims
that both sides added are the same only if their ids or texts are equal, relations only if their ends are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Issue
from argmap.model.ids import follows, relation_id, slug
from argmap.syntax.collector import steady
from argmap.versions.change_entries import FIELD_WORDS, in_words
from argmap.versions.comparing import HEADER_FIELDS, interleave, plain
from argmap.versions.merge_sides import Key, MergeSide, merge_sides
from argmap.versions.word_changes import excerpts

LENGTH = 160
"""Characters of each side that a conflict shows at most."""
_ABSENT = object()
"""The value of a field that a side does not have."""
Fields = Mapping[str, Any]
_STEP = ("premises", "target", "polarity")
"""The fields that define a relation."""


class Conflict(NamedTuple):
    """Something that both sides changed in different ways.

    `element` is an id or "the map"; `ours` and `theirs` are the values, or what each side did, in words.
    """

    element: str
    field: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.element}, {self.field}: ours {self.ours}; theirs {self.theirs}"


class Merge(NamedTuple):
    """The merged map, which takes our side of each conflict.

    `sides` are the base, ours and theirs, with common keys for their elements; `names` are the ids in `map` by key.
    """

    map: ArgumentMap
    conflicts: tuple[Conflict, ...]
    sides: tuple[MergeSide, MergeSide, MergeSide]
    names: Mapping[Key, str]


def merge(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> Merge:
    """Merges two maps with a common base.

    >>> from argmap.model.elements import Claim
    >>> def town(text: str, base: float) -> ArgumentMap:
    ...     return ArgumentMap(claims=(Claim(id="air", text=text, base_score=base),))
    >>> merged = merge(town("It is clean.", 0.5), town("It gets clean.", 0.5), town("It is clean.", 0.7))
    >>> merged.map.claims[0].text, merged.map.claims[0].base_score, merged.conflicts
    ('It gets clean.', 0.7, ())
    >>> merged = merge(town("It is clean.", 0.5), town("It gets clean.", 0.5), town("It was clean.", 0.5))
    >>> print(merged.conflicts[0])
    air, words: ours “It gets clean.”; theirs “It was clean.”
    """
    with steady(ages=False):
        return _Merger(*merge_sides(base, ours, theirs)).merge()


class _Merger:
    """Builds one merge; elements are identified by the keys that the three sides have in common."""

    def __init__(self, base: MergeSide, ours: MergeSide, theirs: MergeSide) -> None:
        self.sides = base, ours, theirs
        _, self.ours, self.theirs = self.sides
        self.conflicts: list[Conflict] = []

    def merge(self) -> Merge:
        claims = self._merge_elements(*(side.claims for side in self.sides))
        relations = self._merge_elements(*(side.relations for side in self.sides))
        self._remove_loose_ends(claims, relations)
        names = self._choose_ids(claims, relations)
        builder = MapBuilder()
        drafts = {key: builder.claim(fields.pop("text"), id=names[key], **fields) for key, fields in claims.items()}
        for key, fields in relations.items():
            ends = [names[premise] for premise in fields.pop("premises")], names[fields.pop("target")]
            builder.relation(fields.pop("polarity"), *ends, id=names[key], **fields)
        header = self._merge_header({key: name for key, name in names.items() if key in claims})
        thesis = header.pop("thesis", None)
        if thesis in drafts:
            builder.thesis(drafts[thesis])
        builder.title, builder.header = header.pop("title", None), header
        return Merge(builder.build_sound(), tuple(self.conflicts), self.sides, names)

    def _merge_elements(
        self, base: Iterable[Key], ours: Mapping[Key, Any], theirs: Mapping[Key, Any]
    ) -> dict[Key, dict[str, Any]]:
        """The fields of the elements that stay, in the order of the side that changed the order."""
        order_before = [key for key in base if key in ours and key in theirs]
        our_order = [key for key in ours if key in theirs and key in base]
        main, other = (ours, theirs) if order_before != our_order else (theirs, ours)
        elements = {key: self._merge_fields(key) for key in interleave(main, other)}
        return {key: fields for key, fields in elements.items() if fields}

    def _merge_fields(self, key: Key) -> dict[str, Any]:
        """Each field from the side that changed it; empty if one side removed the element."""
        base, ours, theirs = (side.fields(key) for side in self.sides)
        if not (ours and theirs):
            return ours or theirs if not base or self._is_kept(key, base, ours, theirs) else {}
        if theirs in (base, ours):
            return ours
        name = self._name_of(key)
        merged = {
            field: self._merge_value(name, field, base.get(field, _ABSENT), ours[field], theirs[field])
            for field in ours
        }
        if "premises" in base:
            self._check_step(key, base, ours, theirs, merged)
        return merged

    def _is_kept(self, key: Key, base: Fields, ours: Fields, theirs: Fields) -> bool:
        """Whether an element that one side removed stays because the other side changed it, which is a conflict."""
        changes = _describe_changes(base, ours or theirs, base)
        if changes:
            words = (changes, "removes it") if ours else ("removes it", changes)
            self.conflicts.append(Conflict(self._name_of(key), "removal", *words))
        return bool(changes)

    def _check_step(self, key: Key, base: Fields, ours: Fields, theirs: Fields, merged: Fields) -> None:
        """Reports a conflict if one side changed the premises and the other side what those premises do."""
        left = {premise for premise in base["premises"] if premise in self.ours.names and premise in self.theirs.names}
        if set(merged["premises"]) != left and all(_describe_changes(side, merged, _STEP) for side in (ours, theirs)):
            words = (_describe_changes(base, side, _STEP) for side in (ours, theirs))
            self.conflicts.append(Conflict(self._name_of(key), "step", *words))

    def _merge_value(self, element: str, name: str, was: Any, one: Any, two: Any) -> Any:
        """Merges three values; mappings are merged key by key, and in a conflict our value is used."""
        before, ours, theirs = map(_comparable, (was, one, two))
        if ours == theirs or theirs == before:
            return one
        if ours == before:
            return two
        if isinstance(one, dict) and isinstance(two, dict):
            old = was if isinstance(was, dict) else {}
            parts = {
                key: self._merge_value(
                    element, f"{FIELD_WORDS.get(name, name)} {key}", *(d.get(key, _ABSENT) for d in (old, one, two))
                )
                for key in interleave(one, two)
            }
            return {key: value for key, value in parts.items() if value is not _ABSENT}
        words = (_shorten(part) for part in excerpts(self._describe(one), self._describe(two), LENGTH))
        self.conflicts.append(Conflict(element, FIELD_WORDS.get(name, name), *words))
        return one

    def _describe(self, value: Any) -> str:
        if value is _ABSENT:
            return "nothing"
        if isinstance(value, Key):
            return self._name_of(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Key):
            return " + ".join(map(self._name_of, value))
        words = " ".join((in_words(plain(value)) or "none").split())
        return f"“{words}”" if " " in words else words

    def _name_of(self, key: Key) -> str:
        return next(self._ids_of(key))

    def _remove_loose_ends(self, claims: Mapping[Key, Any], relations: dict[Key, dict[str, Any]]) -> None:
        """Removes relations whose ends are gone; it is a conflict if one side needs what the other side removed."""
        onto: dict[Key, list[Key]] = {}
        for key, fields in relations.items():
            onto.setdefault(fields["target"], []).append(key)
        place = {key: number for number, key in enumerate(relations)}
        near: Iterable[Key] = relations
        while near:
            lost = {
                key: end
                for key in near
                for end in (*relations[key]["premises"], relations[key]["target"])
                if end not in claims and end not in relations
            }
            near = sorted(
                (above for key in lost for above in onto.get(key, ()) if above not in lost), key=place.__getitem__
            )
            for key, end in lost.items():
                needs, gone = f"needs {self._name_of(end)}", f"removes {self._name_of(end)}"
                removed = end not in self.ours.names
                self.conflicts.append(
                    Conflict(self._name_of(key), "ends", *((gone, needs) if removed else (needs, gone)))
                )
                del relations[key]

    def _choose_ids(self, claims: Mapping[Key, Fields], relations: Mapping[Key, Fields]) -> dict[Key, str]:
        """The ids of all elements: first those that people gave, then those derived from texts and ends."""
        names: dict[Key, str] = {}
        taken: set[str] = set()
        numbers: dict[str, int] = {}  # by stem: the first that may be free

        def take(key: Key, stem: str, used: Iterable[str] = ()) -> None:
            name = next((name for name in used if follows(name, stem)), stem)
            while name in taken:
                number = numbers.get(stem, 2)
                name, numbers[stem] = f"{stem}-{number}", number + 1
            names[key] = name
            taken.add(name)

        for key in (*claims, *relations):
            if (name := self._id(key)) is not None:
                take(key, name)
        for key in claims:
            if key not in names:
                take(key, slug(claims[key]["text"]), self._ids_of(key))
        for key in _targets_first(relations, names):
            fields = relations[key]
            target = names.get(fields["target"]) or self._name_of(fields["target"])  # a cycle has no id yet
            take(key, relation_id([names[premise] for premise in fields["premises"]], target), self._ids_of(key))
        return names

    def _ids_of(self, key: Key) -> Iterator[str]:
        """The ids of an element in the versions that have it."""
        return (side.names[key] for side in (self.ours, self.theirs, self.sides[0]) if key in side.names)

    def _id(self, key: Key) -> str | None:
        """The id that a person gave, merged; None if it is to be derived."""
        base, ours, theirs = self.sides
        element = ours.element(key)
        if element == base.element(key) == theirs.element(key):
            return ours.given_id(key)
        was, one, two = (side.given_id(key) for side in self.sides)
        if key not in self.ours.names or (key in self.theirs.names and one == was):
            return two
        if key in self.theirs.names and two not in (one, was) and None not in (one, two):
            self.conflicts.append(Conflict(self._name_of(key), "id", str(one), str(two)))
        return one

    def _merge_header(self, names: Mapping[Key, str]) -> dict[str, Any]:
        """The fields of the map itself; `names` are the ids of the claims by key."""
        headers = [side.header() for side in self.sides]
        merged: dict[str, Any] = {}
        for name in HEADER_FIELDS:
            value = self._merge_value("the map", name, *(header.get(name) for header in headers))
            if value is not None and value != {}:
                merged[name] = value
        if "issues" in merged:
            merged["issues"] = [Issue(id=issue, title=title) for issue, title in merged["issues"].items()]
        strengths = merged.get("expect", {}).get("strength")
        if strengths:
            named = {names.get(k, "") if isinstance(k, Key) else k: v for k, v in strengths.items()}
            merged["expect"] = {**merged["expect"], "strength": {k: v for k, v in named.items() if k}}
        return merged


def _targets_first(relations: Mapping[Key, Fields], named: Mapping[Key, str]) -> Iterator[Key]:
    """The relations without an id, level by level, so that the target of each has one; cycles at their first one."""
    left = [key for key in relations if key not in named]
    place = {key: number for number, key in enumerate(left)}
    onto: dict[Key, list[Key]] = {}
    for key in left:
        onto.setdefault(relations[key]["target"], []).append(key)
    level = [key for key in left if relations[key]["target"] in named]
    done: set[Key] = set()
    for first in (None, *left):
        level = [first] if first is not None and first not in done else level
        while level:
            yield from level
            done.update(level)
            level = sorted((r for key in level for r in onto.get(key, ()) if r not in done), key=place.__getitem__)


def _comparable(value: Any) -> Any:
    """A value for comparison: the order of co-premises does not matter."""
    return frozenset(value) if isinstance(value, tuple) and value and isinstance(value[0], Key) else value


def _describe_changes(one: Fields, other: Fields, names: Iterable[str]) -> str:
    """Which of the fields differ, in words; empty for none."""
    changes = [FIELD_WORDS.get(name, name) for name in names if _comparable(one[name]) != _comparable(other[name])]
    return f"changes {' and '.join(changes)}" if changes else ""


def _shorten(words: str) -> str:
    return words if len(words) <= LENGTH else f"{words[: LENGTH - 1]}…"
