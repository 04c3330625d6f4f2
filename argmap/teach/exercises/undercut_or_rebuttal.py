"""Undercut or rebuttal? The student says whether an attack denies a claim or the step from that claim to its target.

After J. L. Pollock, *Defeasible Reasoning*, Cognitive Science 11 (1987): rebutting and undercutting defeaters. Needs
an undercut, and an objection to a claim that supports or attacks another one.
"""

from __future__ import annotations

from argmap.language.wording import Wording
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.teach.exercise import Way
from argmap.teach.posing.claim_queries import text
from argmap.teach.posing.exercise_draft import Draft, WorkedFigure
from argmap.teach.posing.map_excerpts import excerpt
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

CLAIM, STEP = "claim", "step"
_COUNT = (2, 3, 5)
"""Attacks of each kind, by level."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask about attacks of both kinds, one task for each: does it belong on the claim, or on the line?"""
    attacks: dict[str, dict[str, tuple[str, Relation]]] = {CLAIM: {}, STEP: {}}
    for relation in debate.relations:
        if relation.polarity is Polarity.ATTACK and len(relation.premises) == 1 and relation.label != "addresses":
            target, attack = debate.by_id[relation.target], relation.premises[0]
            steps = [target] if isinstance(target, Relation) else debate.out_of.get(target.id, ())
            if (step := next((step for step in steps if _is_plain(debate, attack, step)), None)) is not None:
                attacks[STEP if isinstance(target, Relation) else CLAIM][relation.id] = attack, step
    needs = "an undercut, and an objection to a claim that supports or attacks another"
    for kind, missing in (
        (STEP, "no undercut of a step between claims"),
        (CLAIM, "no objection to a claim that supports or attacks another"),
    ):
        if not attacks[kind]:
            raise UnfitError(f"the map has {missing}", needs)
    chosen = [(kind, *attacks[kind][name]) for kind in attacks for name in draft.pick(attacks[kind], _COUNT)]
    draft.rng.shuffle(chosen)
    words = {kind: draft.wording.word(f"exercise.undercut-or-rebuttal.{kind}") for kind in attacks}
    for kind, attack, step in chosen:
        premise = step.premises[0]
        shown = excerpt(debate, {premise, step.target}, None, draft.wording)
        draft.choose(
            draft.wording.word(
                "exercise.undercut-or-rebuttal.ask", attack=_describe(debate, attack, step, draft.wording)
            ),
            words[kind],
            (),
            "step-or-claim",
            draft.wording.word(f"exercise.undercut-or-rebuttal.why-{kind}"),
            figure=WorkedFigure(
                shown.text,
                Way.DROP,
                choices={words[CLAIM]: shown.names[premise], words[STEP]: shown.names[step.id]},
                card=text(debate, attack),
            ),
            in_order=list(words.values()),
        )


def _is_plain(debate: ArgumentMap, attack: str, step: Relation) -> bool:
    """Whether a step joins one claim to another, and the attack on it is not a proposal."""
    is_single = isinstance(debate.by_id[step.target], Claim) and len(step.premises) == 1 and step.polarity.is_signed
    return is_single and step.premises[0] != step.target and debate.claim(attack).kind is not Kind.RECOMMENDATION


def _describe(debate: ArgumentMap, attack: str, step: Relation, wording: Wording) -> str:
    """An attack with the step it is about."""
    first, second, attacker = (wording.quote(text(debate, id)) for id in (step.premises[0], step.target, attack))
    key = "so" if step.polarity is Polarity.SUPPORT else "against"
    shown_step = wording.word(f"exercise.undercut-or-rebuttal.{key}", first=first, second=second)
    return wording.word("exercise.undercut-or-rebuttal.about", attack=attacker, step=shown_step)


EXERCISE = ExerciseKind(
    "undercut-or-rebuttal",
    __doc__ or "",
    11,
    "Undercut or rebuttal?",
    "An attack can deny a claim, or accept the claim and deny that anything follows from it. Say which.",
    pose,
)
