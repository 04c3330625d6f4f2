"""Markdown tables of medians, with their ratio to argmap's and their spread."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence

UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table below its heading, with its columns aligned: names to the left, figures to the right."""
    cells = [list(head), *rows]
    names = [not any(character.isdigit() for character in name) for name in head]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in cells]
    rule = [f"{'-' * (width + 1)}{'-' if name else ':'}" for name, width in zip(names, widths, strict=True)]
    return "\n".join([f"### {title}", "", lines[0], f"|{'|'.join(rule)}|", *lines[1:], ""])


def spread(figures: Sequence[float]) -> str:
    """Half the distance from the least to the greatest, in percent of the median; nothing for one figure."""
    half = (max(figures) - min(figures)) / 2
    return f" ±{half / statistics.median(figures):.0%}" if half else ""


def seconds(figures: Sequence[float], ours: Sequence[float] = ()) -> str:
    """The median, how many times argmap's median it is, and half the distance from the least to the greatest."""
    if not figures:
        return "–"
    median = statistics.median(figures)
    unit, name = next(((unit, name) for unit, name in UNITS if median >= unit), UNITS[-1])
    return f"{digits(median / unit)} {name}{spread(figures)}{times(figures, ours)}"


def megabytes(figures: Sequence[float], ours: Sequence[float] = ()) -> str:
    """The median of memory in MB."""
    return f"{statistics.median(figures):.0f} MB{times(figures, ours)}" if figures else "–"


def times(figures: Sequence[float], ours: Sequence[float]) -> str:
    """How many times argmap's median, a bold fraction where it is less; nothing where argmap has no figure."""
    if not ours or figures is ours:
        return ""
    ratio = statistics.median(figures) / statistics.median(ours)
    return f" (**1/{digits(1 / ratio)}**)" if ratio < 0.95 else f" ({digits(ratio)} ×)"


def digits(number: float) -> str:
    """Two digits at least, and no fractions of large numbers."""
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}" if number >= 1 else f"{number:.2g}"
