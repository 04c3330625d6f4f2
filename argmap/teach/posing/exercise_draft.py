"""An exercise in the making: a kind adds tasks as plain texts; the draft shuffles them and gives them ids."""

from __future__ import annotations

import random
import string
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from argmap.language.wording import ENGLISH, SOURCE, Wording
from argmap.model.elements import ArgumentMap
from argmap.teach.exercise import ONLY, Ask, Board, Exercise, Form, Option, Posed, Task, TaskKey, Way

_CHARACTERS = {"zh": 2}
"""How many characters stand for a word where words are not separated: a Chinese word mostly has two."""


class MatchPart(NamedTuple):
    """A part of a matching task: its text, the texts of the right choices, and why they are right (may be empty)."""

    text: str
    right: tuple[str, ...]
    why: str = ""


class WorkedFigure(NamedTuple):
    """A figure that a task is worked on or looked at.

    `text` is the map in the native format, `way` what to do with it, None to look at it. `parts` and `choices` are the
    ids in it of what stands for them, by their texts; for a task without parts, by ONLY. `card` is the text to drop in
    such a task. `is_veiled` says that it leaves out what would tell the answer: the key shows the map as it is.
    """

    text: str
    way: Way | None
    parts: Mapping[str, str] = {}
    choices: Mapping[str, str] = {}
    card: str = ""
    is_veiled: bool = False

    def board(self, parts: Iterable[str], choices: Iterable[str]) -> Board | None:
        """The board of a task with these texts; None for a figure that is only looked at."""
        if self.way is None:
            return None
        return Board(
            way=self.way,
            parts=tuple(self.parts.get(part, "") for part in parts) if self.parts else (),
            choices=tuple(self.choices.get(choice, "") for choice in choices) if self.choices else (),
            card=self.card,
        )


class Draft:
    """Collects the tasks of one exercise.

    `rng` is the only source of randomness, `level` is 1, 2 or 3, and `wording` has the words of the exercise in its
    language, by default in English. `source_text` is the text that the map was made from, None if it is not at hand.
    """

    def __init__(
        self, rng: random.Random, level: int, wording: Wording = ENGLISH, source_text: str | None = None
    ) -> None:
        self.rng = rng
        self.level = level
        self.wording = wording
        self.source_text = source_text
        self.tasks: list[Task] = []
        self.key: dict[str, TaskKey] = {}
        self.veiled: set[str] = set()
        """The ids of the tasks whose figure leaves out what would tell the answer."""

    def limits(self, words: tuple[int, int]) -> tuple[int, int]:
        """The smallest and largest number of words, as characters in a language that writes without spaces."""
        share = _CHARACTERS.get(self.wording.catalogue, 1)
        return words[0] * share, words[1] * share

    def pick(self, population: Iterable[str], by_level: tuple[int, int, int]) -> list[str]:
        """At most as many of a population as the level asks for, in random order."""
        pool = list(population)
        return self.rng.sample(pool, min(len(pool), by_level[self.level - 1]))

    def shuffle(self, texts: Iterable[str]) -> list[str]:
        """The texts without duplicates, in random order."""
        unique = list(dict.fromkeys(texts))
        self.rng.shuffle(unique)
        return unique

    def choose(
        self,
        prompt: str,
        right: str | Sequence[str],
        wrong: Iterable[str],
        principle: str,
        why: str,
        *,
        figure: WorkedFigure | None = None,
        passage: str | None = None,
        in_order: Sequence[str] | None = None,
    ) -> None:
        """Add a task with one answer out of several; the choices are shuffled unless `in_order` gives their order."""
        rights = (right,) if isinstance(right, str) else tuple(right)
        texts = list(in_order) if in_order is not None else self.shuffle([*rights[:1], *wrong, *rights[1:]])
        names = dict(zip(texts, letters(len(texts)), strict=True))
        choices = tuple(Option(id=name, text=text) for text, name in names.items())
        answer = {ONLY: tuple(names[text] for text in rights if text in names)}
        self._add(
            TaskKey(right=answer, why={ONLY: why}, principle=principle),
            ask=Ask.CHOOSE, prompt=prompt, choices=choices, passage=passage, **self._show(figure, [ONLY], texts),
        )  # fmt: skip

    def match(
        self,
        prompt: str,
        parts: Sequence[MatchPart],
        choices: Sequence[str],
        principle: str,
        *,
        shuffle_choices: bool = False,
        shuffle_parts: bool = True,
        figure: WorkedFigure | None = None,
        once: bool = False,
    ) -> None:
        """Add a task that asks for one of the choices for each part; `once` if a choice can belong to only one."""
        mixed = list(parts)
        if shuffle_parts:
            self.rng.shuffle(mixed)
        texts = self.shuffle(choices) if shuffle_choices else list(dict.fromkeys(choices))
        names = dict(zip(texts, letters(len(texts)), strict=True))
        numbered = [(str(number), part) for number, part in enumerate(mixed, 1)]
        self._add(
            TaskKey(
                right={number: tuple(names[text] for text in part.right) for number, part in numbered},
                why={number: part.why for number, part in numbered if part.why},
                principle=principle,
            ),
            ask=Ask.MATCH, prompt=prompt,
            parts=tuple(Option(id=number, text=part.text) for number, part in numbered),
            choices=tuple(Option(id=name, text=text) for text, name in names.items()),
            once=once, **self._show(figure, [part.text for part in mixed], texts),
        )  # fmt: skip

    def mark(self, prompt: str, words: Sequence[str], right: Sequence[int], principle: str, why: str) -> None:
        """Add a task that asks to mark words; `right` are the places of the right words, from 0."""
        choices = tuple(Option(id=str(number), text=word) for number, word in enumerate(words, 1))
        answer = {ONLY: tuple(str(place + 1) for place in right)}
        self._add(
            TaskKey(right=answer, why={ONLY: why}, principle=principle), ask=Ask.MARK, prompt=prompt, choices=choices
        )

    def write(
        self, prompt: str, form: Form, principle: str, example: str, *, figure: WorkedFigure | None = None
    ) -> None:
        """Add a task that asks for a written answer, whose form is checked."""
        key = TaskKey(principle=principle, form=form, example=example)
        self._add(key, ask=Ask.WRITE, prompt=prompt, words=form.words, **self._show(figure, [], []))

    def _show(self, figure: WorkedFigure | None, parts: Sequence[str], choices: Sequence[str]) -> dict[str, object]:
        """The fields of the next task that show its figure."""
        if figure is None:
            return {}
        if figure.is_veiled:
            self.veiled.add(str(len(self.tasks) + 1))
        return {"figure": figure.text, "board": figure.board(parts, choices)}

    def _add(self, key: TaskKey, **fields: object) -> None:
        name = str(len(self.tasks) + 1)
        self.tasks.append(Task(id=name, **fields))  # type: ignore[arg-type]
        self.key[name] = key

    def finish(self, kind: str, title: str, instructions: str, about: str, debate: ArgumentMap, seed: int) -> Posed:
        """The exercise made of the tasks so far, with its key."""
        language = self.wording.catalogue
        exercise = Exercise(
            kind=kind,
            title=title,
            about=about,
            level=self.level,
            instructions=instructions,
            tasks=tuple(self.tasks),
            language="" if language == SOURCE else language,
        )
        return Posed(exercise=exercise, map=debate.title or debate.thesis or "", seed=seed, key=self.key)


def letters(count: int) -> list[str]:
    """The ids of choices: a to z, then aa, ab and so on.

    >>> letters(28)[-3:]
    ['z', 'aa', 'ab']
    """
    single = string.ascii_lowercase
    return [single[n] if n < 26 else single[n // 26 - 1] + single[n % 26] for n in range(count)]
