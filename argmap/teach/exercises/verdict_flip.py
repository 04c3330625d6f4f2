"""Which claim, if it were false, would flip the verdict? Computed: the claim is struck with all that rests on it alone.

The verdict is for the thesis when its strength under quadratic energy is above ½, against it when below. Where no
single claim flips it, that is the right answer, and a second task asks for the claim that moves the thesis most. Needs
a verdict, and three claims of which one moves the thesis clearly more than the others.
"""

from __future__ import annotations

from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap, Kind
from argmap.model.structure.lines import signs
from argmap.scoring import strengths
from argmap.scoring.answers.effects import without
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

NONE = "none of them by itself"
CLEAR = 0.01
"""How much more than the others the strongest claim must move the thesis."""
EVEN = 1e-9
"""A strength this near to ½ is no verdict."""
LARGEST = 150
"""Claims of a map that are tried one by one."""
_WRONG = (2, 3, 4)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """The claim that flips the verdict, and the one that moves the thesis most."""
    thesis = debate.thesis or ""
    if len(debate.claims) > LARGEST:
        raise UnfitError(f"the map has {len(debate.claims)} claims", f"at most {LARGEST}, as each is struck in turn")
    strength = strengths(debate)[thesis]
    if abs(strength - 0.5) < EVEN:
        raise UnfitError("the thesis comes out at ½, so there is no verdict", "more on one side than on the other")
    moved = _moved(debate)
    flips = [name for name, left in moved.items() if (left - 0.5) * (strength - 0.5) < -EVEN]
    ordered = sorted(moved, key=lambda name: -abs(moved[name] - strength))
    clear = [n for n in ordered[1:] if abs(moved[ordered[0]] - strength) - abs(moved[n] - strength) >= CLEAR]
    if len(set(texts(debate, clear))) < 2:
        raise UnfitError("no claim moves the thesis clearly more than two others", "lines of unequal strength")
    side = "for" if strength > 0.5 else "against"
    said = f"The map comes out {side} its thesis, “{text(debate, thesis)}”"
    stay = [text(debate, name) for name in moved if name not in flips]
    right = text(debate, draft.rng.choice(flips)) if flips else NONE
    wrong = [found for found in dict.fromkeys(stay) if found not in texts(debate, flips)]
    draft.choose(
        f"{said} Which of these claims, if it were false, would take that away?",
        right,
        [*draft.pick(wrong, _WRONG), *([NONE] if flips else [])],
        "weight-of-a-claim",
        f"without it the thesis comes out {'the other way' if flips else 'as before, whichever is struck'}",
    )
    draft.choose(
        f"{said} Which of these claims moves the thesis most, if it is struck with all that rests on it?",
        text(debate, ordered[0]),
        draft.pick([t for t in texts(debate, clear) if t != text(debate, ordered[0])], _WRONG),
        "weight-of-a-claim",
        "the strength of the thesis was computed without each of them",
    )


def _moved(debate: ArgumentMap) -> dict[str, float]:
    """Claim id → strength of the thesis without the claim, for claims that argue on one side of the thesis."""
    sign_of = signs(debate)
    found: dict[str, float] = {}
    for claim in debate.claims:
        if claim.id != debate.thesis and sign_of[claim.id] and claim.kind is not Kind.RECOMMENDATION:
            try:
                found[claim.id] = strengths(without(debate, claim.id))[debate.thesis or ""]
            except ArgmapError:  # a ring that settles only with the claim: nothing can be said of it
                continue
    return found


EXERCISE = ExerciseKind(
    "verdict-flip",
    __doc__ or "",
    14,
    "What would flip the verdict?",
    "Choose the claim on which the verdict hangs.",
    pose,
)
