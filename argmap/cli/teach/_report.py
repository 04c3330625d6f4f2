"""Grades the files of a class one by one; prints the report on the class, and writes feedback to files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.teach._grade import Grader
from argmap.diagnostics import Diagnostic
from argmap.patterns import compile_later
from argmap.report.output.screen import encodable

if TYPE_CHECKING:
    from argmap.cli._outputs import Outputs
    from argmap.teach.reporting.class_report import ClassReport, StudentResult

_UNSAFE = compile_later(r"[^\w-]+")


class ClassReporter:
    """Reports on the files of a class; `names` is the file of pseudonyms, None to show the names of students."""

    def __init__(self, grader: Grader, names: Path | None) -> None:
        self.grader = grader
        self.names = names

    def report(self, files: Iterable[str]) -> ClassReport:
        """The report on all files that can be graded; messages about the others go to stderr."""
        from argmap.teach.reporting.class_report import class_report

        is_quiet = self.names is not None
        graded = (self.grader.grade_for_report(file, quiet=is_quiet) for file in files)
        results = [result for result in graded if result is not None]
        if self.names is not None:
            from argmap.teach.reporting.pseudonyms import pseudonyms

            names = pseudonyms(self.names, [result.student for result in results])
            results = [r._replace(student=names[r.student], file=names[r.student]) for r in results]
        return class_report(self.grader.title, results, self.grader.labels, self.grader.language)

    def lines(self, report: ClassReport) -> Iterator[str]:
        """The report as a table for a terminal."""
        from argmap.report.output.screen import safe

        count = f"{len(report.results)} student{'s' * (len(report.results) != 1)}"
        yield safe(f"{report.title}: {count}, {100 * report.mean:.0f} % of the points on average")
        if report.is_rough:
            yield "The class is small, so the figures are rough."
        if report.earlier:
            yield f"Earlier tries that do not count: {report.earlier}."
        yield ""
        width = max(4, *(len(task.name) for task in report.tasks))
        yield f"{'Task':<{width}}   mean  discr.  upper-lower  empty"
        for task in report.tasks:
            discrimination = "     –" if task.discrimination is None else f"{task.discrimination:+z6.2f}"
            groups = "          –" if task.upper_lower is None else f"{task.upper_lower:+z11.2f}"
            yield safe(f"{task.name:<{width}}  {task.difficulty:5.2f}  {discrimination}  {groups}  {task.empty:5.2f}")
        if report.alpha is not None:
            yield f"Reliability (Cronbach's alpha): {report.alpha:z.2f}"
        if report.errors:
            yield ""
            yield "Common errors"
            yield from (safe(f"  {count:3}  {error}") for error, count in report.errors[:10])


def write_feedback(report: ClassReport, folder: Path, outputs: Outputs) -> None:
    """Write a file for each student that has only the feedback for that student."""
    from argmap.syntax.files import make_folder

    make_folder(folder)
    taken: set[str] = set()
    for result in report.results:
        stem = _UNSAFE.sub("-", result.student).strip("-")[:80] or "student"
        name, number = stem, 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.casefold())
        outputs.write(folder / f"{name}.txt", encodable("\n".join(_feedback(result))).encode())


def _feedback(result: StudentResult) -> Iterator[str]:
    yield f"{result.student}: {result.points:.2f} of {result.of:g} points, try {result.attempt}"
    yield ""
    yield from (_line(diagnostic) for diagnostic in result.feedback)
    yield ""


def _line(diagnostic: Diagnostic) -> str:
    """Feedback with its line, without the name of the file, which may contain the name of another student."""
    place = f"line {diagnostic.span.start.line}: " if diagnostic.span is not None else ""
    return f"- {place}{diagnostic.message}"
