"""Ask the tables of a corpus questions."""

from __future__ import annotations

import click

from argmap.cli._named_files import FILE_NAME
from argmap.cli._printing import print_data, say

FORMS = {".csv": "csv", ".json": "json", ".parquet": "parquet", ".txt": "table"}
"""Suffixes of the files that an answer is written to."""


@click.command()
@click.argument("tables", type=FILE_NAME, metavar="OUT")
@click.argument("query", required=False, metavar="[SELECT]")
@click.option("--ask", metavar="NAME", help="A question by its name; `--list` shows the names.")
@click.option(
    "--with", "other", type=FILE_NAME, metavar="OUT", help="Tables to compare with, as `other_maps` and so on."
)
@click.option("--list", "names", is_flag=True, help="List the questions that have a name.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    help="Form of the answer.  [default: by the suffix of -o, else table]",
)
@click.option(
    "-o", "target", type=FILE_NAME, metavar="FILE", help="File for the answer: .csv, .json, .parquet or .txt."
)
def command(
    tables: str,
    query: str | None,
    ask: str | None,
    other: str | None,
    names: bool,
    form: str | None,
    target: str | None,
) -> None:
    """Answer a question about the tables in OUT, which `argmap corpus run` has written.

    SELECT is a query in DuckDB's SQL over the tables maps, claims, relations and diagnostics. It reads these and
    nothing else. `argmap guide corpus` says what the columns hold.

    \b
    Example:
      argmap corpus query tables/ --list
      argmap corpus query tables/ --ask most-one-sided
      argmap corpus query tables/ --ask unanswered-by-topic -o unanswered.csv
      argmap corpus query tables/ "select topic, avg(balance) from maps group by topic"
      argmap corpus query spring/ --ask drift --with autumn/
    """
    from argmap.cli.corpus._answer_file import write_beside
    from argmap.corpus import open as open_tables
    from argmap.corpus.questions.answer_forms import to_bytes
    from argmap.corpus.questions.named_questions import QUESTIONS, find_question

    if names:
        width = max(map(len, QUESTIONS))
        print_data("".join(f"{name:<{width}}  {question.meaning}\n" for name, question in QUESTIONS.items()))
        return
    if (query is None) == (ask is None):
        raise click.UsageError("give either a SELECT or --ask NAME")
    if ask is not None:
        try:
            question = find_question(ask)
        except KeyError as error:
            raise click.UsageError(error.args[0]) from None
        if question.needs_other and other is None:
            raise click.UsageError(f"'{ask}' compares two runs: name the other one by --with")
        query = question.query
    chosen = form or _form_of(target)
    opened = open_tables(tables, other)
    if not opened.is_complete:
        say("argmap: the run has not come to its end; this is about the parts that are finished")
    content = to_bytes(opened, query or "", chosen)
    if target is None:
        print_data(content)
    else:
        write_beside(target, content, [folder for folder in (tables, other) if folder is not None])


def _form_of(target: str | None) -> str:
    from pathlib import Path

    if target is None:
        return "table"
    suffix = Path(target).suffix.lower()
    if suffix not in FORMS:
        raise click.UsageError(f"expected a file that ends in {', '.join(FORMS)}, found '{target}'")
    return FORMS[suffix]
