"""Bring two versions of a map together that come from one."""

from __future__ import annotations

import sys

import click

from argmap.cli._merge import Files, put_together


@click.command()
@click.argument("base", type=click.Path(exists=True, dir_okay=False))
@click.argument("ours", type=click.Path(exists=True, dir_okay=False))
@click.argument("theirs", type=click.Path(exists=True, dir_okay=False))
@click.option("--path", metavar="NAME", help="What to call the file in messages; git knows it as %P.")
def command(base: str, ours: str, theirs: str, path: str | None) -> None:
    """Bring OURS and THEIRS together, which both come from BASE, and write the result to OURS.

    The lines are merged first, by git. Where that has conflicts, or does not say what both versions say, claims and
    relations are merged instead: what one side changed is taken, and the map is written anew in the canonical layout,
    with its comments. Where both sides changed the same in different ways the conflicts are listed, OURS has the usual
    marks, and the exit code is 1.

    \b
    Example:
      argmap merge base.yaml mine.yaml theirs.yaml
      git config merge.argmap.driver 'argmap merge %O %A %B --path %P'
      echo '*.yaml merge=argmap' >> .gitattributes
    """
    sys.exit(put_together(Files(base, ours, theirs, path or ours)))
