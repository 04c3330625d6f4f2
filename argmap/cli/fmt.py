"""Lay maps out alike: keys in order, one style of lists and quotes, comments in place."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from argmap.cli._inputs import Inputs, paths_argument
from argmap.diagnostics import ArgmapError, ReadError, one_line


@click.command()
@paths_argument
@click.option("--check", is_flag=True, help="Write nothing; list the files that would change, and exit 1 if any.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change, and exit 1 if anything.")
def command(paths: tuple[str, ...], check: bool, diff: bool) -> None:
    """Write maps in the canonical layout; what they say and their comments stay.

    Files are changed in place; - reads standard input and writes to standard output. A file that cannot be read whole
    is reported and not touched. Line ends stay as they are, a byte order mark goes.

    \b
    Example:
      argmap fmt maps/
      argmap fmt --check maps/
      argmap fmt - < essay.yaml > tidied.yaml
    """
    from argmap.cli._fmt import difference, laid_out, summary
    from argmap.report.output.screen import safe
    from argmap.syntax.files import MAX_BYTES, read_bytes, write_bytes

    inputs, dry = Inputs(paths), check or diff
    changed, unchanged, faulty = 0, 0, 0
    for file in inputs.files:
        name = "<stdin>" if file == "-" else file
        try:
            raw = sys.stdin.buffer.read(MAX_BYTES + 1) if file == "-" else read_bytes(Path(file))
            tidied = laid_out(raw, file)
            if tidied != raw and file != "-" and not dry:
                write_bytes(Path(file).resolve(), tidied)
        except ReadError as error:
            faulty += 1
            for fault in error.diagnostics:
                click.echo(safe(one_line(replace(fault, file=name))), err=True)
            continue
        except ArgmapError as error:
            inputs.failed = True
            click.echo(f"argmap: {error}", err=True)
            continue
        changed, unchanged = changed + (tidied != raw), unchanged + (tidied == raw)
        if file == "-" and not dry:
            click.echo(tidied, nl=False)
        elif tidied != raw:
            found = f"{'would reformat' if check else 'reformatted'} {safe(name)}\n"
            click.echo(difference(name, raw, tidied) if diff else found, nl=False)
    click.echo(summary(changed, unchanged, faulty, dry=dry), err=True)
    inputs.exit(faulty > 0 or (dry and changed > 0))
