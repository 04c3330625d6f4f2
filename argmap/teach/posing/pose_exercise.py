"""Poses exercises: a map, a kind, a seed and a level give an exercise with its key, or the reason why there is none."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.language.wording import SOURCE, Wording, count_of
from argmap.model.elements import ArgumentMap, Polarity
from argmap.registry import EXERCISES
from argmap.scoring import UnsettledError
from argmap.teach.exercise import Posed
from argmap.teach.posing.answer_pictures import add_pictures
from argmap.teach.posing.exercise_draft import Draft

LEVELS = (1, 2, 3)


class UnfitError(ArgmapError):
    """A map does not fit a kind of exercise: `reason` says why, `needs` what the kind needs."""

    def __init__(self, reason: str, needs: str) -> None:
        self.reason = reason
        self.needs = needs
        super().__init__(f"{reason}; this exercise needs {needs}")


@dataclass(frozen=True, slots=True)
class ExerciseKind:
    """One kind of exercise.

    `name` is its id, `doc` what `argmap explain` prints, and `order` its place in teaching order, from 1. `title` and
    `instructions` are for the student, in English; the words of other languages are in the catalogues. `pose` adds the
    tasks to a draft, or raises UnfitError.
    """

    name: str
    doc: str
    order: int
    title: str
    instructions: str
    pose: Callable[[ArgumentMap, Draft], None]

    def entitle(self, wording: Wording) -> str:
        """The title in a language; in English for a kind of another package."""
        return wording.find(f"exercise.{self.name}.title") or self.title

    def instruct(self, wording: Wording) -> str:
        """The instructions in a language; in English for a kind of another package."""
        return wording.find(f"exercise.{self.name}.instructions") or self.instructions


class Offer(NamedTuple):
    """What a kind makes of a map: either `posed`, the exercise with its key, or `refusal`, why there is none."""

    kind: str
    posed: Posed | None
    refusal: UnfitError | None


def kinds() -> list[ExerciseKind]:
    """All kinds in teaching order."""
    return sorted(EXERCISES, key=lambda kind: (kind.order, kind.name))


def pose(
    debate: ArgumentMap,
    kind: str,
    seed: int = 0,
    level: int = 1,
    language: str = "",
    *,
    source_text: str | None = None,
) -> Posed:
    """An exercise of a kind from a map, with its key: `exercise` is for the student, the whole for the teacher.

    The same map, kind, seed, level and text give the same exercise. `language` is that of the questions, worksheets
    and feedback, by default that of the map; the claims stay as they are. `source_text` is the text that the map was
    made from, as `Document.source_text` has it; a kind may quote it, and does without where it is None. Raises KeyError
    for an unknown kind, ValueError for a level other than 1, 2 or 3, and UnfitError for a map that does not fit the
    kind.

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
        raise ValueError(f"the level is {level}; use 1, 2 or 3")
    wording = Wording(language or debate.language or SOURCE)
    draft = Draft(random.Random(f"{kind} {seed} {level}"), level, wording, source_text)
    if debate.thesis is None:
        raise UnfitError("the map has no thesis", "one")
    if (missing := sum(relation.polarity is Polarity.UNKNOWN for relation in debate.relations)) > 0:
        raise UnfitError(
            f"{count_of(missing, 'relation')} of the map {'has' if missing == 1 else 'have'} no sign", "all signs"
        )
    try:
        chosen.pose(debate, draft)
    except UnsettledError as error:
        raise UnfitError("the strengths of a cycle do not settle", "a map without such a cycle") from error
    add_pictures(debate, draft)
    about = debate.question or debate.title or debate.claim(debate.thesis).text
    return draft.finish(kind, chosen.entitle(wording), chosen.instruct(wording), about, debate, seed)


def offers(
    debate: ArgumentMap, seed: int = 0, level: int = 1, language: str = "", *, source_text: str | None = None
) -> list[Offer]:
    """What each kind makes of a map, in teaching order; `source_text` as for `pose`."""
    results: list[Offer] = []
    for kind in kinds():
        try:
            posed = pose(debate, kind.name, seed, level, language, source_text=source_text)
            results.append(Offer(kind.name, posed, None))
        except UnfitError as refusal:
            results.append(Offer(kind.name, None, refusal))
    return results
