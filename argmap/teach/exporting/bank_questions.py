"""Tasks as question banks know them: questions with one right choice, with several, with pairs, or open ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.model.principles import PRINCIPLES
from argmap.teach.exercise import ONLY, Ask, Posed, Task, TaskKey


class BankChoice(NamedTuple):
    """A choice with its share of the points, in [−1, 1]; wrong words of a passage have a negative share."""

    text: str
    share: float


class BankPair(NamedTuple):
    """A part of a matching question, and the text of the choice that belongs to it."""

    text: str
    right: str


class BankQuestion(NamedTuple):
    """One question of a bank.

    `name` is unique within the exercise; `prompt`, `passage` and `figure` are those of the task. A matching question
    has `pairs`, and `others` are the texts of choices that belong to no part; other questions have `choices`, of which
    `several` may be right; an open question has neither. `why` explains the answer; `principle` and `action` are hints.
    `example` is an answer to an open question. `points` are what the question is worth, by default 1: those of the
    task, shared among its questions if it becomes several.
    """

    name: str
    prompt: str
    passage: str
    figure: str | None
    choices: tuple[BankChoice, ...] = ()
    several: bool = False
    pairs: tuple[BankPair, ...] = ()
    others: tuple[str, ...] = ()
    why: str = ""
    principle: str = ""
    action: str = ""
    example: str = ""
    points: float = 1.0


def questions(posed: Sequence[Posed], *, spare_choices: bool) -> Iterator[tuple[Posed, BankQuestion]]:
    """The questions of exercises, in order.

    A matching task becomes pairs if each part has one right answer and, unless the bank accepts `spare_choices`, every
    choice belongs to a part; otherwise it becomes one question for each part.
    """
    for one in posed:
        for task, key in one.tasks_with_keys():
            for question in _questions(one, task, key, spare_choices):
                yield one, question


def _questions(posed: Posed, task: Task, key: TaskKey, spare: bool) -> Iterator[BankQuestion]:
    name = f"{posed.exercise.title} {task.id}"
    wording = posed.exercise.wording
    principle = PRINCIPLES[key.principle]
    figure = task.figure
    base = BankQuestion(
        name,
        task.prompt,
        task.passage or "",
        figure,
        principle=principle.say(wording),
        action=principle.advise(wording),
        points=key.points,
    )
    if task.ask is Ask.WRITE:
        least, most = task.words or (0, 0)
        words = wording.word("sheet.words", least=least, most=most)
        yield base._replace(prompt=f"{task.prompt} ({words})", example=key.example or "")
    elif task.ask is Ask.MARK:
        right = key.right[ONLY]
        shares = {True: 1 / len(right), False: -1 / len(right)}
        words = " ".join(choice.text for choice in task.choices)
        choices = tuple(BankChoice(f"{c.id}. {c.text}", shares[c.id in right]) for c in task.choices)
        yield base._replace(passage=words, choices=choices, several=True, why=key.why.get(ONLY, ""))
    elif task.ask is Ask.CHOOSE:
        yield base._replace(choices=_single(task, key, ONLY), why=key.why.get(ONLY, ""))
    else:
        used = [names[0] for names in key.right.values() if len(names) == 1]
        others = tuple(choice.text for choice in task.choices if choice.id not in used)
        texts = [part.text for part in task.parts]
        if len(used) == len(task.parts) > 1 and len(set(texts)) == len(texts) and (spare or not others):
            pairs = tuple(BankPair(part.text, task.choice(key.right[part.id][0])) for part in task.parts)
            yield base._replace(pairs=pairs, others=others, why=" ".join(key.why.values()))
            return
        for part in task.parts:
            prompt = f"{task.prompt}\n{part.text}"
            yield base._replace(
                name=f"{name}.{part.id}",
                prompt=prompt,
                choices=_single(task, key, part.id),
                why=key.why.get(part.id, ""),
                points=key.points / len(task.parts),
            )


def _single(task: Task, key: TaskKey, part: str) -> tuple[BankChoice, ...]:
    return tuple(BankChoice(choice.text, float(choice.id in key.right[part])) for choice in task.choices)
