"""Poses exercises: a map, a kind, a seed and a level give an exercise with its key, or the reason why there is none."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap
from argmap.registry import EXERCISES
from argmap.scoring import UnsettledError
from argmap.teach.exercise import Posed
from argmap.teach.posing.draft import Draft

LEVELS = (1, 2, 3)


class UnfitError(ArgmapError):
    """A map cannot carry an exercise of a kind; `needs` says what it would have to have."""

    def __init__(self, reason: str, needs: str) -> None:
        self.reason = reason
        self.needs = needs
        super().__init__(f"{reason}; it needs {needs}")


@dataclass(frozen=True, slots=True)
class ExerciseKind:
    """One kind of exercise. `order` is its place in teaching order; `pose` adds the tasks or raises UnfitError."""

    name: str
    doc: str
    order: int
    title: str
    instructions: str
    pose: Callable[[ArgumentMap, Draft], None]


class Offer(NamedTuple):
    """What a kind makes of a map: the exercise, or why there is none."""

    kind: str
    posed: Posed | None
    refusal: UnfitError | None


def kinds() -> list[ExerciseKind]:
    """All kinds in teaching order."""
    return sorted(EXERCISES, key=lambda kind: (kind.order, kind.name))


def pose(debate: ArgumentMap, kind: str, seed: int = 0, level: int = 1) -> Posed:
    """An exercise of a kind from a map, with its key: `exercise` is for the student, the whole for the teacher.

    The same map, kind, seed and level give the same exercise. Raises KeyError for an unknown kind, ValueError for a
    level that is not 1, 2 or 3, and UnfitError where the map cannot carry the kind.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder(title="Old town")
    >>> close = b.thesis("The old town should be closed to cars.")
    >>> _ = b.support(b.claim("The air gets cleaner."), close), b.attack(b.claim("Shops lose customers."), close)
    >>> posed = pose(b.build(), "support-or-attack", seed=4)
    >>> sorted(part.text for part in posed.exercise.tasks[0].parts)
    ['Shops lose customers.', 'The air gets cleaner.']
    """
    chosen: ExerciseKind = EXERCISES.get(kind)
    if level not in LEVELS:
        raise ValueError(f"the level is {level}; known are 1, 2 and 3")
    draft = Draft(random.Random(f"{kind} {seed} {level}"), level)
    if debate.thesis is None:
        raise UnfitError("the map has no thesis", "one")
    try:
        chosen.pose(debate, draft)
    except UnsettledError as error:
        raise UnfitError("the strengths of a ring do not settle", "to be without such a ring") from error
    about = debate.question or debate.title or debate.claim(debate.thesis).text
    return draft.finish(kind, chosen.title, chosen.instructions, about, debate, seed)


def offers(debate: ArgumentMap, seed: int = 0, level: int = 1) -> list[Offer]:
    """What each kind makes of a map, in teaching order."""
    found: list[Offer] = []
    for kind in kinds():
        try:
            found.append(Offer(kind.name, pose(debate, kind.name, seed, level), None))
        except UnfitError as refusal:
            found.append(Offer(kind.name, None, refusal))
    return found
