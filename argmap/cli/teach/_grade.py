"""What `grade` grades grader, the key of an exercise or reference maps, and what it says of each file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from argmap.diagnostics import ArgmapError, Diagnostic, ReadError, one_line

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap
    from argmap.teach.exercise import Posed
    from argmap.teach.grading.rubric import Rubric
    from argmap.teach.reporting.class_report import StudentResult

Graded = TypeVar("Graded")


class FileGrade(NamedTuple):
    """What is said of one file, for people and for programs; `is_full` when it earned every point."""

    text: str
    fields: dict[str, Any]
    is_full: bool


@dataclass
class Grader:
    """The key, or the reference maps; `failed` when some file could not be graded."""

    posed: Posed | None = None
    references: Sequence[ArgumentMap] = ()
    rubric: Rubric | None = None
    hint: str | None = None
    measures: bool = False
    failed: bool = field(default=False)

    @classmethod
    def of(cls, key: str, more: Sequence[str], rubric: str | None, hint: str | None, measures: bool) -> Grader:
        """What the files of the command line say; ends the command where they cannot be used."""
        from argmap.cli.teach._messages import tell_error
        from argmap.formats import load
        from argmap.syntax.files import read_bytes
        from argmap.teach import exercise_files
        from argmap.teach.exercise import Posed
        from argmap.teach.grading.agreement_measures import library
        from argmap.teach.grading.rubric import read_rubric

        try:
            sort = exercise_files.kind_of(exercise_files.read_values(key))
            if sort is Posed:
                if more or rubric or measures:
                    raise click.UsageError(
                        "--reference, --rubric and --measures are for maps; this is the key of an exercise"
                    )
                return cls(exercise_files.load(key, Posed), hint=hint)
            if sort is not None:
                raise click.UsageError(
                    f"'{key}' is no key: give the file that was written beside the exercise, or a map"
                )
            if measures:
                library()
            chosen = read_rubric(read_bytes(Path(rubric)), rubric) if rubric else None
            return cls(None, [load(path) for path in (key, *more)], chosen, hint, measures)
        except ReadError as error:
            tell_error(error)
            sys.exit(1)

    @property
    def title(self) -> str:
        """What is graded, in words."""
        if self.posed is not None:
            return f"{self.posed.exercise.title} – {self.posed.exercise.about}"
        return self.references[0].question or self.references[0].title or "A map"

    @property
    def labels(self) -> dict[str, str]:
        """Task → what it asks; parts of a rubric need no word more."""
        return {task.id: task.prompt for task in self.posed.exercise.tasks} if self.posed is not None else {}

    def sheet(self, file: str, *, quiet: bool) -> StudentResult | None:
        """What one student handed in; None where it cannot be graded. When `quiet`, no name of a file is told."""
        from argmap.formats import read
        from argmap.syntax.files import read_bytes
        from argmap.teach import exercise_files
        from argmap.teach.grading.grade_answers import grade
        from argmap.teach.grading.grade_maps import grade_map
        from argmap.teach.reporting.class_report import result_of_answers, result_of_map

        def found() -> StudentResult:
            if self.posed is None:
                document = read(file)
                self._note([fault for fault in document.diagnostics if fault.is_reading_error], quiet)
                graded = grade_map(document, self.references, self.rubric, hint="principle")
                return result_of_map(graded, file, file)
            handed = exercise_files.read_answers(read_bytes(Path(file)), file)
            if handed.answers is None:
                raise ReadError(handed.faults)
            self._note(handed.faults, quiet)
            return result_of_answers(
                self.posed, handed.answers, grade(self.posed, handed.answers, where=handed.span, file=file), file
            )

        return self._tried(file, found, quiet)

    def _note(self, faults: Sequence[Diagnostic], quiet: bool) -> None:
        """Says what of a file could not be read, while the rest of it counts; when `quiet`, not which file it is."""
        from argmap.cli.teach._messages import tell

        if faults:
            self.failed = True
            tell(faults if not quiet else [])
            click.echo("a part of a file cannot be read; the rest of it counts", err=True)

    def graded(self, file: str) -> FileGrade | None:
        """What one file earned; None, with a word on stderr, where it cannot be graded."""
        return self._tried(file, lambda: self._exercise(file) if self.posed is not None else self._map(file), False)

    def _tried(self, file: str, grade: Callable[[], Graded], quiet: bool) -> Graded | None:
        """What `grade` gives; None, with a word on stderr, where the file cannot be graded."""
        from argmap.report.output.screen import safe

        try:
            return grade()
        except (ReadError, ValueError) as error:
            shown = [one_line(d) for d in error.diagnostics] if isinstance(error, ReadError) else [f"{file}: {error}"]
            click.echo("\n".join(safe(line) for line in shown) if not quiet else "a file cannot be graded", err=True)
        except ArgmapError as error:
            click.echo(safe(f"argmap: {error}") if not quiet else "a file cannot be graded", err=True)
        self.failed = True
        return None

    def _exercise(self, file: str) -> FileGrade:
        from argmap.syntax.files import read_bytes
        from argmap.teach import exercise_files
        from argmap.teach.grading.grade_answers import grade

        assert self.posed is not None
        handed = exercise_files.read_answers(_stdin() if file == "-" else read_bytes(Path(file)), file)
        if handed.answers is None:
            raise ReadError(handed.faults)
        found = grade(self.posed, handed.answers, hint=self.hint, where=handed.span, file=file)
        head = f"{file}: {found.points:g} of {found.of} points"
        head += f", {found.student}" if found.student else ""
        head += f", try {found.attempt} of {self.posed.exercise.tries}"
        head += ": too late, the answers have been told" if found.late else ""
        by_form = [task.task for task in found.tasks if task.by_form]
        notes = [f"Checked for form only: task {', '.join(by_form)}."] if by_form else []
        fields = {"version": 1, "file": file, **found.to_json()}
        is_full = found.points == found.of and not handed.faults
        return _result(head, [*handed.faults, *found.feedback], notes, fields, is_full)

    def _map(self, file: str) -> FileGrade:
        from argmap.formats import parse, read
        from argmap.teach.grading.grade_maps import grade_map

        document = parse(_stdin()).with_file("<stdin>") if file == "-" else read(file)
        found = grade_map(document, self.references, self.rubric, hint=self.hint or "where")
        faults = [fault for fault in document.diagnostics if fault.is_reading_error]
        head = f"{file}: {found.points:.1f} of 100 points"
        notes = ["  ".join(f"{name} {part.points:.1f}/{part.of:g}" for name, part in found.parts.items())]
        fields = {"version": 1, "file": file, **found.to_json()}
        if self.measures:
            from argmap.teach.grading.agreement_measures import measures

            figures = measures(document.map, self.references[found.reference], found.matches)
            fields["measures"] = figures
            notes.append(
                "  ".join(f"{name} {value if value is None else round(value, 3)}" for name, value in figures.items())
            )
        return _result(head, [*faults, *found.feedback], notes, fields, found.points == 100 and not faults)


def _result(
    head: str, feedback: Iterable[Diagnostic], notes: list[str], fields: dict[str, Any], is_full: bool
) -> FileGrade:
    from argmap.report.diagnostic.diagnostic_json import diagnostic_json
    from argmap.report.output.screen import safe

    said = list(feedback)
    text = "\n".join(safe(line) for line in [head, *notes, *(one_line(d) for d in said)])
    return FileGrade(text, {**fields, "feedback": [diagnostic_json(d) for d in said]}, is_full)


def _stdin() -> bytes:
    from argmap.syntax.files import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)
