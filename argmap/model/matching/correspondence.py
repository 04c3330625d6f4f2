"""Which claims and relations of two maps correspond: for differences, merges and grading.

Claims are matched by the ids that people gave, then by equal text, then by resemblance, where the same place in the
argument counts for much: what a claim bears on and what bears on it. An id made from the text says no more than the
text. Relations are matched by their ends, then by id, by their premises alone (the relation was moved), and by
target and one premise (it has gained or lost a co-premise).

Matching is one to one, the same on every run, and mirrored when the maps are swapped. Among equally good
candidates their order in the maps decides. Work grows with the number of claims, not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple

from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.matching.given_ids import is_given
from argmap.model.matching.pairing import nearest, pair_best, pair_equal
from argmap.model.matching.same_claims import same_claims


class Matching(NamedTuple):
    """Old id → new id, of claims and of relations; what is missing has no counterpart."""

    claims: dict[str, str]
    relations: dict[str, str]


def match(old: ArgumentMap, new: ArgumentMap) -> Matching:
    """Which claims and relations of two maps are the same.

    >>> from argmap.model.builder import MapBuilder
    >>> def town(pillar: str) -> ArgumentMap:
    ...     b = MapBuilder()
    ...     _ = b.support(b.claim(pillar), b.thesis("Close the old town to cars.", id="close"))
    ...     return b.build()
    >>> match(town("The air gets cleaner."), town("The air gets much cleaner.")).claims
    {'close': 'close', 'the-air-gets-cleaner': 'the-air-gets-much-cleaner'}
    """
    claims = same_claims(old, new)
    return Matching(claims, _Relations(old, new, claims).match_all())


class _Relations:
    """The relations of two maps on their way to a matching, in names that both maps know."""

    def __init__(self, old: ArgumentMap, new: ArgumentMap, claims: Mapping[str, str]) -> None:
        self.maps = (old, new)
        self.known: tuple[dict[str, Hashable], dict[str, Hashable]] = (
            {name: ("claim", other) for name, other in claims.items()},
            {name: ("claim", name) for name in claims.values()},
        )
        self.matches: dict[str, str] = {}

    def match_all(self) -> dict[str, str]:
        ends: tuple[Callable[[int, Relation], Hashable | None], ...] = (
            lambda side, r: _all_of(*self._ends(side, r), r.polarity, r.id, (r.weight, r.label, r.scheme)),
            lambda side, r: _all_of(*self._ends(side, r), r.polarity, r.id if is_given(r) else None),
            lambda side, r: _all_of(*self._ends(side, r), r.polarity, (r.weight, r.label, r.scheme)),
            lambda side, r: _all_of(*self._ends(side, r), r.polarity, r.id),
            lambda side, r: _all_of(*self._ends(side, r), r.polarity),
            lambda side, r: _all_of(*self._ends(side, r)),
        )
        for level in self._levels():
            for key in ends:
                self._equal(level, key)
        everything = (list(self.maps[0].relations), list(self.maps[1].relations))
        self._equal(everything, lambda side, r: (r.id,))
        self._equal(everything, lambda side, r: _all_of(self._premises(side, r), r.polarity))
        self._equal(everything, lambda side, r: _all_of(self._premises(side, r)))
        for level in self._levels():  # what hangs on a relation that was moved
            for key in ends:
                self._equal(level, key)
        self._with_one_premise()
        return {r.id: self.matches[r.id] for r in self.maps[0].relations if r.id in self.matches}

    def _equal(self, relations: Sequence[list[Relation]], key: Callable[[int, Relation], Hashable | None]) -> None:
        """Matches relations with equal keys in their order, None matching nothing, and leaves those without a match."""
        keyed: list[list[tuple[Hashable, Relation]]] = [[], []]
        for side, group in enumerate(relations):
            group[:] = [relation for relation in group if relation.id not in self.known[side]]
            for relation in group:
                if (value := key(side, relation)) is not None:
                    keyed[side].append((value, relation))
        for one, other in pair_equal(keyed):
            self._join(one, other)

    def _join(self, one: Relation, other: Relation) -> None:
        self.matches[one.id] = other.id
        self.known[0][one.id] = self.known[1][other.id] = ("relation", other.id)

    def _levels(self) -> list[tuple[list[Relation], list[Relation]]]:
        """The relations by how many others lie between them and a claim, so that targets are matched first."""
        levels: list[tuple[list[Relation], list[Relation]]] = []
        for side, debate in enumerate(self.maps):
            level = [r for r in debate.relations if isinstance(debate.by_id[r.target], Claim)]
            number = 0
            while level:
                if number == len(levels):
                    levels.append(([], []))
                levels[number][side].extend(level)
                level = [above for r in level for above in debate.onto.get(r.id, ())]
                number += 1
        return levels

    def _ends(self, side: int, relation: Relation) -> tuple[Hashable | None, Hashable | None]:
        return self._premises(side, relation), self._target(side, relation)

    def _premises(self, side: int, relation: Relation) -> frozenset[Hashable] | None:
        """The premises; None where one has no counterpart."""
        premises = frozenset(self.known[side].get(premise) for premise in relation.premises)
        return None if None in premises else premises

    def _target(self, side: int, relation: Relation) -> Hashable | None:
        return self.known[side].get(relation.target)

    def _with_one_premise(self) -> None:
        """Matches relations that bear alike on one target and share a premise, those first that share most."""
        at: tuple[dict[Hashable, list[int]], ...] = ({}, {})
        shared: dict[tuple[int, int], int] = {}
        for side, (debate, places) in enumerate(zip(self.maps, at, strict=True)):
            for number, relation in enumerate(debate.relations):
                target = self._target(side, relation)
                if relation.id in self.known[side] or target is None:
                    continue
                for premise in relation.premises:
                    if (name := self.known[side].get(premise)) is not None:
                        places.setdefault((target, relation.polarity, name), []).append(number)
        for key in at[0].keys() & at[1].keys():
            pairs = {(n, other) for n in at[0][key] for other in nearest(n, at[1][key])}
            for pair in pairs | {(other, n) for n in at[1][key] for other in nearest(n, at[0][key])}:
                shared[pair] = shared.get(pair, 0) + 1
        old, new = (debate.relations for debate in self.maps)
        for one, other in pair_best(
            (2 * count / (len(old[one].premises) + len(new[other].premises)), one, other)
            for (one, other), count in shared.items()
        ):
            self._join(old[one], new[other])


def _all_of(*parts: Hashable | None) -> Hashable | None:
    """The parts as one key; None where one is missing."""
    return None if None in parts else parts
