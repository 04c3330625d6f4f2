"""Go through a map step by step, as Markdown or as a page for the classroom screen."""

from __future__ import annotations

import click

from argmap.cli._inputs import assume_option
from argmap.cli._language_option import language_option


@click.command()
@click.argument("map_file", metavar="MAP")
@assume_option
@click.option("--predict", is_flag=True, help="Ask a question before each claim, so that the class can predict it.")
@click.option("--step", type=int, metavar="N", help="Stop after step N (default: the last one).")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="The file to write (.html, .md); default: print Markdown.",
)
@language_option
def command(map_file: str, predict: bool, step: int | None, output: str | None, language: str | None) -> None:
    """Print the claims of MAP one by one, in teaching order.

    \b
    Example:
      argmap teach lesson maps/teaching/class-pet.yaml --predict
      argmap teach lesson maps/teaching/class-pet.yaml --predict -o lesson.html
      argmap teach lesson maps/sunday-library.yaml --step 4
    """
    from argmap.cli._outputs import Outputs
    from argmap.cli._printing import print_data
    from argmap.cli.teach._one_map import choose_suffix, read_one_map
    from argmap.report.output.screen import safe
    from argmap.teach.handouts.lesson_steps import as_page, as_text

    with read_one_map(map_file) as document:
        is_page = choose_suffix(output, (".md", ".html")) == ".html"
        debate, shown = document.map, language or ""
        content = (
            as_page(debate, predict=predict, language=shown)
            if is_page
            else as_text(debate, predict=predict, upto=step, language=shown)
        )
        if output:
            Outputs([document.file]).write(output, content.encode())
        else:
            print_data("\n".join(safe(line) for line in content.splitlines()), end="\n")
