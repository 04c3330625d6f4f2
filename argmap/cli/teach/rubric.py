"""Print the default rubric for grading maps."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print the default rubric for maps, 100 points in six parts, to edit and pass to `argmap teach grade --rubric`.

    \b
    Example:
      argmap teach rubric > rubric.yaml
    """
    from argmap.cli._printing import print_data
    from argmap.teach.grading.map_rubric import default_text

    print_data(default_text())
