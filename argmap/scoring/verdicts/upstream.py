"""The part of a map that a claim's strength depends on, and what evaluating it again costs.

Every answer about one claim works on that part alone, so that the rest of a large map costs nothing. Work
is counted in *visits*, of a row or of something that bears on a row, and bounded by a number of them: counts, unlike
seconds, are the same on every machine.
"""

from __future__ import annotations

from argmap.diagnostics import did_you_mean
from argmap.model.elements import ArgumentMap, Relation
from argmap.scoring.evaluation.rows_of_map import RowLayout

WORK = 30_000_000
"""Visits that an answer about one claim may take; exact shares of 20 claims take as many."""


def check_claim_id(debate: ArgumentMap, claim_id: str | None) -> str:
    """The id itself, or that of the thesis for None.

    Raises KeyError with the nearest name for an unknown id, ValueError for a relation's and where there is no thesis.
    """
    if claim_id is None:
        if debate.thesis is None:
            raise ValueError("the map has no thesis")
        return debate.thesis
    element = debate.by_id.get(claim_id)
    if element is None:
        raise KeyError(f"there is no claim '{claim_id}'{did_you_mean(claim_id, (c.id for c in debate.claims))}")
    if isinstance(element, Relation):
        ends = " or ".join((*element.premises, element.target))
        raise ValueError(f"'{claim_id}' is a relation, not a claim; ask for {ends}")
    return claim_id


def bearing_on(debate: ArgumentMap, claim_id: str) -> ArgumentMap:
    """The claim and whatever leads to it by support and attack, as a map of which it is the thesis."""
    seen = {claim_id}
    work = [claim_id]
    while work:
        element = work.pop()
        member = debate.by_id[element]
        relations = (r.id for r in debate.onto.get(element, ()) if r.polarity.is_signed)
        for below in (*relations, *(member.premises if isinstance(member, Relation) else ())):
            if below not in seen:
                seen.add(below)
                work.append(below)
    return ArgumentMap(
        thesis=claim_id,
        claims=tuple(claim for claim in debate.claims if claim.id in seen),
        relations=tuple(relation for relation in debate.relations if relation.id in seen),
    )


def visits_once(layout: RowLayout) -> int:
    """The visits of one pass over all rows."""
    structure = layout.rows.structure
    return structure.rows + len(structure.sources)
