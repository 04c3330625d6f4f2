"""A form for Word: a heading, lines, and a table to fill in, made by python-docx (extra `office`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from argmap.diagnostics import missing_package
from argmap.drawing.office.office_file import save_without_dates

WIDTHS = (2.0, 9.5, 5.5)
"""The widths of the columns in centimetres."""


def table_document(title: str, lines: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """The bytes of the file, always the same; the first of the `rows`, of three cells each, are the headings."""
    try:
        from docx import Document
    except ImportError:
        raise missing_package("python-docx", "forms for Word", "office", "the form can be written as .txt") from None
    from docx.shared import Cm

    document = Document()
    document.add_heading(_sound(title), 1)
    for line in lines:
        document.add_paragraph(_sound(line))
    table = document.add_table(rows=len(rows), cols=len(WIDTHS), style="Table Grid")
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text, width in zip(row.cells, cells, WIDTHS, strict=True):
            cell.width = Cm(width)
            cell.text = _sound(text)
            if number == 0:
                runs: Any = cell.paragraphs[0].runs
                for run in runs:
                    run.bold = True
    return save_without_dates(document)


def _sound(text: str) -> str:
    """A text without characters that XML cannot hold."""
    from argmap.syntax.decoding import without_controls

    return without_controls(text)[0]
