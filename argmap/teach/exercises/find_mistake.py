"""Find the mistake: one line of the map supports where it should attack, or a claim hangs in the wrong place.

The student points at the claim or at its line; both are right. Needs four claims, linked by steps with one premise.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.structure.homes import parents, upward
from argmap.teach.exercise import Way
from argmap.teach.posing.claim_queries import onto_claims, text
from argmap.teach.posing.exercise_draft import Draft, WorkedFigure
from argmap.teach.posing.map_excerpts import MapExcerpt, excerpt, find_loose, surroundings
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

_TASKS = (1, 2, 3)
_COUNT = (5, 7, 10)
"""Claims in each picture, by level."""
_LEAST = 4


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask for the mistakes in one, two or three damaged parts of the map."""
    parent = parents(debate)
    fitting = {r.id: r for r in onto_claims(debate) if r.label is None and len(debate.out_of[r.premises[0]]) == 1}
    for number, name in enumerate(draft.shuffle(fitting)):
        relation = fitting[name]
        claims = surroundings(debate, relation.premises[0], parent, draft, _COUNT)
        is_plain = len(claims) >= _LEAST and relation.target != relation.premises[0] and not find_loose(debate, claims)
        if is_plain and len(draft.tasks) < _TASKS[draft.level - 1]:
            _ask(debate, draft, relation, claims, parent, is_moved=number % 2 == 0)
    if not draft.tasks:
        raise UnfitError("no claim has three others around it", "four claims, linked by steps with one premise")


def _ask(
    debate: ArgumentMap, draft: Draft, relation: Relation, claims: list[str], parent: Mapping[str, str], is_moved: bool
) -> None:
    """Move the step to another claim or, if there is none or it is not to be moved, turn it round."""
    wording = draft.wording
    elsewhere = _far(debate, relation, claims, parent) if is_moved else []
    premise, target = (wording.quote(text(debate, claim)) for claim in (relation.premises[0], relation.target))
    if elsewhere:
        changed = relation.evolve(target=draft.rng.choice(elsewhere))
        why, principle = wording.word("exercise.find-mistake.why-place", claim=premise, target=target), "nearest-target"
    else:
        is_support = relation.polarity is Polarity.SUPPORT
        changed = relation.evolve(polarity=Polarity.ATTACK if is_support else Polarity.SUPPORT)
        key = "support" if is_support else "attack"
        why, principle = wording.word(f"exercise.find-mistake.why-{key}", claim=premise, target=target), "sign"
    damaged = debate.evolve(relations=tuple(changed if r.id == relation.id else r for r in debate.relations))
    shown = excerpt(damaged, claims, None, wording)
    names = _name_places(damaged, shown, draft)
    places = {name: shown.names[element] for element, name in names.items()}
    right = [names[element] for element in (relation.id, relation.premises[0]) if element in names]
    draft.choose(
        wording.word("exercise.find-mistake.ask"),
        right,
        (),
        principle,
        why,
        figure=WorkedFigure(shown.text, Way.SPOT, choices=places),
        in_order=draft.shuffle(places),
    )


def _far(debate: ArgumentMap, relation: Relation, claims: list[str], parent: Mapping[str, str]) -> list[str]:
    """The claims of a picture that a premise is clearly not about: neither its target nor near it in the map."""
    premise = relation.premises[0]
    below = [claim for claim in claims if premise in upward(claim, parent)]
    near = {premise, relation.target, *below, *upward(premise, parent)}
    return [claim for claim in claims if claim not in near]


def _name_places(damaged: ArgumentMap, shown: MapExcerpt, draft: Draft) -> dict[str, str]:
    """What each box and line of a picture is called, by its id in the map; no name is used twice."""
    wording = draft.wording
    names: dict[str, str] = {}
    for element in shown.names:
        found = damaged.by_id[element]
        if isinstance(found, Claim):
            name = text(damaged, element)
        else:
            start, aim = wording.quote(text(damaged, found.premises[0])), damaged.by_id[found.target]
            is_line = isinstance(aim, Claim)
            end = wording.quote(text(damaged, aim.id if is_line else aim.premises[0]))
            name = wording.word("exercise.find-mistake.line", claim=start, target=end)
        if name not in names.values():
            names[element] = name
    return names


EXERCISE = ExerciseKind(
    "find-mistake",
    __doc__ or "",
    9,
    "Find the mistake",
    "Each map has one mistake: a claim that supports where it should attack or the other way round, or a claim in the "
    "wrong place.",
    pose,
)
