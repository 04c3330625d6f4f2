"""The edit of a code action that somebody has chosen."""

from __future__ import annotations

from lsprotocol import types

from argmap.lsp.code_actions import complete_action
from argmap.lsp.feature_table import Feature

FEATURE = Feature(types.CODE_ACTION_RESOLVE, complete_action)
