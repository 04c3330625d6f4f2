"""Make a Vee diagram: reasons for and against a question, and the conclusion from both."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("map_file", metavar="MAP")
@click.option("--blank", is_flag=True, help="Only the question, to be filled in.")
@click.option("-o", "--output", required=True, metavar="FILE", help="A page to print (.html).")
def command(map_file: str, blank: bool, output: str) -> None:
    """Write a page with the reasons for and against the question of MAP, and room for the conclusion.

    \b
    Example:
      argmap teach vee maps/teaching/phones.yaml --blank -o vee.html
      argmap teach vee maps/teaching/phones.yaml -o vee.html
    """
    from argmap.cli.teach._messages import for_one_map, written
    from argmap.syntax.files import write_bytes
    from argmap.teach.handouts.vee_diagram import as_page, vee

    with for_one_map(map_file) as document:
        written(output, (".html",))
        write_bytes(Path(output), as_page(vee(document.map, blank=blank)).encode())
