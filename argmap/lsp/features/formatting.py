"""Formatting: the layout that `argmap fmt` gives, in edits of the lines that change."""

from __future__ import annotations

from lsprotocol import types

from argmap.diagnostics import ArgmapError, ReadError
from argmap.formats import tidy
from argmap.formats.shared.choosing import page_blocks
from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.text_changes import edits_to


def format_text(analysis: Analysis, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    """The edits that bring a map into the canonical layout; ArgmapError for a text with errors, as `fmt` refuses it."""
    is_page = bool(page_blocks(analysis.text, analysis.path))
    try:
        text = tidy(analysis.text, format=None if is_page else analysis.format, file=analysis.path)
    except ReadError as error:
        first = error.diagnostics[0]
        place = f"line {first.span.start.line}: " if first.span is not None else ""
        raise ArgmapError(f"a file with errors is not formatted: {place}{first.message}") from None
    return edits_to(analysis, text)


FEATURE = Feature(types.TEXT_DOCUMENT_FORMATTING, format_text)
