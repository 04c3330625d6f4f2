"""Read the guide."""

from __future__ import annotations

import shutil
import sys

import click
from click.shell_completion import CompletionItem

from argmap.cli._guide import page, topic_list, topics
from argmap.cli._printing import print_data, print_text, say


def _complete(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(topic.name, help=topic.title) for topic in topics() if topic.name.startswith(begun)]


@click.command()
@click.argument("topic", required=False, shell_complete=_complete)
def command(topic: str | None) -> None:
    """Show the page of the guide about TOPIC, or list the topics.

    A terminal shows the page in a pager; a pipe or a file gets it as Markdown.

    \b
    Example:
      argmap guide
      argmap guide format
      argmap guide ci > ci.md
    """
    if topic is None:
        print_text(topic_list(width=max(60, shutil.get_terminal_size((120, 24)).columns)))
        say("`argmap guide TOPIC` shows a page.")
        return
    try:
        text = page(topic)
    except KeyError as error:
        raise click.UsageError(error.args[0]) from None
    if sys.stdout.isatty():
        click.echo_via_pager(text)
    else:
        print_data(text)
