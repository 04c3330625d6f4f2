"""Which premise is missing? One of the co-premises of a step is left out; the student finds it among other claims.

Needs co-premises, and two other claims that are not about the same target.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.teach.exercise import ONLY, Way
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.exercise_draft import Draft, WorkedFigure
from argmap.teach.posing.map_excerpts import EMPTY, excerpt
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_TASKS = (1, 2, 3)
_WRONG = (2, 3, 4)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the missing premise of one, two or three steps."""
    joined = {r.id: r for r in debate.relations if _is_joined(debate, r)}
    if not joined:
        raise UnfitError("the map has no co-premises", "co-premises that support or attack a claim")
    fitting: dict[str, list[str]] = {}
    for name in draft.shuffle(joined):
        if len(fitting) == _TASKS[draft.level - 1]:
            break
        if len(wrong := _others(debate, joined[name])) >= 2:
            fitting[name] = wrong
    if not fitting:
        raise UnfitError("there are no other claims to choose from", "two claims that are not about the same target")
    wording = draft.wording
    for name, wrong in fitting.items():
        relation = joined[name]
        missing = draft.rng.choice(relation.premises)
        shown = excerpt(debate, {*relation.premises, relation.target}, {missing: EMPTY}, wording)
        draft.choose(
            wording.word("exercise.missing-premise.ask", target=wording.quote(text(debate, relation.target))),
            text(debate, missing),
            draft.pick(wrong, _WRONG),
            "missing-link",
            wording.word("exercise.missing-premise.why"),
            figure=WorkedFigure(shown.text, Way.PLACE, parts={ONLY: shown.names[missing]}),
        )


def _is_joined(debate: ArgumentMap, relation: Relation) -> bool:
    premises = texts(debate, relation.premises)
    return (
        len(premises) > 1
        and len(premises) == len(relation.premises)
        and isinstance(debate.by_id[relation.target], Claim)
        and relation.polarity.is_signed
        and relation.target not in relation.premises
    )


def _others(debate: ArgumentMap, relation: Relation) -> list[str]:
    """Texts of claims that are not linked to the target of a step."""
    near = {relation.target, *relation.premises}
    near |= {p for r in debate.onto.get(relation.target, ()) for p in r.premises}
    near |= {r.target for r in debate.out_of.get(relation.target, ())}
    near_texts = set(texts(debate, [claim for claim in near if isinstance(debate.by_id[claim], Claim)]))
    far = texts(debate, [claim.id for claim in debate.claims if claim.id not in near])
    return [other for other in far if other not in near_texts]


EXERCISE = ExerciseKind(
    "missing-premise",
    __doc__ or "",
    10,
    "Which premise is missing?",
    "Choose the claim that the step needs in addition to its other premises.",
    pose,
)
