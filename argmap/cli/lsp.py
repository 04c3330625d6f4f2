"""Run the language server, which editors start."""

from __future__ import annotations

import sys

import click


@click.command()
def command() -> None:
    """Run the language server on standard input and output; editors start it.

    It shows what `validate` finds while you write, with its fixes, in maps in YAML or JSON that have `argmap:` on top,
    and in Argdown. `argmap guide editors` says how to set it up. It needs the extra `lsp` of argmap.

    \b
    Example:
      argmap lsp
    """
    from argmap.lsp.standard_streams import serve

    sys.exit(serve())
