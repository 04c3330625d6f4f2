"""Count what maps consist of."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli._inputs import Inputs, paths_argument, reading_options
from argmap.diagnostics import one_line


@click.command()
@paths_argument
@reading_options
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(paths: tuple[str, ...], style: str) -> None:
    """Count claims, relations, roots and depth.

    Pairs are (premise, target) pairs: supports and attacks on claims, undercuts and backing on relations. What cannot
    be read is reported and left out; the exit code is then 1.

    \b
    Example:
      argmap stats maps/sunday-library.yaml
      argmap stats maps/ --format json
    """
    from argmap.model.structure.stats import stats
    from argmap.report.answers.stats_text import stats_lines
    from argmap.report.output.json_text import results_json
    from argmap.report.output.screen import safe

    inputs, results, findings = Inputs(paths), list[dict[str, Any]](), False
    for document in inputs:
        for fault in document.diagnostics:
            if fault.is_reading_error:
                findings = True
                click.echo(safe(one_line(fault)), err=True)
        found = stats(document.map)
        if style == "json":
            results.append({"version": 1, "file": document.file, **found.to_json()})
        else:
            heading = ["", safe(document.file or "")] if inputs.several else []
            click.echo("\n".join([*heading, *stats_lines(found)]))
    if style == "json":
        click.echo(results_json(results, several=inputs.several))
    inputs.exit(findings)
