"""Text made fit for a terminal: no character that moves the cursor or turns the line around, and known widths.

Widths are in columns: a wide character takes two, a mark that joins the one before it none.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from argmap.patterns import compile_later
from argmap.printable import safe as safe

TAB = 4
_JOINERS = "\u200c\u200d"
_SURROGATES = compile_later("[\ud800-\udfff]")


def cut_line(text: str, width: int) -> str:
    """`text` on one line, cut to `width` characters.

    >>> cut_line("Shops lose\\ncustomers.", 12)
    'Shops lose …'
    """
    line = " ".join(text[: 4 * width].split())
    return line if len(line) <= width else line[: width - 1] + "…"


def wrap_words(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """`text` on lines of at most `width` columns, broken at blanks only; `first` and `rest` are the indents."""
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def encodable(text: str) -> str:
    """`text` with U+FFFD for lone surrogates, which UTF-8 cannot hold.

    >>> encodable("name\\udcff")
    'name�'
    """
    return _SURROGATES.sub("�", text)


def cells(text: str) -> Iterator[tuple[str, int]]:
    """The characters of one line as they are shown, one for each of `text`, with their widths.

    >>> list(cells("世\\t!"))
    [('世', 2), ('  ', 2), ('!', 1)]
    """
    column = 0
    for char in text:
        if char == "\t":
            width = TAB - column % TAB
            yield " " * width, width
        else:
            width = _width(char)
            yield safe(char), width
        column += width


def _width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me") or char in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
