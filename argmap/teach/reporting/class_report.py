"""Reports on a class: how difficult each task was, how well it tells students apart, and which errors are common.

Difficulty is the mean share of the points (F. M. Lord, M. R. Novick, *Statistical Theories of Mental Test Scores*,
1968), so a higher value means an easier task. Discrimination is the correlation of a task with the sum of the other
tasks, for five or more students; for twenty or more there is also the difference between the mean shares of the upper
and the lower 27 % (T. L. Kelley, *The Selection of Upper and Lower Groups for the Validation of Test Items*, 1939).
Reliability is Cronbach's α (1951), which assumes that the tasks test one ability and rises with their number. All
figures for a small class are rough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any, NamedTuple

from argmap.diagnostics import ArgmapError, Diagnostic
from argmap.language.wording import ENGLISH, SOURCE, Wording
from argmap.model.principles import PRINCIPLES
from argmap.syntax import csv_text
from argmap.teach.exercise import Answers, Ask, Posed
from argmap.teach.grading.grade_answers import Grade, shorten
from argmap.teach.grading.grade_maps import MapGrade

ENOUGH = 5
"""The least number of students for correlations."""
MANY = 20
"""The least number of students to compare upper and lower groups, and for figures that are not rough."""
TAIL = 0.27
"""The share of students in the upper and in the lower group."""
SHOWN_FROM = 3
"""The least number of students for a page, and to show an error on it."""
COMMON = 8
"""The most errors that a page shows."""


class StudentResult(NamedTuple):
    """What one student achieved.

    `student` is the name, or the name of the `file` if the answers have none. `attempt` is the number of the try,
    from 1; `late` says that it came after the last one. `points` are earned out of `of`; `shares`, in [0, 1], are by
    task or by part of the rubric. `errors` are the student's mistakes in words, `empty` the tasks without an answer,
    and `feedback` the diagnostics for the student.
    """

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
    """The figures of one task, or of one part of a rubric.

    `difficulty` is the mean share of the points, in [0, 1]. `discrimination` and `upper_lower`, in [−1, 1], are None if
    they are undefined or the class is too small. `empty` is the share of students without an answer, in [0, 1].
    """

    name: str
    difficulty: float
    discrimination: float | None
    upper_lower: float | None
    empty: float


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The figures of a class.

    `results` has one result for each student, `tasks` the figures by task. `errors` are common mistakes, each with the
    number of students, most frequent first. `alpha` is the reliability, None if undefined. `earlier` is the number of
    results that a later try replaced, by default 0, and `labels` has the prompts of tasks by id, by default none.
    `language` is that of the page for the class, by default English.
    """

    title: str
    results: tuple[StudentResult, ...]
    tasks: tuple[TaskFigures, ...]
    errors: tuple[tuple[str, int], ...]
    alpha: float | None
    earlier: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)
    language: str = SOURCE

    @property
    def mean(self) -> float:
        """The mean share of the points."""
        return fmean(result.points / result.of for result in self.results)

    @property
    def is_rough(self) -> bool:
        """Whether the class is too small for reliable figures."""
        return len(self.results) < MANY

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1; it contains the names of students."""
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
    """The result of a student's answers to an exercise."""
    errors: list[str] = []
    empty: set[str] = set()
    wording = posed.exercise.wording
    for task, key in posed.tasks_with_keys():
        answer = answers.answer_to(task)
        if not answer.picked and not answer.text.strip():
            empty.add(task.id)
        choices = {choice.id: choice.text for choice in task.choices}
        for part, names in answer.picked.items():
            right = key.right.get(part, ())
            part_text = wording.quote(shorten(task.part(part) or ""))
            for choice in [wording.quote(shorten(choices[n])) for n in names if n in choices and n not in right]:
                if task.parts:
                    errors.append(wording.word("report.mistake-in-part", task=task.id, part=part_text, choice=choice))
                else:
                    errors.append(wording.word("report.mistake", task=task.id, choice=choice))
        if task.ask is Ask.MARK:
            missed = [name for name in key.right["1"] if name not in answer.picked.get("1", ())]
            for word in [wording.quote(shorten(choices[name])) for name in missed if answer.picked]:
                errors.append(wording.word("report.not-marked", task=task.id, word=word))
    shares = {task.task: 0.0 if grade.late else task.points for task in grade.tasks}
    student = answers.student or file
    return StudentResult(
        student, file, grade.attempt, grade.late, grade.points, grade.of, shares,
        tuple(dict.fromkeys(errors)), frozenset(empty), grade.feedback,
    )  # fmt: skip


def result_of_map(grade: MapGrade, student: str, file: str, wording: Wording = ENGLISH) -> StudentResult:
    """The result of a student's map, with its mistakes in a language."""
    shares = {name: part.points / part.of for name, part in grade.parts.items() if part.of}
    errors = dict.fromkeys(
        f"{d.rule}: {PRINCIPLES[d.rule].say(wording)}" for d in grade.feedback if d.rule in PRINCIPLES
    )
    return StudentResult(student, file, 1, False, grade.points, 100, shares, tuple(errors), frozenset(), grade.feedback)


def class_report(
    title: str,
    tries: Iterable[StudentResult],
    labels: Mapping[str, str] | None = None,
    language: str = SOURCE,
) -> ClassReport:
    """The figures of a class. Of several tries of a student the last one in time counts.

    ArgmapError if there are no results.
    """
    latest: dict[str, StudentResult] = {}
    total = 0
    for result in sorted(tries, key=lambda r: (r.student, r.late, -r.attempt, r.file)):
        total += 1
        latest.setdefault(result.student, result)
    if not latest:
        raise ArgmapError("there are no answers to report on")
    results = tuple(latest.values())
    names = list(results[0].shares)
    rows = [[result.shares.get(name, 0.0) for name in names] for result in results]
    tasks = tuple(_task_figures(name, number, rows, results) for number, name in enumerate(names))
    counts = Counter(error for result in results for error in result.errors)
    common = [(error, count) for error, count in counts.most_common() if count > 1]
    earlier = total - len(results)
    return ClassReport(title, results, tasks, tuple(common[:50]), _alpha(rows), earlier, labels or {}, language)


def _task_figures(
    name: str, number: int, rows: Sequence[Sequence[float]], results: Sequence[StudentResult]
) -> TaskFigures:
    shares = [row[number] for row in rows]
    rest = [sum(row) - row[number] for row in rows]
    return TaskFigures(
        name,
        fmean(shares),
        _correlation(shares, rest) if len(rows) >= ENOUGH else None,
        _upper_lower(shares, [sum(row) for row in rows]),
        sum(name in result.empty for result in results) / len(results),
    )


def _correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r; None if one side does not vary.

    >>> _correlation([0, 1, 2], [1, 3, 5])
    1.0
    """
    a, b = fmean(one), fmean(other)
    across = sum((x - a) * (y - b) for x, y in zip(one, other, strict=True))
    size = (sum((x - a) ** 2 for x in one) * sum((y - b) ** 2 for y in other)) ** 0.5
    return across / size if size > 1e-12 else None


def _upper_lower(shares: Sequence[float], totals: Sequence[float]) -> float | None:
    """The mean share of the best students minus that of the weakest; None for a small class."""
    if len(shares) < MANY:
        return None
    order = sorted(range(len(shares)), key=lambda n: (totals[n], n))
    size = round(TAIL * len(shares))
    return fmean(shares[n] for n in order[-size:]) - fmean(shares[n] for n in order[:size])


def _alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's α; None for one task, a small class, and totals that do not vary."""
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
    """A table with a row for each student, for a spreadsheet."""
    names = [column.name for column in report.tasks]
    rows: list[list[str | float]] = [["student", "file", "attempt", "late", "points", "of", *names]]
    for result in report.results:
        shares = [round(result.shares.get(name, 0.0), 4) for name in names]
        late = "yes" if result.late else "no"
        rows.append([result.student, result.file, result.attempt, late, round(result.points, 4), result.of, *shares])
    return csv_text.write(rows)


def as_page(report: ClassReport) -> str:
    """A page to show to the class: figures and common errors, but no students.

    ArgmapError for a class so small that the figures would reveal single students.
    """
    from argmap.drawing.web.palette import rules
    from argmap.drawing.web.template import fill, source

    if len(report.results) < SHOWN_FROM:
        raise ArgmapError(f"a page for the class needs at least {SHOWN_FROM} students: fewer could be identified on it")
    css = f"{rules('light')}\n{source('report.css', 'argmap.teach')}"
    wording = Wording(Wording(report.language).catalogue)
    shared = [(error, count) for error, count in report.errors if count >= SHOWN_FROM][:COMMON]

    def percent(share: float) -> str:
        return wording.word("report.percent", number=wording.number(100 * share, ".0f"))

    return fill(
        "report.html.jinja",
        css,
        "",
        package="argmap.teach",
        wording=wording,
        report=report,
        students=wording.quantify(len(report.results), "report.students", share=percent(report.mean)),
        names={task.name: wording.find(f"report.part.{task.name}") or task.name for task in report.tasks},
        errors=[(error, wording.quantify(count, "report.count")) for error, count in shared],
        steps=_steps(report),
        percent=percent,
    )


def _steps(report: ClassReport) -> list[tuple[int, int, int]]:
    """How many students have which share of the points, in five ranges: from, to, in per cent, and their number."""
    counts = [0] * 5
    for result in report.results:
        counts[min(4, int(5 * result.points / result.of))] += 1
    return [(20 * n, 20 * n + 20, count) for n, count in enumerate(counts)]
