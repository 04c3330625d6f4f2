"""How the maps of a corpus are distributed over sizes, shares and names: counts for figures, from the tables."""

from __future__ import annotations

from typing import NamedTuple

from argmap.corpus.questions.corpus_tables import CorpusTables

BINS = 20
"""Bins of a share."""
MOST_BARS = 25
"""Bars of a figure of names; more are counted together."""
_READ = "from maps where status in ('ok', 'errors')"


class Distribution(NamedTuple):
    """A figure: what it shows, the unit of its bars, and a name and a number for each bar, in order.

    `note` is a sentence on what is not in it.
    """

    title: str
    unit: str
    bars: tuple[tuple[str, int], ...]
    note: str = ""


def distributions(tables: CorpusTables) -> list[Distribution]:
    """All figures, as far as there is something to show."""
    figures = [
        _sizes(tables),
        _whole(tables, "depth", "Depth", "longest chain of relations"),
        _share(tables, "balance", "Balance", "balance number", 0.0, 1.0, "have no balance number"),
        _share(tables, "verdict", "Verdict", "2σ − 1 of the thesis", -1.0, 1.0, "have no thesis, or no verdict"),
        _share(
            *(tables, "robustness", "Robustness of the verdict", "change of all base scores", 0.0, 0.5),
            "have a verdict that no base scores take away, or none",
        ),
        _whole(tables, "unanswered", "Unanswered objections", "objections that nothing answers"),
        _names(tables, "Formats", "format", f"select format, count(*) {_READ} group by format"),
        _names(tables, "Languages", "language", f"select coalesce(language, 'unknown'), count(*) {_READ} group by all"),
        _names(
            tables, "Rules", "rule", "select rule, count(distinct path) from diagnostics group by rule"
        ),
    ]  # fmt: skip
    return [figure for figure in figures if figure.bars]


def _sizes(tables: CorpusTables) -> Distribution:
    """Numbers of claims in steps that double."""
    query = f"select case when claims = 0 then -1 else floor(log2(claims)) end as step, count(*) {_READ} group by step"
    counts = {int(step): count for step, count in tables.rows(query)[1]}
    bars = [("0" if step < 0 else _range(step), counts.get(step, 0)) for step in _steps(counts)]
    return Distribution("Size", "number of claims", tuple(bars))


def _steps(counts: dict[int, int]) -> range:
    return range(min(counts), max(counts) + 1) if counts else range(0)


def _range(step: int) -> str:
    low, high = 2**step, 2 ** (step + 1) - 1
    return str(low) if low == high else f"{low:,}–{high:,}"


def _whole(tables: CorpusTables, column: str, title: str, unit: str) -> Distribution:
    """Whole numbers, the large ones together."""
    top = BINS - 1
    query = f"select least({column}, {top}) as step, count(*) {_READ} and {column} is not null group by step"
    counts = dict(tables.rows(query)[1])
    last = max(counts, default=-1)
    bars = [(f"{step} or more" if step == top else str(step), counts.get(step, 0)) for step in range(last + 1)]
    return Distribution(title, unit, tuple(bars))


def _share(
    tables: CorpusTables, column: str, title: str, unit: str, low: float, high: float, missing: str
) -> Distribution:
    """Numbers between two ends in bins of equal width; the last one has both its ends."""
    width = (high - low) / BINS
    query = (
        f"select least(floor(({column} - {low}) / {width} + 1e-9), {BINS - 1})::int as step, count(*)"
        f" {_READ} and {column} is not null group by step"
    )
    counts = dict(tables.rows(query)[1])
    _, ((without,),) = tables.rows(f"select count(*) {_READ} and {column} is null")
    if not counts:
        return Distribution(title, unit, ())
    ends = [f"{low + step * width:.3g}".replace("-", "−") for step in range(BINS + 1)]
    bars = [(f"{ends[step]} to {ends[step + 1]}", counts.get(step, 0)) for step in range(BINS)]
    return Distribution(title, unit, tuple(bars), f"{without:,} maps {missing}." if without else "")


def _names(tables: CorpusTables, title: str, unit: str, query: str) -> Distribution:
    """Names, the most frequent first."""
    rows = sorted(tables.rows(query)[1], key=lambda row: (-row[1], str(row[0])))
    more = f"{len(rows) - MOST_BARS} others are not shown." if len(rows) > MOST_BARS else ""
    return Distribution(title, unit, tuple((str(name), count) for name, count in rows[:MOST_BARS]), more)
