"""Compute strengths and balance."""

from __future__ import annotations

import shutil
from typing import Any

import click

from argmap.cli._inputs import Inputs, format_option, paths_argument, reading_options
from argmap.cli._messages import print_diagnostics
from argmap.cli._printing import print_data, print_text
from argmap.cli._score import ScoreRequest, score_options
from argmap.printable import show_name


@click.command()
@paths_argument
@reading_options
@format_option
@score_options
def command(paths: tuple[str, ...], style: str, **options: Any) -> None:
    """Compute the strengths of claims and the balance of a map, or answer questions about them.

    The result says in words how the thesis stands, then lists all strengths. They are computed with quadratic energy
    (QE) and, as a second opinion, with DF-QuAD; `argmap guide semantics` explains both. If a map has errors, the part
    that could be read is scored; a map whose strengths do not settle, because of a cycle, is refused. The exit code is
    then 1.

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
    from argmap.scoring import UnsettledError

    request, inputs, results, findings = ScoreRequest(**options), Inputs(paths), list[dict[str, Any]](), False
    width = max(60, shutil.get_terminal_size((100, 24)).columns)
    for document in inputs:
        errors = [diagnostic for diagnostic in document.diagnostics if diagnostic.is_reading_error]
        try:
            answer = request.answer(document.map)
        except UnsettledError as error:
            answer = None
            errors.append(error.diagnostic(document))
        findings |= bool(errors)
        print_diagnostics(errors)
        if style == "json":
            fields = answer.fields if answer else {"diagnostics": [diagnostic_json(error) for error in errors]}
            results.append({"version": 1, "file": document.file, **fields})
        elif answer:
            heading = ["", show_name(document.file or ""), ""] if inputs.several else []
            print_text("\n".join([*heading, *answer.lines(width)]))
    if style == "json":
        print_data(results_json(results, several=inputs.several), end="\n")
    inputs.exit(findings or request.has_errors)
