"""Draw the missing line: a claim of the map has lost its line; where does it start, where does it end, what does it do?

Needs three claims, linked by steps with one premise, one of them about only one other claim.
"""

from __future__ import annotations

from argmap.model.elements import ArgumentMap, Relation
from argmap.model.structure.homes import parents
from argmap.teach.exercise import Way
from argmap.teach.exercises.support_or_attack import name_signs
from argmap.teach.posing.claim_queries import onto_claims, text
from argmap.teach.posing.exercise_draft import Draft, MatchPart, WorkedFigure
from argmap.teach.posing.map_excerpts import excerpt, find_loose, surroundings
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_TASKS = (1, 2, 3)
_COUNT = (5, 7, 10)
"""Claims in each picture, by level."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for one, two or three missing lines, each in a picture of its own."""
    parent = parents(debate)
    fitting = {relation.id: relation for relation in onto_claims(debate) if _is_plain(debate, relation)}
    for name in draft.shuffle(fitting):
        claims = surroundings(debate, fitting[name].premises[0], parent, draft, _COUNT)
        if len(draft.tasks) < _TASKS[draft.level - 1] and not find_loose(debate, claims):
            _ask(debate, draft, fitting[name], claims)
    if not draft.tasks:
        raise UnfitError("no claim is about one other claim of three", "three claims, linked by steps with one premise")


def _is_plain(debate: ArgumentMap, relation: Relation) -> bool:
    """Whether the premise of a step has no other line, and there is a third claim to choose."""
    is_only = len(debate.out_of[relation.premises[0]]) == 1 and relation.premises[0] != relation.target
    return is_only and relation.premises[0] != debate.thesis and len(debate.claims) > 2


def _ask(debate: ArgumentMap, draft: Draft, relation: Relation, claims: list[str]) -> None:
    wording, names = draft.wording, name_signs(draft.wording)
    shown = excerpt(debate, claims, None, wording, {relation.id})
    places = shown.places(debate, claims)
    start, end = text(debate, relation.premises[0]), text(debate, relation.target)
    words = {part: wording.word(f"exercise.draw-relation.{part}") for part in ("from", "to", "does")}
    draft.match(
        wording.word("exercise.draw-relation.ask"),
        [
            MatchPart(words["from"], (start,), wording.word("exercise.draw-relation.why-from")),
            MatchPart(words["to"], (end,), wording.word("exercise.draw-relation.why-to", claim=wording.quote(start))),
            MatchPart(words["does"], (names[relation.polarity],)),
        ],
        [*draft.shuffle(places), *names.values()],
        "nearest-target",
        shuffle_parts=False,
        figure=WorkedFigure(shown.text, Way.DRAW, choices=places),
    )


EXERCISE = ExerciseKind(
    "draw-relation",
    __doc__ or "",
    6,
    "Draw the missing line",
    "A claim has lost its line. Say where the line starts, where it ends and what it does.",
    pose,
)
