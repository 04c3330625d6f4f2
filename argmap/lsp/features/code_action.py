"""Code actions: fixes at a place, all safe fixes of the file, and what `review` can do with the claim at the cursor."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.code_actions import KINDS, find_actions
from argmap.lsp.feature_table import Feature

FEATURE = Feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    find_actions,
    types.CodeActionOptions(code_action_kinds=list(KINDS), resolve_provider=True),
)
