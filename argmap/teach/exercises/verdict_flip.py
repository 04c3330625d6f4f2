"""Which claim, if it were false, would flip the verdict? The verdict is computed without it and all that depends on it.

The verdict is for the thesis when its strength under quadratic energy is above ½, and against it when below. If no
single claim flips it, that is the right answer. A second task asks for the claim that changes the strength of the
thesis most. Needs a verdict, and a claim that matters clearly more than two others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap, Kind
from argmap.model.structure.lines import signs
from argmap.scoring import strengths
from argmap.scoring.answers.effects import without
from argmap.teach.exercise import Way
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.exercise_draft import Draft, WorkedFigure
from argmap.teach.posing.map_excerpts import excerpt
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError
from argmap.teach.posing.task_pictures import with_ways

CLEAR = 0.01
"""By how much the effect of the right claim on the thesis must exceed that of a wrong choice."""
EVEN = 1e-9
"""A strength within this distance of ½ is not a verdict."""
LARGEST = 150
"""The most claims that a map may have: they are removed one by one."""
_WRONG = (2, 3, 4)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the claim that flips the verdict, and for the one that changes the strength of the thesis most."""
    thesis = debate.thesis or ""
    if len(debate.claims) > LARGEST:
        raise UnfitError(f"the map has {len(debate.claims)} claims", f"at most {LARGEST}")
    strength = strengths(debate)[thesis]
    if abs(strength - 0.5) < EVEN:
        raise UnfitError("the strength of the thesis is ½, so there is no verdict", "one side to be stronger")
    without_claim = _strengths_without(debate)
    flips = [name for name, other in without_claim.items() if (other - 0.5) * (strength - 0.5) < -EVEN]
    effects = {name: abs(other - strength) for name, other in without_claim.items()}
    ordered = sorted(effects, key=lambda name: -effects[name])
    clear = [name for name in ordered[1:] if effects[ordered[0]] - effects[name] >= CLEAR]
    if len(set(texts(debate, clear))) < 2:
        raise UnfitError("no claim matters clearly more than two others", "a claim that does")
    wording = draft.wording
    side = "for" if strength > 0.5 else "against"
    verdict = wording.word(f"exercise.verdict-flip.{side}", thesis=wording.quote(text(debate, thesis)))
    none = wording.word("exercise.verdict-flip.none")
    stay = [text(debate, name) for name in effects if name not in flips]
    right = text(debate, draft.rng.choice(flips)) if flips else none
    wrong = [claim for claim in dict.fromkeys(stay) if claim not in texts(debate, flips)]
    offered = [*draft.pick(wrong, _WRONG), *([none] if flips else [])]
    draft.choose(
        wording.word("exercise.verdict-flip.ask", verdict=verdict),
        right,
        offered,
        "weight-of-a-claim",
        wording.word("exercise.verdict-flip.why-flips" if flips else "exercise.verdict-flip.why-stays"),
        figure=_show(debate, draft, effects, {right, *offered}),
    )
    right = text(debate, ordered[0])
    offered = draft.pick([t for t in texts(debate, clear) if t != right], _WRONG)
    draft.choose(
        wording.word("exercise.verdict-flip.ask-most", verdict=verdict),
        right,
        offered,
        "weight-of-a-claim",
        wording.word("exercise.verdict-flip.why-most"),
        figure=_show(debate, draft, effects, {right, *offered}),
    )


def _show(debate: ArgumentMap, draft: Draft, claims: Iterable[str], offered: Collection[str]) -> WorkedFigure:
    """The choices in the map, with their ways to the thesis, to be pointed at; nothing in it says what they weigh."""
    places = {text(debate, claim): claim for claim in reversed(list(claims)) if text(debate, claim) in offered}
    chosen = [claim.id for claim in debate.claims if places.get(text(debate, claim.id)) == claim.id]
    shown = excerpt(debate, with_ways(debate, chosen), None, draft.wording)
    return WorkedFigure(shown.text, Way.SPOT, choices=shown.places(debate, chosen))


def _strengths_without(debate: ArgumentMap) -> dict[str, float]:
    """Claim id → strength of the thesis without the claim, for claims that are for or against the thesis."""
    sign_of = signs(debate)
    by_claim: dict[str, float] = {}
    for claim in debate.claims:
        if claim.id != debate.thesis and sign_of[claim.id] and claim.kind is not Kind.RECOMMENDATION:
            try:
                by_claim[claim.id] = strengths(without(debate, claim.id))[debate.thesis or ""]
            except ArgmapError:  # a cycle that settles only with the claim: its effect is unknown
                continue
    return by_claim


EXERCISE = ExerciseKind(
    "verdict-flip",
    __doc__ or "",
    16,
    "What would flip the verdict?",
    "Choose the claim on which the verdict depends.",
    pose,
)
