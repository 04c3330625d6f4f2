"""Convert maps from one format to another."""

from __future__ import annotations

import sys
from typing import Any

import click

from argmap.cli._inputs import assume_option, exclude_option
from argmap.cli._printing import print_text
from argmap.registry import FORMATS


def _list_formats(context: click.Context, _: click.Parameter, is_set: bool) -> None:
    if is_set and not context.resilient_parsing:
        for format in FORMATS:
            ways = "/".join(w for w, has in (("read", format.read), ("write", format.write)) if has is not None)
            suffixes = " ".join(format.suffixes)
            print_text(f"{format.name:13} {ways:11} {suffixes:18} {format.doc.split(chr(10))[0].rstrip('.')}")
        context.exit()


@click.command()
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="[TARGET]", default="-")
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    help="Format of SOURCE.  [default: recognised by its content, then by its suffix]",
)
@click.option(
    "--to",
    "target_format",
    metavar="FORMAT",
    help="Format to write.  [default: by the suffix of TARGET; native for folders and standard output]",
)
@click.option("--thesis", metavar="ID", help="Id of the claim to take as the thesis.  [default: the file's thesis]")
@assume_option
@exclude_option
@click.option("--strict", is_flag=True, help="Exit with 1 if anything is lost, so that a script notices.")
@click.option(
    "--report",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to report losses and errors: text for people, json for programs.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="Number of processes for a folder.  [default: one per processor]",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_formats,
    help="List all formats, their suffixes, and whether they can be read and written; then exit.",
)
def command(**options: Any) -> None:
    """Convert a map, or every map in a folder, to another format.

    SOURCE is a file, a folder, or - for standard input. TARGET is a file, a folder (always for a folder), or - for
    standard output. What the target format cannot express is left out and reported on standard error: one line for each
    kind of loss, with a count and examples. If SOURCE has errors, the part that could be read is converted and the exit
    code is 1.

    \b
    Example:
      argmap convert nodeset1.json map.yaml
      argmap convert debate.txt debate.argdown --strict
      argmap convert corpus/ out/ --to native --report json
      argmap convert - --from kialo --to aif < debate.txt
    """
    from argmap.cli._convert import Conversion

    sys.exit(Conversion.of(**options).run())
