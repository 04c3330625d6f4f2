"""Compute strengths and balance."""

from __future__ import annotations

import shutil
from typing import Any

import click

from argmap.cli._inputs import Inputs, paths_argument, reading_options
from argmap.cli._score import Question, question_options, tell


@click.command()
@paths_argument
@reading_options
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@question_options
def command(paths: tuple[str, ...], style: str, **asked: Any) -> None:
    """Compute strengths and balance, as a table for people or as JSON, or answer questions about them.

    Strengths come from quadratic energy (QE) and, as a second opinion, DF-QuAD. What cannot be read is reported and
    left out, and a map with a ring that does not settle is refused; the exit code is then 1.

    \b
    Example:
      argmap score maps/sunday-library.yaml
      argmap score maps/ --profile advocacy --format json
      argmap score maps/sunday-library.yaml --prior 0.8 --baseline
      argmap score maps/ --semantics euler-based --semantics df-quad
      argmap score maps/us-pakistan.yaml --why distrust
      argmap score maps/us-pakistan.yaml --what-if distrust=0.9 --what-if china=0.2
      argmap score maps/us-pakistan.yaml --robust
      argmap score maps/us-pakistan.yaml --compare yesterday.yaml
      argmap explain balance
    """
    from argmap.report.diagnostic.diagnostic_json import diagnostic_json
    from argmap.report.output.json_text import results_json
    from argmap.report.output.screen import safe
    from argmap.scoring import UnsettledError

    question, inputs, results, findings = Question(**asked), Inputs(paths), list[dict[str, Any]](), False
    width = max(60, shutil.get_terminal_size((100, 24)).columns)
    for document in inputs:
        faults = [fault for fault in document.diagnostics if fault.is_reading_error]
        try:
            found = question.answer(document.map)
        except UnsettledError as error:
            found = None
            faults.append(error.diagnostic(document))
        findings |= bool(faults)
        tell(faults)
        if style == "json":
            fields = found.fields if found else {"diagnostics": [diagnostic_json(fault) for fault in faults]}
            results.append({"version": 1, "file": document.file, **fields})
        elif found:
            heading = ["", safe(document.file or ""), ""] if inputs.several else []
            click.echo("\n".join([*heading, *found.lines(width)]))
    if style == "json":
        click.echo(results_json(results, several=inputs.several))
    inputs.exit(findings or question.findings)
