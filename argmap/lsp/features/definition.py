"""Go to definition: from a name to the entry that it names; of a claim without an id in the text, to its words."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.occurrences import occurrence_at, occurrences_of


def define(analysis: Analysis, params: types.DefinitionParams) -> list[types.Location] | None:
    """Where what is named at the cursor has its name from; in Argdown, where a text follows its title."""
    named = occurrence_at(analysis, analysis.offset_at(params.position))
    if named is None:
        return None
    same = occurrences_of(analysis, named)
    given = [each for each in same if each.is_given] or (same[:1] if analysis.format == "argdown" else [])
    return [types.Location(analysis.uri, analysis.range_between(each.start, each.end)) for each in given]


FEATURE = Feature(types.TEXT_DOCUMENT_DEFINITION, define)
