"""What a student may see of a check: the grade of each task, and as much of the key as the hint of this try allows.

The page shows it as it shows its own grades when it holds the key itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.language.wording import SOURCE, Wording
from argmap.teach.answer_form import find_mistakes
from argmap.teach.exercise import ONLY, Answers, Ask, Posed, Task, TaskKey
from argmap.teach.exports.page import page_key
from argmap.teach.grading.grade_answers import Grade, Hint, TaskGrade, grade

_SHOWN = {
    Hint.WHERE: (),
    Hint.PRINCIPLE: ("says", "do"),
    Hint.ANSWER: ("says", "do", "right", "why", "example", "picture", "words", "lit"),
}
"""What of the key of a task is shown with each hint."""


def grade_try(posed: Posed, student: str, answers: Mapping[str, Any], attempt: int) -> Grade:
    """What answers earn at a try, counted from 1."""
    return grade(posed, answers_of(posed, student, answers, attempt))


def answers_of(posed: Posed, student: str, answers: Mapping[str, Any], attempt: int) -> Answers:
    """Answers as a student hands them in. ValueError, in words, for what no answer file could hold."""
    return Answers(exercise=posed.exercise.fingerprint, student=student, attempt=attempt, answers=dict(answers))


def is_over(graded: Grade, tries: int) -> bool:
    """Whether there is nothing left to try: everything is right, or the answers have been shown."""
    return graded.attempt >= tries or (graded.points > graded.of - 1e-9 and not graded.not_graded)


def verdict_json(posed: Posed, answers: Answers, graded: Grade) -> dict[str, Any]:
    """The verdict on answers for the page of the student."""
    hint = Hint.after(graded.attempt, posed.exercise.tries)
    wording = Wording(posed.exercise.language or SOURCE)
    grades = {task.task: task for task in graded.tasks}
    return {
        "attempt": graded.attempt,
        "hint": hint.value,
        "tasks": {
            task.id: {
                "grade": _grade_json(task, key, answers, grades[task.id]),
                "key": {name: value for name, value in page_key(key, wording).items() if name in _SHOWN[hint]},
            }
            for task, key in posed.tasks_with_keys()
        },
    }


def _grade_json(task: Task, key: TaskKey, answers: Answers, graded: TaskGrade) -> dict[str, Any]:
    """The grade of a task with what the page says about mistakes; no more than where they are."""
    answer = answers.answer_to(task)
    fields: dict[str, Any] = {"points": graded.points, "parts": graded.parts}
    if key.form is not None:
        mistakes = find_mistakes(answer.text, key.form)
        fields["mistakes"] = [
            {"key": name} if number is None else {"key": name, "number": number, **bounds}
            for name, number, bounds in mistakes
        ]
    elif task.ask is Ask.MARK:
        right, marked = set(key.right[ONLY]), answer.picked.get(ONLY, ())
        known = {choice.id for choice in task.choices}
        fields["wrong"] = [name for name in marked if name not in right and name in known]
        fields["missed"] = len(right.difference(marked))
    return fields
