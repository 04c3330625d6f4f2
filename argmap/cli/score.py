"""Compute strengths and balance."""

from __future__ import annotations

import shutil
from typing import Any

import click

from argmap.cli._inputs import Inputs, paths_argument
from argmap.diagnostics import one_line


@click.command()
@paths_argument
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--profile", type=click.Choice(["debate", "advocacy"]), help="Instead of the profile that a map states.")
def command(paths: tuple[str, ...], style: str, profile: str | None) -> None:
    """Compute strengths and balance, as a table for people or as JSON.

    Strengths come from quadratic energy (QE) and, as a second opinion, DF-QuAD. What cannot be read is reported and
    left out, and a map with a ring of relations is refused; the exit code is then 1.

    \b
    Example:
      argmap score maps/sunday-library.yaml
      argmap score maps/ --profile advocacy --format json
      argmap explain balance
    """
    from argmap.report._diagnostic_json import diagnostic_json
    from argmap.report._score_text import score_lines
    from argmap.report._screen import safe
    from argmap.report.json import one_or_several
    from argmap.scoring import CyclicMapError, score

    inputs, results, findings = Inputs(paths), list[dict[str, Any]](), False
    width = max(60, shutil.get_terminal_size((100, 24)).columns)
    for document in inputs:
        faults = [fault for fault in document.diagnostics if fault.is_reading_error]
        try:
            found = score(document.map, profile)
        except CyclicMapError as error:
            found = None
            faults.append(error.diagnostic(document))
        findings |= bool(faults)
        for fault in faults:
            click.echo(safe(one_line(fault)), err=True)
        if style == "json":
            fields = found.to_json() if found else {"version": 1, "diagnostics": [diagnostic_json(f) for f in faults]}
            results.append({"version": 1, "file": document.file, **fields})
        elif found:
            heading = ["", safe(document.file or ""), ""] if inputs.several else []
            click.echo("\n".join([*heading, *score_lines(document.map, found, width=width)]))
    if style == "json":
        click.echo(one_or_several(results, several=inputs.several))
    inputs.exit(findings)
