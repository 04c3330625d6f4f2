"""What an exercise is: tasks with their parts and choices; apart from it the key; and the answers of a student.

Every exercise of every kind is made of the same four sorts of tasks, so that grading, pages, worksheets and exports
need to know no kinds. Tasks are numbered from 1, their parts too, and choices have letters (words of a passage:
numbers); none of these says anything about the map. What the student gets holds no key, no seed and no id of the map.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self

from pydantic import Field, field_validator, model_validator

from argmap.diagnostics import did_you_mean
from argmap.model.elements import Filled, Frozen, Text
from argmap.model.principles import PRINCIPLES

ONLY = "1"
"""The one part of a task that has no parts of its own."""
TRIES = 3
"""How often an exercise may be handed in: after each try a stronger hint, after the last one the answer."""
OptionId = Annotated[str, Field(pattern=r"^[0-9a-z]{1,4}$")]


class Ask(StrEnum):
    """What a task asks for: one of the choices, every word that fits, a choice for each part, or a text."""

    CHOOSE = "choose"
    MARK = "mark"
    MATCH = "match"
    WRITE = "write"


class Option(Frozen):
    """A part to be matched, or a choice."""

    id: OptionId
    text: Filled


class Task(Frozen):
    """One thing to answer. `choices` are the words of the passage, in order, when words are to be marked.

    `words` are the least and the most words of a text that is to be written.
    """

    id: OptionId
    ask: Ask
    prompt: Filled
    passage: Text | None = None
    figure: Text | None = None
    parts: tuple[Option, ...] = ()
    choices: tuple[Option, ...] = ()
    words: tuple[int, int] | None = None

    @model_validator(mode="after")
    def _sound(self) -> Self:
        for sort, options in (("part", self.parts), ("choice", self.choices)):
            names = [option.id for option in options]
            if len(set(names)) != len(names):
                raise ValueError(f"two {sort}s of task {self.id} have the same id")
        if (self.ask is Ask.MATCH) != bool(self.parts):
            raise ValueError(f"task {self.id}: a task has parts when it asks to match, and only then")
        if (self.ask is Ask.WRITE) == bool(self.choices):
            raise ValueError(f"task {self.id}: a task has choices unless it asks to write")
        if (self.ask is Ask.WRITE) != (self.words is not None):
            raise ValueError(
                f"task {self.id}: a task says how many words it takes when it asks to write, and only then"
            )
        return self

    @property
    def part_ids(self) -> tuple[str, ...]:
        """The ids of the parts, or the one that stands for the whole task."""
        return tuple(part.id for part in self.parts) or (ONLY,)

    def choice(self, name: str) -> str:
        """The text of a choice; KeyError for an unknown one."""
        return next((c.text for c in self.choices if c.id == name), None) or _missing(name, "choice", self.id)

    def part(self, name: str) -> str | None:
        """The text of a part; None for the one part of a task without parts."""
        return next((part.text for part in self.parts if part.id == name), None)


def _missing(name: str, sort: str, task: str) -> str:
    raise KeyError(f"task {task} has no {sort} '{name}'")


class Exercise(Frozen):
    """What a student gets. `about` names the debate; a `figure` of a task is a map in the native format."""

    kind: Filled
    title: Filled
    about: Filled
    level: Annotated[int, Field(ge=1, le=3)] = 1
    tries: Annotated[int, Field(ge=1, le=9)] = TRIES
    instructions: Filled
    tasks: Annotated[tuple[Task, ...], Field(min_length=1, max_length=200)]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        names = [task.id for task in self.tasks]
        if len(set(names)) != len(names):
            raise ValueError("two tasks have the same id")
        return self

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that tell exercises apart; answers and keys name them."""
        text = json.dumps(self.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def task(self, name: str) -> Task:
        """The task with this id; KeyError for an unknown one."""
        found = next((task for task in self.tasks if task.id == name), None)
        if found is None:
            raise KeyError(f"the exercise has no task '{name}'")
        return found


class Form(Frozen):
    """What the form of a written text is checked for; what it says is for the teacher to judge.

    `about` are texts of which it must take up a word that matters, `not_copied` texts that it must not repeat.
    """

    words: tuple[int, int]
    about: tuple[Text, ...] = ()
    not_copied: tuple[Text, ...] = ()
    sentence: bool = True


class TaskKey(Frozen):
    """The answer to one task: for each part the choices that are right.

    Where words are to be marked, all of these are; elsewhere each of them is. `why` says for each part, or for the
    whole task, why that is so; `principle` is the one that a wrong answer goes against.
    """

    right: dict[OptionId, tuple[OptionId, ...]] = Field(default_factory=dict)
    why: dict[OptionId, Text] = Field(default_factory=dict)
    principle: Filled
    form: Form | None = None
    example: Text | None = None

    @field_validator("principle")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in PRINCIPLES:
            raise ValueError(f"no principle is called '{name}'{did_you_mean(name, PRINCIPLES)}")
        return name


class Posed(Frozen):
    """An exercise with its key, for the teacher; `seed` and `map` say what it was made of."""

    exercise: Exercise
    map: Text
    seed: int
    key: dict[OptionId, TaskKey]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.key.keys() != {task.id for task in self.exercise.tasks}:
            raise ValueError("the key is not of this exercise: it must have every task, and no other")
        for task, answer in self.tasks_with_keys():
            if (answer.form is None) is (task.ask is Ask.WRITE):
                raise ValueError(f"the key of task {task.id} has a form when it asks to write, and only then")
            if answer.form is None and set(answer.right) != set(task.part_ids):
                raise ValueError(f"the key of task {task.id} must have every part, and no other")
            known = {choice.id for choice in task.choices}
            for part, names in answer.right.items():
                if not names or not known.issuperset(names):
                    raise ValueError(f"the key of task {task.id}, part {part}, names no choice, or an unknown one")
        return self

    def tasks_with_keys(self) -> Iterator[tuple[Task, TaskKey]]:
        """Each task with its key."""
        return ((task, self.key[task.id]) for task in self.exercise.tasks)


class TaskAnswer(NamedTuple):
    """What a student answered in one task: for each part the ids of choices, or the text under the part `1`."""

    picked: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 – never changed
    text: str = ""


class Answers(Frozen):
    """What a student hands in. Values are a choice, a list of words, choices by part, or a text."""

    exercise: Text | None = None
    student: Text | None = None
    attempt: Annotated[int, Field(ge=1, le=1000)] = 1
    answers: dict[Text, Text | tuple[Text, ...] | dict[Text, Text | None] | None] = Field(default_factory=dict)

    def answer_to(self, task: Task) -> TaskAnswer:
        """The answer to a task in one form, whatever form it was written in; nothing where nothing was answered."""
        value: Any = self.answers.get(task.id)
        if value is None or value == "":
            return TaskAnswer()
        if task.ask is Ask.WRITE:
            return TaskAnswer(text=value if isinstance(value, str) else " ".join(value))
        if isinstance(value, dict):
            return TaskAnswer({part: (choice.strip(),) for part, choice in value.items() if choice and choice.strip()})
        names = (value,) if isinstance(value, str) else value
        if task.ask is Ask.MARK:
            names = [name for value in names for name in value.replace(",", " ").split()]
        picked = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
        return TaskAnswer({ONLY: picked}) if picked else TaskAnswer()

    @classmethod
    def of_key(cls, posed: Posed) -> Self:
        """The answers that get every point of the closed tasks; written tasks get the example of the key."""
        found: dict[str, Any] = {}
        for task, key in posed.tasks_with_keys():
            if task.ask is Ask.WRITE:
                found[task.id] = key.example or ""
            elif task.ask is Ask.MATCH:
                found[task.id] = {part: names[0] for part, names in key.right.items()}
            else:
                names = key.right[ONLY]
                found[task.id] = names if task.ask is Ask.MARK else names[0]
        return cls(exercise=posed.exercise.fingerprint, student="key", answers=found)
