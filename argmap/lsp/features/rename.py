"""Rename: another id, issue or title, everywhere in the file; a claim without an id in the text is given one."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import Feature
from argmap.lsp.written.renaming import named_to_rename, rename


def answer_rename(analysis: Analysis, params: types.RenameParams) -> types.WorkspaceEdit:
    """The edits; ArgmapError, with the reason, for a name that is taken or invalid. In Argdown, titles are renamed."""
    named = named_to_rename(analysis, analysis.offset_at(params.position))
    edits = rename(analysis, named, params.new_name)
    return types.WorkspaceEdit({analysis.uri: [analysis.text_edit(edit) for edit in edits]})


FEATURE = Feature(types.TEXT_DOCUMENT_RENAME, answer_rename, types.RenameOptions(prepare_provider=True))
