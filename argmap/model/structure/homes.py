"""Where each claim is shown when it bears on several things: as near to the thesis as its relations allow.

Pictures, outlines and parts of maps show every claim once, at its home. (The walk goes down each line first: in it, an
objection to the thesis that also attacks a pillar is below the pillar.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.model.elements import ArgumentMap, Kind, Relation
from argmap.model.walk import BANDS


def homes(debate: ArgumentMap, *, sided: bool = True) -> dict[str, str]:
    """Claim id → id of the relation it hangs on: the first one going outwards, level by level, from the thesis.

    On one level a support comes before an attack, unless `sided` is off. After the thesis
    come the other roots, the recommendations, and the first claims of cycles; these have no home. Relations from
    recommendations alone do not count; they lead out of the band at the bottom.
    """
    recommendations = [c.id for c in debate.claims if c.kind is Kind.RECOMMENDATION]
    roots = [c.id for c in debate.claims if c.id not in debate.out_of and c.kind is not Kind.RECOMMENDATION]
    starts = [*([debate.thesis] if debate.thesis else []), *roots, *recommendations, *(c.id for c in debate.claims)]
    apart = set(recommendations)
    home_of: dict[str, str] = {}
    seen: set[str] = set()
    for start in starts:
        level = [start] if start not in seen else []
        seen.add(start)
        while level:
            below: list[str] = []
            onto = [relation for element in level for relation in debate.onto.get(element, ())]
            if sided:
                onto.sort(key=lambda relation: BANDS.index(relation.polarity))
            for relation in onto:
                fresh = [] if apart.issuperset(relation.premises) else [p for p in relation.premises if p not in seen]
                home_of.update(dict.fromkeys(fresh, relation.id))
                seen.update(fresh)
                below += fresh
                if relation.id not in seen:
                    seen.add(relation.id)
                    below.append(relation.id)
            level = below
    return home_of


def parents(debate: ArgumentMap, *, sided: bool = True) -> dict[str, str]:
    """Claim id → the claim it hangs below; where it bears on a relation, the one that this leads to."""
    parent_of: dict[str, str] = {}
    for claim, home in homes(debate, sided=sided).items():
        element = debate.by_id[home]
        while isinstance(element, Relation):
            element = debate.by_id[element.target]
        parent_of[claim] = element.id
    return parent_of


def upward(claim: str, parent: Mapping[str, str]) -> Iterator[str]:
    """The claims above one, the nearest first."""
    while claim in parent:
        claim = parent[claim]
        yield claim
