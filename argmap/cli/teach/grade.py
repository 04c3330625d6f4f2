"""Grade answers against the key of an exercise, or students' maps against reference maps."""

from __future__ import annotations

import click

from argmap.cli.teach._grade import GradeCommand, take_key_and_answers


@click.command(cls=GradeCommand)
@take_key_and_answers
@click.option(
    "--hint",
    type=click.Choice(["where", "principle", "answer"]),
    help="How much the feedback says; default: by the number of the try.",
)
@click.option("--measures", is_flag=True, help="For maps, also print kappa, CASS and tree edit distance.")
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
    hint: str | None,
    measures: bool,
    style: str,
) -> None:
    """Grade ANSWERS against KEY: answers against the key of an exercise, or students' maps against a reference map.

    Feedback quotes the student's answer and its place. It says more with each try: first where a mistake is, then the
    principle, finally the answer. What cannot be read is not graded, and said with its reason. The exit code is 1 if
    anything is wrong or not graded.

    \b
    Example:
      argmap teach grade signs.key.yaml anna.yaml
      argmap teach grade signs.key.yaml class.xlsx --columns name=Pupil,1=Q1
      argmap teach grade maps/us-pakistan.yaml anna-map.yaml --hint answer
      argmap teach grade town.yaml class/ --reference town-2.yaml --rubric rubric.yaml --format json
    """
    from argmap.cli._printing import print_data, print_text
    from argmap.cli.teach._grade import Grader
    from argmap.cli.teach._hand_in_files import HandInFiles
    from argmap.report.output.json_text import results_json

    grader = Grader.from_options(key, more, rubric, hint, measures, source, likeness)
    handed_in = HandInFiles(paths, maps=grader.posed is None)
    results = [result for one in grader.hand_ins(handed_in.files, handed_in) for result in grader.grades(one)]
    if style == "json":
        several = handed_in.inputs.several or len(results) > 1
        print_data(results_json([result.fields for result in results], several=several), end="\n")
    else:
        print_text("\n\n".join(result.text for result in results))
    handed_in.say_skipped()
    handed_in.inputs.exit(grader.failed or any(not result.is_full for result in results))
