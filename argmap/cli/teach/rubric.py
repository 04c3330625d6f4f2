"""Print the rubric that whole maps are graded by, to be edited."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print the usual rubric: 100 points over six parts, with comments, to be edited and given to `grade --rubric`.

    \b
    Example:
      argmap teach rubric > rubric.yaml
    """
    from argmap.teach.grading.rubric import default_text

    click.echo(default_text(), nl=False)
