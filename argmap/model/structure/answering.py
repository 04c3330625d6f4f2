"""Which lines and which objections are answered: the one definition, for rules, scores, pictures, baselines, teaching.

There are two questions, and sentences should say which one they answer.

- Is a *line against the thesis* answered? Balance metrics count lines, see `argmap explain response`.
- Is an *objection* answered? Rules, pictures, `expect.unanswered` and baselines look at objections anywhere in the map.
  The *case* is the thesis and whatever leads to it by support alone; an objection is an attack on a claim of the case
  by anything but a recommendation. Attacks on objections are answers themselves and need no answer in turn.

In both, an attack (a rebuttal, an undercut, or a recommendation that addresses something) answers what it targets and
whatever this leads to. For relations onto the thesis the two agree, with one exception: an attack on a claim that
argues on both sides answers the objection, but not the line.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from argmap.model.elements import Claim, Kind, Polarity, Relation
from argmap.model.structure.lines import reach, sign_numbers
from argmap.model.structure.reachability import climb

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap

_EITHER = (Polarity.SUPPORT, Polarity.ATTACK)


class HalfAnswered(NamedTuple):
    """An objection with the claims among its reasons that are answered, and those that still stand."""

    objection: Relation
    answered: list[str]
    standing: list[str]


def is_attacked(debate: ArgumentMap, element: str) -> bool:
    """Whether any attack has `element` as its target."""
    return any(relation.polarity is Polarity.ATTACK for relation in debate.onto.get(element, ()))


def find_objections(debate: ArgumentMap) -> list[Relation]:
    """The objections to the case, in the order of the map; none when the map has no thesis."""
    if debate.thesis is None:
        return []
    pro = [line.relation.id for line in debate.lines if line.sign == 1]
    case = {debate.thesis, *reach(debate, pro, supports_only=True)}
    return [
        relation
        for relation in debate.relations
        if relation.polarity is Polarity.ATTACK
        and relation.target in case
        and isinstance(debate.by_id[relation.target], Claim)
        and relation.label != "addresses"
        and any(debate.claim(premise).kind is not Kind.RECOMMENDATION for premise in relation.premises)
    ]


def find_unanswered(debate: ArgumentMap) -> list[Relation]:
    """The objections that nothing answers, wherever they are in the map, in its order."""
    objections = find_objections(debate)
    if not objections:
        return []
    answered = find_answered_elements(debate)
    return [relation for relation in objections if relation.id not in answered]


def find_half_answered(debate: ArgumentMap) -> list[HalfAnswered]:
    """The objections that are answered only in some of their reasons."""
    answered: set[str] | None = None
    halves: list[HalfAnswered] = []
    for relation in find_objections(debate):
        if is_attacked(debate, relation.id) or any(is_attacked(debate, premise) for premise in relation.premises):
            continue
        reasons = [r for p in relation.premises for r in debate.onto.get(p, ()) if r.polarity is Polarity.SUPPORT]
        if len(reasons) < 2:
            continue  # one must be answered, another one not
        if answered is None:
            answered = find_answered_elements(debate)
        fallen = [reason.premises[0] for reason in reasons if reason.id in answered]
        standing = [reason.premises[0] for reason in reasons if reason.id not in answered]
        if fallen and standing:
            halves.append(HalfAnswered(relation, fallen, standing))
    return halves


def find_answered_elements(debate: ArgumentMap) -> set[str]:
    """The elements that are attacked themselves or in something that supports them."""
    numbering = debate.numbering
    attacked = [target for target, way in zip(numbering.targets, numbering.polarities, strict=True) if way == 0]
    reached = climb(numbering, attacked, _thesis_number(debate), supports_only=True)
    ids = (*numbering.place, *[relation.id for relation in debate.relations])
    return {element for element, is_reached in zip(ids, reached, strict=True) if is_reached}


def find_answered_lines(
    debate: ArgumentMap, sign_of: array[int] | None = None, *, label: str | None = None
) -> frozenset[str]:
    """The relation ids of the lines that are answered; with `label`, only attacks with that label are answers.

    A line is answered when some attack (an undercut too) targets an element of the line's own sign within it, the line
    included. One pass over the map for each sign, however many lines share their elements. `sign_of` are the signs as
    `sign_numbers` gives them, where they are at hand.
    """
    numbering = debate.numbering
    sign_of = sign_numbers(debate) if sign_of is None else sign_of
    places = {line.relation.id: -1 for line in debate.lines}
    for number, relation in enumerate(debate.relations):
        if relation.id in places:
            places[relation.id] = len(numbering.place) + number
    attacked = [target for target, way in zip(numbering.targets, numbering.polarities, strict=True) if way == 0]
    if label is not None:
        attacks = [relation for relation in debate.relations if relation.polarity is Polarity.ATTACK]
        pairs = zip(attacked, attacks, strict=True)
        attacked = [target for target, attack in pairs if attack.label == label]
    answered: set[str] = set()
    for sign in (1, -1):
        starts = [target for target in attacked if sign_of[target] == sign]
        reached = climb(numbering, starts, _thesis_number(debate), supports_only=False)
        answered.update(
            line.relation.id for line in debate.lines if line.sign == sign and reached[places[line.relation.id]]
        )
    return frozenset(answered)


def _thesis_number(debate: ArgumentMap) -> int:
    return -1 if debate.thesis is None else debate.numbering.place[debate.thesis]


def classify_answer(debate: ArgumentMap, line: Relation, *, is_answered: bool, is_mitigated: bool) -> str:
    """How a con line is dealt with: mitigated, weighed, refuted or ignored, as `argmap explain integration` defines it.

    `is_answered` and `is_mitigated` say whether `find_answered_lines` has it, with any answer and with the label
    `addresses`.
    """
    if is_mitigated:
        return "mitigated"
    if is_attacked(debate, line.id) and not any(is_attacked(debate, claim) for claim in line.premises):
        return "weighed"
    return "refuted" if is_answered else "ignored"
