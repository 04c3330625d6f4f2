"""The cells of a table as texts: CSV with any of the usual delimiters and encodings, and Excel workbooks.

Workbooks are read with openpyxl, row by row; how large they may be is checked before they are unpacked.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any, NamedTuple

from argmap.diagnostics import ArgmapError, missing_package
from argmap.syntax.csv_text import unguard
from argmap.teach.reading.plain_decoding import to_text

MOST_ROWS = 5_000
"""The most rows of a table that are read."""
MOST_COLUMNS = 500
"""The most columns of a table that are read."""
LONGEST_CELL = 20_000
"""The most characters of a cell that are kept, as on the page for students."""
UNPACKED = 10_000_000
"""The most bytes that a workbook may unpack to."""
MOST_PARTS = 1_000
"""The most files in a workbook."""


class TableError(ArgmapError):
    """A table that cannot be read; the message says why and what to do."""


class CellTable(NamedTuple):
    """The rows of a table, all as long as the longest; `notes` say what was left aside."""

    rows: list[list[str]]
    notes: tuple[str, ...] = ()


def read_csv(raw: bytes) -> CellTable:
    """The table in a CSV file, with semicolons, commas or tabs between cells. Raises TableError.

    >>> read_csv("Name;Q1\\r\\nAnna;a".encode("cp1252")).rows
    [['Name', 'Q1'], ['Anna', 'a']]
    """
    text = to_text(raw)
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return _table(csv.reader(io.StringIO(rest), delimiter=first[4]))
    head = "\n".join(line for line in islice(text[:100_000].split("\n"), 20) if line.strip())
    widths = {delimiter: _width(head, delimiter) for delimiter in (";", "\t", ",")}
    delimiter = max(widths, key=lambda one: widths[one])
    return _table(csv.reader(io.StringIO(text), delimiter=delimiter))


def _width(head: str, delimiter: str) -> int:
    """The cells of the longest of the first rows; 0 if they cannot be read."""
    try:
        return max((len(row) for row in csv.reader(io.StringIO(head), delimiter=delimiter)), default=0)
    except csv.Error:
        return 0


def read_workbook(raw: bytes) -> CellTable:
    """The table on the first sheet of a workbook that has any cells.

    Raises TableError if the workbook is damaged, encrypted or too large, and ArgmapError without openpyxl.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise missing_package("openpyxl", "answers in Excel workbooks", "teach", "save the table as .csv") from error
    _check_size(raw)
    try:
        book: Any = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        sheets = [(sheet.title, _table(_texts(sheet))) for sheet in book.worksheets[:50]]
        book.close()
    except (TableError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises what its parsers raise, which is not documented
        raise TableError("the workbook is damaged; save the table as .csv") from error
    filled = [(title, table) for title, table in sheets if table.rows]
    if not filled:
        return CellTable([])
    others = [title[:40] for title, _ in filled[1:]]
    notes = (f"only the sheet “{filled[0][0][:40]}” was read, not {', '.join(others[:5])}",) if others else ()
    return filled[0][1]._replace(notes=notes)


def _check_size(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise TableError("this is no Excel workbook (.xlsx), or it is damaged or encrypted") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise TableError(f"the workbook unpacks to more than {UNPACKED:,} bytes; save the table as .csv")
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise TableError("this is no Excel workbook (.xlsx); save the table as .xlsx or .csv")


def _texts(sheet: Any) -> Iterator[list[str]]:
    for row in sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True):
        yield [_text(value) for value in row]


def _text(value: Any) -> str:
    """What a cell shows, nearly: a whole number without its fraction, a date as it is written internationally."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)


def _table(rows: Iterable[list[str]]) -> CellTable:
    kept: list[list[str]] = []
    try:
        for row in rows:
            while row and not row[-1].strip():
                row.pop()
            if len(row) > MOST_COLUMNS or len(kept) > MOST_ROWS:
                raise TableError(f"the table has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns")
            kept.append([unguard(cell[:LONGEST_CELL]) for cell in row])
    except csv.Error as error:
        raise TableError(f"the table cannot be read: {error}") from error
    while kept and not kept[-1]:
        kept.pop()
    width = max(map(len, kept), default=0)
    return CellTable([[*row, *[""] * (width - len(row))] for row in kept])
