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
from argmap.teach.grading.map_feedback import first_things
from argmap.teach.reporting.plain_words import describe_task, percent

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
    task or by part of the rubric, without what could not be graded. `errors` are the student's mistakes in words,
    `empty` the tasks without an answer, and `feedback` the diagnostics for the student. `not_graded` says by task, or
    by task and part such as `2.1`, why an answer could not be graded; by default there is none.
    `remarks` are sentences after the feedback: how claims of a map were read, and how many more mistakes there are.
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
    not_graded: Mapping[str, str] = {}
    remarks: tuple[str, ...] = ()


class NotGraded(NamedTuple):
    """Something handed in that could not be graded at all: by whom, in which file, why, and beside which others."""

    student: str
    file: str
    reason: str
    rivals: str = ""

    @property
    def explanation(self) -> str:
        """The reason, with the other files that it is about."""
        return f"{self.reason}: {self.rivals}" if self.rivals else self.reason


class SkippedFile(NamedTuple):
    """A file of a folder that was not read, and why."""

    file: str
    reason: str


class TaskFigures(NamedTuple):
    """The figures of one task, or of one part of a rubric.

    `difficulty` is the mean share of the points, in [0, 1], None if no answer could be graded. `discrimination` and
    `upper_lower`, in [−1, 1], are None if they are undefined or the class is too small. `empty` is the share of
    students without an answer, in [0, 1]. `not_graded` is the number of students whose answer could not be graded, by
    default 0; the other figures leave these out.
    """

    name: str
    difficulty: float | None
    discrimination: float | None
    upper_lower: float | None
    empty: float
    not_graded: int = 0


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The figures of a class.

    `results` has one result for each student, `tasks` the figures by task. `errors` are common mistakes, each with the
    number of students, most frequent first. `alpha` is the reliability, None if undefined. `earlier` is the number of
    results that a later try replaced, by default 0, and `labels` has the prompts of tasks by id, by default none.
    `language` is that of the page for the class, by default English. `worth` has the points of each task, by default 1.
    `not_graded` is what could not be graded and `skipped` are files that were not read; by default there are none.
    """

    title: str
    results: tuple[StudentResult, ...]
    tasks: tuple[TaskFigures, ...]
    errors: tuple[tuple[str, int], ...]
    alpha: float | None
    earlier: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)
    language: str = SOURCE
    worth: Mapping[str, float] = field(default_factory=dict)
    not_graded: tuple[NotGraded, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()

    @property
    def mean(self) -> float:
        """The mean share of the points; 0 if nobody could be graded."""
        return fmean(result.points / result.of for result in self.results) if self.results else 0.0

    @property
    def unclear(self) -> int:
        """The number of single answers that could not be graded."""
        return sum(len(result.not_graded) for result in self.results)

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
                {
                    "student": s.student,
                    "file": s.file,
                    "attempt": s.attempt,
                    "points": round(s.points, 4),
                    "of": _whole(s.of),
                    "not_graded": dict(s.not_graded),
                }
                for s in self.results
            ],
            "not_graded": [{"student": n.student, "file": n.file, "reason": n.explanation} for n in self.not_graded],
            "skipped": [skipped._asdict() for skipped in self.skipped],
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
        if answer.is_empty:
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
    shares = {task.task: 0.0 if grade.late else task.points / task.of for task in grade.tasks if task.of}
    student = answers.student or file
    return StudentResult(
        student, file, grade.attempt, grade.late, grade.points, grade.of, shares,
        tuple(dict.fromkeys(errors)), frozenset(empty), grade.feedback, grade.not_graded,
    )  # fmt: skip


def result_of_map(
    grade: MapGrade,
    student: str,
    file: str,
    wording: Wording = ENGLISH,
    not_graded: Mapping[str, str] | None = None,
) -> StudentResult:
    """The result of a student's map, with its mistakes in a language; `not_graded` is what could not be read of it."""
    shares = {name: part.points / part.of for name, part in grade.parts.items() if part.of}
    errors = dict.fromkeys(
        f"{d.rule}: {PRINCIPLES[d.rule].say(wording)}" for d in grade.feedback if d.rule in PRINCIPLES
    )
    first, more = first_things(grade.feedback, wording)
    remarks = (*grade.readings, *([more] if more else []))
    return StudentResult(
        student, file, 1, False, grade.points, 100, shares, tuple(errors), frozenset(), tuple(first), not_graded or {},
        remarks,
    )  # fmt: skip


def class_report(
    title: str,
    tries: Iterable[StudentResult],
    labels: Mapping[str, str] | None = None,
    language: str = SOURCE,
    *,
    worth: Mapping[str, float] | None = None,
    not_graded: Sequence[NotGraded] = (),
    skipped: Sequence[SkippedFile] = (),
) -> ClassReport:
    """The figures of a class. Of several tries of a student the last one in time counts.

    `worth` has the points of each task, by default 1. Results without a single answer that could be graded are added to
    `not_graded`. ArgmapError if there is nothing at all.
    """
    latest: dict[str, StudentResult] = {}
    total = 0
    failures = list(not_graded)
    for result in sorted(tries, key=lambda r: (r.student, r.late, -r.attempt, r.file)):
        if not result.of:
            reasons = "; ".join(f"task {task}: {reason}" for task, reason in list(result.not_graded.items())[:3])
            failures.append(NotGraded(result.student, result.file, f"no answer can be read: {reasons}"))
            continue
        total += 1
        latest.setdefault(result.student, result)
    if not latest and not failures:
        raise ArgmapError("there are no answers to report on")
    results = tuple(latest.values())
    names = list(dict.fromkeys([*(labels or {}), *(name for result in results for name in result.shares)]))
    points = {name: (worth or {}).get(name, 1.0) for name in names}
    tasks = tuple(_task_figures(name, points, results) for name in names) if results else ()
    counts = Counter(error for result in results for error in result.errors)
    common = [(error, count) for error, count in counts.most_common() if count > 1]
    full = [result for result in results if len(result.shares) == len(names)]
    rows = [[result.shares[name] * points[name] for name in names] for result in full]
    return ClassReport(
        title,
        results,
        tasks,
        tuple(common[:50]),
        _alpha(rows) if rows else None,
        total - len(results),
        labels or {},
        language,
        worth or {},
        tuple(failures),
        tuple(skipped),
    )


def _task_figures(name: str, points: Mapping[str, float], results: Sequence[StudentResult]) -> TaskFigures:
    graded = [result for result in results if name in result.shares]
    shares = [result.shares[name] for result in graded]
    totals = [sum(share * points[other] for other, share in result.shares.items()) for result in graded]
    rest = [total - share * points[name] for total, share in zip(totals, shares, strict=True)]
    return TaskFigures(
        name,
        fmean(shares) if shares else None,
        _correlation(shares, rest) if len(graded) >= ENOUGH else None,
        _upper_lower(shares, totals),
        sum(name in result.empty for result in results) / len(results),
        len(results) - len(graded),
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
    """A table with a row for each student, for a spreadsheet: points by task, and why something is not graded."""
    names = [column.name for column in report.tasks]
    rows: list[list[str | float]] = [
        ["student", "file", "attempt", "late", "points", "of", *names, "not graded", "why not"]
    ]
    for result in report.results:
        points: list[str | float] = [
            _whole(result.shares[name] * report.worth.get(name, 1.0)) if name in result.shares else "" for name in names
        ]
        late = "yes" if result.late else "no"
        reasons = "; ".join(f"task {name}: {reason}" for name, reason in result.not_graded.items())
        start: list[str | float] = [result.student, result.file, result.attempt, late]
        rows.append([*start, _whole(result.points), _whole(result.of), *points, ", ".join(result.not_graded), reasons])
    for one in report.not_graded:
        rows.append([one.student, one.file, "", "", "", "", *[""] * len(names), "all", one.explanation])
    return csv_text.write(rows)


def _whole(number: float) -> float:
    """A number with at most four decimals, and none if they are zero."""
    return int(number) if number == int(number) else round(number, 4)


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
    return fill(
        "report.html.jinja",
        css,
        "",
        package="argmap.teach",
        wording=wording,
        report=report,
        students=wording.quantify(len(report.results), "report.students", share=percent(report.mean, wording)),
        names={task.name: wording.find(f"report.part.{task.name}") or task.name for task in report.tasks},
        errors=[(error, wording.quantify(count, "report.count")) for error, count in shared],
        steps=_steps(report),
        percent=lambda share: percent(share, wording),
        describe=lambda task: describe_task(task, wording),
        left_out=[
            wording.quantify(number, f"report.{key}")
            for number, key in ((len(report.not_graded), "left-out"), (report.unclear, "unclear"))
            if number
        ],
    )


def _steps(report: ClassReport) -> list[tuple[int, int, int]]:
    """How many students have which share of the points, in five ranges: from, to, in per cent, and their number."""
    counts = [0] * 5
    for result in report.results:
        counts[min(4, int(5 * result.points / result.of))] += 1
    return [(20 * n, 20 * n + 20, count) for n, count in enumerate(counts)]
