"""Print the default rubric for grading maps, or a blank one for an age group."""

from __future__ import annotations

import click

from argmap.cli._language_option import LanguageCode


@click.command()
@click.option(
    "--age",
    type=click.IntRange(4, 99),
    metavar="YEARS",
    help="Instead print a blank rubric in plain words, to mark maps by hand, for students of this age.",
)
@click.option("--language", type=LanguageCode(), metavar="CODE", help="With --age: its language.  [default: English]")
@click.option("-o", "--output", metavar="FILE", help="With --age, the file to write: .md, or .html to print.")
def command(age: int | None, language: str | None, output: str | None) -> None:
    """Print the default rubric for maps, 100 points in six parts, to edit and pass to `argmap teach grade --rubric`.

    With --age, print a blank rubric for students instead; there are three, for about 9, 12, and 15 years and older.

    \b
    Example:
      argmap teach rubric > rubric.yaml
      argmap teach rubric --age 12
      argmap teach rubric --age 9 -o rubric.html
      argmap teach rubric --age 12 --language de
    """
    from argmap.cli._outputs import Outputs
    from argmap.cli._printing import print_data, print_text
    from argmap.cli.teach._one_map import choose_suffix
    from argmap.language.wording import SOURCE, Wording
    from argmap.teach.grading.map_rubric import default_text
    from argmap.teach.reporting.blank_rubric import FORMS, as_markdown, as_printed_page, blank_rubric

    if age is None:
        if language is not None:
            raise click.UsageError("--language is for blank rubrics; add --age")
        if output is not None:
            raise click.UsageError("-o is for blank rubrics; add --age, or redirect the output: > rubric.yaml")
        print_data(default_text())
        return
    rubric = blank_rubric(age, Wording(language or SOURCE))
    if output is None:
        print_text(as_markdown(rubric), end="")
        return
    suffix = choose_suffix(output, FORMS)
    text = as_printed_page(rubric) if suffix == ".html" else as_markdown(rubric)
    Outputs([]).write(output, text.encode())
