"""Answer the unanswered objection, and speak for the weaker side: open answers whose form is checked.

Checked are the length, that it is a sentence, that it takes up a word of what it answers and that it repeats nothing of
the map; what it says is for the teacher to judge. Needs an objection, or a line onto the thesis.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap
from argmap.model.structure.answering import find_objections, find_unanswered
from argmap.teach.exercise import Form
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

WORDS = (8, 60)
_TASKS = (1, 2, 3)
_KEPT = 200
"""Texts of the map that an answer is compared with."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """One, two or three objections to be answered, then the weaker side."""
    open_ones = [r.premises[0] for r in find_unanswered(debate)]
    others = [r.premises[0] for r in find_objections(debate) if r.premises[0] not in open_ones]
    if not open_ones and not others and not debate.lines:
        raise UnfitError("nothing speaks for or against anything", "an objection, or a line onto the thesis")
    said = tuple(texts(debate, [claim.id for claim in debate.claims][:_KEPT]))
    for claim in draft.pick(dict.fromkeys(open_ones or others), _TASKS):
        asked = "Nobody in the map answers" if open_ones else "Give another answer to"
        draft.write(
            f"{asked} this objection: “{text(debate, claim)}” Answer it in one or two sentences.",
            Form(words=WORDS, about=(text(debate, claim),), not_copied=said),
            "answer-what-is-said",
            _example(text(debate, claim)),
        )
    if debate.lines:
        thesis = text(debate, debate.thesis or "")
        side = "against" if _lean(debate) > 0 else "for"
        draft.write(
            f"The map puts less weight {side} its thesis: “{thesis}” Give the best reason {side} it that is not there.",
            Form(words=WORDS, about=(thesis,), not_copied=said),
            "answer-what-is-said",
            _example(thesis),
        )


def _lean(debate: ArgumentMap) -> float:
    """Which side is put forward with more weight: above 0 it is the one for the thesis."""
    from argmap.scoring import UnsettledError, score

    try:
        balance = score(debate).balance
    except UnsettledError:
        balance = None
    lean = balance["lean"] if balance is not None else None
    return sum(line.sign for line in debate.lines) if lean is None else lean


def _example(claim: str) -> str:
    """An answer that keeps the form, whatever it is worth."""
    start = " ".join(claim.rstrip(".!?… ").split()[:30])
    return f"As to “{start}”, this leaves out the people whom it concerns most and names neither a case nor a number."


EXERCISE = ExerciseKind(
    "answer-objection",
    __doc__ or "",
    12,
    "Answer the objection",
    "Write answers of your own. Only their form is checked here; your teacher reads what they say.",
    pose,
)
