"""What an exercise is: tasks with their parts and choices, a separate key, and the answers of a student.

Exercises of every kind are made of the same four kinds of tasks, so grading, pages, worksheets and exports do not
depend on the kinds. The ids of tasks and parts are numbers from 1, the ids of choices are letters (in a passage: the
numbers of the words); none of them says anything about the map. What the student gets has no key, no seed and no ids
of the map.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, field_validator, model_validator

from argmap.diagnostics import did_you_mean
from argmap.language.wording import SOURCE, Wording
from argmap.model.elements import Filled, Text
from argmap.model.principles import PRINCIPLES
from argmap.model.stored import Frozen
from argmap.teach.reading.task_answers import ONLY, TaskAnswer, by_task, understand

TRIES = 3
"""How often an exercise may be handed in: each try earns a stronger hint, the last one the answer."""
OptionId = Annotated[str, Field(pattern=r"^[0-9a-z]{1,4}$")]


class Ask(StrEnum):
    """What a task asks for: one choice, every right word of a passage, a choice for each part, or a text."""

    CHOOSE = "choose"
    MARK = "mark"
    MATCH = "match"
    WRITE = "write"


class Option(Frozen):
    """A part of a matching task, or a choice: its id within the task, and its text."""

    id: OptionId
    text: Filled


class Way(StrEnum):
    """How a task is worked on in a picture of a map.

    - `PLACE`: put choices into empty boxes, which are the parts of the task;
    - `DROP`: put cards, which are the parts, on boxes or lines, which are the choices;
    - `SPOT`: point at a box or line, which is the choice;
    - `JOIN`: join boxes, which are parts and choices: the choice of a part is one that it is joined with, the last
      choice is for those that stand alone;
    - `DRAW`: draw a line from a box (part 1) to a box (part 2), both choices, and say what it does (part 3).
    """

    PLACE = "place"
    DROP = "drop"
    SPOT = "spot"
    JOIN = "join"
    DRAW = "draw"


class Board(Frozen):
    """How the figure of a task is worked on, where it can be shown; every such task can also be answered with lists.

    `way` is what to do. `parts` and `choices` are the ids of the claims and relations of the figure that stand for the
    parts and choices of the task, in their order; an empty text for one that is not in the figure. Both may be empty,
    if none is. `card` is the text to drop in a task without parts.
    """

    way: Way
    parts: tuple[Text, ...] = ()
    choices: tuple[Text, ...] = ()
    card: Text = ""


class Task(Frozen):
    """One thing to answer.

    `id` is its number in the exercise, from 1, as text; `ask` the kind of answer; `prompt` the question. `passage` is a
    text to read first, `figure` a map in the native format to look at; both may be missing. `parts` are what choices
    are matched to, only in matching tasks. `choices` are the possible answers, in a marking task all words of the
    passage in order; a writing task has none. `words` is the smallest and largest number of words of a written answer,
    only in writing tasks. `board` says how the figure is worked on; None, the default, if it is only looked at. `once`
    says that a choice can belong to only one part, in matching tasks; default no.
    """

    id: OptionId
    ask: Ask
    prompt: Filled
    passage: Text | None = None
    figure: Text | None = None
    parts: tuple[Option, ...] = ()
    choices: tuple[Option, ...] = ()
    words: tuple[int, int] | None = None
    board: Board | None = None
    once: bool = False

    @model_validator(mode="after")
    def _sound(self) -> Self:
        for kind, options in (("part", self.parts), ("choice", self.choices)):
            names = [option.id for option in options]
            if len(set(names)) != len(names):
                raise ValueError(f"two {kind}s of task {self.id} have the same id")
        if (self.ask is Ask.MATCH) != bool(self.parts):
            raise ValueError(f"task {self.id}: only a matching task has parts, and it must have some")
        if (self.ask is Ask.WRITE) == bool(self.choices):
            raise ValueError(f"task {self.id}: every task has choices, except a writing task")
        if (self.ask is Ask.WRITE) != (self.words is not None):
            raise ValueError(f"task {self.id}: only a writing task has `words`, and it must have them")
        if self.once and self.ask is not Ask.MATCH:
            raise ValueError(f"task {self.id}: only a matching task has `once`")
        if self.board is not None:
            self._check_board(self.board)
        return self

    def _check_board(self, board: Board) -> None:
        """ValueError for a board that does not fit the figure, the parts or the choices."""
        if self.figure is None:
            raise ValueError(f"task {self.id}: only a task with a figure has a board")
        if self.ask not in (Ask.CHOOSE, Ask.MATCH):
            raise ValueError(f"task {self.id}: only a choosing or a matching task has a board")
        for kind, places, count in (
            ("part", board.parts, len(self.part_ids)),
            ("choice", board.choices, len(self.choices)),
        ):
            if places and len(places) != count:
                raise ValueError(f"the board of task {self.id} must have a place for each {kind}, or none")

    @property
    def part_ids(self) -> tuple[str, ...]:
        """The ids of the parts; for a task without parts, the id that stands for the whole task."""
        return tuple(part.id for part in self.parts) or (ONLY,)

    def choice(self, name: str) -> str:
        """The text of a choice; KeyError for an unknown id."""
        return next((c.text for c in self.choices if c.id == name), None) or _raise_missing(name, "choice", self.id)

    def part(self, name: str) -> str | None:
        """The text of a part; None for the only part of a task without parts."""
        return next((part.text for part in self.parts if part.id == name), None)


def _raise_missing(name: str, kind: str, task: str) -> str:
    raise KeyError(f"task {task} has no {kind} '{name}'")


class Exercise(Frozen):
    """What a student gets.

    `kind` is the id of the kind of exercise, `title` and `instructions` are shown above the tasks, and `about` names
    the debate. `level` is 1, 2 or 3, 1 being the easiest and the default. `tries` is how often answers may be handed
    in, 1 to 9, by default 3. `tasks` are 1 to 200 tasks with different ids. `language` is the BCP 47 tag of the
    language of its questions, of worksheets and of feedback; empty, the default, for English.
    """

    kind: Filled
    title: Filled
    about: Filled
    level: Annotated[int, Field(ge=1, le=3)] = 1
    tries: Annotated[int, Field(ge=1, le=9)] = TRIES
    instructions: Filled
    tasks: Annotated[tuple[Task, ...], Field(min_length=1, max_length=200)]
    language: Annotated[str, Field(max_length=35)] = ""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        names = [task.id for task in self.tasks]
        if len(set(names)) != len(names):
            raise ValueError("two tasks have the same id")
        return self

    @property
    def wording(self) -> Wording:
        """The words of worksheets, exports and feedback, in the language of the exercise."""
        return Wording(self.language or SOURCE)

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that identify the exercise; answers name them."""
        text = json.dumps(self.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def task(self, name: str) -> Task:
        """The task with this id; KeyError for an unknown one."""
        by_id = {task.id: task for task in self.tasks}
        if name not in by_id:
            raise KeyError(f"the exercise has no task '{name}'{did_you_mean(name, by_id)}")
        return by_id[name]


class Form(Frozen):
    """What the form of a written answer is checked for; the teacher judges the content.

    `words` is the smallest and largest number of words. The answer must use a content word of one of the texts in
    `about`, and must not repeat a text in `not_copied`; either may be empty. `sentence` says whether it must be a
    whole sentence, by default yes.
    """

    words: tuple[int, int]
    about: tuple[Text, ...] = ()
    not_copied: tuple[Text, ...] = ()
    sentence: bool = True


class TaskKey(Frozen):
    """The answer to one task.

    `right` has the ids of the right choices by part. In a marking task all of them must be marked; in other tasks any
    one of them is right. `why` explains the answer by part, and may leave parts out. `principle` is the name of the
    principle that a wrong answer violates. `form` and `example` belong to writing tasks: what is checked, and an answer
    that passes. `points`, above 0 and at most 1000, is what the right answer earns, by default 1; they are in the key,
    so that they can be changed after the exercise was handed out. `figure` is a map to show with the answer, in the
    native format, and `lit` has the ids of its claims that are the answer; both may be missing.
    """

    right: dict[OptionId, tuple[OptionId, ...]] = Field(default_factory=dict)
    why: dict[OptionId, Text] = Field(default_factory=dict)
    principle: Filled
    form: Form | None = None
    example: Text | None = None
    points: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)] = 1.0
    figure: Text | None = None
    lit: tuple[Text, ...] = ()

    @field_validator("principle")
    @classmethod
    def _check_principle(cls, name: str) -> str:
        if name not in PRINCIPLES:
            raise ValueError(f"there is no principle '{name}'{did_you_mean(name, PRINCIPLES)}")
        return name


class Posed(Frozen):
    """An exercise with its key, for the teacher.

    `exercise` is what students get; `map` is the title of the map it was made from, or the id of its thesis; `seed` is
    the seed of its random choices; `key` has the answer to each task by the id of the task.
    """

    exercise: Exercise
    map: Text
    seed: int
    key: dict[OptionId, TaskKey]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.key.keys() != {task.id for task in self.exercise.tasks}:
            raise ValueError("the key does not fit the exercise: it must have exactly the tasks of the exercise")
        for task, answer in self.tasks_with_keys():
            if (answer.form is None) is (task.ask is Ask.WRITE):
                raise ValueError(
                    f"the key of task {task.id}: only the key of a writing task has a form, and it must have one"
                )
            if answer.form is None and set(answer.right) != set(task.part_ids):
                raise ValueError(f"the key of task {task.id} must have exactly the parts of the task")
            choices = {choice.id for choice in task.choices}
            for part, names in answer.right.items():
                if not names or not choices.issuperset(names):
                    raise ValueError(f"the key of task {task.id}, part {part}, must name choices of the task")
        return self

    def tasks_with_keys(self) -> Iterator[tuple[Task, TaskKey]]:
        """Each task with its key."""
        return ((task, self.key[task.id]) for task in self.exercise.tasks)


class Answers(Frozen):
    """What a student hands in.

    `exercise` is the fingerprint of the exercise, `student` the student's name; both may be missing. `attempt` is the
    number of the try, from 1 (the default) to 1000. `answers` has, by the id of the task, the id of a choice, a list of
    words, the ids of choices by part, or a text; tasks and choices may be named in other ways that can only mean one
    thing, such as `Task 1` and `A)`.
    """

    exercise: Text | None = None
    student: Text | None = None
    attempt: Annotated[int, Field(ge=1, le=1000)] = 1
    answers: dict[Text, Text | tuple[Text, ...] | dict[Text, Text | None] | None] = Field(default_factory=dict)

    @cached_property
    def _by_task(self) -> Mapping[str, Mapping[str | None, list[Any]]]:
        return by_task(self.answers)

    def answer_to(self, task: Task) -> TaskAnswer:
        """The answer to a task, whichever way it was written; empty for a task without an answer."""
        return understand(task, self._by_task.get(task.id, {}))

    @classmethod
    def of_key(cls, posed: Posed) -> Self:
        """The answers that earn every point; for writing tasks the example in the key."""
        answers: dict[str, Any] = {}
        for task, key in posed.tasks_with_keys():
            if task.ask is Ask.WRITE:
                answers[task.id] = key.example or ""
            elif task.ask is Ask.MATCH:
                answers[task.id] = one_choice_each(task, key)
            else:
                names = key.right[ONLY]
                answers[task.id] = names if task.ask is Ask.MARK else names[0]
        return cls(exercise=posed.exercise.fingerprint, student="key", answers=answers)


def one_choice_each(task: Task, key: TaskKey) -> dict[str, str]:
    """A right choice for each part; a different one for each if a choice can belong to only one."""
    chosen: dict[str, str] = {}
    for part, names in key.right.items():
        free = [name for name in names if not task.once or name not in chosen.values()]
        chosen[part] = (free or names)[0]
    return chosen
