"""Writes the tables of the page `corpus-costs.md` from the formula: `python -m tests.pages.corpus_costs`."""

from __future__ import annotations

from benchmarks.corpus_costs import ASSUMED, MEASURED, costs
from tests.pages.blocks import ROOT

FILE = ROOT / "argmap" / "guide" / "corpus-costs.md"
HEADING = "## The tables\n"
SIZES = ((10_000, 2), (100_000, 2), (1_000_000, 16), (10_000_000, 100), (100_000_000, 1000), (1_000_000_000, 1000))
"""Maps, and the workers that do them."""


def section() -> str:
    """The last section of the page."""
    parts = [HEADING]
    for losses in ASSUMED:
        parts.append(
            f"\n### Assumed: {losses.name}, one worker lost in {1 / losses.rate:,.0f} hours of work\n\n"
            "| maps | workers | time | CPU hours | parts done again | tables | files | plan |\n"
            "|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        )
        for maps, workers in SIZES:
            cost = costs(maps, workers, losses)
            cells = (
                *(f"{maps:,}", f"{workers:,}", _time(cost.hours), f"{cost.cpu_hours:,.2g}", _count(cost.again)),
                *(_bytes(cost.size), f"{cost.files:,}", _bytes(cost.plan)),
            )
            parts.append(f"| {' | '.join(_plain(cell) for cell in cells)} |\n")
    return "".join(parts)


def inputs() -> str:
    """The table of what was measured."""
    rows = (
        ("CPU time of a map of 20 claims, from its bytes to its share of the files", f"{MEASURED.cpu * 1e3:.1f} ms"),
        ("bytes of all four tables for such a map", f"{MEASURED.size:,.0f}"),
        ("time to list a file in a folder", f"{MEASURED.listing * 1e6:.1f} µs"),
        ("CPU time to see that a map has not changed", f"{MEASURED.checking * 1e3:.2f} ms"),
        ("time of the first process to write a part", f"{MEASURED.writing * 1e3:.1f} ms"),
        ("time from the start of a pool to its first result", f"{MEASURED.start:.1f} s"),
        ("bytes of the plan for a map", f"{MEASURED.plan:.0f}"),
    )
    return "| measured | |\n|---|---:|\n" + "".join(f"| {name} | {value} |\n" for name, value in rows)


def _plain(cell: str) -> str:
    return f"{float(cell):,.0f}" if "e+" in cell else cell


def _count(number: float) -> str:
    return f"{number:,.0f}" if number >= 1 else "under 1"


def _time(hours: float) -> str:
    if hours < 1 / 60:
        return f"{hours * 3600:.0f} s"
    if hours < 1:
        return f"{hours * 60:.0f} min"
    return f"{hours:.1f} h" if hours < 48 else f"{hours / 24:.1f} days"


def _bytes(size: float) -> str:
    for unit, factor in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size / 1e3:.0f} kB"


if __name__ == "__main__":
    before = FILE.read_text(encoding="utf-8").partition(HEADING)[0]
    start = before.index("| measured |")
    end = before.index("\n\n", start) + 1
    FILE.write_text(before[:start] + inputs() + before[end:] + section(), encoding="utf-8")
