"""Writes the tables of columns of the guide from the schema: `python -m tests.pages.corpus_columns`."""

from __future__ import annotations

from argmap.corpus.tables.corpus_columns import TABLES
from tests.pages.blocks import ROOT

FILE = ROOT / "argmap" / "guide" / "corpus.md"
HEADING = "## The columns\n"
_OPENING = """
Every table has the column `path`, by which they are joined. Of the types, *number* is DOUBLE, *integer* BIGINT, *flag*
BOOLEAN, *texts* a LIST of texts, and *counts* a MAP from names to whole numbers. `argmap explain NAME`
tells what the figures of balance mean.
"""


def section() -> str:
    """The last section of the page: a table for each table, a row for each column."""
    parts = [HEADING, _OPENING]
    for name, columns in TABLES.items():
        parts.append(f"\n### `{name}`\n\n| column | type | meaning |\n|---|---|---|\n")
        parts += [f"| `{column.name}` | {column.type} | {column.meaning} |\n" for column in columns]
    return "".join(parts)


if __name__ == "__main__":
    before = FILE.read_text(encoding="utf-8").partition(HEADING)[0]
    FILE.write_text(before + section(), encoding="utf-8")
