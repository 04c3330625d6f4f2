"""Highlights: the places of the file that name the same thing as the place of the cursor."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.occurrences import occurrence_at, occurrences_of


def highlight(analysis: Analysis, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
    """The places, those that give the name marked as written; in Argdown, all mentions of a title."""
    named = occurrence_at(analysis, analysis.offset_at(params.position), with_text=True)
    if named is None:
        return None
    kinds = types.DocumentHighlightKind
    return [
        types.DocumentHighlight(
            analysis.range_between(each.start, each.end), kinds.Write if each.is_given else kinds.Read
        )
        for each in occurrences_of(analysis, named)
    ]


FEATURE = Feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, highlight)
