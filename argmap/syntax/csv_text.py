"""Tables for spreadsheets: RFC 4180 in UTF-8 with a byte order mark, and no cell that is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that spreadsheets compute (OWASP, *CSV Injection*)."""


def write(rows: Iterable[Sequence[str | float]]) -> bytes:
    """The bytes of a table. Texts that would be formulas get an apostrophe in front; numbers stay as they are.

    >>> write([["student", "points"], ["=1+1", -2]]).decode("utf-8-sig")
    "student,points\\r\\n'=1+1,-2\\r\\n"
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def _cell(cell: str | float) -> str | float:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
