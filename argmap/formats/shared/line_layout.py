"""The canonical layout of the formats that are made of lines: nothing invisible at the ends of lines and text."""

from __future__ import annotations

import re
from collections.abc import Callable

from argmap.model.document import Document
from argmap.patterns import compile_later

_BLANKS = tuple(compile_later(pattern, re.MULTILINE) for pattern in (r"(?<![ \t])[ \t]+$", r"(?<![\\ \t])[ \t]+$"))
"""Blanks at the ends of lines: all, and those without a backslash before them, which may escape them."""


def line_tidy(read: Callable[[str], Document]) -> Callable[[str], str]:
    """The layout for a format with this reader: no blanks at the ends of lines, one line end at the end of the text.

    ReadError for a text of which a part cannot be read. A text in which those blanks mean something stays as it is.
    """

    def tidy(text: str) -> str:
        before = read(text).complete()
        for blanks in _BLANKS:
            tidied = blanks.sub("", text).strip("\n")
            tidied += "\n" if tidied else ""
            if tidied == text or read(tidied).map == before.map:
                return tidied
        return text

    return tidy
