"""Find the thesis: which of several claims do all the others bear on? Further tasks ask for the conclusion of a part.

Needs a thesis and two claims below it; for the further tasks a claim that rests on two others.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Kind, Polarity
from argmap.model.walk import walk
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_WRONG = (3, 5, 7)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """One task about the whole, then one or two about parts of it."""
    thesis = debate.thesis or ""
    below = [v.claim for v in walk(debate) if v.relation and not v.again and v.claim != thesis]
    below = [claim for claim in below if debate.claim(claim).kind is not Kind.CONTEXT]
    if len(set(texts(debate, below)) - {text(debate, thesis)}) < 2:
        raise UnfitError("fewer than two claims bear on anything", "a thesis and two claims below it")
    draft.choose(
        "Which of these claims is the thesis, the one that all the others bear on?",
        text(debate, thesis),
        texts(debate, draft.pick(below, _WRONG)),
        "one-thesis",
        "the others are given for it, against it, or for and against each other",
    )
    parts = {c.id: _reasons(debate, c.id) for c in debate.claims if c.id != thesis}
    for claim in draft.pick([name for name, reasons in parts.items() if len(reasons) > 1], (1, 2, 3)):
        draft.choose(
            "Which of these claims is the conclusion that the others are given for?",
            text(debate, claim),
            texts(debate, parts[claim][: _WRONG[draft.level - 1]]),
            "one-thesis",
            "each of the others is a reason for it",
        )


def _reasons(debate: ArgumentMap, claim: str) -> list[str]:
    """The claims that support a claim, alone or together, but do not rest on it themselves."""
    supports = [r for r in debate.onto.get(claim, ()) if r.polarity is Polarity.SUPPORT]
    found = dict.fromkeys(premise for relation in supports for premise in relation.premises)
    if any(relation.target in found for relation in debate.out_of.get(claim, ())):
        return []
    return [name for name in found if text(debate, name) != text(debate, claim)]


EXERCISE = ExerciseKind(
    "find-thesis",
    __doc__ or "",
    2,
    "Find the thesis",
    "Choose the claim that the others bear on.",
    pose,
)
