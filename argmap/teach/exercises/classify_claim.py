"""Classify the claim: pillar, reason, objection, rebuttal, evidence or recommendation?

Each claim is shown with the one that it bears on, so that its role follows from what is said. Needs three claims in two
roles.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Kind
from argmap.model.structure.lines import role
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

ROLES = {
    "pillar": "pillar: a reason for the thesis itself",
    "reason": "reason: it speaks for another claim than the thesis",
    "objection": "objection: it speaks against a claim",
    "rebuttal": "rebuttal: an objection to an objection",
    "evidence": "evidence: a fact that is offered with where it is from",
    "recommendation": "recommendation: a step that is proposed",
}
_COUNT = (5, 8, 12)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """One task with five, eight or twelve claims, of as many roles as there are."""
    found = {claim.id: roles for claim in debate.claims if (roles := _roles(debate, claim))}
    by_role: dict[str, list[str]] = {}
    for claim, roles in found.items():
        by_role.setdefault(roles[0], []).append(claim)
    if len(found) < 3 or len(by_role) < 2:
        raise UnfitError(
            f"only {len(found)} claims in {len(by_role)} {'role' if len(by_role) == 1 else 'roles'} can be told apart",
            "three claims, of which some support, some attack, give evidence or propose",
        )
    chosen = [draft.rng.choice(claims) for claims in by_role.values()]
    chosen += draft.pick([claim for claim in found if claim not in chosen], _COUNT)
    parts = [
        MatchPart(_shown(debate, claim), tuple(ROLES[name] for name in found[claim]), "")
        for claim in chosen[: _COUNT[draft.level - 1]]
    ]
    draft.match(
        f"The thesis is: “{text(debate, debate.thesis or '')}” What is each of these claims?",
        parts,
        list(ROLES.values()),
        "role-from-place",
    )


def _roles(debate: ArgumentMap, claim: Claim) -> list[str]:
    """The names for what a claim is, the best one first; none where the map leaves it open."""
    if claim.kind is Kind.RECOMMENDATION:
        return ["recommendation"]
    if claim.kind is not Kind.CLAIM and claim.kind is not Kind.EVIDENCE:
        return []
    out = debate.out_of.get(claim.id, ())
    roles = [role(debate, r) for r in out if isinstance(debate.by_id[r.target], Claim)]
    if claim.id == debate.thesis or len(roles) != len(out) or not set(roles) <= ROLES.keys() or len(set(roles)) != 1:
        return []
    own = ["evidence"] if claim.kind is Kind.EVIDENCE else []
    return [*own, *dict.fromkeys(roles), *(["objection"] if roles == ["rebuttal"] else [])]


def _shown(debate: ArgumentMap, claim: str) -> str:
    """A claim with what it bears on, if that is not the thesis or several things."""
    out = debate.out_of.get(claim, ())
    if len(out) != 1 or out[0].target == debate.thesis or not isinstance(debate.by_id[out[0].target], Claim):
        return text(debate, claim)
    return f"{text(debate, claim)} – about: “{text(debate, out[0].target)}”"


EXERCISE = ExerciseKind(
    "classify-claim",
    __doc__ or "",
    3,
    "What is this claim?",
    "Say of each claim what it is. Where a claim bears on another one than the thesis, that one stands behind it.",
    pose,
)
