"""Grades the answers to an exercise against its key, with feedback: where a mistake is, why, or what is right.

Each task is worth one point, or as many as its key says. What cannot be understood is not graded: it earns nothing and
counts for nothing, so that the teacher can look at it. A matching task earns the share of its parts that are right. A
marking task earns the share of the right words that are marked, minus the same share for each wrong word, but at least
0. A writing task earns the share of the checks of its form that it passes; the teacher judges the content. The feedback
on the last try shows the answers, so later tries earn nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.language.wording import SOURCE, Wording
from argmap.model.principles import PRINCIPLES, Principle
from argmap.teach.answer_form import check_form
from argmap.teach.exercise import ONLY, Answers, Ask, Posed, Task, TaskAnswer, TaskKey
from argmap.teach.reading.task_answers import split_name

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

    `task` is its id, `points` are earned out of the `of` points of what could be graded, by default 1; `parts` says by
    part what is right; `by_form`, by default no, says that only the form was checked. `not_graded` says by part why an
    answer cannot be understood.
    """

    task: str
    points: float
    parts: dict[str, bool]
    by_form: bool = False
    of: float = 1.0
    not_graded: dict[str, str] = {}  # noqa: RUF012 – never changed


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
    def of(self) -> float:
        """The highest possible number of points, without what is not graded."""
        return sum(task.of for task in self.tasks)

    @property
    def not_graded(self) -> dict[str, str]:
        """Task, or task and part such as `2.1`, → why the answer cannot be understood."""
        reasons: dict[str, str] = {}
        for task in self.tasks:
            if not task.parts and len(set(task.not_graded.values())) == 1:
                reasons[task.task] = next(iter(task.not_graded.values()))
            else:
                reasons.update({f"{task.task}.{part}": reason for part, reason in task.not_graded.items()})
        return reasons

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {
            "version": 1,
            "kind": self.kind,
            "student": self.student,
            "attempt": self.attempt,
            "late": self.late,
            "points": round(self.points, 4),
            "of": round(self.of, 4),
            "tasks": [
                {
                    "task": t.task,
                    "points": round(t.points, 4),
                    "of": round(t.of, 4),
                    "parts": t.parts,
                    "by_form": t.by_form,
                    "not_graded": t.not_graded,
                }
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
    lacking: Mapping[str, str] | None = None,
) -> Grade:
    """What answers earn, with feedback as strong as the number of the try allows, or as `hint` says.

    `where` finds the places of answers in `file`. `lacking` says by task, or by task and part such as `2.1`, why there
    can be no answer, which is then not graded. The feedback is in the language of the exercise. Raises ValueError for
    answers to another exercise.
    """
    exercise = posed.exercise
    if answers.exercise not in (None, exercise.fingerprint):
        raise ValueError(
            f"these answers are for exercise {answers.exercise}, but the key is for {exercise.fingerprint} "
            f"({exercise.title})"
        )
    strength = Hint(hint) if hint is not None else Hint.after(answers.attempt, exercise.tries)
    locate = where or (lambda task, part: None)
    wording = Wording(exercise.language or SOURCE)
    tasks: list[TaskGrade] = []
    feedback: list[Diagnostic] = []
    for task, key in posed.tasks_with_keys():
        answer = _without(answers.answer_to(task), task, lacking or {})
        tasks.append(_grade_task(task, key, answer))
        feedback += _give_feedback(task, key, answer, strength, locate, wording)
    feedback += _report_unknown_answers(posed, answers, locate, wording)
    feedback = [replace(diagnostic, file=file) for diagnostic in feedback]
    late = answers.attempt > exercise.tries
    return Grade(exercise.kind, answers.student, answers.attempt, late, tuple(tasks), tuple(feedback))


def _without(answer: TaskAnswer, task: Task, lacking: Mapping[str, str]) -> TaskAnswer:
    """The answer, unclear where there can be none."""
    reasons = {part: lacking.get(task.id) or lacking.get(f"{task.id}.{part}") or "" for part in task.part_ids}
    missing = {part: reason for part, reason in reasons.items() if reason and part not in answer.picked}
    return answer._replace(unclear={**answer.unclear, **missing}) if missing and not answer.text else answer


def _grade_task(task: Task, key: TaskKey, answer: TaskAnswer) -> TaskGrade:
    worth = key.points
    not_graded = {part: answer.unclear[part] for part in task.part_ids if part in answer.unclear}
    if not_graded and task.ask in (Ask.MARK, Ask.WRITE):
        return TaskGrade(task.id, 0.0, {}, key.form is not None, 0.0, not_graded)
    if key.form is not None:
        mistakes = check_form(answer.text, key.form)
        share = 1 - len(mistakes) / mistakes.checked
        return TaskGrade(task.id, worth * share if answer.text.strip() else 0.0, {ONLY: not mistakes}, True, worth)
    if task.ask is Ask.MARK:
        right, marked = set(key.right[ONLY]), set(answer.picked.get(ONLY, ()))
        share = max(0.0, (len(marked & right) - len(marked - right)) / len(right))
        return TaskGrade(task.id, worth * share, {ONLY: marked == right}, of=worth)
    parts = {part: _is_right(answer, part, key) for part in task.part_ids if part not in not_graded}
    count = len(task.part_ids)
    points, of = worth * sum(parts.values()) / count, worth * len(parts) / count
    return TaskGrade(task.id, points, parts, of=of, not_graded=not_graded)


def _is_right(answer: TaskAnswer, part: str, key: TaskKey) -> bool:
    picked = answer.picked.get(part, ())
    return len(picked) == 1 and picked[0] in key.right[part]


def _give_feedback(
    task: Task, key: TaskKey, answer: TaskAnswer, hint: Hint, locate: Where, wording: Wording
) -> Iterator[Diagnostic]:
    """One diagnostic for each part that is not right."""
    if key.form is not None and not answer.unclear:
        example = wording.word("feedback.example", example=key.example)
        no_answer = [wording.word("feedback.no-answer")]
        for mistake in check_form(answer.text, key.form, wording) if answer.text.strip() else no_answer:
            said = wording.word("feedback.task", task=task.id, mistake=mistake)
            yield _word(key, said, hint, example, locate(task.id, None), wording)
        return
    if task.ask is Ask.MARK and not answer.unclear:
        yield from _give_feedback_on_marks(task, key, answer, hint, locate, wording)
        return
    if task.parts and answer.unclear.keys() >= set(task.part_ids):
        yield _say_not_graded(task, "", locate, wording)
        return
    for part in task.part_ids:
        if part in answer.unclear:
            yield _say_not_graded(task, part, locate, wording)
            continue
        if _is_right(answer, part, key):
            continue
        picked = answer.picked.get(part, ())
        choices = wording.join(_choice(task, name, wording) for name in picked)
        either = wording.word("feedback.or", first="", second="")
        right = either.join(_choice(task, name, wording) for name in key.right[part])
        why = key.why.get(part, "").rstrip(".")
        solution = wording.word("feedback.right-because" if why else "feedback.right", right=right, **_given(why=why))
        wrong = wording.word("feedback.wrong-choice", choices=choices) if picked else wording.word("feedback.no-answer")
        mistake = wording.word("feedback.part", task=task.id, subject=_subject(task, part, wording), mistake=wrong)
        yield _word(key, mistake, hint, solution, locate(task.id, part if task.parts else None), wording)


def _subject(task: Task, part: str, wording: Wording) -> str:
    """The text of a part with its number, or the question."""
    part_text = task.part(part) if part else None
    subject = quote(part_text or task.prompt, wording)
    return wording.word("feedback.subject", text=subject, part=part) if part_text else subject


def _say_not_graded(task: Task, part: str, locate: Where, wording: Wording) -> Diagnostic:
    """Feedback on an answer that cannot be understood."""
    mistake = wording.word("feedback.unclear")
    message = wording.word("feedback.part", task=task.id, subject=_subject(task, part, wording), mistake=mistake)
    return _unknown_answer(message, locate(task.id, part if task.parts and part else None))


def _give_feedback_on_marks(
    task: Task, key: TaskKey, answer: TaskAnswer, hint: Hint, locate: Where, wording: Wording
) -> Iterator[Diagnostic]:
    right, marked = set(key.right[ONLY]), set(answer.picked.get(ONLY, ()))
    if marked == right:
        return
    wrong = [choice for choice in task.choices if choice.id in marked - right]
    missed = len(right - marked)

    def named(name: str) -> str:
        return wording.word("feedback.choice", text=wording.quote(task.choice(name)), name=name)

    parts = [wording.word("feedback.not-marked", word=named(choice.id)) for choice in wrong]
    parts += [wording.quantify(missed, "feedback.missed")] if missed else []
    solution = wording.word("feedback.marks", words=wording.join(map(named, key.right[ONLY])))
    mistake = wording.word("feedback.task", task=task.id, mistake="; ".join(parts))
    yield _word(key, mistake, hint, solution, locate(task.id, None), wording)


def _word(key: TaskKey, mistake: str, hint: Hint, solution: str, span: Span | None, wording: Wording) -> Diagnostic:
    """Feedback as strong as the hint: the mistake; with the principle and what to do; or with the right answer."""
    principle = PRINCIPLES[key.principle]
    message = add_principle(mistake, solution, principle, hint, wording)
    return Diagnostic(principle.code, principle.name, Severity.WARNING, message, span=span)


def add_principle(mistake: str, solution: str, principle: Principle, hint: Hint, wording: Wording) -> str:
    """What feedback says: the mistake; with the principle and what to do; or with what is right."""
    match hint:
        case Hint.WHERE:
            return mistake
        case Hint.PRINCIPLE:
            says, do = principle.say(wording), principle.advise(wording)
            return wording.word("feedback.with-principle", mistake=mistake, says=says, do=do)
        case Hint.ANSWER:
            says = principle.say(wording)
            return wording.word("feedback.with-answer", mistake=mistake, solution=solution, says=says)


def _report_unknown_answers(posed: Posed, answers: Answers, locate: Where, wording: Wording) -> Iterator[Diagnostic]:
    """Answers to tasks and parts that the exercise does not have."""
    tasks = {task.id: task for task in posed.exercise.tasks}
    for name in answers.answers:
        if name not in tasks and (split_name(name) or ("",))[0] not in tasks:
            numbers = ", ".join(list(tasks)[:12])
            message = wording.word("feedback.no-task", task=shorten(name), tasks=numbers)
            yield _unknown_answer(message, locate(name, None))
            continue
    for name, task in tasks.items():
        answer = answers.answer_to(task)
        for part in (*answer.picked, *answer.unclear):
            if part not in task.part_ids:
                message = wording.word("feedback.no-part", task=name, part=shorten(part))
                yield _unknown_answer(message, locate(name, part))


def _unknown_answer(message: str, span: Span | None) -> Diagnostic:
    principle = PRINCIPLES["unknown-answer"]
    return Diagnostic(principle.code, principle.name, Severity.ERROR, message, span=span)


def _given(**values: str) -> dict[str, str]:
    """The values that are not empty."""
    return {name: value for name, value in values.items() if value}


def _choice(task: Task, name: str, wording: Wording) -> str:
    """A choice in feedback: its letter and its text."""
    text = next((choice.text for choice in task.choices if choice.id == name), None)
    if text is None:
        return f"'{shorten(name)}'"
    return wording.word("feedback.letter", name=name, text=quote(text, wording))


def quote(text: str, wording: Wording) -> str:
    """A text in quotation marks, shortened for feedback; no second mark for a text that begins with one."""
    return shorten(text) if text.startswith(("“", "„", "«")) else wording.quote(shorten(text))


def shorten(text: str) -> str:
    """A text on one line, shortened for feedback."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
