"""The page: one file of HTML with figures, tables and pictures in it, which asks for nothing from a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from argmap.corpus.questions.corpus_tables import CorpusTables
from argmap.corpus.reporting.bar_charts import chart
from argmap.corpus.reporting.distributions import Distribution, distributions
from argmap.corpus.reporting.extreme_maps import ExtremeMap, extreme_maps

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --quiet: #555; --line: #d0d0d0; --bar: #2f6690 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eaeaea; --paper: #161616; --quiet: #b5b5b5; --line: #444; --bar: #7db4dc } }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
main { max-width: 56rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.7rem } h2 { font-size: 1.3rem; margin-top: 2.5rem } h3 { font-size: 1.05rem }
svg { width: 100%; max-width: 640px; height: auto; display: block } svg text { font-size: 12px; fill: var(--ink) }
svg rect { fill: var(--bar) } svg .grid { stroke: var(--line) }
.scroll { overflow-x: auto } table { border-collapse: collapse; font-size: .9rem }
.scroll { margin: 0 0 1rem } caption { text-align: left; color: var(--quiet); white-space: nowrap }
th, td { padding: .2rem .7rem .2rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums } td { overflow-wrap: anywhere }
summary { cursor: pointer; color: var(--quiet) } .quiet { color: var(--quiet) } figure { margin: 0 0 1.5rem }
img { max-width: 100%; background: #fff; border: 1px solid var(--line) } p.path { overflow-wrap: anywhere }
"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_READ = "from maps where status in ('ok', 'errors')"
_GROUPS = (
    "count(*) as maps, median(claims)::int as claims, median(depth)::int as depth, round(avg(balance), 2) as balance,"
    f" round(avg(verdict), 2) as verdict, sum(objections) as objections, sum(unanswered) as unanswered {_READ}"
)
MOST_GROUPS = 30
"""Rows of a table by folder or topic."""


def corpus_page(tables: CorpusTables, title: str) -> str:
    """The page about a corpus. The text is the same for the same tables, as long as their sources are at hand."""
    body = "".join(
        (_opening(tables), _figures(tables), _groups(tables), _extremes(extreme_maps(tables)), _made(tables))
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        f"{body}</main>\n</body>\n</html>\n"
    )


def _opening(tables: CorpusTables) -> str:
    """How many maps there are, and what became of them."""
    _, ((maps, claims, relations, unanswered),) = tables.rows(
        "select count(*), sum(claims), (select count(*) from relations), sum(unanswered) from maps"
    )
    words = (
        f"{maps:,} maps with {claims or 0:,} claims and {relations:,} relations; "
        f"{unanswered or 0:,} objections are unanswered."
    )
    open_end = "" if tables.is_complete else " The run has not come to its end: only finished parts are shown."
    statuses = tables.rows("select status, count(*) as n from maps group by status order by n desc, status")[1]
    reasons = tables.rows(
        "select status, coalesce(rule, why) as reason, count(*) as n from (select status,"
        " regexp_extract(reason, '^(ARG[0-9]+|[^:,;]*)') as why from maps where status <> 'ok')"
        " left join (select distinct code, rule from diagnostics) on code = why"
        " group by all order by n desc, status, reason limit 15"
    )[1]
    parts = [f"<p>{escape(words)}{open_end}</p>\n", _table("Maps by status", ("status", "maps"), statuses)]
    if reasons:
        parts.append(_table("Why maps were not read whole", ("status", "reason", "maps"), reasons))
    return "".join(parts)


def _figures(tables: CorpusTables) -> str:
    parts = ["<h2>Distributions</h2>\n"]
    for number, figure in enumerate(distributions(tables)):
        parts.append(_figure(figure, number))
    return "".join(parts)


def _figure(figure: Distribution, number: int) -> str:
    are_names = figure.unit in ("format", "language", "rule")
    note = f'<p class="quiet">{escape(figure.note)}</p>' if figure.note else ""
    table = _table(f"{figure.title}: maps by {figure.unit}", (figure.unit, "maps"), figure.bars)
    return (
        f"<section>\n<h3>{escape(figure.title)}</h3>\n<figure>{chart(figure, number, are_names=are_names)}{note}"
        f"<details><summary>Table: {escape(figure.title.lower())}</summary>{table}</details></figure>\n</section>\n"
    )


def _groups(tables: CorpusTables) -> str:
    parts = ["<h2>Folders and topics</h2>\n"]
    for title, columns in (("Maps by source and folder", "source, folder"), ("Maps by topic", "topic")):
        names, rows = tables.rows(
            f"select {columns}, {_GROUPS} group by {columns} order by maps desc, {columns} limit {MOST_GROUPS + 1}"
        )
        more = f'<p class="quiet">Only the first {MOST_GROUPS} are shown.</p>\n' if len(rows) > MOST_GROUPS else ""
        parts.append(_table(title, names, rows[:MOST_GROUPS]) + more)
    parts.append('<p class="quiet">Claims and depth are medians, balance and verdict are means.</p>\n')
    return "".join(parts)


def _extremes(maps: Iterable[ExtremeMap]) -> str:
    parts = [_extreme(each) for each in maps]
    return "".join(("<h2>Maps at both ends</h2>\n", *parts)) if parts else ""


def _extreme(shown: ExtremeMap) -> str:
    figures = ", ".join(
        f"{name.replace('_', ' ')} {_text(value)}" for name, value in shown.figures.items() if value is not None
    )
    picture = (
        f'<img alt="Map: {escape(shown.topic, quote=True)}" src="{shown.picture}">'
        if shown.picture
        else f'<p class="quiet">{escape(shown.why_not)}</p>'
    )
    return (
        f"<section>\n<h3>{escape(shown.title)}: {escape(shown.topic)}</h3>\n"
        f'<p class="quiet path">{escape(shown.path)}: {escape(figures)}</p>\n{picture}\n</section>\n'
    )


def _made(tables: CorpusTables) -> str:
    made = tables.manifest["made_with"]
    sources = ", ".join(tables.manifest["sources"])
    words = (
        f"Sources: {sources}. Made with argmap {made['argmap']}, Python {made['python']} and pyarrow "
        f"{made['pyarrow']}; bounds for one map: {made['seconds']} s of CPU time, {made['megabytes']} MB of memory."
    )
    return f'<h2>How this was made</h2>\n<p class="path">{escape(words)}</p>\n'


def _table(caption: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A table with a caption; numbers to the right."""
    right = [any(isinstance(row[place], int | float) for row in rows) for place in range(len(names))]
    kinds = [' class="n"' if each else "" for each in right]
    head = "".join(f'<th scope="col"{kind}>{escape(name)}</th>' for name, kind in zip(names, kinds, strict=True))
    body = "".join(
        "<tr>"
        + "".join(f"<td{kind}>{escape(_text(cell))}</td>" for cell, kind in zip(row, kinds, strict=True))
        + "</tr>\n"
        for row in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}">'
        f"<table><caption>{escape(caption)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n"
    )


def _text(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
