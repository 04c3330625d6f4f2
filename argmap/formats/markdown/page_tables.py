"""Tables of pros and cons in Markdown: a column for each side, or a column that says the side of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Ends
from argmap.formats.markdown.page_blocks import MarkdownTable
from argmap.formats.shared.sign_labels import POLARITY, section_polarity
from argmap.formats.shared.table_columns import column_kinds
from argmap.language.sign_words import value_role
from argmap.model.elements import Polarity
from argmap.patterns import compile_later

TableEntry = tuple[str | None, Polarity | None, str, Ends]
"""The option that a cell is about, the sign of the cell, its text, and its place."""
_BREAK = compile_later(r"<br\s*/?>|</?li>|</?ul>|\s*[•·]\s+", re.IGNORECASE)
_ITEM = compile_later(r"^\s*(?:[-*+–]|\d{1,2}[.)])\s+")
_EMPTY = compile_later(r"[\s–—-]*$|n/?a$", re.IGNORECASE)


def read_table(table: MarkdownTable) -> list[TableEntry] | None:
    """The entries of a table that says pro and con; None for any other table."""
    signs = [section_polarity(cell) for cell in table.head]
    if Polarity.SUPPORT in signs and Polarity.ATTACK in signs:
        return list(_sides(table, signs))
    columns = column_kinds(table.head)
    if "stance" in columns and "text" in columns:
        values = [cells[columns["stance"]].strip("*_") for cells, _ in table.rows if len(cells) > columns["stance"]]
        if 2 * sum(value_role(value) is not None for value in values) >= max(1, len(values)):
            return list(_rows(table, columns))
    return None


def _sides(table: MarkdownTable, signs: list[Polarity | None]) -> Iterator[TableEntry]:
    """The cells of columns for each side; a first column without a side names the option."""
    has_options = signs[0] is None
    for cells, at in table.rows:
        option = cells[0].strip("*_ ") if has_options and cells else None
        for sign, cell in zip(signs, cells, strict=False):
            if sign is None:
                continue
            for part in _parts(cell):
                yield option or None, sign, part, at


def _rows(table: MarkdownTable, columns: dict[str, int]) -> Iterator[TableEntry]:
    """Rows with a cell for the text and one for the side."""
    for cells, at in table.rows:
        if len(cells) > max(columns["stance"], columns["text"]) and cells[columns["text"]]:
            role = value_role(cells[columns["stance"]].strip("*_"))
            topic = cells[columns["topic"]] if "topic" in columns and columns["topic"] < len(cells) else None
            yield topic or None, POLARITY[role] if role is not None else None, cells[columns["text"]], at


def _parts(cell: str) -> list[str]:
    """The texts of a cell: one, or several with breaks between them."""
    parts = (_ITEM.sub("", part).strip() for part in _BREAK.split(cell))
    return [part for part in parts if not _EMPTY.match(part)]
