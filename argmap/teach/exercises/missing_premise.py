"""Which premise is missing? One of the co-premises of a step is left out; the student finds it among other claims.

Needs co-premises, and two further claims that do not bear on the same target.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.teach.posing.claim_queries import EMPTY, figure, text, texts
from argmap.teach.posing.draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_TASKS = (1, 2, 3)
_WRONG = (2, 3, 4)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """One, two or three steps with a premise left out."""
    joined = {r.id: r for r in debate.relations if _is_joined(debate, r)}
    if not joined:
        raise UnfitError("the map has no co-premises", "co-premises that support or attack a claim")
    fitting: dict[str, list[str]] = {}
    for name in draft.shuffled(joined):
        if len(fitting) == _TASKS[draft.level - 1]:
            break
        if len(wrong := _others(debate, joined[name])) >= 2:
            fitting[name] = wrong
    if not fitting:
        raise UnfitError("there are no other claims to choose from", "two claims that do not bear on the same target")
    for name, wrong in fitting.items():
        relation = joined[name]
        gone = draft.rng.choice(relation.premises)
        draft.choose(
            f"Which premise is missing in this step to “{text(debate, relation.target)}”?",
            text(debate, gone),
            draft.pick(wrong, _WRONG),
            "missing-link",
            "without it the other premises do not lead to the conclusion",
            figure=figure(debate, {*relation.premises, relation.target}, {gone: EMPTY}),
        )


def _is_joined(debate: ArgumentMap, relation: Relation) -> bool:
    own = texts(debate, relation.premises)
    return (
        len(own) > 1
        and len(own) == len(relation.premises)
        and isinstance(debate.by_id[relation.target], Claim)
        and relation.polarity is not Polarity.NEUTRAL
        and relation.target not in relation.premises
    )


def _others(debate: ArgumentMap, relation: Relation) -> list[str]:
    """Texts of claims that neither bear on the target nor are borne on by it."""
    near = {relation.target, *relation.premises}
    near |= {p for r in debate.onto.get(relation.target, ()) for p in r.premises}
    near |= {r.target for r in debate.out_of.get(relation.target, ())}
    known = set(texts(debate, [claim for claim in near if isinstance(debate.by_id[claim], Claim)]))
    return [found for found in texts(debate, [c.id for c in debate.claims if c.id not in near]) if found not in known]


EXERCISE = ExerciseKind(
    "missing-premise",
    __doc__ or "",
    8,
    "Which premise is missing?",
    "Choose the claim that the step needs beside the premises that are given.",
    pose,
)
