"""What would be renamed at the cursor, so that the editor can ask for the new name, or say why nothing can be."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.renaming import named_to_rename


def prepare(analysis: Analysis, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder:
    """The place and the name of what would be renamed; ArgmapError, with the reason, where nothing can be."""
    named = named_to_rename(analysis, analysis.offset_at(params.position))
    return types.PrepareRenamePlaceholder(analysis.range_between(named.start, named.end), named.name)


FEATURE = Feature(types.TEXT_DOCUMENT_PREPARE_RENAME, prepare)
