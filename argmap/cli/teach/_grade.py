"""Grades files of students: answers against the key of an exercise, or maps against reference maps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from argmap.cli._inputs import KINDS, ColumnNames, assume_option, read_document, reading
from argmap.cli._named_files import is_stream, read_named, why_unreadable
from argmap.diagnostics import ArgmapError, Diagnostic, ReadError, did_you_mean, one_line
from argmap.patterns import compile_later
from argmap.printable import show_name
from argmap.syntax.files import is_missing

if TYPE_CHECKING:
    from argmap.cli.teach._hand_in_files import HandInFiles
    from argmap.model.elements import ArgumentMap
    from argmap.teach.exercise import Posed
    from argmap.teach.grading.claim_reading import Likeness
    from argmap.teach.grading.map_rubric import Rubric
    from argmap.teach.reading.handed_in import HandedIn
    from argmap.teach.reporting.class_report import NotGraded, StudentResult

_TASK = compile_later(r"[0-9a-z]{1,4}(\.[0-9a-z]{1,4})?")


class AnswerColumns(ColumnNames):
    """`name=Pupil,1=Q1,2.1=Q2a`: which column of a table of a class holds what; for maps as for other tables."""

    table = "table of a class"
    kinds = "name, try, or a task such as 1 or 2.1"

    def accepts(self, kind: str) -> bool:
        """Whether this is a kind of column, or may be a task."""
        return kind in (*KINDS, "name", "try") or (kind[:1].isdecimal() and _TASK.fullmatch(kind) is not None)


class GradeCommand(click.Command):
    """A command whose help ends with the kinds of files that can be graded."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the ending and the content of each kind of file."""
        from argmap.teach.reading.answer_files import ENDINGS

        with formatter.section("Files of answers"):
            formatter.write_dl([*ENDINGS.items()])
            formatter.write_text("Maps of students may have any format that `argmap convert --list` lists.")


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
        click.option(
            "--source",
            metavar="FILE",
            help="Text that the maps were made from; default: the file that KEY names as `source.file`.",
        ),
        click.option("--likeness", metavar="NAME", help="A plug-in that says how probably two texts mean the same."),
        lambda command: assume_option(command, AnswerColumns()),
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
    `columns` names columns of tables; `source` is the text that maps were made from, `likeness` a plug-in for meaning;
    `failed` says that something could not be graded, or only in part.
    """

    posed: Posed | None = None
    references: Sequence[ArgumentMap] = ()
    rubric: Rubric | None = None
    hint: str | None = None
    measures: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None
    likeness: Likeness | None = None
    failed: bool = False

    @classmethod
    def from_options(
        cls,
        key: str,
        more: Sequence[str],
        rubric: str | None,
        hint: str | None,
        measures: bool,
        source: str | None = None,
        likeness: str | None = None,
    ) -> Grader:
        """The grader for the files of the command line; ends the command if they cannot be used."""
        from argmap.cli._messages import print_diagnostics
        from argmap.formats import load, read
        from argmap.teach import exercise_files
        from argmap.teach.exercise import Posed
        from argmap.teach.grading.agreement_measures import load_apted
        from argmap.teach.grading.map_rubric import read_rubric

        if not is_stream(key) and is_missing(key):
            raise ArgmapError(why_unreadable(key))
        columns: Mapping[str, str] = reading().get("columns") or {}
        try:
            kind = exercise_files.kind_of(exercise_files.read_values(key))
            if kind is Posed:
                if more or rubric or measures or source or likeness:
                    raise click.UsageError(
                        "--reference, --rubric, --measures, --source and --likeness are for maps, "
                        f"but '{key}' is the key of an exercise"
                    )
                posed = exercise_files.load(key, Posed)
                _check_columns(columns, posed)
                return cls(posed, hint=hint, columns=columns)
            if kind is not None:
                raise click.UsageError(
                    f"'{key}' is not a key: give the file that was written next to the exercise, or a map"
                )
            if others := [kind for kind in columns if kind not in KINDS]:
                raise click.UsageError(f"--columns {others[0]}=… is for answers, but '{key}' is a map")
            if measures:
                load_apted()
            chosen = read_rubric(read_named(rubric), rubric) if rubric else None
            references = [load(path, **reading()) for path in (key, *more)]
            text = _read_source(source) if source else read(key, **reading()).source_text
            return cls(None, references, chosen, hint, measures, source=text, likeness=_find_likeness(likeness))
        except ReadError as error:
            print_diagnostics(error.diagnostics)
            sys.exit(1)

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

    @property
    def worth(self) -> dict[str, float]:
        """Task → its points; empty for maps."""
        return {name: key.points for name, key in self.posed.key.items()} if self.posed is not None else {}

    def hand_ins(self, files: Iterable[str], chosen: HandInFiles) -> list[HandedIn]:
        """What was handed in, with a problem for each that cannot be graded; maps are read later, one by one.

        `chosen` says which files of folders cannot be read; the exercise and its key are added to what it skipped.
        """
        from argmap.teach.reading.answer_files import is_no_work, mark_duplicates, read_handed_in
        from argmap.teach.reading.handed_in import HandedIn

        handed_in = [HandedIn(file, None, reason) for file, reason in chosen.unreadable]
        if self.posed is None:
            return [*(HandedIn(file) for file in files), *handed_in]
        for file in files:
            try:
                handed_in += read_handed_in(read_named(file), file, self.posed, self.columns)
            except ArgmapError as error:
                handed_in.append(HandedIn(file, None, str(error)))
        chosen.skipped += [(one.file, one.problem) for one in handed_in if is_no_work(one)]
        return mark_duplicates(one for one in handed_in if not is_no_work(one))

    def result(self, one: HandedIn) -> StudentResult | NotGraded:
        """The result of one student for a report, or why there is none."""
        from argmap.language.wording import Wording
        from argmap.teach.grading.grade_answers import grade
        from argmap.teach.grading.grade_maps import grade_map
        from argmap.teach.reporting.class_report import NotGraded, result_of_answers, result_of_map

        if one.problem:
            return NotGraded(one.student, one.place, one.problem, one.rivals)
        if self.posed is not None:
            assert one.answers is not None
            graded = grade(self.posed, one.answers, where=one.where, file=one.file, lacking=one.lacking)
            return result_of_answers(self.posed, one.answers, graded, one.place)
        try:
            document = read_document(one.file)
            if reason := _why_no_map(document.map):
                return NotGraded(one.file, one.file, reason)
            graded_map = grade_map(
                document, self.references, self.rubric, hint="principle", source=self.source, likeness=self.likeness
            )
        except (ArgmapError, ValueError) as error:
            return NotGraded(one.file, one.file, explain_error(error, one.file))
        problems = reading_problems(document.diagnostics)
        return result_of_map(graded_map, one.file, one.file, Wording(self.language), problems)

    def grades(self, one: HandedIn) -> Iterator[FileGrade]:
        """The grade of what one student handed in."""
        if one.problem:
            self.failed = True
            reason = f"{one.problem}: {one.rivals}" if one.rivals else one.problem
            yield _not_graded(one, reason)
            return
        try:
            yield self._grade_answers(one) if self.posed is not None else self._grade_map(one.file)
        except (ArgmapError, ValueError) as error:
            self.failed = True
            yield _not_graded(one, explain_error(error, one.file))

    def _grade_answers(self, one: HandedIn) -> FileGrade:
        from argmap.teach.grading.grade_answers import grade

        assert self.posed is not None and one.answers is not None
        graded = grade(self.posed, one.answers, hint=self.hint, where=one.where, file=one.place, lacking=one.lacking)
        points = f"{round(graded.points, 2):g} of {round(graded.of, 2):g} points" if graded.of else "not graded"
        head = f"{show_name(one.place)}: {points}"
        head += f", {graded.student}" if graded.student else ""
        head += f", try {graded.attempt} of {self.posed.exercise.tries}"
        head += ": too late, the answers have already been shown" if graded.late else ""
        notes = [f"Not graded: task {task}: {reason}" for task, reason in graded.not_graded.items()]
        self.failed |= bool(notes)
        by_form = [task.task for task in graded.tasks if task.by_form]
        notes += [f"Checked for form only: task {', '.join(by_form)}."] if by_form else []
        notes += [f"Note: {note}" for note in one.notes]
        fields = {"version": 1, "file": one.file, **graded.to_json(), "not_graded": graded.not_graded}
        if one.row is not None:
            fields["row"] = one.row
        is_full = graded.points == graded.of and not graded.not_graded and not one.diagnostics
        return _file_grade(head, [*one.diagnostics, *graded.feedback], notes, fields, is_full)

    def _grade_map(self, file: str) -> FileGrade:
        from argmap.language.wording import SOURCE, Wording
        from argmap.teach.grading.grade_maps import grade_map
        from argmap.teach.grading.map_feedback import first_things

        document = read_document(file)
        if reason := _why_no_map(document.map):
            raise ReadError(document.diagnostics) if document.diagnostics else ArgmapError(reason)
        graded = grade_map(
            document,
            self.references,
            self.rubric,
            hint=self.hint or "where",
            source=self.source,
            likeness=self.likeness,
        )
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
        if graded.maybe:
            head += f" ({graded.points_low:.1f} to {graded.points_high:.1f}: not every claim is read surely)"
        wording = Wording(self.references[graded.reference].language or document.map.language or SOURCE)
        shown, more = first_things(graded.feedback, wording)
        after = [*graded.readings, *([more] if more else [])]
        diagnostics = [*errors, *graded.feedback]
        return _file_grade(head, diagnostics, notes, fields, is_full, shown=[*errors, *shown], after=after)


def _read_source(file: str) -> str:
    """The text that the maps were made from."""
    from argmap.syntax.decoding import decode

    text, errors = decode(read_named(file))
    if errors:
        raise ArgmapError(f"{file}: {errors[0].message}")
    return text


def _find_likeness(name: str | None) -> Likeness | None:
    """The likeness of a plug-in; ends the command if there is none with this name."""
    if name is None:
        return None
    from argmap.teach.grading.likeness_plugins import LIKENESSES

    try:
        return LIKENESSES.get(name)
    except KeyError as error:
        raise click.UsageError(f"--likeness: {error.args[0]}") from None


def _check_columns(columns: Mapping[str, str], posed: Posed) -> None:
    """Ends the command if `--columns` names a task that the exercise does not have."""
    tasks = {task.id: task.part_ids for task in posed.exercise.tasks}
    names = [*tasks, *(f"{task}.{part}" for task, parts in tasks.items() for part in parts)]
    for kind in columns:
        if kind not in names and kind not in ("name", "try"):
            hint = did_you_mean(kind, names)
            raise click.UsageError(
                f"--columns: the exercise has no task '{kind}'; the tasks are {', '.join(tasks)}{hint}"
            )


def _why_no_map(debate: ArgumentMap) -> str:
    """Why a file that was read cannot be graded as a student's map; empty if it can."""
    return "" if debate.claims else "it has no claims"


def reading_problems(diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
    """What could not be read of a map whose rest is graded."""
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.is_reading_error]
    return {"part of the map": "; ".join(_explain(error) for error in errors[:3])} if errors else {}


def explain_error(error: ArgmapError | ValueError, file: str) -> str:
    """Why a file cannot be graded, in one sentence, without the name of the file."""
    if isinstance(error, ReadError) and error.diagnostics:
        return _explain(error.diagnostics[0])
    return str(error).removeprefix(f"{show_name(file)}: ")


def _explain(diagnostic: Diagnostic) -> str:
    """A mistake with its line, without the name of the file, which may be that of a student."""
    place = f" (line {diagnostic.span.start.line})" if diagnostic.span is not None else ""
    return f"{diagnostic.message}{place}"


def _not_graded(one: HandedIn, reason: str) -> FileGrade:
    from argmap.report.diagnostic.diagnostic_json import diagnostic_json
    from argmap.report.output.screen import safe

    fields: dict[str, Any] = {"version": 1, "file": one.file, "student": one.student, "not_graded": reason}
    if one.row is not None:
        fields["row"] = one.row
    fields["feedback"] = [diagnostic_json(diagnostic) for diagnostic in one.diagnostics]
    who = f", {one.student}" if one.student != one.place else ""
    lines = [f"{show_name(one.place)}{who}: not graded: {reason}", *(one_line(d) for d in one.diagnostics)]
    return FileGrade("\n".join(safe(line) for line in lines), fields, False)


def _file_grade(
    head: str,
    feedback: Iterable[Diagnostic],
    notes: list[str],
    fields: dict[str, Any],
    is_full: bool,
    *,
    shown: Sequence[Diagnostic] | None = None,
    after: Sequence[str] = (),
) -> FileGrade:
    """The grade of a file; of the feedback the text has what is `shown`, by default all, and what comes `after`."""
    from argmap.report.diagnostic.diagnostic_json import diagnostic_json
    from argmap.report.output.screen import safe

    diagnostics = list(feedback)
    lines = [head, *notes, *(one_line(d) for d in (diagnostics if shown is None else shown)), *after]
    text = "\n".join(safe(line) for line in lines)
    return FileGrade(text, {**fields, "feedback": [diagnostic_json(d) for d in diagnostics]}, is_full)
