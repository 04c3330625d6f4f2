"""A class on the command line: its files read and graded one by one, its report in lines, feedback in files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.teach._grade import Grader
from argmap.diagnostics import Diagnostic

if TYPE_CHECKING:
    from argmap.teach.reporting.class_report import ClassReport, StudentResult

_UNSAFE = re.compile(r"[^\w-]+")


class ReportedClass:
    """The students whose results are held grader a key; with `names` they go by pseudonyms everywhere."""

    def __init__(self, grader: Grader, names: Path | None) -> None:
        self.grader = grader
        self.names = names

    def report(self, files: Iterable[str]) -> ClassReport:
        """The report on all files that can be graded; what cannot be is said on stderr."""
        from argmap.teach.reporting.class_report import class_report

        results = [
            sheet for file in files if (sheet := self.grader.sheet(file, quiet=self.names is not None)) is not None
        ]
        if self.names is not None:
            from argmap.teach.reporting.pseudonyms import pseudonyms

            known = pseudonyms(self.names, [sheet.student for sheet in results])
            results = [s._replace(student=known[s.student], file=known[s.student]) for s in results]
        return class_report(self.grader.title, results, self.grader.labels)

    def lines(self, report: ClassReport) -> Iterator[str]:
        """The report as a table for a terminal."""
        from argmap.report.output.screen import safe

        count = f"{len(report.results)} student{'s' * (len(report.results) != 1)}"
        yield safe(f"{report.title}: {count}, {100 * report.mean:.0f} % of the points on average")
        if report.is_rough:
            yield "A small class: the figures are rough."
        if report.earlier:
            yield f"Replaced by a later try: {report.earlier} results."
        yield ""
        width = max(4, *(len(column.name) for column in report.tasks))
        yield f"{'Task':<{width}}  right  apart  upper-lower  empty"
        for column in report.tasks:
            apart = "    –" if column.discrimination is None else f"{column.discrimination:+5.2f}"
            groups = "          –" if column.upper_lower is None else f"{column.upper_lower:+11.2f}"
            yield safe(f"{column.name:<{width}}  {column.difficulty:5.2f}  {apart}  {groups}  {column.empty:5.2f}")
        if report.alpha is not None:
            yield f"Reliability (Cronbach's alpha): {report.alpha:.2f}"
        if report.errors:
            yield ""
            yield "Common errors"
            yield from (safe(f"  {count:3}  {error}") for error, count in report.errors[:10])


def write_feedback(report: ClassReport, folder: Path) -> None:
    """One file for each student, with the feedback of nobody else."""
    from argmap.syntax.files import write_bytes

    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for sheet in report.results:
        stem = _UNSAFE.sub("-", sheet.student).strip("-")[:80] or "student"
        name, number = stem, 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.casefold())
        write_bytes(folder / f"{name}.txt", "\n".join(_feedback(sheet)).encode())


def _feedback(sheet: StudentResult) -> Iterator[str]:
    yield f"{sheet.student}: {sheet.points:.2f} of {sheet.of:g} points, try {sheet.attempt}"
    yield ""
    yield from (_line(diagnostic) for diagnostic in sheet.feedback)
    yield ""


def _line(diagnostic: Diagnostic) -> str:
    """Feedback with its line; the name of the file may be another student's word for it, so it is left out."""
    place = f"line {diagnostic.span.start.line}: " if diagnostic.span is not None else ""
    return f"- {place}{diagnostic.message}"
