"""Write exercises in the forms that schools use."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli._inputs import Inputs


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option(
    "--to", "form", metavar="FORM", help="One of those listed below; needed where the name of FILE leaves it open."
)
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="Where it goes; the end of the name says which sort."
)
def command(keys: tuple[str, ...], form: str | None, output: str) -> None:
    """Write the exercises of one or several KEY files into one file.

    \b
    page        one HTML page that checks answers by itself, without network
    worksheet   to be printed and filled in (.html, .pdf); answer-key is the key to it
    gift        Moodle's GIFT          moodle  Moodle's XML
    qti         QTI 2.1, a package     anki    a deck of cards

    \b
    Example:
      argmap teach export signs.key.yaml thesis.key.yaml --to page -o lesson.html
      argmap teach export exercises/*.key.yaml --to worksheet -o sheet.pdf
      argmap teach export exercises/*.key.yaml -o quiz.gift
    """
    from argmap.cli.teach._messages import tell_error
    from argmap.diagnostics import ReadError
    from argmap.registry import EXPORTS
    from argmap.syntax.files import write_bytes
    from argmap.teach import exercise_files
    from argmap.teach.exercise import Posed
    from argmap.teach.exporting.export_kind import export, export_for

    inputs, posed = Inputs(keys), []
    for file in inputs.files:
        try:
            posed.append(exercise_files.load(file, Posed))
        except ReadError as error:
            tell_error(error)
    if inputs.failed or len(posed) < len(inputs.files):
        sys.exit(inputs.code(True))
    chosen = form or export_for(output)
    try:
        suffixes = EXPORTS.get(chosen).suffixes
        suffix = next((end for end in suffixes if output.lower().endswith(end)), Path(output).suffix)
        content = export(posed, chosen, suffix)
        shows_answers = EXPORTS.get(chosen).key
    except (KeyError, ValueError) as error:
        raise click.UsageError(error.args[0]) from error
    write_bytes(Path(output), content)
    if shows_answers:
        click.echo(f"argmap: answers can be read in {output}; it is not for students", err=True)
