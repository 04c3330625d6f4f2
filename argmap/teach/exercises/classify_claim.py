"""Classify the claim: pillar, reason, objection, rebuttal, evidence or recommendation?

Each claim is shown with the claim it is about, so that its role follows from the text. Needs three claims in two roles.
"""

from __future__ import annotations

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Claim, Kind
from argmap.model.structure.lines import role
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import Draft, MatchPart, WorkedFigure
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError
from argmap.teach.posing.task_pictures import without_signs

ROLES = ("pillar", "reason", "objection", "rebuttal", "evidence", "recommendation")
_COUNT = (5, 8, 12)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the roles of five, eight or twelve claims, of as many roles as the map has."""
    roles_of = {claim.id: roles for claim in debate.claims if (roles := _roles(debate, claim))}
    by_role: dict[str, list[str]] = {}
    for claim, roles in roles_of.items():
        by_role.setdefault(roles[0], []).append(claim)
    if len(roles_of) < 3 or len(by_role) < 2:
        raise UnfitError(
            f"claims with a clear role: {len(roles_of)}, different roles: {len(by_role)}",
            "three claims in at least two roles",
        )
    chosen = [draft.rng.choice(claims) for claims in by_role.values()]
    chosen += draft.pick([claim for claim in roles_of if claim not in chosen], _COUNT)
    wording = draft.wording
    words = {name: wording.word(f"exercise.classify-claim.{name}") for name in ROLES}
    asked = chosen[: _COUNT[draft.level - 1]]
    draft.rng.shuffle(asked)
    parts = [
        MatchPart(_describe(debate, claim, wording), tuple(words[name] for name in roles_of[claim])) for claim in asked
    ]
    thesis = wording.quote(text(debate, debate.thesis or ""))
    shown = without_signs(debate, asked, (), wording)
    draft.match(
        wording.word("exercise.classify-claim.ask", thesis=thesis),
        parts,
        list(words.values()),
        "role-from-place",
        shuffle_parts=False,
        figure=WorkedFigure(shown.text, None, is_veiled=True),
    )


def _roles(debate: ArgumentMap, claim: Claim) -> list[str]:
    """The roles that fit a claim, the best one first; empty when the map leaves the role open."""
    if claim.kind is Kind.RECOMMENDATION:
        return ["recommendation"]
    if claim.kind is not Kind.CLAIM and claim.kind is not Kind.EVIDENCE:
        return []
    out = debate.out_of.get(claim.id, ())
    roles = [role(debate, r) for r in out if isinstance(debate.by_id[r.target], Claim)]
    if claim.id == debate.thesis or len(roles) != len(out) or not set(roles) <= set(ROLES) or len(set(roles)) != 1:
        return []
    evidence = ["evidence"] if claim.kind is Kind.EVIDENCE else []
    return [*evidence, *dict.fromkeys(roles), *(["objection"] if roles == ["rebuttal"] else [])]


def _describe(debate: ArgumentMap, claim: str, wording: Wording) -> str:
    """A claim, with the claim it is about unless that is the thesis or there are several."""
    out = debate.out_of.get(claim, ())
    if len(out) != 1 or out[0].target == debate.thesis or not isinstance(debate.by_id[out[0].target], Claim):
        return text(debate, claim)
    target = wording.quote(text(debate, out[0].target))
    return wording.word("exercise.classify-claim.about", claim=text(debate, claim), target=target)


EXERCISE = ExerciseKind(
    "classify-claim",
    __doc__ or "",
    3,
    "What is this claim?",
    "Say what each claim is. If a claim is not about the thesis, the claim it is about is shown after it.",
    pose,
)
