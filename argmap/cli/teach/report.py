"""Report on a class: difficult tasks, common errors, a table of points, a page to show."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli._inputs import with_progress
from argmap.cli._printing import print_data, print_text
from argmap.cli.teach._grade import GradeCommand, take_key_and_answers


@click.command(cls=GradeCommand)
@take_key_and_answers
@click.option("--csv", "table", metavar="FILE", help="Write a table with the points of each student.")
@click.option(
    "--html", "page", metavar="FILE", help="Write a page to show in class, on which no student can be identified."
)
@click.option("--feedback", metavar="FOLDER", help="Write a feedback file for each student.")
@click.option(
    "--pseudonyms", "names", metavar="FILE", help="Replace the names of students by random ones; FILE keeps the pairs."
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Print text, or JSON for programs.",
)
def command(
    key: str,
    paths: tuple[str, ...],
    more: tuple[str, ...],
    rubric: str | None,
    source: str | None,
    likeness: str | None,
    table: str | None,
    page: str | None,
    feedback: str | None,
    names: str | None,
    style: str,
) -> None:
    """Report on the ANSWERS of a class to the exercise of KEY, or on students' maps, compared with the map KEY.

    ANSWERS are files, folders, and tables of a class. If a student handed in several tries, the last one in time
    counts. What cannot be read is not graded, and said with its reason; the exit code is then 1.

    \b
    Example:
      argmap teach report signs.key.yaml answers/
      argmap teach report signs.key.yaml answers/ --csv points.csv --html class.html --pseudonyms names.csv
      argmap teach report maps/us-pakistan.yaml maps-of-the-class/ --feedback feedback/
    """
    from argmap.cli._outputs import Outputs
    from argmap.cli.teach._grade import Grader
    from argmap.cli.teach._hand_in_files import HandInFiles
    from argmap.cli.teach._report import ClassReporter, write_feedback
    from argmap.report.output.json_text import results_json
    from argmap.teach.reporting.class_report import as_csv, as_page

    grader = Grader.from_options(key, more, rubric, None, False, source, likeness)
    handed_in = HandInFiles(paths, maps=grader.posed is None)
    outputs = Outputs([key, *more, *([rubric] if rubric else []), *handed_in.files])
    outputs.claim(table, page, names)
    members = ClassReporter(grader, Path(names) if names else None)
    files = with_progress(handed_in.files, len(handed_in.files), "Answers")
    report = members.report(files, handed_in)
    if table:
        outputs.write(table, as_csv(report))
    if page:
        outputs.write(page, as_page(report).encode(errors="replace"))
    if feedback:
        write_feedback(report, Path(feedback), outputs)
    if style == "json":
        print_data(results_json([report.to_json()], several=False), end="\n")
    else:
        print_text("\n".join(members.lines(report)))
    members.say_not_graded(report)
    handed_in.inputs.exit(grader.failed or members.has_left_out(report))
