"""Grades the answers to an exercise against its key, with feedback: where a mistake is, why, or what is right.

Each task is worth one point. A matching task earns the share of its parts that are right. A marking task earns the
share of the right words that are marked, minus the same share for each wrong word, but at least 0. A writing task earns
the share of the checks of its form that it passes; the teacher judges the content. The feedback on the last try shows
the answers, so later tries earn nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.model.principles import PRINCIPLES
from argmap.teach.answer_form import check_form
from argmap.teach.exercise import ONLY, Answers, Ask, Posed, Task, TaskAnswer, TaskKey

Where = Callable[[str, str | None], Span | None]
"""The place in the student's file of the answer to a task, or to one of its parts."""
SHOWN = 70
"""The largest number of characters of a text that feedback quotes."""


class Hint(StrEnum):
    """How much feedback says: where a mistake is, which principle it violates, or what is right."""

    WHERE = "where"
    PRINCIPLE = "principle"
    ANSWER = "answer"

    @classmethod
    def after(cls, attempt: int, tries: int) -> Hint:
        """The hint for a try, counted from 1: the weakest for the first, the answer for the last.

        >>> [Hint.after(n, 3).value for n in (1, 2, 3, 4)], Hint.after(1, 1).value
        (['where', 'principle', 'answer', 'answer'], 'answer')
        """
        if attempt >= tries:
            return cls.ANSWER
        return cls.WHERE if attempt == 1 else cls.PRINCIPLE


class TaskGrade(NamedTuple):
    """What one task earned.

    `task` is its id, `points` a share in [0, 1]; `parts` says by part what is right; `by_form`, by default
    no, says that only the form was checked.
    """

    task: str
    points: float
    parts: dict[str, bool]
    by_form: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """What answers earned, task by task.

    `kind` is the kind of the exercise, `student` the name in the answers, `attempt` the number of the try from 1, and
    `late` says that it came after the last one. `feedback` has a diagnostic for each mistake, at its place in the
    student's file.
    """

    kind: str
    student: str | None
    attempt: int
    late: bool
    tasks: tuple[TaskGrade, ...]
    feedback: tuple[Diagnostic, ...]

    @property
    def points(self) -> float:
        """The sum over the tasks; 0 after the last try."""
        return 0.0 if self.late else sum(task.points for task in self.tasks)

    @property
    def of(self) -> int:
        """The highest possible number of points."""
        return len(self.tasks)

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {
            "version": 1,
            "kind": self.kind,
            "student": self.student,
            "attempt": self.attempt,
            "late": self.late,
            "points": round(self.points, 4),
            "of": self.of,
            "tasks": [
                {"task": t.task, "points": round(t.points, 4), "parts": t.parts, "by_form": t.by_form}
                for t in self.tasks
            ],
        }


def grade(
    posed: Posed,
    answers: Answers,
    *,
    hint: Hint | str | None = None,
    where: Where | None = None,
    file: str | None = None,
) -> Grade:
    """What answers earn, with feedback as strong as the number of the try allows, or as `hint` says.

    `where` finds the places of answers in `file`. Raises ValueError for answers to another exercise.
    """
    exercise = posed.exercise
    if answers.exercise not in (None, exercise.fingerprint):
        raise ValueError(
            f"these answers are for exercise {answers.exercise}, but the key is for {exercise.fingerprint} "
            f"({exercise.title})"
        )
    strength = Hint(hint) if hint is not None else Hint.after(answers.attempt, exercise.tries)
    locate = where or (lambda task, part: None)
    tasks: list[TaskGrade] = []
    feedback: list[Diagnostic] = []
    for task, key in posed.tasks_with_keys():
        answer = answers.answer_to(task)
        tasks.append(_grade_task(task, key, answer))
        feedback += _give_feedback(task, key, answer, strength, locate)
    feedback += _report_unknown_answers(posed, answers, locate)
    feedback = [replace(diagnostic, file=file) for diagnostic in feedback]
    late = answers.attempt > exercise.tries
    return Grade(exercise.kind, answers.student, answers.attempt, late, tuple(tasks), tuple(feedback))


def _grade_task(task: Task, key: TaskKey, answer: TaskAnswer) -> TaskGrade:
    if key.form is not None:
        mistakes = check_form(answer.text, key.form)
        share = 1 - len(mistakes) / mistakes.checked
        return TaskGrade(task.id, share if answer.text.strip() else 0.0, {ONLY: not mistakes}, by_form=True)
    if task.ask is Ask.MARK:
        right, marked = set(key.right[ONLY]), set(answer.picked.get(ONLY, ()))
        share = max(0.0, (len(marked & right) - len(marked - right)) / len(right))
        return TaskGrade(task.id, share, {ONLY: marked == right})
    parts = {part: _is_right(answer, part, key) for part in task.part_ids}
    return TaskGrade(task.id, sum(parts.values()) / len(parts), parts)


def _is_right(answer: TaskAnswer, part: str, key: TaskKey) -> bool:
    picked = answer.picked.get(part, ())
    return len(picked) == 1 and picked[0] in key.right[part]


def _give_feedback(task: Task, key: TaskKey, answer: TaskAnswer, hint: Hint, locate: Where) -> Iterator[Diagnostic]:
    """One diagnostic for each part that is not right."""
    if key.form is not None:
        for mistake in check_form(answer.text, key.form):
            yield _word(key, f"task {task.id}: {mistake}", hint, f"for example: {key.example}", locate(task.id, None))
        return
    if task.ask is Ask.MARK:
        yield from _give_feedback_on_marks(task, key, answer, hint, locate)
        return
    for part in task.part_ids:
        if _is_right(answer, part, key):
            continue
        picked = answer.picked.get(part, ())
        part_text = task.part(part)
        subject = f"{quote(part_text)} (part {part})" if part_text else quote(task.prompt)
        choices = ", ".join(_choice(task, name) for name in picked)
        right = " or ".join(_choice(task, name) for name in key.right[part])
        solution = f"the right answer is {right}{_because(key, part)}"
        mistake = f"task {task.id}, {subject}: {f'{choices} is not right' if picked else 'no answer yet'}"
        yield _word(key, mistake, hint, solution, locate(task.id, part if task.parts else None))


def _give_feedback_on_marks(
    task: Task, key: TaskKey, answer: TaskAnswer, hint: Hint, locate: Where
) -> Iterator[Diagnostic]:
    right, marked = set(key.right[ONLY]), set(answer.picked.get(ONLY, ()))
    if marked == right:
        return
    wrong = [choice for choice in task.choices if choice.id in marked - right]
    unknown = sorted(marked - {choice.id for choice in task.choices})
    missed = len(right - marked)
    parts = [f"“{choice.text}” ({choice.id}) should not be marked" for choice in wrong]
    parts += [f"there is no word {name}" for name in unknown]
    parts += [f"{missed} right word{'s' * (missed != 1)} not marked yet"] if missed else []
    words = ", ".join(f"“{task.choice(name)}” ({name})" for name in key.right[ONLY])
    solution = f"the words to mark are {words}"
    yield _word(key, f"task {task.id}: {'; '.join(parts)}", hint, solution, locate(task.id, None))


def _word(key: TaskKey, mistake: str, hint: Hint, solution: str, span: Span | None) -> Diagnostic:
    """Feedback as strong as the hint: the mistake; with the principle and what to do; or with the right answer."""
    principle = PRINCIPLES[key.principle]
    message = mistake
    if hint is not Hint.WHERE:
        message = f"{mistake}. {principle.statement} {principle.action}"
    if hint is Hint.ANSWER:
        message = f"{mistake}; {solution}. {principle.statement}"
    return Diagnostic(principle.code, principle.name, Severity.WARNING, message, span=span)


def _report_unknown_answers(posed: Posed, answers: Answers, locate: Where) -> Iterator[Diagnostic]:
    """Answers to tasks and parts that the exercise does not have, and choices that a task does not have."""
    tasks = {task.id: task for task in posed.exercise.tasks}
    for name in answers.answers:
        if name not in tasks:
            numbers = ", ".join(list(tasks)[:12])
            yield _unknown_answer(f"there is no task '{shorten(name)}'; the tasks are {numbers}", locate(name, None))
            continue
        task = tasks[name]
        for part, names in answers.answer_to(task).picked.items():
            if part not in task.part_ids:
                yield _unknown_answer(f"task {name} has no part '{shorten(part)}'", locate(name, part))
            elif task.ask is not Ask.MARK and not {choice.id for choice in task.choices}.issuperset(names):
                letters = f"{task.choices[0].id} to {task.choices[-1].id}"
                span = locate(name, part if task.parts else None)
                yield _unknown_answer(
                    f"task {name} has no choice '{shorten(' '.join(names))}'; the choices are {letters}", span
                )


def _unknown_answer(message: str, span: Span | None) -> Diagnostic:
    principle = PRINCIPLES["unknown-answer"]
    return Diagnostic(principle.code, principle.name, Severity.ERROR, message, span=span)


def _because(key: TaskKey, part: str) -> str:
    why = key.why.get(part, "")
    return f": {why.rstrip('.')}" if why else ""


def _choice(task: Task, name: str) -> str:
    """A choice in feedback: its letter and its text."""
    text = next((choice.text for choice in task.choices if choice.id == name), None)
    return f"{name} ({quote(text)})" if text is not None else f"'{shorten(name)}'"


def quote(text: str) -> str:
    """A text in quotation marks, shortened for feedback; no second mark for a text that begins with one."""
    return shorten(text) if text.startswith("“") else f"“{shorten(text)}”"


def shorten(text: str) -> str:
    """A text on one line, shortened for feedback."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
