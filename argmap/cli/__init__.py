"""The command line: a lazy group of thin commands, one file each. No command holds logic of the domain."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click

from argmap.diagnostics import ArgmapError

HELP = """Argument maps as typed text files: validate, render, score and explain them.

\b
Example:
  argmap validate maps/
  argmap render maps/us-pakistan.yaml -o picture.svg
  argmap score maps/us-pakistan.yaml
"""


class LazyGroup(click.Group):
    """Imports a command when it is run; its module's name is the command's, its docstring's first line the summary."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"argmap.cli.{cmd_name}").command
        return command


@click.group(cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="argmap")
def argmap() -> None:
    pass


def main() -> None:
    """Runs the command line; exit codes are 0 fine, 1 findings, 2 usage or surroundings."""
    try:
        argmap()
    except ArgmapError as error:
        click.echo(f"argmap: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
