"""Place the claim: a part of the map has one empty box; which of several claims belongs there?

The wrong choices are on the same side of the debate but about other claims. Needs three claims on one side that are
about different claims.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Relation
from argmap.model.structure.homes import parents
from argmap.model.structure.lines import role, signs
from argmap.teach.exercise import ONLY, Way
from argmap.teach.posing.claim_queries import onto_claims, text, texts
from argmap.teach.posing.exercise_draft import Draft, WorkedFigure
from argmap.teach.posing.map_excerpts import EMPTY, around, excerpt
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_TASKS = (1, 2, 3)
_WRONG = (2, 3, 4)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the claims of one, two or three empty boxes."""
    sign_of = signs(debate)
    single = [r for r in onto_claims(debate) if len(debate.out_of[r.premises[0]]) == 1 and r.target != r.premises[0]]
    parent = parents(debate)
    fitting: dict[str, list[str]] = {}
    by_id = {relation.id: relation for relation in single}
    for name in draft.shuffle(by_id):
        if len(fitting) == _TASKS[draft.level - 1]:
            break
        wrong = _distractors(debate, by_id[name], single, sign_of, around(debate, by_id[name].premises[0], parent))
        if len(wrong) >= 2:
            fitting[name] = wrong
    if not fitting:
        raise UnfitError(
            "no claim has two others of its side to choose from",
            "three claims on one side that are about different claims",
        )
    wording = draft.wording
    for name, wrong in fitting.items():
        relation = by_id[name]
        claim = relation.premises[0]
        target = wording.quote(text(debate, relation.target))
        kind = role(debate, relation)
        called = wording.find(f"role.{kind}") or kind
        shown = excerpt(debate, around(debate, claim, parent), {claim: EMPTY}, wording)
        draft.choose(
            wording.word("exercise.place-claim.ask", role=called, target=target),
            text(debate, claim),
            draft.pick(texts(debate, wrong), _WRONG),
            "nearest-target",
            wording.word("exercise.place-claim.why", target=target),
            figure=WorkedFigure(shown.text, Way.PLACE, parts={ONLY: shown.names[claim]}),
        )


def _distractors(
    debate: ArgumentMap, relation: Relation, single: list[Relation], sign_of: dict[str, int | None], taken: set[str]
) -> list[str]:
    """Claims on the same side about other claims; the figure shows none of them."""
    premise = relation.premises[0]
    near = {r.premises[0] for r in debate.onto.get(relation.target, ()) if len(r.premises) == 1}
    taken_texts = {text(debate, name) for name in taken}
    by_text: dict[str, str] = {}
    for other in single:
        claim = other.premises[0]
        if claim not in taken and claim not in near and sign_of[claim] == sign_of[premise] and sign_of[premise]:
            by_text.setdefault(text(debate, claim), claim)
    return [claim for claim_text, claim in by_text.items() if claim_text not in taken_texts]


EXERCISE = ExerciseKind(
    "place-claim",
    __doc__ or "",
    5,
    "Place the claim",
    "Choose the claim that belongs in the empty box.",
    pose,
)
