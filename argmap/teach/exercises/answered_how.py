"""Refuted, mitigated, conceded or ignored? The student says how the map deals with an objection.

After the strategies of E. M. Nussbaum, *Using Argumentation Vee Diagrams*, Journal of Educational Psychology 100
(2008): refuting, designing a solution (mitigated), weighing (conceded, but the step is denied). Each objection is shown
with all that bears on it. Needs two objections, of which one is answered.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Kind, Polarity, Relation
from argmap.model.structure.answering import find_objections, find_unanswered
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

REFUTED = "refuted: something speaks against the objection itself"
MITIGATED = "mitigated: a proposal makes the problem smaller"
CONCEDED = "conceded, but outweighed: it is granted, and denied that it counts for as much as it seems"
IGNORED = "ignored: nothing answers it"
_TASKS = (2, 3, 5)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Two, three or five objections, answered ones and others."""
    found = {relation.id: relation for relation in find_objections(debate) if len(relation.premises) == 1}
    open_ones = {relation.id for relation in find_unanswered(debate)}
    ways = {name: _ways(debate, relation, name in open_ones) for name, relation in found.items()}
    ways = {name: way for name, way in ways.items() if way}
    if len(ways) < 2 or set(ways.values()) == {(IGNORED,)}:
        raise UnfitError(
            f"{len(ways)} objections can be judged, {sum(w != (IGNORED,) for w in ways.values())} of them answered",
            "two objections with a single premise, one of them answered directly",
        )
    by_way: dict[tuple[str, ...], str] = {}
    for name in draft.shuffled(ways):
        by_way.setdefault(ways[name], name)
    chosen = list(dict.fromkeys([*by_way.values(), *draft.pick(ways, (2, 3, 5))]))[: _TASKS[draft.level - 1]]
    for name in draft.shuffled(chosen):
        relation = found[name]
        draft.choose(
            f"How does the map deal with this objection to “{text(debate, relation.target)}”: "
            f"“{text(debate, relation.premises[0])}”?",
            ways[name],
            (),
            "kinds-of-answers",
            "this is what bears on it",
            passage=_said(debate, relation, draft),
            in_order=[REFUTED, MITIGATED, CONCEDED, IGNORED],
        )


def _ways(debate: ArgumentMap, relation: Relation, is_open: bool) -> tuple[str, ...]:
    """How an objection is answered directly; nothing where it is answered only in its reasons."""
    onto = [r for r in debate.onto.get(relation.premises[0], ()) if r.polarity is Polarity.ATTACK]
    proposed = [r.label == "addresses" or debate.claim(r.premises[0]).kind is Kind.RECOMMENDATION for r in onto]
    cut = any(r.polarity is Polarity.ATTACK for r in debate.onto.get(relation.id, ()))
    found = [REFUTED] * (not all(proposed)) + [MITIGATED] * any(proposed) + [CONCEDED] * (cut and all(proposed))
    return tuple(found) or ((IGNORED,) if is_open else ())


def _said(debate: ArgumentMap, relation: Relation, draft: Draft) -> str:
    """All that bears on an objection or on its step, in an order left to chance, without saying how."""
    onto = [*debate.onto.get(relation.premises[0], ()), *debate.onto.get(relation.id, ())]
    said = draft.shuffled(text(debate, premise) for r in onto for premise in r.premises)
    return "\n".join(["What the map says about it:", *(f"– {line}" for line in said or ["nothing more"])])


EXERCISE = ExerciseKind(
    "answered-how",
    __doc__ or "",
    10,
    "How is the objection answered?",
    "Say how the map deals with each objection.",
    pose,
)
