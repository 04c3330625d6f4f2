"""Grades the files of a class one by one; prints the report on the class, and writes feedback to files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.teach._grade import Grader
from argmap.patterns import compile_later
from argmap.report.output.screen import encodable

if TYPE_CHECKING:
    from argmap.cli._outputs import Outputs
    from argmap.cli.teach._hand_in_files import HandInFiles
    from argmap.teach.reading.handed_in import HandedIn
    from argmap.teach.reporting.class_report import ClassReport, StudentResult

_UNSAFE = compile_later(r"[^\w-]+")


class ClassReporter:
    """Reports on the files of a class; `names` is the file of pseudonyms, None to show the names of students."""

    def __init__(self, grader: Grader, names: Path | None) -> None:
        self.grader = grader
        self.names = names

    def report(self, files: Iterable[str], chosen: HandInFiles) -> ClassReport:
        """The report on all files that were handed in, and on those of folders that were left aside."""
        from argmap.teach.reporting.class_report import NotGraded, SkippedFile, StudentResult, class_report

        handed_in = self.grader.hand_ins(files, chosen)
        outcomes = [self.grader.result(one) for one in handed_in]
        self._say_notes(handed_in)
        results = [outcome for outcome in outcomes if isinstance(outcome, StudentResult)]
        failures = [outcome for outcome in outcomes if isinstance(outcome, NotGraded)]
        left_out = [SkippedFile(*pair) for pair in chosen.skipped]
        if self.names is not None:
            from argmap.teach.reporting.pseudonyms import pseudonyms

            names = pseudonyms(self.names, [one.student for one in (*results, *failures)])
            results = [r._replace(student=names[r.student], file=names[r.student]) for r in results]
            failures = [NotGraded(names[n.student], names[n.student], n.reason) for n in failures]
            left_out = [SkippedFile(f"file {number}", one.reason) for number, one in enumerate(left_out, 1)]
        grader = self.grader
        return class_report(
            grader.title,
            results,
            grader.labels,
            grader.language,
            worth=grader.worth,
            not_graded=failures,
            skipped=left_out,
        )

    def _say_notes(self, handed_in: Sequence[HandedIn]) -> None:
        """Print what is wrong with files, or was left aside; with pseudonyms, only that it is so."""
        from argmap.cli._messages import print_diagnostics
        from argmap.cli._printing import say_lines
        from argmap.printable import show_name

        self.grader.failed |= any(one.diagnostics and not one.problem for one in handed_in)
        if self.names is None:
            print_diagnostics(diagnostic for one in handed_in for diagnostic in one.diagnostics)
            say_lines(f"{show_name(one.place)}: {note}" for one in handed_in for note in one.notes)

    def has_left_out(self, report: ClassReport) -> bool:
        """Whether anything that was handed in is not graded."""
        return bool(report.not_graded or report.unclear)

    def say_not_graded(self, report: ClassReport) -> None:
        """Print to stderr what is not graded, and why; where the report is on the same screen, how much it is."""
        from argmap.cli._printing import say, say_lines
        from argmap.language.wording import count_of

        if sys.stdout.isatty() and self.has_left_out(report):
            students, answers = count_of(len(report.not_graded), "student"), count_of(report.unclear, "single answer")
            say(f"argmap: not graded: {students} and {answers}; see above")
            return
        say_lines(f"argmap: {line}" for line in self._not_graded(report))

    def _not_graded(self, report: ClassReport) -> Iterator[str]:
        for one in report.not_graded:
            where = f" ({one.file})" if one.file != one.student else ""
            yield f"not graded: {one.student}{where}: {one.explanation}"
        for result in report.results:
            for task, reason in result.not_graded.items():
                what = f"task {task}" if self.grader.posed is not None else task
                yield f"not graded: {result.student}, {what}: {reason}"
        for skipped in report.skipped:
            yield f"skipped: {skipped.file}: {skipped.reason}"

    def lines(self, report: ClassReport) -> Iterator[str]:
        """The report as a table for a terminal."""
        from argmap.report.output.screen import safe
        from argmap.teach.reporting.plain_words import describe_task

        count = f"{len(report.results)} student{'s' * (len(report.results) != 1)}"
        yield safe(f"{report.title}: {count}, {100 * report.mean:.0f} % of the points on average")
        if report.is_rough:
            yield "The class is small, so the figures are rough."
        if report.earlier:
            yield f"Earlier tries that do not count: {report.earlier}."
        if report.tasks:
            yield ""
            yield from self._table(report)
            yield ""
            yield "What this says"
            width = max(len(task.name) for task in report.tasks)
            yield from (safe(f"  {task.name:<{width}}  {describe_task(task)}") for task in report.tasks)
        if report.errors:
            yield ""
            yield "Common errors"
            yield from (safe(f"  {count:3}  {error}") for error, count in report.errors[:10])
        if left_out := [*self._not_graded(report)]:
            yield ""
            yield "Not graded"
            yield from (safe(f"  {line.removeprefix('not graded: ')}") for line in left_out)

    def _table(self, report: ClassReport) -> Iterator[str]:
        from argmap.report.output.screen import safe

        width = max(4, *(len(task.name) for task in report.tasks))
        yield f"{'Task':<{width}}   mean  discr.  upper-lower  empty"
        for task in report.tasks:
            mean = "    –" if task.difficulty is None else f"{task.difficulty:5.2f}"
            discrimination = "     –" if task.discrimination is None else f"{task.discrimination:+z6.2f}"
            groups = "          –" if task.upper_lower is None else f"{task.upper_lower:+z11.2f}"
            yield safe(f"{task.name:<{width}}  {mean}  {discrimination}  {groups}  {task.empty:5.2f}")
        if report.alpha is not None:
            yield f"Reliability (Cronbach's alpha): {report.alpha:z.2f}"


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
    yield f"{result.student}: {result.points:.2f} of {round(result.of, 2):g} points, try {result.attempt}"
    yield ""
    yield from (f"- {diagnostic.message}" for diagnostic in result.feedback)
    yield from result.remarks
    yield ""
