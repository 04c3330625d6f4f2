"""Find the thesis: which claim do all the others argue for or against? More tasks ask for the conclusion of a part.

Needs a thesis and two claims below it; the other tasks need a claim with two reasons.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Kind, Polarity
from argmap.model.walk import walk
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_WRONG = (3, 5, 7)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the thesis, then for the conclusions of one to three parts of the map."""
    thesis = debate.thesis or ""
    below = [v.claim for v in walk(debate) if v.relation and not v.again and v.claim != thesis]
    below = [claim for claim in below if debate.claim(claim).kind is not Kind.CONTEXT]
    if len(set(texts(debate, below)) - {text(debate, thesis)}) < 2:
        raise UnfitError("fewer than two claims argue for or against another", "a thesis and two claims below it")
    wording = draft.wording
    draft.choose(
        wording.word("exercise.find-thesis.ask"),
        text(debate, thesis),
        texts(debate, draft.pick(below, _WRONG)),
        "one-thesis",
        wording.word("exercise.find-thesis.why"),
    )
    parts = {c.id: _reasons(debate, c.id) for c in debate.claims if c.id != thesis}
    for claim in draft.pick([name for name, reasons in parts.items() if len(reasons) > 1], (1, 2, 3)):
        draft.choose(
            wording.word("exercise.find-thesis.ask-conclusion"),
            text(debate, claim),
            texts(debate, parts[claim][: _WRONG[draft.level - 1]]),
            "one-thesis",
            wording.word("exercise.find-thesis.why-conclusion"),
        )


def _reasons(debate: ArgumentMap, claim: str) -> list[str]:
    """The claims that support a claim, alone or together; empty if the claim supports or attacks one of them."""
    supports = [r for r in debate.onto.get(claim, ()) if r.polarity is Polarity.SUPPORT]
    reasons = dict.fromkeys(premise for relation in supports for premise in relation.premises)
    if any(relation.target in reasons for relation in debate.out_of.get(claim, ())):
        return []
    return [name for name in reasons if text(debate, name) != text(debate, claim)]


EXERCISE = ExerciseKind(
    "find-thesis",
    __doc__ or "",
    2,
    "Find the thesis",
    "Choose the claim that the others argue for or against.",
    pose,
)
