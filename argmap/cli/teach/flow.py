"""Make a flow sheet for a debate from a map."""

from __future__ import annotations

import click

from argmap.cli._inputs import assume_option
from argmap.cli._language_option import language_option


@click.command()
@click.argument("map_file", metavar="MAP")
@assume_option
@click.option(
    "--style",
    default="lincoln-douglas",
    show_default=True,
    metavar="STYLE",
    help="Style of debate: lincoln-douglas, policy, british-parliamentary or karl-popper.",
)
@click.option("--blank", is_flag=True, help="Leave the cells empty, to be filled in by hand.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="The file to write (.html, .md, .csv); default: print Markdown.",
)
@language_option
def command(map_file: str, style: str, blank: bool, output: str | None, language: str | None) -> None:
    """Assign the claims of MAP to the speeches of a debate; mark claims that the other side leaves unanswered.

    \b
    Example:
      argmap teach flow maps/sunday-library.yaml --style karl-popper
      argmap teach flow maps/sunday-library.yaml --style policy -o flow.html
      argmap teach flow maps/sunday-library.yaml --blank -o flow.csv
    """
    from argmap.cli._outputs import Outputs
    from argmap.cli._printing import print_data
    from argmap.cli.teach._one_map import choose_suffix, read_one_map
    from argmap.report.output.screen import safe
    from argmap.teach.handouts import flow_sheet

    forms = {
        ".md": lambda s: flow_sheet.as_markdown(s).encode(),
        ".html": lambda s: flow_sheet.as_page(s).encode(),
        ".csv": flow_sheet.as_csv,
    }
    with read_one_map(map_file) as document:
        suffix = choose_suffix(output, tuple(forms))
        try:
            sheet = flow_sheet.flow(document.map, style, blank=blank, language=language or "")
        except KeyError as error:
            raise click.UsageError(error.args[0]) from error
        content = forms[suffix](sheet)
        if output:
            Outputs([document.file]).write(output, content)
        else:
            print_data("\n".join(safe(line) for line in content.decode().splitlines()), end="\n")
