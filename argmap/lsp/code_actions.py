"""Code actions in two steps: which there are, and then the edit of the one that is chosen.

What an action would change takes reading the map again, so it is worked out when the client asks for it. For a client
that cannot ask, it is worked out at once, as far as the time allows.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified

from argmap.lsp.analysis import Analysis
from argmap.lsp.fix_actions import FIX_ALL, fix_all, has_safe_fixes, quick_fixes
from argmap.lsp.review_actions import carry_out, refactorings
from argmap.review.actions import parse_action
from argmap.review.refusal import Refused

KINDS = (
    types.CodeActionKind.QuickFix.value,
    types.CodeActionKind.RefactorRewrite.value,
    types.CodeActionKind.RefactorMove.value,
    FIX_ALL,
)
"""The kinds of the actions that there are."""
_PATIENCE = 1.0
"""Seconds for the edits of a client that cannot ask for them."""


def find_actions(analysis: Analysis, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The actions at a place, of the kinds that the client wants; all but those for the whole file if it wants any."""
    wanted = params.context.only
    start, end = (analysis.offset_at(place) for place in (params.range.start, params.range.end))
    found: list[types.CodeAction] = []
    if _is_wanted(KINDS[0], wanted):
        found += quick_fixes(analysis, start, end)
    if wanted is None or any(_is_wanted(kind, wanted) for kind in KINDS[1:3]):
        offered = [
            types.CodeAction(each.title, kind=each.kind, data=_data(analysis, each.action.model_dump(mode="json")))
            for each in refactorings(analysis, start)
            if _is_wanted(each.kind, wanted)
        ]
        found += offered if _can_ask(analysis) else _completed(analysis, offered)
    if wanted is not None and _is_wanted(FIX_ALL, wanted) and has_safe_fixes(analysis):
        edit = fix_all(analysis)
        found.append(types.CodeAction("Fix all that is safe to fix", kind=FIX_ALL, edit=edit))
    return found


def complete_action(analysis: Analysis, action: types.CodeAction) -> types.CodeAction:
    """The action with its edit. Refused for what turns out not to work, with the reason."""
    data: Any = action.data
    if data["version"] != analysis.version:
        raise JsonRpcContentModified("the text has changed since the actions were listed")
    try:
        chosen = parse_action(data["action"])
    except ValueError as error:
        raise Refused(str(error)) from None
    action.edit = carry_out(analysis, chosen)
    return action


def _completed(analysis: Analysis, actions: list[types.CodeAction]) -> Iterator[types.CodeAction]:
    end = time.monotonic() + _PATIENCE
    for action in actions:
        if time.monotonic() > end:
            return
        try:
            yield complete_action(analysis, action)
        except Refused:
            continue


def _data(analysis: Analysis, action: dict[str, Any]) -> dict[str, Any]:
    return {"uri": analysis.uri, "version": analysis.version, "action": action}


def _is_wanted(kind: types.CodeActionKind | str, wanted: Any) -> bool:
    """Whether a kind is one of those wanted, or below one, as `refactor.move` is below `refactor`."""
    if wanted is None:
        return True
    name = str(getattr(kind, "value", kind))
    return any(
        name == each or name.startswith(f"{each}.") for each in (str(getattr(one, "value", one)) for one in wanted)
    )


def _can_ask(analysis: Analysis) -> bool:
    document = analysis.client.text_document
    support = document.code_action.resolve_support if document is not None and document.code_action else None
    return support is not None and "edit" in support.properties
