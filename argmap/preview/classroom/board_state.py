"""What the teacher's board shows: who is where, who is stuck, and which tasks go wrong most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.preview.classroom.class_exercises import ClassExercise
from argmap.preview.classroom.class_names import show_code
from argmap.preview.classroom.class_state import ClassMember, StudentWork
from argmap.preview.classroom.classroom import Classroom, StudentStanding
from argmap.teach.exercise import Task, TaskKey
from argmap.teach.grading.grade_answers import shorten
from argmap.teach.reporting.class_report import as_csv, class_report, result_of_answers

STUCK_AFTER = 180.0
"""Seconds without a change after which a student who has begun, and has not finished, counts as stuck."""
HERE_FOR = 15.0
"""Seconds for which a student counts as present after the page was heard last."""


class Presence(NamedTuple):
    """When the page of a student was heard last, in seconds since 1970, and at which exercise, "" for none."""

    at: float
    exercise: str


def board_json(classroom: Classroom, presences: Mapping[int, Presence], now: float) -> dict[str, Any]:
    """The whole board; `now` is in seconds since 1970."""
    members = classroom.state.present()
    return {
        "code": show_code(classroom.state.code),
        "admits": classroom.state.admits,
        "unwritten": classroom.unwritten,
        "students": [_student_json(classroom, member, presences.get(member.number), now) for member in members],
        "exercises": [_exercise_json(classroom, exercise) for exercise in classroom.exercises.values()],
    }


def _student_json(classroom: Classroom, member: ClassMember, presence: Presence | None, now: float) -> dict[str, Any]:
    is_here = presence is not None and now - presence.at < HERE_FOR
    return {
        "number": member.number,
        "name": member.name,
        "here": is_here,
        "where": presence.exercise if presence is not None and is_here else "",
        "work": {name: _work_json(classroom, member, name, now) for name in classroom.exercises},
    }


def _work_json(classroom: Classroom, member: ClassMember, name: str, now: float) -> dict[str, Any]:
    work = classroom.state.work(member.number, name)
    exercise = classroom.exercises[name].posed.exercise
    graded = classroom.last_grade(member, name)
    idle = now - work.changed_at if work.changes else 0.0
    return {
        "state": _stage(classroom, member, name, work, idle),
        "answered": _count_answers(classroom, member, name),
        "of": len(exercise.tasks),
        "tries": len(work.checks),
        "points": [round(graded.points, 2), round(graded.of, 2)] if graded is not None else None,
        "idle": round(idle),
    }


def _stage(classroom: Classroom, member: ClassMember, name: str, work: StudentWork, idle: float) -> str:
    """In one word how far a student is."""
    if not work.changes:
        return "not begun"
    if classroom.is_over(member, name):
        return "finished"
    if work.is_handed_in:
        return "handed in"
    if not classroom.state.exercises[name].is_open:
        return "closed"
    count = len(work.checks)
    gains_nothing = count > 1 and (
        classroom.grade_of(member, name, count).points <= classroom.grade_of(member, name, count - 1).points
    )
    return "stuck" if idle > STUCK_AFTER or gains_nothing else "working"


def _count_answers(classroom: Classroom, member: ClassMember, name: str) -> int:
    """How many tasks have an answer."""
    by_task = classroom.standing(member, name).by_task
    return sum(bool(answer.picked or answer.text.strip()) for answer in by_task.values())


def _exercise_json(classroom: Classroom, exercise: ClassExercise) -> dict[str, Any]:
    state = classroom.state.exercises[exercise.name]
    standings = [standing for _, standing in _standings(classroom, exercise)]
    return {
        "name": exercise.name,
        "title": exercise.posed.exercise.title,
        "about": exercise.posed.exercise.about,
        "tries": exercise.posed.exercise.tries,
        "open": state.is_open,
        "held": state.is_held,
        "tasks": [
            _part_json(task, key, part, number, standings)
            for number, (task, key) in enumerate(exercise.posed.tasks_with_keys())
            for part in task.part_ids
        ],
    }


def _part_json(task: Task, key: TaskKey, part: str, number: int, standings: list[StudentStanding]) -> dict[str, Any]:
    """How a task, or a part of it, goes among those who have answered it, with the most common wrong choices."""
    choices = {choice.id: choice.text for choice in task.choices}
    right = set(key.right.get(part, ()))
    wrong, errors, count = 0, Counter[str](), 0
    for standing in standings:
        answer = standing.by_task[task.id]
        picked = answer.picked.get(part, ())
        if not picked and not answer.text.strip():
            continue
        count += 1
        wrong += not standing.grade.tasks[number].parts.get(part, False)  # what cannot be read is missing there
        errors.update({choices[name] for name in picked if name in choices and name not in right})
    return {
        "task": f"{task.id}.{part}" if task.parts else task.id,
        "prompt": shorten(task.part(part) or task.prompt),
        "answered": count,
        "wrong": wrong,
        "errors": [[shorten(text), times] for text, times in errors.most_common(2)],
    }


def _standings(classroom: Classroom, exercise: ClassExercise) -> list[tuple[ClassMember, StudentStanding]]:
    """What the answers of all are worth now who have begun an exercise."""
    members = (m for m in classroom.state.present() if classroom.state.work(m.number, exercise.name).answers)
    return [(member, classroom.standing(member, exercise.name)) for member in members]


def results_csv(classroom: Classroom, name: str) -> bytes:
    """The table of points of an exercise. ArgmapError if nobody has begun it."""
    exercise = classroom.exercise(name)
    posed = exercise.posed
    results = [
        result_of_answers(posed, standing.answers, standing.grade, classroom.answer_file(member, name).name)
        for member, standing in _standings(classroom, exercise)
    ]
    if not results:
        raise ArgmapError("nobody has answered anything yet")
    labels = {task.id: task.prompt for task in posed.exercise.tasks}
    return as_csv(class_report(posed.exercise.title, results, labels))
