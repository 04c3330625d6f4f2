"""Count the claims and relations of maps."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli._inputs import Inputs, format_option, paths_argument, reading_options
from argmap.cli._messages import print_reading_errors
from argmap.cli._printing import print_data, print_text
from argmap.printable import show_name


@click.command()
@paths_argument
@reading_options
@format_option
def command(paths: tuple[str, ...], style: str) -> None:
    """Count claims, relations, roots and depth.

    Each premise of a relation counts as one pair with the relation's target: supports and attacks on claims, undercuts
    and backing on relations. If a map has errors, the part that could be read is counted and the exit code is 1.

    \b
    Example:
      argmap stats maps/sunday-library.yaml
      argmap stats maps/ --format json
    """
    from argmap.model.structure.stats import stats
    from argmap.report.answers.stats_text import stats_lines
    from argmap.report.output.json_text import results_json

    inputs, results, findings = Inputs(paths), list[dict[str, Any]](), False
    for document in inputs:
        findings |= print_reading_errors(document)
        counts = stats(document.map)
        if style == "json":
            results.append({"version": 1, "file": document.file, **counts.to_json()})
        else:
            heading = ["", show_name(document.file or "")] if inputs.several else []
            print_text("\n".join([*heading, *stats_lines(counts)]))
    if style == "json":
        print_data(results_json(results, several=inputs.several), end="\n")
    inputs.exit(findings)
