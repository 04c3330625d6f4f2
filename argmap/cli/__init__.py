"""The command line: a lazy group of thin commands, one file each. No command contains domain logic."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

from argmap.patterns import compile_later_in
from argmap.registry import first_line, module_files

with compile_later_in("platform", "gettext"):  # which click imports, and seldom asks anything
    import click

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
        return [*module_files(self.path)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in module_files(self.path):
            return None
        command: click.Command = importlib.import_module(f"{self.package}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0][:1] != "-" and args[0] not in module_files(self.path) and not ctx.resilient_parsing:
            from argmap.diagnostics import did_you_mean

            ctx.fail(f"there is no command '{args[0]}'{did_you_mean(args[0], module_files(self.path))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, first_line(file).strip('".\n')) for name, file in module_files(self.path).items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _version(ctx: click.Context, _: click.Parameter, is_set: bool) -> None:
    """Prints the version, and which form of the scoring kernel is installed."""
    if is_set and not ctx.resilient_parsing:
        from importlib.metadata import version

        from argmap.cli._printing import print_text
        from argmap.scoring import KERNEL

        print_text(f"argmap {version('argmap')} ({KERNEL} kernel)")
        ctx.exit()


class Program(LazyGroup):
    """The whole command line: whatever happens, it ends in words and with a true exit code."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        if not standalone_mode:
            return super().main(*args, standalone_mode=False, **extra)
        from argmap.cli._printing import guard_streams, say
        from argmap.syntax.reading_log import log_reading

        with guard_streams() as output, log_reading():
            code = self._run(*args, **extra)
            sys.stdout.flush()
            if output.error:
                say(f"argmap: cannot write to standard output: {output.error}")
                code = 2
        sys.exit(code)

    def _run(self, *args: Any, **extra: Any) -> int:
        """Runs the command and returns its exit code; prints what is wrong with the call or its surroundings."""
        try:
            code = super().main(*args, standalone_mode=False, **extra)
        except SystemExit as end:
            code = end.code
        except Exception as error:
            from argmap.cli._failures import say_failure

            return say_failure(error, extra.get("args") or (args[0] if args else None) or sys.argv[1:])
        return code if isinstance(code, int) else 0


@click.group(cls=Program, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
def argmap() -> None:
    pass


def main() -> None:
    """Runs the command line. Exit codes: 0 fine, 1 findings, 2 wrong usage, wrong settings or unreadable files."""
    from argmap.cli._late_modules import import_late

    # searching for pydantic plugins, which are not used here, would take longer than reading a map
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    import_late()
    # the collector of cycles would go through all modules again and again while they are imported
    gc.set_threshold(50_000, 20, 20)
    _fill_missing_descriptors()
    argmap()


def _fill_missing_descriptors() -> None:
    """Puts the null device where a standard stream was closed, so that no file that is opened takes its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # takes the lowest free number, which is this one
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
