"""Undercut or rebuttal? The student says whether an attack denies a claim or the step from that claim to its target.

After J. L. Pollock, *Defeasible Reasoning*, Cognitive Science 11 (1987): rebutting and undercutting defeaters. Needs
an undercut, and an objection to a claim that supports or attacks another one.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

CLAIM = "it attacks the first claim itself"
STEP = "it accepts the first claim but attacks the step to the second (undercut)"
_COUNT = (2, 3, 5)
"""Attacks of each kind, by level."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask about attacks of both kinds in one task."""
    attacks: dict[str, list[str]] = {CLAIM: [], STEP: []}
    for relation in debate.relations:
        if relation.polarity is Polarity.ATTACK and len(relation.premises) == 1 and relation.label != "addresses":
            target = debate.by_id[relation.target]
            steps = [target] if isinstance(target, Relation) else debate.out_of.get(target.id, ())
            descriptions = (_describe(debate, relation.premises[0], step) for step in steps)
            if (description := next(filter(None, descriptions), None)) is not None:
                attacks[STEP if isinstance(target, Relation) else CLAIM].append(description)
    needs = "an undercut, and an objection to a claim that supports or attacks another"
    for kind, missing in (
        (STEP, "no undercut of a step between claims"),
        (CLAIM, "no objection to a claim that supports or attacks another"),
    ):
        if not attacks[kind]:
            raise UnfitError(f"the map has {missing}", needs)
    parts = [MatchPart(attack, (kind,)) for kind, texts in attacks.items() for attack in draft.pick(texts, _COUNT)]
    draft.match("What does each attack do to the step shown with it?", parts, [CLAIM, STEP], "step-or-claim")


def _describe(debate: ArgumentMap, attacker: str, step: Relation) -> str | None:
    """An attack with the step it is about; None when the step does not join one claim to another."""
    target = debate.by_id[step.target]
    if not isinstance(target, Claim) or len(step.premises) != 1 or debate.claim(attacker).kind is Kind.RECOMMENDATION:
        return None
    link = {"support": "so", "attack": "against"}.get(step.polarity.value)
    if link is None:
        return None
    shown_step = f"“{text(debate, step.premises[0])}”, {link}: “{text(debate, target.id)}”"
    return f"“{text(debate, attacker)}” – about the step: {shown_step}"


EXERCISE = ExerciseKind(
    "undercut-or-rebuttal",
    __doc__ or "",
    9,
    "Undercut or rebuttal?",
    "An attack can deny a claim, or accept the claim and deny that anything follows from it. Say which.",
    pose,
)
