"""Answer the unanswered objection, and speak for the weaker side: written answers whose form is checked.

The check covers the length, whether the answer is a sentence, whether it uses a word of the text it answers, and
whether it repeats a claim of the map; the teacher judges the content. Needs an objection, or a reason for the thesis.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap
from argmap.model.structure.answering import find_objections, find_unanswered
from argmap.teach.answer_form import opening
from argmap.teach.exercise import Form
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.exercise_draft import Draft, WorkedFigure
from argmap.teach.posing.map_excerpts import excerpt
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError
from argmap.teach.posing.task_pictures import mark, way_to_thesis

WORDS = (8, 60)
_TASKS = (1, 2, 3)
_COMPARED = 200
"""Texts of the map that an answer is compared with."""
_SHOWN = 12
"""The most claims about the thesis in its picture."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for answers to one, two or three objections, then for a reason on the weaker side."""
    about = {r.premises[0]: r.target for r in reversed(find_objections(debate))}
    open_ones = [r.premises[0] for r in find_unanswered(debate)]
    others = [r.premises[0] for r in find_objections(debate) if r.premises[0] not in open_ones]
    if not open_ones and not others and not debate.lines:
        raise UnfitError("the map has no objection and no reason for its thesis", "one or the other")
    map_texts = tuple(texts(debate, [claim.id for claim in debate.claims][:_COMPARED]))
    wording = draft.wording
    least_and_most = draft.limits(WORDS)
    state = "open" if open_ones else "answered"
    for claim in draft.pick(dict.fromkeys(open_ones or others), _TASKS):
        objection = text(debate, claim)
        draft.write(
            wording.word(f"exercise.answer-objection.{state}", objection=wording.quote(objection)),
            Form(words=least_and_most, about=(objection,), not_copied=map_texts),
            "answer-what-is-said",
            _example(objection, draft),
            figure=way_to_thesis(debate, [claim], wording, beside=about[claim]),
        )
    if debate.lines:
        thesis = text(debate, debate.thesis or "")
        side = "against" if _lean(debate) > 0 else "for"
        draft.write(
            wording.word(f"exercise.answer-objection.weaker-{side}", thesis=wording.quote(thesis)),
            Form(words=least_and_most, about=(thesis,), not_copied=map_texts),
            "answer-what-is-said",
            _example(thesis, draft),
            figure=_show_lines(debate, draft),
        )


def _show_lines(debate: ArgumentMap, draft: Draft) -> WorkedFigure:
    """The thesis, marked, with claims that are directly for or against it."""
    thesis = debate.thesis or ""
    claims = dict.fromkeys(premise for line in debate.lines for premise in line.relation.premises)
    marked = mark(debate, [thesis], draft.wording)
    shown = excerpt(debate, {thesis, *[claim for claim in claims if claim != thesis][:_SHOWN]}, marked, draft.wording)
    return WorkedFigure(shown.text, None)


def _lean(debate: ArgumentMap) -> float:
    """How much more weight the side for the thesis has, in [−1, 1] or as a count of lines; below 0 it has less."""
    from argmap.scoring import UnsettledError, score

    try:
        balance = score(debate).balance
    except UnsettledError:
        balance = None
    lean = balance["lean"] if balance is not None else None
    return sum(line.sign for line in debate.lines) if lean is None else lean


def _example(claim: str, draft: Draft) -> str:
    """An answer of the right form, whatever its content is worth."""
    start = draft.wording.quote(opening(claim.rstrip(".!?… 。！？؟।۔"), draft.limits((30, 30))[0]))
    return draft.wording.word("exercise.answer-objection.example", claim=start)


EXERCISE = ExerciseKind(
    "answer-objection",
    __doc__ or "",
    14,
    "Answer the objection",
    "Write your own answers. Only their form is checked here; your teacher reads the content.",
    pose,
)
