"""What `validate` needs besides the command itself: names of rules and reports, colours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from argmap.batch.rule_choice import Choice
from argmap.diagnostics import did_you_mean
from argmap.report import REPORTERS
from argmap.report.findings import text

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan", "frame": "blue", "place": None}


def choice_of(select: Iterable[str], extend: Iterable[str], ignore: Iterable[str]) -> Choice:
    """The choice of rules in options whose values may hold several names with commas between them."""
    chosen = _names(select)
    return Choice(chosen or None, _names(extend), _names(ignore))


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def reports_of(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Formats and files out of `FORMAT=FILE`."""
    found = []
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file or name not in REPORTERS:
            hint = did_you_mean(name, REPORTERS) or f"; formats are {', '.join(REPORTERS)}"
            raise click.UsageError(f"--report takes FORMAT=FILE, found '{value}'{hint}")
        found.append((name, file))
    return tuple(found)


def paint() -> text.Paint:
    """Colours for a terminal that wants them, else none."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text.plain
    return lambda part, style: click.style(part, fg=_COLOURS[style], bold=style == "place")
