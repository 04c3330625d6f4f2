"""Refuted, mitigated, conceded or ignored? The student says how the map deals with an objection.

After the strategies of E. M. Nussbaum, *Using Argumentation Vee Diagrams*, Journal of Educational Psychology 100
(2008): refuting, designing a solution (mitigated), weighing (conceded, but the step is denied). Each objection is shown
with every claim about it. Needs two objections, at least one of them answered.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Kind, Polarity, Relation
from argmap.model.structure.answering import find_objections, find_unanswered
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

REFUTED = "refuted: a claim attacks the objection itself"
MITIGATED = "mitigated: a proposal makes the problem smaller"
CONCEDED = "conceded but outweighed: the objection is accepted, but it counts for less than it seems"
IGNORED = "ignored: nothing answers it"
_TASKS = (2, 3, 5)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask about two, three or five objections, both answered and unanswered ones."""
    single = {relation.id: relation for relation in find_objections(debate) if len(relation.premises) == 1}
    open_ones = {relation.id for relation in find_unanswered(debate)}
    ways = {name: _ways(debate, relation, name in open_ones) for name, relation in single.items()}
    ways = {name: way for name, way in ways.items() if way}
    answered = [name for name, way in ways.items() if way != (IGNORED,)]
    if len(ways) < 2 or not answered:
        raise UnfitError(
            f"objections with one premise: {len(ways)}, answered directly: {len(answered)}",
            "two objections with one premise, at least one of them answered directly",
        )
    by_way: dict[tuple[str, ...], str] = {}
    for name in draft.shuffle(ways):
        by_way.setdefault(ways[name], name)
    chosen = list(dict.fromkeys([*by_way.values(), *draft.pick(ways, (2, 3, 5))]))[: _TASKS[draft.level - 1]]
    for name in draft.shuffle(chosen):
        relation = single[name]
        draft.choose(
            f"An objection to “{text(debate, relation.target)}” is: “{text(debate, relation.premises[0])}” "
            "How does the map deal with it?",
            ways[name],
            (),
            "kinds-of-answers",
            "the claims listed with the objection show it",
            passage=_list_claims_about(debate, relation, draft),
            in_order=[REFUTED, MITIGATED, CONCEDED, IGNORED],
        )


def _ways(debate: ArgumentMap, relation: Relation, is_open: bool) -> tuple[str, ...]:
    """How an objection is answered directly; empty when only its reasons are answered."""
    onto = [r for r in debate.onto.get(relation.premises[0], ()) if r.polarity is Polarity.ATTACK]
    proposals = [r.label == "addresses" or debate.claim(r.premises[0]).kind is Kind.RECOMMENDATION for r in onto]
    is_undercut = any(r.polarity is Polarity.ATTACK for r in debate.onto.get(relation.id, ()))
    answers = (
        [REFUTED] * (not all(proposals)) + [MITIGATED] * any(proposals) + [CONCEDED] * (is_undercut and all(proposals))
    )
    return tuple(answers) or ((IGNORED,) if is_open else ())


def _list_claims_about(debate: ArgumentMap, relation: Relation, draft: Draft) -> str:
    """The claims about an objection or about its step, in random order, without their roles."""
    onto = [*debate.onto.get(relation.premises[0], ()), *debate.onto.get(relation.id, ())]
    claims = draft.shuffle(text(debate, premise) for r in onto for premise in r.premises)
    return "\n".join(["What the map says about it:", *(f"– {line}" for line in claims or ["nothing"])])


EXERCISE = ExerciseKind(
    "answered-how",
    __doc__ or "",
    10,
    "How is the objection answered?",
    "Say how the map deals with each objection.",
    pose,
)
