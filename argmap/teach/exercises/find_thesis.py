"""Find the thesis: which claim do all the others argue for or against? More tasks ask for the conclusion of a part.

Needs a thesis and two claims below it; the other tasks need a claim with two reasons.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Kind, Polarity
from argmap.model.walk import walk
from argmap.teach.exercise import Way
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.exercise_draft import Draft, WorkedFigure
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError
from argmap.teach.posing.task_pictures import loose_boxes

_WRONG = (3, 5, 7)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the thesis, then for the conclusions of one to three parts of the map."""
    thesis = debate.thesis or ""
    below = [v.claim for v in walk(debate) if v.relation and not v.again and v.claim != thesis]
    below = [claim for claim in below if debate.claim(claim).kind is not Kind.CONTEXT]
    if len(set(texts(debate, below)) - {text(debate, thesis)}) < 2:
        raise UnfitError("fewer than two claims argue for or against another", "a thesis and two claims below it")
    _ask(debate, draft, thesis, draft.pick(below, _WRONG), "")
    parts = {c.id: _reasons(debate, c.id) for c in debate.claims if c.id != thesis}
    for claim in draft.pick([name for name, reasons in parts.items() if len(reasons) > 1], (1, 2, 3)):
        _ask(debate, draft, claim, parts[claim][: _WRONG[draft.level - 1]], "-conclusion")


def _ask(debate: ArgumentMap, draft: Draft, right: str, wrong: list[str], key: str) -> None:
    """Ask for one of some claims, shown as loose boxes."""
    wording, claims = draft.wording, list({text(debate, claim): claim for claim in (*reversed(wrong), right)}.values())
    shown = loose_boxes(debate, claims, wording)
    draft.choose(
        wording.word(f"exercise.find-thesis.ask{key}"),
        text(debate, right),
        texts(debate, wrong),
        "one-thesis",
        wording.word(f"exercise.find-thesis.why{key}"),
        figure=WorkedFigure(shown.text, Way.SPOT, choices=shown.places(debate, claims), is_veiled=True),
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
