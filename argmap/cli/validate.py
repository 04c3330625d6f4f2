"""Check maps and report what is wrong, with line and column."""

from __future__ import annotations

import sys
from typing import Any

import click

from argmap.cli._inputs import exclude_option, paths_argument, reading_options
from argmap.cli._named_files import FILE_NAME, is_stream
from argmap.cli._validate import AUTO, Request, run
from argmap.cli._validate_options import reports_of, selection_of
from argmap.config import THRESHOLDS
from argmap.registry import REPORTERS

_RULES = "rule names, codes or code prefixes, separated by commas"


@click.command()
@paths_argument
@reading_options
@click.option(
    "--source",
    type=FILE_NAME,
    metavar="FILE",
    help="Text to check quotes against.  [default: the file that the map names as `source.file`]",
)
@click.option(
    "--format",
    "style",
    type=click.Choice([AUTO, *REPORTERS.names()]),
    default=AUTO,
    show_default=True,
    help="Form of the report; auto means the one made for the CI service that runs the command, else text.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write a further report to a file, such as sarif=argmap.sarif for code scanning; can be repeated.",
)
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    help="Lowest severity for which the exit code is 1.  [default: the settings' fail-on, else error]",
)
@click.option(
    "--select", multiple=True, metavar="RULES", help=f"Run only these rules: {_RULES}; ALL selects every rule."
)
@click.option(
    "--extend-select", multiple=True, metavar="RULES", help="Run these rules too, for those that are off by default."
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave out these rules.")
@click.option("--fix", is_flag=True, help="Fix what can be fixed without changing what the map says.")
@click.option(
    "--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff: also apply fixes that may change the meaning."
)
@click.option(
    "--diff", is_flag=True, help="Show what --fix would change, and change nothing; exit with 1 if anything would."
)
@click.option(
    "--baseline",
    type=FILE_NAME,
    metavar="FILE",
    help="Report only what this baseline does not have, so that old maps need not be fixed first.",
)
@click.option(
    "--write-baseline",
    type=FILE_NAME,
    metavar="FILE",
    help="Write a baseline of everything that is found now, if all maps are read whole.",
)
@exclude_option
@click.option("--statistics", is_flag=True, help="Print the number of diagnostics of each rule instead.")
@click.option("--coverage", is_flag=True, help="Also show the sentences of the source that no claim quotes.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until interrupted.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Number of processes.  [default: one per processor]")
@click.option(
    "--no-cache",
    "cached",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Check every file anew, without the stored results for unchanged files.",
)
def command(watch: bool, **options: Any) -> None:
    """Check maps: report what cannot be read, and what the rules find in the rest.

    PATH is a file, a folder, a pattern, or - for standard input. In a folder, files of every format are checked, and
    files that are evidently no maps are left out and counted. `argmap explain --list` lists the rules. Settings for
    a whole project belong in argmap.toml, or under [tool.argmap] in pyproject.toml.

    \b
    Example:
      argmap validate maps/
      argmap validate essay.yaml --source essay.txt --fail-on warning
      argmap validate maps/ --select ARG2,long-claim --report sarif=argmap.sarif
      argmap validate maps/ --fix
    """
    options["selection"] = selection_of(options.pop("select"), options.pop("extend_select"), options.pop("ignore"))
    options["reports"] = reports_of(options["reports"])
    request = Request(**options)
    if any(map(is_stream, request.paths)) and (request.fix or request.diff):
        raise click.UsageError("--fix and --diff cannot be used with standard input; give a file")
    if watch:
        from argmap.cli._watch import watch_and_run

        watch_and_run(lambda: run(request), request.paths, request.source)
    sys.exit(run(request))
