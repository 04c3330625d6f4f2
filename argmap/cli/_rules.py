"""What `validate` needs besides the command itself: names of rules, scores on request, colours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from argmap.diagnostics import ArgmapError
from argmap.model.document import Document
from argmap.report import text
from argmap.rules import Scores, selected

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan", "frame": "blue", "place": None}


def rule_names(values: Iterable[str], where: str) -> set[str]:
    """The rules named, by name or code, in values that may hold several with commas between them.

    Raises ArgmapError, with `where` the value stands and the nearest name, for one that does not exist.
    """
    try:
        return selected(name.strip() for value in values for name in value.split(",") if name.strip())
    except KeyError as error:
        raise ArgmapError(f"{where}: {error.args[0]}") from error


def scores_of(document: Document) -> Scores:
    """The scores of a document's map; loads the evaluator."""
    from argmap.scoring import score

    return score(document.map)


def paint() -> text.Paint:
    """Colours for a terminal that wants them, else none."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text.plain
    return lambda part, style: click.style(part, fg=_COLOURS[style], bold=style == "place")
