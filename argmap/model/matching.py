"""Which claim of one map is which of another, and the same for relations: for differences, merges and grading.

Claims are matched by the ids that people gave, then by equal text, then by resemblance, where the same place in the
argument counts for much: what a claim bears on and what bears on it. An id that was made of the text says no more than
the text. Relations are matched by their ends, then by id, by their premises alone (such a one was moved), and by target
and one premise (such a one has gained or lost a co-premise).

Matching is one to one, the same on every run, and mirrored when the maps are swapped. Candidates that are equally good
are told apart by their order in the maps. Work grows with the number of claims, not with its square.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.model.elements import ArgumentMap
from argmap.model.same_claims import same_claims
from argmap.model.same_relations import same_relations


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
    return Matching(claims, same_relations(old, new, claims))
