"""Draw maps, or write them as outlines."""

from __future__ import annotations

import sys
from typing import Any

import click

from argmap.cli._inputs import paths_argument, reading_options
from argmap.cli._render import Drawing
from argmap.cli._render_options import part_options, strengths_option, style_options
from argmap.registry import RENDERERS


@click.command()
@paths_argument
@reading_options
@click.option("-o", "--output", "outputs", multiple=True, metavar="OUT", help="A file to write, or a folder for maps.")
@click.option("--format", "kind", type=click.Choice(RENDERERS.names()), help="Instead of what the suffix of OUT says.")
@strengths_option
@part_options
@style_options
@click.option("--watch", is_flag=True, help="Draw again whenever a map changes, until interrupted.")
def command(watch: bool, **given: Any) -> None:
    """Draw maps: as pictures, as pages to click through, as outlines, or as a tree on the terminal.

    The suffix of OUT says what is written; -o can be given several times. Without it a tree of lines goes to the
    terminal. Several maps go to a folder under their own names, as svg unless --format says otherwise. A picture whose
    type would be smaller than 7 pt on the page becomes an overview and further sheets, OUT-2 and so on. Of a map with
    faults the sound part is drawn; the exit code is then 1. What a project always wants stands in argmap.toml under
    [render].

    \b
    Example:
      argmap render maps/us-pakistan.yaml -o picture.svg
      argmap render maps/us-pakistan.yaml -o map.html -o map.pdf --strengths
      argmap render maps/us-pakistan.yaml -o trust.png --focus distrust --depth 1
      argmap render maps/ -o pictures/ --format png --page slide --theme dark
      argmap render maps/sunday-library.yaml
    """
    drawing = Drawing.of(given)
    if watch:
        from argmap.cli._watch import watched

        watched(drawing.run, drawing.paths)
    sys.exit(drawing.run())
