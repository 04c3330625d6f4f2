"""Show a map on a live page in the browser, and edit it there."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli._language_option import language_option
from argmap.cli._named_files import FILE_NAME


def _frame_ancestors(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    from argmap.preview.frames import frame_ancestor

    try:
        return tuple(frame_ancestor(text) for text in given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.argument("maps", type=FILE_NAME, default=".", metavar="[FILE|FOLDER]")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help="Port of this machine to listen on.  [default: a free one]",
)
@click.option("--no-browser", is_flag=True, help="Do not open the page; the first line of the output is its address.")
@click.option(
    "--frame-ancestor",
    multiple=True,
    callback=_frame_ancestors,
    metavar="SOURCE",
    help="Who may show the page in a frame: an origin, such as http://localhost:8080, or vscode-webview: and "
    "vscode-file: for VS Code; can be repeated.  [default: nobody]",
)
@click.option("--end-with-input", is_flag=True, help="End when standard input ends: with the program that runs it.")
@language_option
def command(**options: Any) -> None:
    """Show a map, or the maps of a folder, on a live page in the browser, until interrupted.

    The page shows the map, its article, what is wrong with it, its score and its text, and follows the file as you
    save it in an editor. Claims are moved by dragging and changed by keys; each edit is the smallest change of the
    file, and comments stay. The page speaks the language of the map. Files of other formats are shown only, and can be
    saved as argmap beside. Without FILE or FOLDER, the maps of the working folder are listed.

    The server answers this machine only, at an address with a token that the first line of the output names. Nothing is
    sent anywhere. It needs the extra `serve` of argmap.

    \b
    Example:
      argmap serve maps/us-pakistan.yaml
      argmap serve maps/ --no-browser --port 8080
    """
    from argmap.cli._serve import serve_path

    serve_path(**options)
