"""Grades the answers to an exercise against its key, and says what to look at again: where, why, or the answer itself.

Each task counts one point. A match earns the share of its parts that are right; words that are to be marked earn the
share of the right ones that were marked, less the same for each wrong one, and never less than nothing; a text earns
the share of the points of form that it keeps, and what it says is left to the teacher. After the last try the answer
has been told, so that what is handed in later earns nothing.
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
"""Where the answer to a task (and one of its parts) stands in the student's file."""
SHOWN = 70
"""Characters of a text that feedback quotes."""


class Hint(StrEnum):
    """How much feedback says: where something is wrong, which principle it goes against, or what is right."""

    WHERE = "where"
    PRINCIPLE = "principle"
    ANSWER = "answer"

    @classmethod
    def after(cls, attempt: int, tries: int) -> Hint:
        """The hint that a try earns: the weakest first, the answer after the last one.

        >>> [Hint.after(n, 3).value for n in (1, 2, 3, 4)], Hint.after(1, 1).value
        (['where', 'principle', 'answer', 'answer'], 'answer')
        """
        if attempt >= tries:
            return cls.ANSWER
        return cls.WHERE if attempt == 1 else cls.PRINCIPLE


class TaskGrade(NamedTuple):
    """What one task earned, in [0, 1]; `parts` says which parts are right, `by_form` that only form was checked."""

    task: str
    points: float
    parts: dict[str, bool]
    by_form: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """What answers earned: `points` out of `of`, task by task, and feedback placed in the student's file."""

    kind: str
    student: str | None
    attempt: int
    late: bool
    tasks: tuple[TaskGrade, ...]
    feedback: tuple[Diagnostic, ...]

    @property
    def points(self) -> float:
        """The sum over the tasks; nothing after the last try."""
        return 0.0 if self.late else sum(task.points for task in self.tasks)

    @property
    def of(self) -> int:
        """The points that could be had."""
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
    """What answers earn, with feedback as strong as the attempt allows, or as `hint` says.

    `where` and `file` place the feedback. Raises ValueError for answers to another exercise.
    """
    exercise = posed.exercise
    if answers.exercise not in (None, exercise.fingerprint):
        raise ValueError(
            f"these answers are to the exercise {answers.exercise}; the key is for {exercise.fingerprint} "
            f"({exercise.title})"
        )
    strength = Hint(hint) if hint is not None else Hint.after(answers.attempt, exercise.tries)
    find = where or (lambda task, part: None)
    tasks: list[TaskGrade] = []
    feedback: list[Diagnostic] = []
    for task, key in posed.tasks_with_keys():
        given = answers.answer_to(task)
        tasks.append(_graded(task, key, given))
        feedback += [replace(found, file=file) for found in _feedback(task, key, given, strength, find)]
    feedback += [replace(found, file=file) for found in _strangers(posed, answers, find)]
    late = answers.attempt > exercise.tries
    return Grade(exercise.kind, answers.student, answers.attempt, late, tuple(tasks), tuple(feedback))


def _graded(task: Task, key: TaskKey, given: TaskAnswer) -> TaskGrade:
    if key.form is not None:
        faults = check_form(given.text, key.form)
        kept = 1 - len(faults) / faults.checked
        return TaskGrade(task.id, kept if given.text.strip() else 0.0, {ONLY: not faults}, by_form=True)
    if task.ask is Ask.MARK:
        right, marked = set(key.right[ONLY]), set(given.picked.get(ONLY, ()))
        share = max(0.0, (len(marked & right) - len(marked - right)) / len(right))
        return TaskGrade(task.id, share, {ONLY: marked == right})
    parts = {part: _is_right(given, part, key) for part in task.part_ids}
    return TaskGrade(task.id, sum(parts.values()) / len(parts), parts)


def _is_right(given: TaskAnswer, part: str, key: TaskKey) -> bool:
    picked = given.picked.get(part, ())
    return len(picked) == 1 and picked[0] in key.right[part]


def _feedback(task: Task, key: TaskKey, given: TaskAnswer, hint: Hint, find: Where) -> Iterator[Diagnostic]:
    """One piece of feedback for each part that is not right."""
    if key.form is not None:
        for fault in check_form(given.text, key.form):
            yield _said(key, f"task {task.id}: {fault}", hint, f"for instance: {key.example}", find(task.id, None))
        return
    if task.ask is Ask.MARK:
        yield from _feedback_on_marks(task, key, given, hint, find)
        return
    for part in task.part_ids:
        if _is_right(given, part, key):
            continue
        picked = given.picked.get(part, ())
        named = task.part(part)
        about = f"{quoted(named)} (part {part})" if named else quoted(task.prompt)
        said = ", ".join(_choice(task, name) for name in picked) or "no answer"
        right = " or ".join(_choice(task, name) for name in key.right[part])
        answer = f"right is {right}{_because(key, part)}"
        own = f"task {task.id}, {about}: {said} is not right" if picked else f"task {task.id}, {about}: no answer yet"
        yield _said(key, own, hint, answer, find(task.id, part if task.parts else None))


def _feedback_on_marks(task: Task, key: TaskKey, given: TaskAnswer, hint: Hint, find: Where) -> Iterator[Diagnostic]:
    right, marked = set(key.right[ONLY]), set(given.picked.get(ONLY, ()))
    if marked == right:
        return
    wrong = [choice for choice in task.choices if choice.id in marked - right]
    strange = sorted(marked - {choice.id for choice in task.choices})
    missed = len(right - marked)
    parts = [f"“{choice.text}” ({choice.id}) is none" for choice in wrong]
    parts += [f"there is no word {name}" for name in strange]
    parts += [f"{missed} {'is' if missed == 1 else 'are'} not marked yet"] if missed else []
    words = ", ".join(f"“{task.choice(name)}” ({name})" for name in key.right[ONLY])
    yield _said(key, f"task {task.id}: {'; '.join(parts)}", hint, f"to be marked are {words}", find(task.id, None))


def _said(key: TaskKey, own: str, hint: Hint, answer: str, span: Span | None) -> Diagnostic:
    """Feedback as strong as the hint: the student's own answer, then the principle and what to do, then the answer."""
    principle = PRINCIPLES[key.principle]
    message = own
    if hint is not Hint.WHERE:
        message = f"{own}. {principle.statement} {principle.action}"
    if hint is Hint.ANSWER:
        message = f"{own}; {answer}. {principle.statement}"
    return Diagnostic(principle.code, principle.name, Severity.WARNING, message, span=span)


def _strangers(posed: Posed, answers: Answers, find: Where) -> Iterator[Diagnostic]:
    """Answers to tasks and parts that the exercise does not have, and choices that a task does not have."""
    known = {task.id: task for task in posed.exercise.tasks}
    for name in answers.answers:
        if name not in known:
            numbers = ", ".join(list(known)[:12])
            yield _stranger(f"there is no task '{cut(name)}'; the tasks are {numbers}", find(name, None))
            continue
        task = known[name]
        for part, names in answers.answer_to(task).picked.items():
            if part not in task.part_ids:
                yield _stranger(f"task {name} has no part '{cut(part)}'", find(name, part))
            elif task.ask is not Ask.MARK and not {choice.id for choice in task.choices}.issuperset(names):
                letters = f"{task.choices[0].id} to {task.choices[-1].id}"
                span = find(name, part if task.parts else None)
                yield _stranger(f"task {name} has no choice '{cut(' '.join(names))}'; it has {letters}", span)


def _stranger(message: str, span: Span | None) -> Diagnostic:
    principle = PRINCIPLES["unknown-answer"]
    return Diagnostic(principle.code, principle.name, Severity.ERROR, message, span=span)


def _because(key: TaskKey, part: str) -> str:
    why = key.why.get(part, "")
    return f": {why.rstrip('.')}" if why else ""


def _choice(task: Task, name: str) -> str:
    """A choice as it is named in feedback: its letter and its text."""
    found = next((choice.text for choice in task.choices if choice.id == name), None)
    return f"{name} ({quoted(found)})" if found is not None else f"'{cut(name)}'"


def quoted(text: str) -> str:
    """A text in quotation marks, cut to what feedback quotes; one that begins with such a mark gets no second one."""
    return cut(text) if text.startswith("“") else f"“{cut(text)}”"


def cut(text: str) -> str:
    """A text on one line, cut to what feedback quotes."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
