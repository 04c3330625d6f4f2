"""Draw maps, or write them as outlines."""

from __future__ import annotations

import sys

import click

from argmap.cli._inputs import Inputs, paths_argument
from argmap.cli._pictures import Target, show, strengths_of
from argmap.diagnostics import ArgmapError, one_line
from argmap.registry import RENDERERS


@click.command()
@paths_argument
@click.option("-o", "--output", metavar="OUT", help="The file to write, or the folder for several maps.")
@click.option("--format", "kind", type=click.Choice(RENDERERS.names()), help="Instead of what the suffix of OUT says.")
@click.option("--strengths", "scored", is_flag=True, help="Show the strength of each claim (quadratic energy).")
def command(paths: tuple[str, ...], output: str | None, kind: str | None, scored: bool) -> None:
    """Draw maps: as pictures (svg, png, dot, mermaid), as a Markdown outline, or as a tree on the terminal.

    The suffix of OUT says what is written: .svg .png .dot .gv .mmd .md .txt. Without -o a tree of lines goes to the
    terminal. Several maps go to a folder under their own names, as svg unless --format says otherwise. Of a map with
    faults the sound part is drawn; the exit code is then 1.

    \b
    Example:
      argmap render maps/us-pakistan.yaml -o picture.svg
      argmap render maps/us-pakistan.yaml -o picture.png --strengths
      argmap render maps/ -o pictures/ --format png
      argmap render maps/sunday-library.yaml
    """
    from argmap.report._screen import safe

    inputs = Inputs(paths)
    target = Target.of(inputs.files, output, kind)
    findings = False
    for document in inputs:
        faults = [fault for fault in document.diagnostics if fault.is_reading_error]
        strengths, ring = strengths_of(document) if scored else (None, None)
        faults += [ring] if ring is not None else []
        for fault in faults:
            click.echo(safe(one_line(fault)), err=True)
        findings |= bool(faults)
        try:
            show(document.map, strengths, target, document.file or "-")
        except ArgmapError as error:
            click.echo(f"argmap: {safe(document.file or '-')}: {error}", err=True)
            inputs.failed = True
    sys.stdout.flush()
    inputs.exit(findings)
