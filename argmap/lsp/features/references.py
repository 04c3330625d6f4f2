"""Find all references: every place of the file that names the same claim, relation, issue, scheme or rule."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.occurrences import occurrence_at, occurrences_of


def find_references(analysis: Analysis, params: types.ReferenceParams) -> list[types.Location] | None:
    """The places that name what the cursor is on; in Argdown, all mentions of a title."""
    named = occurrence_at(analysis, analysis.offset_at(params.position), with_text=True)
    if named is None:
        return None
    wanted = [
        each for each in occurrences_of(analysis, named) if params.context.include_declaration or not each.is_given
    ]
    return [types.Location(analysis.uri, analysis.range_between(each.start, each.end)) for each in wanted]


FEATURE = Feature(types.TEXT_DOCUMENT_REFERENCES, find_references)
