"""Which relations are objections that ask for an answer, and what has got one: defined once, for rules and pictures.

The *case* is the thesis and whatever leads to it by support alone. An objection is an attack on a claim of the case by
anything but a recommendation. Attacks on objections are answers themselves and are not asked to be answered in turn.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.structure.lines import attacked, reached


def objections(debate: ArgumentMap) -> list[Relation]:
    """The objections to the case, in the order of the map."""
    if debate.thesis is None:
        return []
    pro = [line.relation.id for line in debate.lines if line.sign == 1]
    case = {debate.thesis, *reached(debate, pro, supports_only=True)}
    return [
        relation
        for relation in debate.relations
        if relation.polarity is Polarity.ATTACK
        and relation.target in case
        and isinstance(debate.by_id[relation.target], Claim)
        and relation.label != "addresses"
        and any(debate.claim(premise).kind is not Kind.RECOMMENDATION for premise in relation.premises)
    ]


def met(debate: ArgumentMap) -> set[str]:
    """The elements that are attacked themselves or in something that supports them."""
    work = [relation.target for relation in debate.relations if relation.polarity is Polarity.ATTACK]
    found: set[str] = set()
    while work:
        element = work.pop()
        if element in found:
            continue
        found.add(element)
        own = debate.by_id[element]
        if isinstance(own, Claim):
            work.extend(relation.id for relation in debate.out_of.get(element, ()))
        elif own.polarity is Polarity.SUPPORT:
            work.append(own.target)
    return found


def unanswered(debate: ArgumentMap) -> list[Relation]:
    """The objections that nothing answers.

    For lines onto the thesis response coverage counts the same, and also those whose only answer is to a claim that
    argues on both sides.
    """
    elements = met(debate)
    return [relation for relation in objections(debate) if relation.id not in elements]


def half_answered(debate: ArgumentMap) -> list[tuple[Relation, list[str], list[str]]]:
    """Objections answered only in some of their reasons: each with the claims that are met and those that stand."""
    elements = met(debate)
    found: list[tuple[Relation, list[str], list[str]]] = []
    for relation in objections(debate):
        if attacked(debate, relation.id) or any(attacked(debate, premise) for premise in relation.premises):
            continue
        reasons = [r for p in relation.premises for r in debate.onto.get(p, ()) if r.polarity is Polarity.SUPPORT]
        answered_ones = [reason.premises[0] for reason in reasons if reason.id in elements]
        standing = [reason.premises[0] for reason in reasons if reason.id not in elements]
        if answered_ones and standing:
            found.append((relation, answered_ones, standing))
    return found
