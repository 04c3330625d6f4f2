"""Explain a rule, a metric, a semantics, a format or any other name."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False)
@click.option(
    "--list",
    "everything",
    is_flag=True,
    help="List all names with codes, severities and kinds of fix; * marks rules that run only if selected.",
)
def command(name: str | None, everything: bool) -> None:
    """Explain NAME: a rule or code of `validate`, a metric or semantics of `score`, a format, a renderer, and so on.

    \b
    Example:
      argmap explain unanswered-objection
      argmap explain ARG203
      argmap explain quadratic-energy
      argmap explain --list
    """
    from argmap.cli._printing import print_text
    from argmap.report import explanations

    if everything == (name is not None):
        raise click.UsageError("give either a NAME or --list")
    if name is None:
        print_text(explanations.list_names())
        return
    try:
        print_text(explanations.explain_name(name))
    except KeyError as error:
        raise click.UsageError(error.args[0]) from error
