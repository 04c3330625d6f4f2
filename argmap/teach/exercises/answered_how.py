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
from argmap.teach.posing.task_pictures import way_to_thesis

REFUTED, MITIGATED, CONCEDED, IGNORED = WAYS = ("refuted", "mitigated", "conceded", "ignored")
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
    wording = draft.wording
    words = {way: wording.word(f"exercise.answered-how.{way}") for way in WAYS}
    for name in draft.shuffle(chosen):
        relation = single[name]
        target, objection = (wording.quote(text(debate, id)) for id in (relation.target, relation.premises[0]))
        draft.choose(
            wording.word("exercise.answered-how.ask", target=target, objection=objection),
            [words[way] for way in ways[name]],
            (),
            "kinds-of-answers",
            wording.word("exercise.answered-how.why"),
            passage=_list_claims_about(debate, relation, draft),
            figure=way_to_thesis(debate, relation.premises, wording, beside=relation.target),
            in_order=list(words.values()),
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
    nothing = draft.wording.word("exercise.answered-how.nothing")
    return "\n".join([draft.wording.word("exercise.answered-how.says"), *(f"– {line}" for line in claims or [nothing])])


EXERCISE = ExerciseKind(
    "answered-how",
    __doc__ or "",
    12,
    "How is the objection answered?",
    "Say how the map deals with each objection.",
    pose,
)
