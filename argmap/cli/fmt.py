"""Format map files: order of keys, style of lists and quotes; comments stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from argmap.cli._inputs import Inputs, paths_argument
from argmap.cli._messages import print_diagnostics, words_about
from argmap.cli._named_files import is_stream, read_named, title_of
from argmap.cli._printing import print_data, print_text, say
from argmap.diagnostics import ArgmapError, ReadError


@click.command()
@paths_argument
@click.option(
    "--check", is_flag=True, help="Write nothing; list the files that would change, and exit with 1 if there are any."
)
@click.option("--diff", is_flag=True, help="Write nothing; print what would change, and exit with 1 if anything would.")
def command(paths: tuple[str, ...], check: bool, diff: bool) -> None:
    """Write map files in the canonical layout; what they say and their comments stay.

    Files are changed in place; - reads standard input and writes standard output. A file with errors is reported and
    left alone, unless all that it lacks is the sign of a relation; so is one that would become too large to be read.
    Line ends stay as they are; a byte order mark is removed.

    \b
    Example:
      argmap fmt maps/
      argmap fmt --check maps/
      argmap fmt - < essay.yaml > tidy.yaml
    """
    from argmap.cli._fmt import change_as_diff, reformat, summary
    from argmap.printable import show_name
    from argmap.syntax.files import write_bytes

    inputs, dry = Inputs(paths), check or diff
    changed, unchanged, broken, unsigned = 0, 0, 0, 0
    for file in inputs.files:
        name, in_place = title_of(file), not (dry or is_stream(file))
        try:
            raw = read_named(file)
            tidy, missing = reformat(raw, file)
            if tidy != raw and in_place:
                write_bytes(Path(file), tidy)
        except ReadError as error:
            broken += 1
            print_diagnostics(replace(diagnostic, file=name) for diagnostic in error.diagnostics)
            continue
        except ArgmapError as error:
            inputs.failed = True
            say(f"argmap: {words_about(name, error)}")
            continue
        unsigned += bool(missing)
        print_diagnostics(replace(diagnostic, file=name) for diagnostic in missing)
        changed, unchanged = changed + (tidy != raw), unchanged + (tidy == raw)
        if is_stream(file) and not dry:
            print_data(tidy)
        elif tidy != raw:
            if diff:
                print_data(change_as_diff(name, raw, tidy))
            else:
                print_text(f"{'would reformat' if check else 'reformatted'} {show_name(name)}")
    say(summary(changed, unchanged, broken, dry=dry))
    inputs.exit(broken + unsigned > 0 or (dry and changed > 0))
