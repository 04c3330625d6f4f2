"""Undercut or rebuttal? The student says whether an attack denies a claim or the step from the claim to its target.

After J. L. Pollock, *Defeasible Reasoning*, Cognitive Science 11 (1987): rebutting and undercutting defeaters. Needs
an undercut, and an objection to a claim that bears on something.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

CLAIM = "it speaks against the first claim itself"
STEP = "it grants the first claim and denies that the second follows (undercut)"
_COUNT = (2, 3, 5)
"""Attacks of each sort, by level."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """One task with attacks of both sorts."""
    attacks: dict[str, list[str]] = {CLAIM: [], STEP: []}
    for relation in debate.relations:
        if relation.polarity is Polarity.ATTACK and len(relation.premises) == 1 and relation.label != "addresses":
            target = debate.by_id[relation.target]
            steps = [target] if isinstance(target, Relation) else debate.out_of.get(target.id, ())
            shown = next((s for step in steps if (s := _shown(debate, relation.premises[0], step))), None)
            if shown is not None:
                attacks[STEP if isinstance(target, Relation) else CLAIM].append(shown)
    needs = "an undercut, and an objection to a claim that bears on another"
    for sort, lacking in (
        (STEP, "no undercut of a step between claims"),
        (CLAIM, "no objection to a claim with a step"),
    ):
        if not attacks[sort]:
            raise UnfitError(f"the map has {lacking}", needs)
    parts = [MatchPart(shown, (sort,)) for sort, found in attacks.items() for shown in draft.pick(found, _COUNT)]
    draft.match("What does each attack do to the step that is shown with it?", parts, [CLAIM, STEP], "step-or-claim")


def _shown(debate: ArgumentMap, attacker: str, step: Relation) -> str | None:
    """An attack with the step it is about; None where the step is not one between claims."""
    target = debate.by_id[step.target]
    if not isinstance(target, Claim) or len(step.premises) != 1 or debate.claim(attacker).kind is Kind.RECOMMENDATION:
        return None
    way = {"support": "so", "attack": "against"}.get(step.polarity.value)
    if way is None:
        return None
    shown = f"“{text(debate, step.premises[0])}”, {way}: “{text(debate, target.id)}”"
    return f"“{text(debate, attacker)}” – about the step: {shown}"


EXERCISE = ExerciseKind(
    "undercut-or-rebuttal",
    __doc__ or "",
    9,
    "Undercut or rebuttal?",
    "An attack can deny a claim, or grant it and deny that what it is given for follows. Say which.",
    pose,
)
