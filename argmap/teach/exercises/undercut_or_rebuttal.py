"""Undercut or rebuttal? The student says whether an attack denies a claim or the step from that claim to its target.

After J. L. Pollock, *Defeasible Reasoning*, Cognitive Science 11 (1987): rebutting and undercutting defeaters. Needs
an undercut, and an objection to a claim that supports or attacks another one.
"""

from __future__ import annotations

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import Draft, MatchPart
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

CLAIM, STEP = "claim", "step"
_COUNT = (2, 3, 5)
"""Attacks of each kind, by level."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask about attacks of both kinds in one task."""
    attacks: dict[str, list[str]] = {CLAIM: [], STEP: []}
    for relation in debate.relations:
        if relation.polarity is Polarity.ATTACK and len(relation.premises) == 1 and relation.label != "addresses":
            target = debate.by_id[relation.target]
            steps = [target] if isinstance(target, Relation) else debate.out_of.get(target.id, ())
            descriptions = (_describe(debate, relation.premises[0], step, draft.wording) for step in steps)
            if (description := next(filter(None, descriptions), None)) is not None:
                attacks[STEP if isinstance(target, Relation) else CLAIM].append(description)
    needs = "an undercut, and an objection to a claim that supports or attacks another"
    for kind, missing in (
        (STEP, "no undercut of a step between claims"),
        (CLAIM, "no objection to a claim that supports or attacks another"),
    ):
        if not attacks[kind]:
            raise UnfitError(f"the map has {missing}", needs)
    words = {kind: draft.wording.word(f"exercise.undercut-or-rebuttal.{kind}") for kind in attacks}
    parts = [
        MatchPart(attack, (words[kind],)) for kind, texts in attacks.items() for attack in draft.pick(texts, _COUNT)
    ]
    draft.match(draft.wording.word("exercise.undercut-or-rebuttal.ask"), parts, list(words.values()), "step-or-claim")


def _describe(debate: ArgumentMap, attacker: str, step: Relation, wording: Wording) -> str | None:
    """An attack with the step it is about; None when the step does not join one claim to another."""
    target = debate.by_id[step.target]
    if not isinstance(target, Claim) or len(step.premises) != 1 or debate.claim(attacker).kind is Kind.RECOMMENDATION:
        return None
    if not step.polarity.is_signed:
        return None
    first, second, attack = (wording.quote(text(debate, id)) for id in (step.premises[0], target.id, attacker))
    key = "so" if step.polarity is Polarity.SUPPORT else "against"
    shown_step = wording.word(f"exercise.undercut-or-rebuttal.{key}", first=first, second=second)
    return wording.word("exercise.undercut-or-rebuttal.about", attack=attack, step=shown_step)


EXERCISE = ExerciseKind(
    "undercut-or-rebuttal",
    __doc__ or "",
    9,
    "Undercut or rebuttal?",
    "An attack can deny a claim, or accept the claim and deny that anything follows from it. Say which.",
    pose,
)
