"""Print the JSON schema of map files."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print the JSON schema of map files, for editors and other programs.

    \b
    Example:
      argmap schema > .argmap-1.schema.json
    To use it in a YAML editor, make this the first line of a map:
      # yaml-language-server: $schema=.argmap-1.schema.json
    """
    from argmap.cli._printing import print_data
    from argmap.formats.native.starter import schema_text

    print_data(schema_text())
