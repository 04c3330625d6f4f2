"""Merge two versions of a map that come from a common base."""

from __future__ import annotations

import sys

import click

from argmap.cli._merge import Files, merge_files
from argmap.cli._named_files import FILE_NAME


@click.command()
@click.argument("base", type=FILE_NAME)
@click.argument("ours", type=FILE_NAME)
@click.argument("theirs", type=FILE_NAME)
@click.option("--path", metavar="NAME", help="Name of the file in messages; git passes it as %P.  [default: OURS]")
def command(base: str, ours: str, theirs: str, path: str | None) -> None:
    """Merge OURS and THEIRS, two versions of BASE, and write the result to OURS.

    First git merges the lines. If that leaves conflicts, or does not say what both versions say, the claims and
    relations are merged instead: each change is taken from the side that made it, and the map is written in the
    canonical layout with its comments. If both sides changed the same thing in different ways, the conflicts are
    listed, OURS contains git's conflict markers, and the exit code is 1.

    \b
    Example:
      argmap merge base.yaml mine.yaml theirs.yaml
      git config merge.argmap.driver 'argmap merge %O %A %B --path %P'
      echo '*.yaml merge=argmap' >> .gitattributes
    """
    sys.exit(merge_files(Files(base, ours, theirs, path or ours)))
