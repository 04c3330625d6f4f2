"""Three maps whose elements go by common keys: a base and two that come from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.language.normalising import normalised_claim
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.matching.correspondence import match
from argmap.model.matching.given_ids import is_given
from argmap.versions.comparing import CLAIM_FIELDS, HEADER_FIELDS, RELATION_FIELDS, plain


class Key(NamedTuple):
    """An element in all three maps: the first map that has it, and its id there."""

    side: int
    name: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the maps: id → key, and its claims and relations by key, in order."""

    debate: ArgumentMap
    keys: Mapping[str, Key]
    claims: Mapping[Key, Claim]
    relations: Mapping[Key, Relation]
    names: Mapping[Key, str]

    @classmethod
    def of(cls, debate: ArgumentMap, keys: Mapping[str, Key]) -> Side:
        """The side of a map whose ids have these keys."""
        return cls(
            debate,
            keys,
            {keys[claim.id]: claim for claim in debate.claims},
            {keys[relation.id]: relation for relation in debate.relations},
            {key: name for name, key in keys.items()},
        )

    def given(self, key: Key) -> str | None:
        """The id of an element if a person gave it; None where it follows from the rest, and for what the map lacks."""
        own = self.claims.get(key) or self.relations.get(key)
        return own.id if own is not None and is_given(own) else None

    def fields(self, key: Key) -> dict[str, Any]:
        """The fields of a claim or relation, its ends as keys; none of what the map lacks."""
        own = self.claims.get(key) or self.relations.get(key)
        if own is None:
            return {}
        fields = {name: getattr(own, name) for name in (CLAIM_FIELDS if isinstance(own, Claim) else RELATION_FIELDS)}
        if isinstance(own, Relation):
            fields["premises"] = tuple(self.keys[premise] for premise in own.premises)
            fields["target"] = self.keys[own.target]
        return fields

    def header(self) -> dict[str, Any]:
        """What the map says of itself by field, claims by their keys, and issues by their ids."""
        header: dict[str, Any] = {name: getattr(self.debate, name) for name in HEADER_FIELDS}
        header["thesis"] = self.keys[self.debate.thesis] if self.debate.thesis is not None else None
        header["issues"] = {issue.id: issue.title for issue in self.debate.issues}
        if self.debate.expect is not None:
            header["expect"] = plain(self.debate.expect)
            if strengths := header["expect"].get("strength"):
                header["expect"]["strength"] = {self.keys.get(claim, claim): v for claim, v in strengths.items()}
        return header


def sides(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> tuple[Side, Side, Side]:
    """The three maps with common keys.

    What both have added is one only with the same id or an equal text, a relation only with the same ends: what merely
    resembles it was said by two people.
    """
    in_base = {name: Key(0, name) for name in base.by_id}
    our_keys, their_keys = ({**_inherited(base, side)} for side in (ours, theirs))
    pairs = match(ours, theirs)
    for one, other in pairs.claims.items():
        if one not in our_keys and other not in their_keys:
            a, b = ours.claim(one), theirs.claim(other)
            if one == other or normalised_claim(a.text) == normalised_claim(b.text):
                our_keys[one] = their_keys[other] = Key(1, one)
    for side, keys, number in ((ours, our_keys, 1), (theirs, their_keys, 2)):
        keys.update({claim.id: Key(number, claim.id) for claim in side.claims if claim.id not in keys})
    _add_relations(ours, theirs, our_keys, their_keys, pairs.relations)
    return Side.of(base, in_base), Side.of(ours, our_keys), Side.of(theirs, their_keys)


def _inherited(base: ArgumentMap, side: ArgumentMap) -> dict[str, Key]:
    found = match(base, side)
    return {new: Key(0, old) for pairs in found for old, new in pairs.items()}


def _add_relations(
    ours: ArgumentMap,
    theirs: ArgumentMap,
    our_keys: dict[str, Key],
    their_keys: dict[str, Key],
    pairs: Mapping[str, str],
) -> None:
    """Keys for the relations that were added, those that others bear on first."""
    added = {r.id: r for r in ours.relations if r.id not in our_keys}
    by_target: dict[str, list[Relation]] = {}
    for relation in added.values():
        by_target.setdefault(relation.target, []).append(relation)
    work = [r for r in added.values() if r.target in our_keys]
    while added:
        one = work.pop() if work else next(iter(added.values()))  # in a ring of relations none has a known target
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
