"""Check maps and say what is wrong, with line and column."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli._inputs import Inputs, paths_argument, source_option
from argmap.cli._rules import paint, rule_names, scores_of
from argmap.config import NEVER, THRESHOLDS, settings_for
from argmap.diagnostics import Severity
from argmap.report import Checked, Summary, json, text
from argmap.rules import check


@click.command()
@paths_argument
@source_option
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--fail-on", type=click.Choice(THRESHOLDS), help="The least severity that exits with 1.  [default: error]"
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Rules to leave out, by name or code; commas part them.")
def command(
    paths: tuple[str, ...], source: str | None, style: str, fail_on: str | None, ignore: tuple[str, ...]
) -> None:
    """Check maps: report what cannot be read, and what the rules find in the rest.

    PATH is a file, a folder, a pattern, or - for standard input. `argmap explain --list` lists the rules. Both
    --fail-on and --ignore may also stand under [tool.argmap] in pyproject.toml.

    \b
    Example:
      argmap validate maps/
      argmap validate essay.yaml --source essay.txt --fail-on warning
      argmap validate maps/ --ignore bare-pillar,ARG302 --format json
    """
    inputs = Inputs(paths, source)
    settings = settings_for(Path(inputs.files[0] if inputs.files else "."))
    ignored = rule_names(ignore, "--ignore") | rule_names(settings.ignore, f"{settings.file}: ignore")
    threshold = fail_on or settings.fail_on or Severity.ERROR
    colours = paint()
    failing, total, files = False, Summary(), []
    for document in inputs:
        checked = Checked.of(document, check(document, scores=lambda known=document: scores_of(known), ignore=ignored))
        total = total.plus(checked)
        if threshold != NEVER:
            failing = failing or any(found.severity.reaches(Severity(threshold)) for found in checked.diagnostics)
        if style == "text":
            click.echo(text.report(checked, colours), nl=False)
        else:
            files.append(checked.without_text())
    click.echo(text.summary(total) if style == "text" else json.report(files, several=inputs.several))
    inputs.exit(failing)
