"""What `validate` needs besides the command itself: names of rules and reports, colours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from argmap.batch.rule_selection import RuleSelection
from argmap.diagnostics import did_you_mean
from argmap.registry import REPORTERS
from argmap.report import Paint, plain

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan", "frame": "blue", "place": None}


def selection_of(select: Iterable[str], extend: Iterable[str], ignore: Iterable[str]) -> RuleSelection:
    """The rules selected by options whose values may hold several names separated by commas."""
    only = _names(select)
    return RuleSelection(only or None, _names(extend), _names(ignore))


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def reports_of(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Formats and files out of `FORMAT=FILE`."""
    reports, names = [], REPORTERS.names()
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file or name not in names:
            hint = did_you_mean(name, names) or f"; the formats are {', '.join(names)}"
            raise click.UsageError(f"--report takes FORMAT=FILE, found '{value}'{hint}")
        reports.append((name, file))
    return tuple(reports)


def paint() -> Paint:
    """Colours for a terminal that wants them, else none."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return plain
    return lambda part, style: click.style(part, fg=_COLOURS[style], bold=style == "place")
