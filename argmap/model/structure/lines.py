"""What a line is, which side an element is on, what a relation is called: defined once, for rules, scores, teaching.

Definitions after the balance page of the documentation: a *line* is a support (pro) or attack (con) relation onto the
thesis whose premises are not recommendations; signs run over elements and start at the thesis with +.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.model.elements import Claim, Kind, Polarity, Relation
from argmap.model.structure.reachability import NO_SIGN, element_signs

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap


class Line(NamedTuple):
    """A relation onto the thesis; `sign` is +1 for pro, −1 for con."""

    relation: Relation
    sign: int


def lines(debate: ArgumentMap) -> tuple[Line, ...]:
    """Pro and con lines of the thesis in canonical order; none when the map has no thesis."""
    if debate.thesis is None:
        return ()
    return tuple(
        Line(relation, relation.polarity.sign)
        for relation in debate.onto.get(debate.thesis, ())
        if relation.polarity.is_signed
        and any(debate.claim(p).kind is not Kind.RECOMMENDATION for p in relation.premises)
    )


def signs(debate: ArgumentMap) -> dict[str, int | None]:
    """Element id → +1, −1, or 0 for *mixed* (reached with both signs); None where no signed relation leads to T.

    A relation's sign is its target's sign times its polarity; its premises take its sign; the thesis is +.
    """
    numbers = sign_numbers(debate)
    ids = (*debate.numbering.place, *[relation.id for relation in debate.relations])
    return {element: None if sign == NO_SIGN else sign for element, sign in zip(ids, numbers, strict=True)}


def sign_numbers(debate: ArgumentMap) -> array[int]:
    """The signs of the claims and then of the relations, in the order of the map; NO_SIGN for None."""
    numbering = debate.numbering
    return element_signs(numbering, -1 if debate.thesis is None else numbering.place[debate.thesis])


def reach(debate: ArgumentMap, start: Iterable[str], *, supports_only: bool = False) -> Iterator[str]:
    """The elements `start` and whatever leads to them by support or attack, each once.

    From a line's relation these are the elements of the line. With `supports_only`, only what reaches them by support
    alone. The thesis and what leads to it are left out.
    """
    seen: set[str] = set()
    work = [*start]
    while work:
        element = work.pop()
        if element in seen or element == debate.thesis:  # a cycle through the thesis would pull in every line
            continue
        seen.add(element)
        yield element
        member = debate.by_id[element]
        if isinstance(member, Relation):
            work.extend(reversed(member.premises))
        work.extend(
            relation.id
            for relation in reversed(debate.onto.get(element, ()))
            if relation.polarity is Polarity.SUPPORT or (relation.polarity is Polarity.ATTACK and not supports_only)
        )


Role = Literal[
    "pillar",
    "reason",
    "objection",
    "rebuttal",
    "undercut",
    "backing",
    "addresses",
    "recommends",
    "context",
    "unsigned",
]
"""What a relation is in its map."""


def role(debate: ArgumentMap, relation: Relation) -> Role:
    """The field's word for a relation."""
    target = debate.by_id[relation.target]
    if relation.polarity is Polarity.UNKNOWN:
        return "unsigned"
    if relation.polarity is Polarity.NEUTRAL:
        return "recommends" if _recommends(debate, relation) else "context"
    if isinstance(target, Relation):
        return "undercut" if relation.polarity is Polarity.ATTACK else "backing"
    if relation.polarity is Polarity.SUPPORT:
        return "pillar" if target.id == debate.thesis else "reason"
    if relation.label == "addresses":
        return "addresses"
    return "rebuttal" if attacks_something(debate, target) else "objection"


def attacks_something(debate: ArgumentMap, claim: Claim) -> bool:
    """Whether the claim is a premise of an attack; an attack on such a claim is a rebuttal."""
    return any(r.polarity is Polarity.ATTACK for r in debate.out_of.get(claim.id, ()))


def _recommends(debate: ArgumentMap, relation: Relation) -> bool:
    return any(debate.claim(p).kind is Kind.RECOMMENDATION for p in relation.premises)
