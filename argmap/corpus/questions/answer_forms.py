"""An answer as text for people, CSV, JSON or Parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

from argmap.corpus.questions.corpus_tables import CorpusTables
from argmap.corpus.tables.arrow_tables import arrow
from argmap.printable import safe
from argmap.syntax.csv_text import write

SHOWN = 40
"""Rows that a text shows."""
WIDEST = 60
"""Columns that one cell of a text takes."""
FORMS = ("table", "csv", "json", "parquet")


def to_text(tables: CorpusTables, query: str) -> str:
    """The first rows as a table, and how many there are more."""
    columns, rows = tables.rows(query, SHOWN + 1)
    cells = [[_cell(name, value) for name, value in zip(columns, row, strict=True)] for row in rows[:SHOWN]]
    widths = [max(len(row[number]) for row in [columns, *cells]) for number in range(len(columns))]
    is_number = [
        any(isinstance(row[number], int | float) for row in rows) and not isinstance(rows[0][number], bool)
        for number in range(len(columns))
    ]
    lines = [_line(columns, widths, is_number), _line(["-" * width for width in widths], widths, is_number)]
    lines += [_line(row, widths, is_number) for row in cells]
    if not rows:
        lines.append("(no rows)")
    if len(rows) > SHOWN:
        _, ((count,),) = tables.rows(f"select count(*) from ({query.strip().rstrip(';')})")
        lines.append(f"… and {count - SHOWN:,} more rows; -o FILE writes all of them")
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int], is_number: Sequence[bool]) -> str:
    padded = [
        f"{cell:>{width}}" if right else f"{cell:<{width}}"
        for cell, width, right in zip(cells, widths, is_number, strict=True)
    ]
    return "  ".join(padded).rstrip()


def _cell(column: str, value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.6g}"
    text = safe(" ".join(str(value).split()))
    if len(text) <= WIDEST:
        return text
    return f"…{text[1 - WIDEST :]}" if column == "path" else f"{text[: WIDEST - 1]}…"  # paths differ in their ends


def to_bytes(tables: CorpusTables, query: str, form: str) -> bytes:
    """The whole answer in one of the `FORMS`."""
    if form == "table":
        return to_text(tables, query).encode()
    if form == "parquet":
        return _to_parquet(tables, query)
    columns, rows = tables.rows(query)
    if form == "csv":
        return write([columns, *(["" if value is None else _flat(value) for value in row] for row in rows)])
    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    return (json.dumps(objects, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _flat(value: Any) -> Any:
    """A value for one cell: lists and mappings as JSON."""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value


def _to_parquet(tables: CorpusTables, query: str) -> bytes:
    relation = tables.sql(query)
    read = getattr(relation, "to_arrow_table", None) or relation.arrow
    sink = io.BytesIO()
    arrow().parquet.write_table(read(), sink)
    return sink.getvalue()
