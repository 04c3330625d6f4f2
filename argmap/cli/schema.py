"""Print the JSON schema of map files."""

from __future__ import annotations

import json

import click


@click.command()
def command() -> None:
    """Print the JSON schema of map files, for editors and other programs.

    \b
    Example:
      argmap schema > argmap.schema.json
    A YAML editor uses it with this first line in a map:
      # yaml-language-server: $schema=argmap.schema.json
    """
    from argmap.formats._native_entries import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
