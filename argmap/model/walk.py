"""The walk over a map: thesis, other roots, recommendations; on each target supports, attacks, neutral, unknown.

The order is that of `structure.ordering`, which knows claims and relations by number.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap

BANDS = ("support", "attack", "neutral", "unknown")
"""The polarities in the order in which relations with the same target are visited."""


class Visit(NamedTuple):
    """One entry of the authored tree.

    A relation with several premises gives one visit per premise, in a row or with what hangs on a premise between them;
    what hangs on the relation itself comes after its last premise. A relation that nothing leads to (in a cycle of
    relations) is visited last, with `depth` 0.

    claim: id of the claim.
    relation: id of the relation by which it hangs on what is above it; None for a root.
    premise: its place among the premises of that relation, from 0.
    depth: levels below the root, from 0.
    again: whether the claim was visited before, so that this is a cross-reference.
    text: the text of the claim.
    role: what the relation is, such as `pillar`; for a root `thesis` or `root`.
    """

    claim: str
    relation: str | None = None
    premise: int = 0
    depth: int = 0
    again: bool = False
    text: str = ""
    role: str = ""


def walk(debate: ArgumentMap) -> Iterator[Visit]:
    """The visits of a built map, with texts and roles."""
    for claim, relation, premise, depth, again, *_ in visits_of(debate):
        role = debate.role(relation) if relation is not None else "thesis" if claim == debate.thesis else "root"
        yield Visit(claim, relation, premise, depth, again, debate.claim(claim).text, role)


def visits_of(debate: ArgumentMap) -> Iterator[Visit]:
    """The visits of a built map, without texts and roles."""
    from argmap.model.structure.ordering import NumberedWalk

    claims, relations, numbering = debate.claims, debate.relations, debate.numbering
    place = numbering.place
    walk = NumberedWalk(
        numbering.sources,
        numbering.targets,
        [BANDS.index(relation.polarity) for relation in relations],
        {number: [place[premise] for premise in relations[number].premises] for number in numbering.several},
        -1 if debate.thesis is None else place[debate.thesis],
        bytearray(claim.kind == "recommendation" for claim in claims),
    )
    visited = zip(walk.claims, walk.relations, walk.premises, walk.depths, walk.again, strict=True)
    for claim, relation, premise, depth, again in islice(visited, walk.visits):
        by = relations[relation].id if relation >= 0 else None
        yield Visit(claims[claim].id, by, premise, depth, bool(again))
