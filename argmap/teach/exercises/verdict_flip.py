"""Which claim, if it were false, would flip the verdict? The verdict is computed without it and all that depends on it.

The verdict is for the thesis when its strength under quadratic energy is above ½, and against it when below. If no
single claim flips it, that is the right answer. A second task asks for the claim that changes the strength of the
thesis most. Needs a verdict, and a claim that matters clearly more than two others.
"""

from __future__ import annotations

from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap, Kind
from argmap.model.structure.lines import signs
from argmap.scoring import strengths
from argmap.scoring.answers.effects import without
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

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
    draft.choose(
        wording.word("exercise.verdict-flip.ask", verdict=verdict),
        right,
        [*draft.pick(wrong, _WRONG), *([none] if flips else [])],
        "weight-of-a-claim",
        wording.word("exercise.verdict-flip.why-flips" if flips else "exercise.verdict-flip.why-stays"),
    )
    draft.choose(
        wording.word("exercise.verdict-flip.ask-most", verdict=verdict),
        text(debate, ordered[0]),
        draft.pick([t for t in texts(debate, clear) if t != text(debate, ordered[0])], _WRONG),
        "weight-of-a-claim",
        wording.word("exercise.verdict-flip.why-most"),
    )


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
