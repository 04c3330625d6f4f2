"""Draw maps as pictures, pages, slides or outlines."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import click

from argmap.cli._inputs import paths_argument, reading_options
from argmap.cli._render import Drawing
from argmap.cli._render_options import part_options, strengths_option, style_options
from argmap.cli._render_page import is_page, write_page
from argmap.registry import RENDERERS


@click.command()
@paths_argument
@reading_options
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="OUT",
    help="File to write, whose suffix chooses the format, or a folder for several maps; can be repeated.  "
    "[default: standard output]",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(RENDERERS.names()),
    help="Format of the output.  [default: by the suffix of OUT; svg in a folder, terminal without -o]",
)
@strengths_option
@part_options
@style_options
@click.option("--watch", is_flag=True, help="Draw again whenever a map changes, until interrupted.")
def command(watch: bool, **options: Any) -> None:
    """Draw maps: as pictures, interactive pages, slides, outlines, or as a tree in the terminal.

    The suffix of OUT chooses the format. Without -o, a tree is printed to the terminal. Several maps need a folder, in
    which each picture is named after its map. If the letters of a picture would be smaller than 7 pt on the page, it is
    split into an overview and further sheets, OUT-2 and so on. If a map has errors, the part that could be read is
    drawn and the exit code is 1; it is also 1 if a map is too dense or too large for a picture. A page in Markdown with
    blocks of maps becomes a page in HTML with these drawn. Settings for a whole project belong in argmap.toml under
    [render].

    \b
    Example:
      argmap render maps/us-pakistan.yaml -o picture.svg
      argmap render maps/us-pakistan.yaml -o map.html -o map.pdf --strengths
      argmap render maps/us-pakistan.yaml -o trust.png --focus distrust --depth 1
      argmap render maps/ -o pictures/ --format png --page slide --theme dark
      argmap render maps/sunday-library.yaml
      argmap render notes.md -o notes.html
    """
    run = partial(write_page, options) if is_page(options) else Drawing.of(options).run
    if watch:
        from argmap.cli._watch import watch_and_run

        watch_and_run(run, options["paths"])
    sys.exit(run())
