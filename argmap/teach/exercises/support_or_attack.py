"""Support or attack? The student says whether claims support or attack another claim.

Claims that have both reasons and objections come first. Needs a claim with a reason and a claim with an objection.
"""

from __future__ import annotations

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Polarity
from argmap.teach.posing.claim_queries import direct
from argmap.teach.posing.exercise_draft import Draft, MatchPart, WorkedFigure
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError
from argmap.teach.posing.task_pictures import without_signs

SIGNS = {Polarity.SUPPORT: "supports", Polarity.ATTACK: "attacks"}
MOST = (4, 6, 8)
"""The largest number of parts of one task, by level."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask about one to four claims, one task for each."""
    sources = {claim.id: direct(debate, claim.id) for claim in debate.claims}
    signs = {sign for pairs in sources.values() for _, sign in pairs}
    if signs != {Polarity.SUPPORT, Polarity.ATTACK}:
        missing = "objection" if Polarity.ATTACK not in signs else "reason"
        raise UnfitError(f"the map has no {missing}", "at least one reason and one objection")
    names = name_signs(draft.wording)
    both = [name for name, pairs in sources.items() if {sign for _, sign in pairs} == set(names)]
    others = [name for name, pairs in sources.items() if len(pairs) > 1 and name not in both]
    targets = list(dict.fromkeys([*both[:1], *draft.pick(both[1:], (0, 3, 3)), *draft.pick(others, (1, 3, 3))]))
    targets = targets or draft.pick([name for name, pairs in sources.items() if pairs], (2, 3, 4))
    if not both:  # both answers must be right somewhere
        one_of_each = [next(n for n, p in sources.items() if p and p[0][1] is sign) for sign in names]
        targets = list(dict.fromkeys([*one_of_each, *targets]))
    for target in targets[: (1, 2, 4)[draft.level - 1] if both else max(2, draft.level)]:
        chosen = set(draft.pick([claim for claim, _ in sources[target]], MOST))
        if target in both:  # one of each is always among them
            chosen |= {next(c for c, sign in sources[target] if sign is needed) for needed in names}
        asked = [claim for claim in dict.fromkeys(c for c, _ in sources[target]) if claim in chosen]
        draft.rng.shuffle(asked)
        parts = [
            MatchPart(debate.claim(claim).text, tuple(names[s] for c, s in sources[target] if c == claim))
            for claim in asked
        ]
        shown = without_signs(debate, asked, [target], draft.wording)
        draft.match(
            draft.wording.word("exercise.support-or-attack.ask", claim=draft.wording.quote(debate.claim(target).text)),
            parts,
            list(names.values()),
            "sign",
            shuffle_parts=False,
            figure=WorkedFigure(shown.text, None, is_veiled=True),
        )


def name_signs(wording: Wording) -> dict[Polarity, str]:
    """What a claim does to another one, as the choices say it."""
    return {sign: wording.word(f"exercise.support-or-attack.{name}") for sign, name in SIGNS.items()}


EXERCISE = ExerciseKind(
    "support-or-attack",
    __doc__ or "",
    4,
    "Support or attack?",
    "Say whether each claim supports or attacks the claim that the task names.",
    pose,
)
