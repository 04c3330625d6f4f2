"""A claim as the thesis of its part of a map, and the effect of single elements on its strength."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan, nan

from argmap.model.elements import ArgumentMap, Claim
from argmap.registry import SEMANTICS
from argmap.scoring.evaluation.evaluate import UnsettledError
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.verdicts.upstream import WORK, bearing_on, visits_once
from argmap.scoring.verdicts.verdict_state import VerdictState, sweeps_of

LAYING_OUT = 100
"""Passes over a map that take as long as laying it out, roughly."""


def part_of(debate: ArgumentMap, claim_id: str, semantics: str) -> VerdictState:
    """The part of a claim, of which it is the thesis; a row for every relation, cycles aside.

    With cycles it has the rows that scoring has: others could lead a cycle to another of its fixed points. Raises
    KeyError for an unknown semantics and UnsettledError for a cycle that does not settle.
    """
    part = bearing_on(debate, claim_id)
    layout = lay_out(part)
    if not layout.cycles:
        layout = lay_out(part, every_relation=True)
    return VerdictState(layout, SEMANTICS.get(semantics))


def effects(part: VerdictState, elements: Iterable[str]) -> dict[str, float]:
    """What the claim's strength owes to each element: the strength less what it would be without the element.

    Elements that do not bear on the claim have 0. Left out are those for which the work does not suffice, and those
    without which a cycle does not settle.
    """
    owed: dict[str, float] = {}
    limit = part.visits + WORK
    for element in elements:
        if element not in part.layout.debate.by_id:
            owed[element] = 0.0
        elif part.visits <= limit:
            if part.layout.cycles:
                strength = strength_in(without(part.layout.debate, element), part)
            else:
                strength = part.edit(part.layout.row[element], nan)
            if not isnan(strength):
                owed[element] = part.strength - strength
    return owed


def without(debate: ArgumentMap, element: str) -> ArgumentMap:
    """The map without an element that is not its thesis; with it go the relations that refer to it, and so on."""
    gone, work = {element}, [element]
    while work:
        member = debate.by_id[work.pop()]
        lost = [
            *debate.onto.get(member.id, ()),
            *(debate.out_of.get(member.id, ()) if isinstance(member, Claim) else ()),
        ]
        work += [relation.id for relation in lost if relation.id not in gone]
        gone.update(relation.id for relation in lost)
    return ArgumentMap(
        thesis=debate.thesis,
        claims=tuple(claim for claim in debate.claims if claim.id not in gone),
        relations=tuple(relation for relation in debate.relations if relation.id not in gone),
    )


def strength_in(debate: ArgumentMap, part: VerdictState) -> float:
    """The strength of the thesis in another form of a map, laid out anew; NaN where a cycle does not settle."""
    layout = lay_out(debate)
    try:
        return VerdictState(layout, part.semantics).strength
    except UnsettledError:
        return nan
    finally:
        part.visits += (LAYING_OUT + sweeps_of(layout.plan)) * visits_once(layout)
