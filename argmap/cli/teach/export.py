"""Export exercises as pages, worksheets, question banks or cards."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli._inputs import Inputs
from argmap.cli.teach._export import ExportCommand


@click.command(cls=ExportCommand)
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option("--to", "form", metavar="FORM", help="One of the forms below; needed if the suffix of FILE fits several.")
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file to write; its suffix can select the form."
)
def command(keys: tuple[str, ...], form: str | None, output: str) -> None:
    """Export the exercises of one or more KEY files to one file.

    \b
    Example:
      argmap teach export signs.key.yaml thesis.key.yaml --to page -o lesson.html
      argmap teach export exercises/*.key.yaml --to worksheet -o sheet.pdf
      argmap teach export exercises/*.key.yaml -o quiz.gift
    """
    from argmap.cli._messages import print_diagnostics
    from argmap.cli._outputs import Outputs
    from argmap.cli._printing import say
    from argmap.diagnostics import ReadError
    from argmap.registry import EXPORTS
    from argmap.teach import exercise_files
    from argmap.teach.exercise import Posed
    from argmap.teach.exporting.export_kind import export, export_for

    inputs, posed = Inputs(keys), []
    outputs = Outputs(inputs.files)
    outputs.claim(output)
    for file in inputs.files:
        try:
            posed.append(exercise_files.load(file, Posed))
        except ReadError as error:
            print_diagnostics(error.diagnostics)
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
    outputs.write(output, content)
    if shows_answers:
        say(f"argmap: {output} contains the answers; do not give it to students")
