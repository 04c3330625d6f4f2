"""Label claims in, out or undecided."""

from __future__ import annotations

import shutil
from typing import Any

import click

from argmap.cli._inputs import Inputs, format_option, paths_argument, reading_options
from argmap.cli._messages import print_reading_errors
from argmap.cli._printing import print_data, print_text
from argmap.printable import show_name
from argmap.scoring.labelling.attack_graph import LIMIT, SEMANTICS, labellings


@click.command()
@paths_argument
@reading_options
@click.option(
    "--semantics",
    type=click.Choice(SEMANTICS),
    default=SEMANTICS[0],
    show_default=True,
    help="Which labellings to give; grounded always gives exactly one, and quickly.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=LIMIT,
    show_default=True,
    help="Number of labellings to list at most; a large map can have millions.",
)
@format_option
def command(paths: tuple[str, ...], semantics: str, limit: int, style: str) -> None:
    """Label claims as in, out or undecided, on the basis of attacks alone.

    A claim is in if every attack on it is out, and out if some attack on it is in. An attack is in if its premises are
    in and its undercuts are out. A claim of base score 0 also needs a reason that is in. Everything else is undecided.
    The semantics `complete` gives every labelling that follows these rules, `grounded` the one with the fewest claims
    in, `preferred` those with as many claims in as possible, `stable` those with nothing undecided. If attacks form
    cycles, all but `grounded` need the package python-sat, which the extra `dung` of argmap installs. If a map has
    errors, the part that could be read is labelled and the exit code is 1.

    \b
    Example:
      argmap label maps/sunday-library.yaml
      argmap label maps/ --semantics preferred --format json
    """
    from argmap.report.answers.label_text import label_lines
    from argmap.report.output.json_text import results_json

    inputs, results, findings = Inputs(paths), list[dict[str, Any]](), False
    width = max(60, shutil.get_terminal_size((100, 24)).columns)
    for document in inputs:
        findings |= print_reading_errors(document)
        result = labellings(document.map, semantics, limit)
        if style == "json":
            results.append({"version": 1, "file": document.file, **result.to_json()})
        else:
            heading = ["", show_name(document.file or ""), ""] if inputs.several else []
            print_text("\n".join([*heading, *label_lines(document.map, result, width=width)]))
    if style == "json":
        print_data(results_json(results, several=inputs.several), end="\n")
    inputs.exit(findings)
