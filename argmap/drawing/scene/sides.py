"""On which side each claim and each step is: what it does to the thesis, whatever it does to its target.

A reason for an objection is against the thesis, and an attack on an objection is for it. In a map without a thesis the
sides are those of the claim at the top of each tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.drawing.style.themes import Tone
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.structure.lines import role, signs

FOR, AGAINST, MIXED, UNKNOWN = "+", "−", "±", "?"
"""The signs of the sides, of both sides, and of a claim of which the text does not say on which side it is."""


class Side(NamedTuple):
    """The colour of a side, and the sign before the word of a box, "" for a box that is on no side."""

    tone: Tone
    sign: str = ""


def find_sides(debate: ArgumentMap, home_of: Mapping[str, str]) -> dict[str, Side]:
    """The side of each claim and of each step by id; `home_of` has the relation that each claim hangs on."""
    signed = signs(debate) if debate.thesis is not None else _signs_below_roots(debate, home_of)
    sides = {relation.id: _side_of_step(debate, relation, signed[relation.id]) for relation in debate.relations}
    relations = {relation.id: relation for relation in debate.relations}
    for claim in debate.claims:
        home = relations.get(home_of.get(claim.id, ""))
        sides[claim.id] = _side_of_claim(debate, claim, home, signed[claim.id])
    return sides


def _side_of_step(debate: ArgumentMap, relation: Relation, sign: int | None) -> Side:
    if role(debate, relation) in ("addresses", "recommends"):
        return Side(Tone.ANSWER)
    if relation.polarity is Polarity.UNKNOWN:
        return Side(Tone.NEUTRAL, UNKNOWN)
    return _side(sign, relation)


def _side_of_claim(debate: ArgumentMap, claim: Claim, home: Relation | None, sign: int | None) -> Side:
    if claim.id == debate.thesis:
        return Side(Tone.THESIS)
    if claim.kind is Kind.RECOMMENDATION:
        return Side(Tone.ANSWER)
    if home is not None and home.polarity is Polarity.UNKNOWN:
        return Side(Tone.NEUTRAL, UNKNOWN)
    if home is None and debate.thesis is None:
        return Side(Tone.NEUTRAL)
    return _side(sign, home)


def _side(sign: int | None, relation: Relation | None) -> Side:
    """The side of what has a sign; `relation` is the one that leads from it towards the thesis."""
    if sign is None:
        return Side(Tone.NEUTRAL)
    if sign == 0:
        return Side(Tone.NEUTRAL, MIXED)
    if sign < 0:
        return Side(Tone.ATTACK, AGAINST)
    is_attack = relation is not None and relation.polarity is Polarity.ATTACK
    return Side(Tone.REBUTTAL if is_attack else Tone.SUPPORT, FOR)


def _signs_below_roots(debate: ArgumentMap, home_of: Mapping[str, str]) -> dict[str, int | None]:
    """As `signs`, seen from the claim at the top of the tree that an element hangs in."""
    found: dict[str, int | None] = {}
    for start in (*(claim.id for claim in debate.claims), *(relation.id for relation in debate.relations)):
        chain: dict[str, int] = {}  # element → the factor between its sign and that of what it bears on
        element: str | None = start
        while element is not None and element not in found and element not in chain:
            member = debate.by_id[element]
            chain[element] = member.polarity.sign if isinstance(member, Relation) else 1
            element = member.target if isinstance(member, Relation) else home_of.get(element)
        sign = found.get(element or "", 1)
        for name, factor in reversed(chain.items()):
            sign = (sign * factor or None) if sign is not None else None
            found[name] = sign
    return found
