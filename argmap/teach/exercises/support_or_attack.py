"""Support or attack? The student says of single claims whether they speak for or against another one.

The first task is about the thesis; further ones are about claims that have both reasons and objections first. Needs a
claim with a reason and a claim with an objection.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Polarity
from argmap.teach.posing.claim_queries import direct
from argmap.teach.posing.draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

SUPPORTS, ATTACKS = "supports it", "attacks it"
NAMES = {Polarity.SUPPORT: SUPPORTS, Polarity.ATTACK: ATTACKS}
MOST = (4, 6, 8)
"""Parts of one task, by level."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """One task for each of one, two or four claims."""
    found = {claim.id: direct(debate, claim.id) for claim in debate.claims}
    signs = {sign for pairs in found.values() for _, sign in pairs}
    if signs != {Polarity.SUPPORT, Polarity.ATTACK}:
        lacking = "objection" if Polarity.ATTACK not in signs else "reason"
        raise UnfitError(f"the map has no {lacking}", "claims with reasons and claims with objections")
    both = [name for name, pairs in found.items() if {sign for _, sign in pairs} == set(NAMES)]
    others = [name for name, pairs in found.items() if len(pairs) > 1 and name not in both]
    targets = list(dict.fromkeys([*both[:1], *draft.pick(both[1:], (0, 3, 3)), *draft.pick(others, (1, 3, 3))]))
    targets = targets or draft.pick([name for name, pairs in found.items() if pairs], (2, 3, 4))
    if not both:  # both answers must occur
        one_of_each = [next(n for n, p in found.items() if p and p[0][1] is sign) for sign in NAMES]
        targets = list(dict.fromkeys([*one_of_each, *targets]))
    for target in targets[: (1, 2, 4)[draft.level - 1] if both else max(2, draft.level)]:
        chosen = set(draft.pick([claim for claim, _ in found[target]], MOST))
        if target in both:  # one of each is always among them
            chosen |= {next(c for c, sign in found[target] if sign is wanted) for wanted in NAMES}
        parts = [
            MatchPart(debate.claim(claim).text, tuple(NAMES[s] for c, s in found[target] if c == claim))
            for claim in dict.fromkeys(c for c, _ in found[target])
            if claim in chosen
        ]
        draft.match(
            f"What does each of these claims do to this one: “{debate.claim(target).text}”",
            parts,
            [SUPPORTS, ATTACKS],
            "sign",
        )


EXERCISE = ExerciseKind(
    "support-or-attack",
    __doc__ or "",
    4,
    "Support or attack?",
    "Say of each claim whether it supports the claim that is named in the task, or attacks it.",
    pose,
)
