"""What is printed when a command cannot do its work: what is wrong with the call, the settings or the surroundings."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from argmap.cli._printing import say, say_lines
from argmap.config import ConfigError
from argmap.diagnostics import ArgmapError, ReadError, one_line
from argmap.printable import safe, without_commands

_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def say_failure(error: Exception, arguments: Sequence[str]) -> int:
    """Prints why a command with these `arguments` ended, and returns its exit code.

    An error that is none of the user's, but one of the program, is raised again.
    """
    match error:
        case click.ClickException():
            _say_usage_error(error, arguments)
            return error.exit_code
        case click.Abort():
            say("Aborted!")
            return 1
        case ConfigError():
            _print_settings_errors(error)
        case ReadError():
            say_lines([f"argmap: {one_line(diagnostic)}" for diagnostic in error.diagnostics])
        case ArgmapError():
            say(f"argmap: {error}")
        case OSError():
            say(f"argmap: {error.filename or 'the system'}: {error.strerror or error}")
        case UnicodeEncodeError():
            say("argmap: a name or a text has half a character, which no file can hold")
        case MemoryError():
            say("argmap: there is not enough memory for this")
        case _:
            raise error
    return 2


def _say_usage_error(error: click.ClickException, arguments: Sequence[str]) -> None:
    """Prints what is wrong with the call; names in it are shown as text, and on one line."""
    message = error.message
    for argument in arguments:
        if not argument.isprintable():
            for form in (argument, argument.translate(_HALVES)):  # click shows it either way
                message = message.replace(form, safe(argument))
    lines = [without_commands(safe(line)) for line in message.expandtabs().split("\n")]
    vars(error)["message"] = "\n".join(lines)
    error.show(sys.stderr)


def _print_settings_errors(error: ConfigError) -> None:
    """Prints what is wrong with the settings, each error with its line."""
    from argmap.cli._printing import say_lines
    from argmap.report import Checked
    from argmap.report.diagnostic.source_excerpts import show_diagnostics

    file = error.diagnostics[0].file or ""
    say_lines(show_diagnostics(Checked(file, error.text, error.diagnostics)).split("\n")[:-1])
