"""Write one page about a corpus: distributions, folders, topics, extreme maps."""

from __future__ import annotations

import click

from argmap.cli._named_files import FILE_NAME
from argmap.cli._printing import say


@click.command()
@click.argument("tables", type=FILE_NAME, metavar="OUT")
@click.option(
    "-o", "target", type=FILE_NAME, required=True, metavar="FILE", help="File for the page, such as report.html."
)
@click.option("--title", default="A corpus of argument maps", show_default=True, help="Heading of the page.")
def command(tables: str, target: str, title: str) -> None:
    """Write a page about the tables in OUT, which `argmap corpus run` has written.

    It shows how size, depth, balance, verdict, robustness, unanswered objections, formats and rules are distributed, as
    figures with their tables; folders and topics; and the maps at both ends with their pictures, which are drawn from
    the sources if these are still there. The page is one file, and asks for nothing from a network.

    \b
    Example:
      argmap corpus report tables/ -o report.html
      argmap corpus report tables/ -o report.html --title "Essays of the spring term"
    """
    from argmap.cli.corpus._answer_file import write_beside
    from argmap.corpus import open as open_tables
    from argmap.corpus.reporting.corpus_page import corpus_page

    opened = open_tables(tables)
    if not opened.is_complete:
        say("argmap: the run has not come to its end; the page is about the parts that are finished")
    write_beside(target, corpus_page(opened, title).encode("utf-8", "replace"), [tables])
