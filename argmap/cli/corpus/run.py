"""Write tables of all maps in folders, archives and files."""

from __future__ import annotations

import sys
from typing import Any

import click

from argmap.cli._named_files import FILE_NAME
from argmap.cli._printing import say


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SRC...")
@click.option("-o", "folder", required=True, type=FILE_NAME, metavar="OUT", help="Folder for the tables.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes.  [default: one per processor]")
@click.option(
    "--engine",
    type=click.Choice(["pool", "dask", "here"]),
    default="pool",
    show_default=True,
    help="What does the work: a pool of processes, a Dask cluster on this machine, or this process.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Work on the Dask cluster with this scheduler, as tcp://host:8786."
)
@click.option(
    "--field",
    metavar="NAME",
    help="Field of JSON lines that has the text of the map.  [default: each line is a map]",
)
@click.option("--only", multiple=True, metavar="GLOB", help="Take only maps with such a name; can be repeated.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Take N maps, drawn at random with --seed.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of --sample.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Take the first N maps.")
@click.option("--seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="CPU time for one map.")
@click.option(
    "--memory", type=click.IntRange(50), default=2000, show_default=True, metavar="MB", help="Memory for one map."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say how long it would take and how large it would be.")
def command(sources: tuple[str, ...], folder: str, dry_run: bool, **options: Any) -> None:
    """Write the tables `maps`, `claims`, `relations` and `diagnostics` of all maps in SRC to OUT, as Parquet.

    SRC is a folder, a file, a ZIP or tar archive, a file of JSON lines, a pattern for any of these, or an address that
    fsspec can read, such as https://…; maps may be in any format that argmap reads. A second run into OUT does only
    what is missing or has changed, whatever ended the first one. A map that passes its bounds, or kills its process
    twice, is quarantined: it gets a row that says why. On a terminal a bar shows the progress, elsewhere JSON lines do.

    The exit code is 0 when all maps were read whole, 1 when some were not, 2 when the run could not be finished.

    \b
    Example:
      argmap corpus run maps/ -o tables/
      argmap corpus run 'dumps/*.zip' essays.jsonl --field text -o tables/ --jobs 8
      argmap corpus run maps/ -o tables/ --sample 500 --dry-run
      argmap corpus run /shared/maps/ -o tables/ --scheduler tcp://head-node:8786
      argmap guide corpus
    """
    from argmap.cli.corpus._run_progress import progress
    from argmap.cli.corpus._run_words import estimate_lines, options_of, summary_lines
    from argmap.corpus import run

    asked = options_of(**options)
    if dry_run:
        from argmap.cli._printing import print_text
        from argmap.corpus.estimating import estimate

        print_text("\n".join(estimate_lines(estimate(sources, asked))))
        return
    with progress() as report:
        result = run(sources, folder, asked, report)
    for line in summary_lines(result, folder):
        say(line)
    sys.exit(0 if result.is_clean else 1)
