"""Check maps and say what is wrong, with line and column."""

from __future__ import annotations

import sys
from typing import Any

import click

from argmap.cli._inputs import paths_argument, reading_options
from argmap.cli._validate import AUTO, Request, run
from argmap.cli._validate_options import reports_of, selection_of
from argmap.config import THRESHOLDS
from argmap.registry import REPORTERS

_RULES = "names, codes or beginnings of codes, parted by commas"


@click.command()
@paths_argument
@reading_options
@click.option("--source", type=click.Path(), metavar="FILE", help="The text that quotes are checked against.")
@click.option("--format", "style", type=click.Choice([AUTO, *REPORTERS.names()]), default=AUTO, show_default=True)
@click.option("--report", "reports", multiple=True, metavar="FORMAT=FILE", help="Also write a report to a file.")
@click.option(
    "--fail-on", type=click.Choice(THRESHOLDS), help="The least severity that exits with 1.  [default: error]"
)
@click.option("--select", multiple=True, metavar="RULES", help=f"The only rules to run: {_RULES}; ALL is all of them.")
@click.option("--extend-select", multiple=True, metavar="RULES", help="Rules to run besides.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Rules to leave out.")
@click.option("--fix", is_flag=True, help="Mend what can be mended without a change of meaning.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff: also what may change the meaning.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and change nothing.")
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Report only what this baseline does not have.")
@click.option("--write-baseline", type=click.Path(), metavar="FILE", help="Take the findings of now as the baseline.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@click.option("--coverage", is_flag=True, help="Also show the sentences of the source that no claim quotes.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until interrupted.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes to use.  [default: one for each processor]")
@click.option("--no-cache", "cached", is_flag=True, flag_value=False, default=True, help="Look at every file anew.")
def command(watch: bool, **given: Any) -> None:
    """Check maps: report what cannot be read, and what the rules find in the rest.

    PATH is a file, a folder, a pattern, or - for standard input. `argmap explain --list` lists the rules. What a
    project always wants stands in argmap.toml or under [tool.argmap] in pyproject.toml.

    \b
    Example:
      argmap validate maps/
      argmap validate essay.yaml --source essay.txt --fail-on warning
      argmap validate maps/ --select ARG2,long-claim --report sarif=argmap.sarif
      argmap validate maps/ --fix
    """
    given["selection"] = selection_of(given.pop("select"), given.pop("extend_select"), given.pop("ignore"))
    given["reports"] = reports_of(given["reports"])
    request = Request(**given)
    if "-" in request.paths and (request.fix or request.diff):
        raise click.UsageError("what comes from standard input cannot be mended; give a file")
    if watch:
        from argmap.cli._watch import watched

        watched(lambda: run(request), request.paths, request.source)
    sys.exit(run(request))
