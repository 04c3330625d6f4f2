"""Print the guide for teachers."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print the guide for teachers, as Markdown.

    \b
    Example:
      argmap teach guide
      argmap teach guide > guide.md
    """
    from importlib import resources

    from argmap.cli._printing import print_data

    print_data(resources.files("argmap").joinpath("guide", "teaching.md").read_text(encoding="utf-8"))
