"""Make a Vee diagram: reasons for and against, and a conclusion from both."""

from __future__ import annotations

import click

from argmap.cli._inputs import assume_option
from argmap.cli._language_option import language_option


@click.command()
@click.argument("map_file", metavar="MAP")
@assume_option
@click.option("--blank", is_flag=True, help="Print only the question, so that students fill in the rest.")
@click.option("-o", "--output", required=True, metavar="FILE", help="The page to write (.html).")
@language_option
def command(map_file: str, blank: bool, output: str, language: str | None) -> None:
    """Write a page with the reasons for and against the thesis of MAP, and space for the conclusion.

    \b
    Example:
      argmap teach vee maps/teaching/phones.yaml --blank -o vee.html
      argmap teach vee maps/teaching/phones.yaml -o vee.html
    """
    from argmap.cli._outputs import Outputs
    from argmap.cli.teach._one_map import choose_suffix, read_one_map
    from argmap.teach.handouts.vee_diagram import as_page, vee

    with read_one_map(map_file) as document:
        choose_suffix(output, (".html",))
        diagram = vee(document.map, blank=blank, language=language or "")
        Outputs([document.file]).write(output, as_page(diagram).encode())
