"""Label claims in, out or undecided."""

from __future__ import annotations

import shutil
from typing import Any

import click

from argmap.cli._inputs import Inputs, paths_argument, reading_options
from argmap.diagnostics import one_line


@click.command()
@paths_argument
@reading_options
@click.option(
    "--semantics",
    type=click.Choice(["grounded", "complete", "preferred", "stable"]),
    default="grounded",
    show_default=True,
)
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="List so many at most.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(paths: tuple[str, ...], semantics: str, limit: int, style: str) -> None:
    """Label claims in, out or undecided, reading only the attacks.

    A claim is in when every attack on it is out, and out when some attack on it is in. An attack is in when its
    premises are in and its undercuts out. Anything else is undecided. Complete gives every labelling that keeps these
    rules, grounded the one with least in, preferred those with most in, stable those with nothing undecided. Where
    attacks go in rings, all but grounded need the extra argmap[dung]. What cannot be read is reported and left out;
    the exit code is then 1.

    \b
    Example:
      argmap label maps/sunday-library.yaml
      argmap label maps/ --semantics preferred --format json
    """
    from argmap.report.answers.label_text import label_lines
    from argmap.report.output.json_text import results_json
    from argmap.report.output.screen import safe
    from argmap.scoring.labelling.attack_graph import labellings

    inputs, results, findings = Inputs(paths), list[dict[str, Any]](), False
    width = max(60, shutil.get_terminal_size((100, 24)).columns)
    for document in inputs:
        for fault in document.diagnostics:
            if fault.is_reading_error:
                findings = True
                click.echo(safe(one_line(fault)), err=True)
        found = labellings(document.map, semantics, limit)
        if style == "json":
            results.append({"version": 1, "file": document.file, **found.to_json()})
        else:
            heading = ["", safe(document.file or ""), ""] if inputs.several else []
            click.echo("\n".join([*heading, *label_lines(document.map, found, width=width)]))
    if style == "json":
        click.echo(results_json(results, several=inputs.several))
    inputs.exit(findings)
