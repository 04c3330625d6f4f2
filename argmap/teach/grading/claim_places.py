"""Where the claims of a map stand, by number: what each is below, how, and what is below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.model.elements import ArgumentMap, Claim, Kind, Relation

DEEPEST = 12
"""Steps from relation to relation that are followed to a claim."""


@dataclass(slots=True)
class ClaimPlace:
    """The place of a claim in its map.

    `parent` is the number of the claim that it is about, None for the thesis and for a root; of a step on a step it is
    the first premise of that. `sign` is 1, -1 or 0 by the step, `is_on_step` whether it is about a step; `side` is the
    product of the signs up to the thesis. `children` are the claims about it, `partners` its co-premises.
    """

    parent: int | None = None
    sign: int = 0
    is_on_step: bool = False
    is_thesis: bool = False
    kind: Kind = Kind.CLAIM
    side: int = 0
    children: list[int] = field(default_factory=list)
    partners: tuple[int, ...] = ()


def claim_places(debate: ArgumentMap) -> list[ClaimPlace]:
    """The places of all claims, in the order of the map."""
    number = {claim.id: n for n, claim in enumerate(debate.claims)}
    places: list[ClaimPlace] = []
    for claim in debate.claims:
        place = ClaimPlace(is_thesis=claim.id == debate.thesis, kind=claim.kind)
        steps = debate.out_of.get(claim.id, ())
        if steps and not place.is_thesis:
            target = debate.by_id[steps[0].target]
            place.sign, place.is_on_step = steps[0].polarity.sign, isinstance(target, Relation)
            place.partners = tuple(number[p] for p in steps[0].premises if p != claim.id)
            if isinstance(target, Relation):
                place.parent = number[target.premises[0]]
            elif isinstance(target, Claim):
                place.parent = number[target.id]
        places.append(place)
    for n, place in enumerate(places):
        if place.parent is not None and place.parent != n:
            places[place.parent].children.append(n)
    for place in places:
        place.side = _side(places, place)
    return places


def _side(places: list[ClaimPlace], place: ClaimPlace) -> int:
    side = 1
    for _ in range(DEEPEST):
        if place.is_thesis:
            return side
        if place.parent is None:
            return 0
        side *= place.sign
        place = places[place.parent]
    return 0
