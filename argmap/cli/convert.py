"""Turn maps of one format into another, and say what was lost."""

from __future__ import annotations

import sys
from typing import Any

import click

from argmap.registry import FORMATS


@click.command()
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="[TARGET]", default="-")
@click.option("--from", "given", metavar="FORMAT", help="The format of SOURCE, where its content does not say.")
@click.option("--to", "wanted", metavar="FORMAT", help="The format to write, where the suffix of TARGET does not say.")
@click.option("--thesis", metavar="ID", help="The claim to take for the thesis.")
@click.option("--strict", is_flag=True, help="Exit with 1 when anything is lost.")
@click.option("--report", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to say it.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes to use for a folder.  [default: one per processor]")
@click.option("--list", "listed", is_flag=True, is_eager=True, expose_value=False, callback=lambda c, _, v: _list(c, v),
              help="List the formats.")  # fmt: skip
def command(**given: Any) -> None:
    """Write a map, or every map of a folder, in another format.

    SOURCE is a file, a folder, or - for standard input; TARGET a file, a folder for a folder, or - for standard output.
    What it is read as is known by its content, then by its suffix. What the other format has no place for is said on
    standard error, once for each kind, with a count and examples. Of a broken file the sound part is written, and the
    exit code is then 1.

    \b
    Example:
      argmap convert nodeset1.json map.yaml
      argmap convert debate.txt debate.argdown --strict
      argmap convert corpus/ out/ --to native --report json
      argmap convert - --from kialo --to aif < debate.txt
    """
    from argmap.cli._convert import Conversion

    sys.exit(Conversion.of(**given).run())


def _list(context: click.Context, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        for format in FORMATS:
            ways = "/".join(w for w, has in (("read", format.read), ("write", format.write)) if has is not None)
            suffixes = " ".join(format.suffixes)
            click.echo(f"{format.name:13} {ways:11} {suffixes:18} {format.doc.split(chr(10))[0].rstrip('.')}")
        context.exit()
