"""Say what a rule, a metric, a format and the like is about."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", required=False)
@click.option(
    "--list", "everything", is_flag=True, help="List all names with codes, severities and fixes; * means: on request."
)
def command(name: str | None, everything: bool) -> None:
    """Say what NAME is about: a rule or a code of `validate`, a semantics, metric, format or renderer.

    \b
    Example:
      argmap explanations unanswered-objection
      argmap explanations ARG203
      argmap explanations quadratic-energy
      argmap explanations --list
    """
    from argmap.report import explanations

    if everything == (name is not None):
        raise click.UsageError("give either a NAME or --list")
    if name is None:
        click.echo(explanations.listed())
        return
    try:
        click.echo(explanations.explained(name))
    except KeyError as error:
        raise click.UsageError(error.args[0]) from error
