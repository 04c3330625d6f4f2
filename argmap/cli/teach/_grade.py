"""Grades files of students: answers against the key of an exercise, or maps against reference maps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from argmap.cli._inputs import assume_option, read_document, reading
from argmap.cli._named_files import read_named
from argmap.cli._printing import say, say_lines
from argmap.diagnostics import ArgmapError, Diagnostic, ReadError, one_line
from argmap.printable import show_name

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap
    from argmap.teach.exercise import Posed
    from argmap.teach.exercise_files import AnswerFile
    from argmap.teach.grading.map_rubric import Rubric
    from argmap.teach.reporting.class_report import StudentResult

Outcome = TypeVar("Outcome")


def take_key_and_answers(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments KEY and ANSWERS and the options for maps, --reference and --rubric."""
    parameters = (
        click.argument("key", metavar="KEY"),
        click.argument("paths", nargs=-1, required=True, metavar="ANSWERS..."),
        click.option(
            "--reference",
            "more",
            multiple=True,
            metavar="MAP",
            help="Another map that would be right too; repeatable.",
        ),
        click.option(
            "--rubric",
            metavar="FILE",
            help="Points for maps; default: what `argmap teach rubric` prints.",
        ),
        assume_option,
    )
    for parameter in reversed(parameters):
        command = parameter(command)
    return command


class FileGrade(NamedTuple):
    """The grade of one file: as `text` for people, as `fields` for JSON; `is_full` if it earned every point."""

    text: str
    fields: dict[str, Any]
    is_full: bool


@dataclass
class Grader:
    """Grades files against a key, or against reference maps.

    Either `posed` is the exercise with its key, or `references` and `rubric` are for maps (default rubric: None).
    `hint` sets the strength of the feedback instead of the number of the try; `measures` adds measures from research;
    `failed` says that some file could not be graded, or only in part.
    """

    posed: Posed | None = None
    references: Sequence[ArgumentMap] = ()
    rubric: Rubric | None = None
    hint: str | None = None
    measures: bool = False
    failed: bool = field(default=False)

    @classmethod
    def from_options(
        cls, key: str, more: Sequence[str], rubric: str | None, hint: str | None, measures: bool, failed: bool = False
    ) -> Grader:
        """The grader for the files of the command line; ends the command if they cannot be used.

        `failed` says that some of the answers cannot be read, which decides the exit code.
        """
        from argmap.cli._messages import print_diagnostics
        from argmap.formats import load
        from argmap.teach import exercise_files
        from argmap.teach.exercise import Posed
        from argmap.teach.grading.agreement_measures import load_apted
        from argmap.teach.grading.map_rubric import read_rubric

        try:
            kind = exercise_files.kind_of(exercise_files.read_values(key))
            if kind is Posed:
                if more or rubric or measures:
                    raise click.UsageError(
                        f"--reference, --rubric and --measures are for maps, but '{key}' is the key of an exercise"
                    )
                return cls(exercise_files.load(key, Posed), hint=hint)
            if kind is not None:
                raise click.UsageError(
                    f"'{key}' is not a key: give the file that was written next to the exercise, or a map"
                )
            if measures:
                load_apted()
            chosen = read_rubric(read_named(rubric), rubric) if rubric else None
            return cls(None, [load(path, **reading()) for path in (key, *more)], chosen, hint, measures)
        except ReadError as error:
            print_diagnostics(error.diagnostics)
            sys.exit(2 if failed else 1)

    @property
    def title(self) -> str:
        """What is graded, in words."""
        if self.posed is not None:
            return f"{self.posed.exercise.title} – {self.posed.exercise.about}"
        return self.references[0].question or self.references[0].title or "A map"

    @property
    def language(self) -> str:
        """The language of the exercise, or that of the first reference map; English if it is not known."""
        return (self.posed.exercise.language if self.posed is not None else self.references[0].language) or "en"

    @property
    def labels(self) -> dict[str, str]:
        """Task → its prompt; empty for maps, since the parts of a rubric need no explanation."""
        return {task.id: task.prompt for task in self.posed.exercise.tasks} if self.posed is not None else {}

    def grade_for_report(self, file: str, *, quiet: bool) -> StudentResult | None:
        """The result of one student; None if the file cannot be graded. When `quiet`, no file name is printed."""
        from argmap.language.wording import Wording
        from argmap.teach.grading.grade_answers import grade
        from argmap.teach.grading.grade_maps import grade_map
        from argmap.teach.reporting.class_report import result_of_answers, result_of_map

        def grade_file() -> StudentResult:
            if self.posed is None:
                document = read_document(file)
                self._report_errors([d for d in document.diagnostics if d.is_reading_error], quiet)
                graded_map = grade_map(document, self.references, self.rubric, hint="principle")
                return result_of_map(graded_map, file, file, Wording(self.language))
            handed_in = _read_answers(read_named(file), file)
            self._report_errors(handed_in.diagnostics, quiet)
            assert handed_in.answers is not None
            graded = grade(self.posed, handed_in.answers, where=handed_in.span, file=file)
            return result_of_answers(self.posed, handed_in.answers, graded, file)

        return self._try_file(file, grade_file, quiet)

    def _report_errors(self, errors: Sequence[Diagnostic], quiet: bool) -> None:
        """Print what could not be read of a file that is graded all the same; when `quiet`, not which file it is."""
        from argmap.cli._messages import print_diagnostics

        if errors:
            self.failed = True
            print_diagnostics(errors if not quiet else [])
            say("part of a file cannot be read; the rest is graded")

    def grade(self, file: str) -> FileGrade | None:
        """The grade of one file; None, with a message on stderr, if it cannot be graded."""
        grade_file = self._grade_answers if self.posed is not None else self._grade_map
        return self._try_file(file, lambda: grade_file(file), False)

    def _try_file(self, file: str, grade_file: Callable[[], Outcome], quiet: bool) -> Outcome | None:
        """What `grade_file` returns; None, with a message on stderr, if the file cannot be graded."""
        try:
            return grade_file()
        except (ReadError, ValueError) as error:
            lines = (
                [one_line(d) for d in error.diagnostics]
                if isinstance(error, ReadError)
                else [f"{show_name(file)}: {error}"]
            )
            say_lines(lines if not quiet else ["a file cannot be graded"])
        except ArgmapError as error:
            say(f"argmap: {error}" if not quiet else "a file cannot be graded")
        self.failed = True
        return None

    def _grade_answers(self, file: str) -> FileGrade:
        from argmap.teach.grading.grade_answers import grade

        assert self.posed is not None
        handed_in = _read_answers(read_named(file), file)
        assert handed_in.answers is not None
        graded = grade(self.posed, handed_in.answers, hint=self.hint, where=handed_in.span, file=file)
        head = f"{show_name(file)}: {graded.points:g} of {graded.of} points"
        head += f", {graded.student}" if graded.student else ""
        head += f", try {graded.attempt} of {self.posed.exercise.tries}"
        head += ": too late, the answers have already been shown" if graded.late else ""
        by_form = [task.task for task in graded.tasks if task.by_form]
        notes = [f"Checked for form only: task {', '.join(by_form)}."] if by_form else []
        fields = {"version": 1, "file": file, **graded.to_json()}
        is_full = graded.points == graded.of and not handed_in.diagnostics
        return _file_grade(head, [*handed_in.diagnostics, *graded.feedback], notes, fields, is_full)

    def _grade_map(self, file: str) -> FileGrade:
        from argmap.teach.grading.grade_maps import grade_map

        document = read_document(file)
        graded = grade_map(document, self.references, self.rubric, hint=self.hint or "where")
        errors = [diagnostic for diagnostic in document.diagnostics if diagnostic.is_reading_error]
        head = f"{show_name(file)}: {graded.points:.1f} of 100 points"
        notes = ["  ".join(f"{name} {part.points:.1f}/{part.of:g}" for name, part in graded.parts.items())]
        fields = {"version": 1, "file": file, **graded.to_json()}
        if self.measures:
            from argmap.teach.grading.agreement_measures import measures

            figures = measures(document.map, self.references[graded.reference], graded.matches)
            fields["measures"] = figures
            notes.append(
                "  ".join(f"{name} {value if value is None else round(value, 3)}" for name, value in figures.items())
            )
        is_full = graded.points == 100 and not errors
        return _file_grade(head, [*errors, *graded.feedback], notes, fields, is_full)


def _file_grade(
    head: str, feedback: Iterable[Diagnostic], notes: list[str], fields: dict[str, Any], is_full: bool
) -> FileGrade:
    from argmap.report.diagnostic.diagnostic_json import diagnostic_json
    from argmap.report.output.screen import safe

    diagnostics = list(feedback)
    text = "\n".join(safe(line) for line in [head, *notes, *(one_line(d) for d in diagnostics)])
    return FileGrade(text, {**fields, "feedback": [diagnostic_json(d) for d in diagnostics]}, is_full)


def _read_answers(text: bytes, file: str) -> AnswerFile:
    """The answers in a file; ReadError if it has none."""
    from argmap.teach import exercise_files

    handed_in = exercise_files.read_answers(text, file)
    if handed_in.answers is None:
        raise ReadError(handed_in.diagnostics)
    return handed_in
