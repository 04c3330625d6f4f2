"""Match each recommendation to the objection that it addresses.

Needs a recommendation that addresses an objection, and a second objection to choose from.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity
from argmap.model.structure.homes import parents, upward
from argmap.teach.exercise import Way
from argmap.teach.posing.claim_queries import text, texts
from argmap.teach.posing.exercise_draft import Draft, MatchPart, WorkedFigure
from argmap.teach.posing.map_excerpts import excerpt
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_PARTS = (3, 5, 8)
_MORE = (1, 2, 4)
"""Objections that none of the recommendations addresses."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask about three, five or eight recommendations in one task."""
    addressed: dict[str, list[str]] = {}
    for relation in debate.relations:
        is_proposal = all(debate.claim(p).kind is Kind.RECOMMENDATION for p in relation.premises)
        if is_proposal and relation.polarity is Polarity.ATTACK and isinstance(debate.by_id[relation.target], Claim):
            for premise in relation.premises:
                addressed.setdefault(premise, []).append(relation.target)
    if not addressed:
        raise UnfitError("no recommendation addresses an objection", "a recommendation with `addresses`")
    chosen = draft.pick(addressed, _PARTS)
    targets = texts(debate, [target for claim in chosen for target in addressed[claim]])
    attacks = {p for r in debate.relations if r.polarity is Polarity.ATTACK for p in r.premises}
    others = [c.id for c in debate.claims if c.id in attacks and c.kind is not Kind.RECOMMENDATION]
    others = [other for other in texts(debate, others) if other not in targets]
    more = draft.pick(others, _MORE)
    if len(targets) + len(more) < 2:
        raise UnfitError("there is only one objection", "a second objection to choose from")
    problems = [c.id for c in debate.claims if text(debate, c.id) in {*targets, *more} and c.id not in addressed]
    parent = parents(debate)
    shown = excerpt(debate, {claim for one in problems for claim in (one, *upward(one, parent))}, None, draft.wording)
    draft.match(
        draft.wording.word("exercise.match-recommendation.ask"),
        [MatchPart(text(debate, claim), tuple(texts(debate, addressed[claim]))) for claim in chosen],
        [*targets, *more],
        "proposal-meets-problem",
        shuffle_choices=True,
        figure=WorkedFigure(shown.text, Way.DROP, choices=shown.places(debate, problems)),
    )


EXERCISE = ExerciseKind(
    "match-recommendation",
    __doc__ or "",
    13,
    "What does the recommendation address?",
    "Match each recommendation to the objection that it addresses.",
    pose,
)
