"""Tables for spreadsheets: RFC 4180 in UTF-8 with a byte order mark, and no cell that is taken for a formula.

Every CSV file that argmap writes guards its cells here. A guarded text gets an apostrophe in front, which spreadsheets
hide or show as it is; texts that begin with apostrophes and such a character get one more, so that `unguard` gives back
exactly what was there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TypeVar

from argmap.patterns import compile_later

Cell = TypeVar("Cell")

_FORMULA = compile_later("'*[=+\\-@\t\r\n＝＋－＠]")
"""What a cell begins with that spreadsheets compute (OWASP, *CSV Injection*), after apostrophes."""


def write(rows: Iterable[Sequence[str | float]]) -> bytes:
    """The bytes of a table. Texts that would be formulas get an apostrophe in front; numbers stay as they are.

    >>> write([["student", "points"], ["=1+1", -2]]).decode("utf-8-sig")
    "student,points\\r\\n'=1+1,-2\\r\\n"
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([guard(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode(errors="replace")


def guard(cell: Cell) -> Cell | str:
    """The cell with an apostrophe in front if it is a text that would be a formula.

    >>> guard("=1+1"), guard("'-"), guard("'tis"), guard(-1)
    ("'=1+1", "''-", "'tis", -1)
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """The text of a cell that `guard` has made.

    >>> unguard("'=1+1"), unguard("''-"), unguard("'tis")
    ('=1+1', "'-", "'tis")
    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
