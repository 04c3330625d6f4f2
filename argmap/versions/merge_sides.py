"""Three maps with common keys for their elements: a base and two versions of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.language.normalising import normalise_claim
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.matching.correspondence import match
from argmap.model.matching.given_ids import is_given
from argmap.versions.comparing import CLAIM_FIELDS, HEADER_FIELDS, RELATION_FIELDS, plain


class Key(NamedTuple):
    """An element in all three maps.

    `side` is the first map that has it (0 the base, 1 ours, 2 theirs), `name` its id there.
    """

    side: int
    name: str


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the three maps.

    `keys` are the keys by id, `names` the ids by key. `claims` and `relations` are the elements by key, in order.
    """

    debate: ArgumentMap
    keys: Mapping[str, Key]
    claims: Mapping[Key, Claim]
    relations: Mapping[Key, Relation]
    names: Mapping[Key, str]

    @classmethod
    def of(cls, debate: ArgumentMap, keys: Mapping[str, Key]) -> MergeSide:
        """The side for a map, from the keys of its ids."""
        return cls(
            debate,
            keys,
            {keys[claim.id]: claim for claim in debate.claims},
            {keys[relation.id]: relation for relation in debate.relations},
            {key: name for name, key in keys.items()},
        )

    def element(self, key: Key) -> Claim | Relation | None:
        """The element with a key; None if the map lacks it."""
        return self.claims.get(key) or self.relations.get(key)

    def given_id(self, key: Key) -> str | None:
        """The id of an element if a person gave it; None if it was derived, or if the map lacks the element."""
        element = self.element(key)
        return element.id if element is not None and is_given(element) else None

    def fields(self, key: Key) -> dict[str, Any]:
        """The fields of a claim or relation, its ends as keys; empty if the map lacks the element."""
        element = self.element(key)
        if element is None:
            return {}
        names = CLAIM_FIELDS if isinstance(element, Claim) else RELATION_FIELDS
        fields = {name: getattr(element, name) for name in names}
        if isinstance(element, Relation):
            fields["premises"] = tuple(self.keys[premise] for premise in element.premises)
            fields["target"] = self.keys[element.target]
        return fields

    def header(self) -> dict[str, Any]:
        """The fields of the map itself; claims appear as keys, issues by their ids."""
        header: dict[str, Any] = {name: getattr(self.debate, name) for name in HEADER_FIELDS}
        header["thesis"] = self.keys[self.debate.thesis] if self.debate.thesis is not None else None
        header["issues"] = {issue.id: issue.title for issue in self.debate.issues}
        if self.debate.expect is not None:
            header["expect"] = plain(self.debate.expect)
            if strengths := header["expect"].get("strength"):
                header["expect"]["strength"] = {self.keys.get(claim, claim): v for claim, v in strengths.items()}
        return header


def merge_sides(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> tuple[MergeSide, MergeSide, MergeSide]:
    """The three maps with common keys.

    Claims that both sides added are the same claim only if their ids or texts are equal, relations only if their ends
    are: a similar claim may be another person's.
    """
    in_base = {name: Key(0, name) for name in base.by_id}
    our_keys, their_keys = ({**_keys_from_base(base, side)} for side in (ours, theirs))
    pairs = match(ours, theirs)
    for one, other in pairs.claims.items():
        if one not in our_keys and other not in their_keys:
            a, b = ours.claim(one), theirs.claim(other)
            if one == other or normalise_claim(a.text) == normalise_claim(b.text):
                our_keys[one] = their_keys[other] = Key(1, one)
    for side, keys, number in ((ours, our_keys, 1), (theirs, their_keys, 2)):
        keys.update({claim.id: Key(number, claim.id) for claim in side.claims if claim.id not in keys})
    _add_relations(ours, theirs, our_keys, their_keys, pairs.relations)
    return MergeSide.of(base, in_base), MergeSide.of(ours, our_keys), MergeSide.of(theirs, their_keys)


def _keys_from_base(base: ArgumentMap, side: ArgumentMap) -> dict[str, Key]:
    matching = match(base, side)
    return {new: Key(0, old) for pairs in matching for old, new in pairs.items()}


def _add_relations(
    ours: ArgumentMap,
    theirs: ArgumentMap,
    our_keys: dict[str, Key],
    their_keys: dict[str, Key],
    pairs: Mapping[str, str],
) -> None:
    """Gives keys to the relations that were added, targets first."""
    added = {r.id: r for r in ours.relations if r.id not in our_keys}
    by_target: dict[str, list[Relation]] = {}
    for relation in added.values():
        by_target.setdefault(relation.target, []).append(relation)
    work = [r for r in added.values() if r.target in our_keys]
    while added:
        one = work.pop() if work else next(iter(added.values()))  # in a cycle of relations no target has a key yet
        del added[one.id]
        work.extend(r for r in by_target.get(one.id, ()) if r.id in added)
        other = theirs.by_id.get(pairs.get(one.id, ""))
        our_keys[one.id] = Key(1, one.id)
        if (
            isinstance(other, Relation)
            and other.id not in their_keys
            and {our_keys[p] for p in one.premises} == {their_keys[p] for p in other.premises}
            and our_keys.get(one.target) == their_keys.get(other.target)
        ):
            their_keys[other.id] = our_keys[one.id]
    their_keys.update({r.id: Key(2, r.id) for r in theirs.relations if r.id not in their_keys})
