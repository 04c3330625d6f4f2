"""The command line: a lazy group of thin commands, one file each. No command contains domain logic."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from pathlib import Path
from typing import Any

import click

from argmap.config import ConfigError
from argmap.diagnostics import ArgmapError

HELP = """Argument maps as typed text files: validate, render, score and explain them.

\b
Example:
  argmap validate maps/
  argmap render maps/us-pakistan.yaml -o picture.svg
  argmap score maps/us-pakistan.yaml
  argmap guide
"""


class LazyGroup(click.Group):
    """The commands of a package: one module each, imported when it runs; the summary is the module's first line."""

    def __init__(self, name: str | None = None, *, package: str = __name__, **attributes: Any) -> None:
        super().__init__(name, **attributes)
        self.package = package
        self.path: list[str] = list(sys.modules[package].__path__)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(m.name for m in pkgutil.iter_modules(self.path) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{self.package}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self._first_line(name).strip('".\n')) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def _first_line(self, name: str) -> str:
        file = Path(self.path[0], f"{name}.py")
        with (file if file.exists() else Path(self.path[0], name, "__init__.py")).open(encoding="utf-8") as module:
            return module.readline()


def _version(ctx: click.Context, _: click.Parameter, is_set: bool) -> None:
    """Prints the version, and which form of the scoring kernel is installed."""
    if is_set and not ctx.resilient_parsing:
        from importlib.metadata import version

        from argmap.scoring import KERNEL

        click.echo(f"argmap {version('argmap')} ({KERNEL} kernel)")
        ctx.exit()


@click.group(cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
def argmap() -> None:
    pass


def main() -> None:
    """Runs the command line. Exit codes: 0 fine, 1 findings, 2 wrong usage, wrong settings or unreadable files."""
    # searching for pydantic plugins, which are not used here, would take longer than reading a map
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        argmap()
    except ConfigError as error:
        _print_settings_errors(error)
        sys.exit(2)
    except ArgmapError as error:
        click.echo(f"argmap: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _print_settings_errors(error: ConfigError) -> None:
    """Prints what is wrong with the settings, each error with its line."""
    from argmap.report import Checked
    from argmap.report.diagnostic.source_excerpts import show_diagnostics

    file = error.diagnostics[0].file or ""
    click.echo(show_diagnostics(Checked(file, error.text, error.diagnostics)), nl=False, err=True)
