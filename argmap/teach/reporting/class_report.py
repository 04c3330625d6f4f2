"""What a class has done: per task how hard it was, how well it tells students apart, and which errors are common.

Difficulty is the mean share of the points (F. M. Lord, M. R. Novick, *Statistical Theories of Mental Test Scores*,
1968: the higher, the easier). Discrimination is the correlation of a task with the sum of the other tasks, from five
students on; beside it, from twenty on, the difference of the mean shares of the upper and the lower 27 % (T. L. Kelley,
*The Selection of Upper and Lower Groups for the Validation of Test Items*, 1939). Reliability is Cronbach's α (1951),
which holds for tasks that ask for one thing and rises with their number. All figures of a small class are rough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any, NamedTuple

from argmap.diagnostics import ArgmapError, Diagnostic
from argmap.model.principles import PRINCIPLES
from argmap.syntax import csv_text
from argmap.teach.exercise import Answers, Ask, Posed
from argmap.teach.grading.grade_answers import Grade, cut
from argmap.teach.grading.grade_maps import MapGrade

ENOUGH = 5
"""Students from which on correlations are told."""
MANY = 20
"""Students from which on upper and lower groups are compared, and figures are not called rough any more."""
TAIL = 0.27
SHOWN_FROM = 3
"""Students that must share an error before a page for the class shows it, and that such a page needs at all."""
COMMON = 8


class StudentResult(NamedTuple):
    """What one student has handed in: `shares` in [0, 1] by column, `errors` in words, `empty` tasks."""

    student: str
    file: str
    attempt: int
    late: bool
    points: float
    of: float
    shares: Mapping[str, float]
    errors: tuple[str, ...]
    empty: frozenset[str]
    feedback: tuple[Diagnostic, ...]


class TaskFigures(NamedTuple):
    """One task, or one part of a rubric; None where a figure is undefined."""

    name: str
    difficulty: float
    discrimination: float | None
    upper_lower: float | None
    empty: float


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The figures of a class; `earlier` is the number of results that a later try has replaced."""

    title: str
    results: tuple[StudentResult, ...]
    tasks: tuple[TaskFigures, ...]
    errors: tuple[tuple[str, int], ...]
    alpha: float | None
    earlier: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def mean(self) -> float:
        """The mean share of the points."""
        return fmean(sheet.points / sheet.of for sheet in self.results)

    @property
    def is_rough(self) -> bool:
        """Whether the class is so small that its figures say little."""
        return len(self.results) < MANY

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1; names of students are in it."""
        return {
            "version": 1,
            "title": self.title,
            "students": [
                {"student": s.student, "file": s.file, "attempt": s.attempt, "points": round(s.points, 4), "of": s.of}
                for s in self.results
            ],
            "tasks": [column._asdict() for column in self.tasks],
            "errors": [{"error": error, "students": count} for error, count in self.errors],
            "alpha": self.alpha,
            "earlier": self.earlier,
        }


def result_of_answers(posed: Posed, answers: Answers, grade: Grade, file: str) -> StudentResult:
    """What a student has handed in to an exercise."""
    errors: list[str] = []
    empty: set[str] = set()
    for task, key in posed.tasks_with_keys():
        given = answers.answer_to(task)
        if not given.picked and not given.text.strip():
            empty.add(task.id)
        known = {choice.id: choice.text for choice in task.choices}
        for part, names in given.picked.items():
            right = key.right.get(part, ())
            named = f", “{cut(task.part(part) or '')}”" if task.parts else ""
            for name in names:
                if name in known and name not in right:
                    errors.append(f"task {task.id}{named}: “{cut(known[name])}”")
        if task.ask is Ask.MARK:
            missed = [name for name in key.right["1"] if name not in given.picked.get("1", ())]
            errors += [f"task {task.id}: “{cut(known[name])}” not marked" for name in missed if given.picked]
    shares = {task.task: 0.0 if grade.late else task.points for task in grade.tasks}
    student = answers.student or file
    return StudentResult(
        student, file, grade.attempt, grade.late, grade.points, grade.of, shares,
        tuple(dict.fromkeys(errors)), frozenset(empty), grade.feedback,
    )  # fmt: skip


def result_of_map(grade: MapGrade, student: str, file: str) -> StudentResult:
    """What a student has handed in as a map."""
    shares = {name: part.points / part.of for name, part in grade.parts.items() if part.of}
    errors = dict.fromkeys(f"{d.rule}: {PRINCIPLES[d.rule].statement}" for d in grade.feedback if d.rule in PRINCIPLES)
    return StudentResult(student, file, 1, False, grade.points, 100, shares, tuple(errors), frozenset(), grade.feedback)


def class_report(title: str, handed: Iterable[StudentResult], labels: Mapping[str, str] | None = None) -> ClassReport:
    """The figures of a class; of several results of one student the last one in time counts, then the first by name.

    ArgmapError where there is no sheet at all.
    """
    latest: dict[str, StudentResult] = {}
    total = 0
    for sheet in sorted(handed, key=lambda s: (s.student, s.late, -s.attempt, s.file)):
        total += 1
        latest.setdefault(sheet.student, sheet)
    if not latest:
        raise ArgmapError("there are no answers to report on")
    results = tuple(latest.values())
    names = list(results[0].shares)
    rows = [[sheet.shares.get(name, 0.0) for name in names] for sheet in results]
    tasks = tuple(_task_figures(name, number, rows, results) for number, name in enumerate(names))
    counts = Counter(error for sheet in results for error in sheet.errors)
    common = [(error, count) for error, count in counts.most_common() if count > 1]
    return ClassReport(title, results, tasks, tuple(common[:50]), _alpha(rows), total - len(results), labels or {})


def _task_figures(
    name: str, number: int, rows: Sequence[Sequence[float]], results: Sequence[StudentResult]
) -> TaskFigures:
    own = [row[number] for row in rows]
    rest = [sum(row) - row[number] for row in rows]
    return TaskFigures(
        name,
        fmean(own),
        _correlation(own, rest) if len(rows) >= ENOUGH else None,
        _upper_lower(own, [sum(row) for row in rows]),
        sum(name in sheet.empty for sheet in results) / len(results),
    )


def _correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r; None where one side does not vary.

    >>> _correlation([0, 1, 2], [1, 3, 5])
    1.0
    """
    a, b = fmean(one), fmean(other)
    across = sum((x - a) * (y - b) for x, y in zip(one, other, strict=True))
    size = (sum((x - a) ** 2 for x in one) * sum((y - b) ** 2 for y in other)) ** 0.5
    return across / size if size > 1e-12 else None


def _upper_lower(own: Sequence[float], totals: Sequence[float]) -> float | None:
    """The mean share of the best students less that of the weakest; None for a small class."""
    if len(own) < MANY:
        return None
    order = sorted(range(len(own)), key=lambda n: (totals[n], n))
    size = round(TAIL * len(own))
    return fmean(own[n] for n in order[-size:]) - fmean(own[n] for n in order[:size])


def _alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's α; None for one task, a small class, and where the totals do not vary."""
    count = len(rows[0])
    totals = [sum(row) for row in rows]
    spread = _variance(totals)
    if count < 2 or len(rows) < ENOUGH or spread < 1e-12:
        return None
    return count / (count - 1) * (1 - sum(_variance([row[n] for row in rows]) for n in range(count)) / spread)


def _variance(values: Sequence[float]) -> float:
    mean = fmean(values)
    return fmean((value - mean) ** 2 for value in values)


def as_csv(report: ClassReport) -> bytes:
    """A row for each student, for a spreadsheet."""
    names = [column.name for column in report.tasks]
    rows: list[list[str | float]] = [["student", "file", "attempt", "late", "points", "of", *names]]
    for sheet in report.results:
        shares = [round(sheet.shares.get(name, 0.0), 4) for name in names]
        late = "yes" if sheet.late else "no"
        rows.append([sheet.student, sheet.file, sheet.attempt, late, round(sheet.points, 4), sheet.of, *shares])
    return csv_text.write(rows)


def as_page(report: ClassReport) -> str:
    """A page to be shown to the class: figures and common errors, no student.

    ArgmapError for a class so small that its figures would be those of single students.
    """
    from argmap.drawing.web.palette import rules
    from argmap.drawing.web.template import fill, source

    if len(report.results) < SHOWN_FROM:
        raise ArgmapError(f"a page for the class takes at least {SHOWN_FROM} students: fewer could be told apart on it")
    css = f"{rules('light')}\n{source('report.css', 'argmap.teach')}"
    shared = [(error, count) for error, count in report.errors if count >= SHOWN_FROM][:COMMON]
    return fill(
        "report.html.jinja", css, "", package="argmap.teach", report=report, errors=shared, steps=_steps(report)
    )


def _steps(report: ClassReport) -> list[tuple[str, int]]:
    """How many students have which share of the points, in five steps."""
    counts = [0] * 5
    for sheet in report.results:
        counts[min(4, int(5 * sheet.points / sheet.of))] += 1
    return [(f"{20 * n} to {20 * n + 20} %", count) for n, count in enumerate(counts)]
