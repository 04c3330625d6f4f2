"""Code actions: they change the text as the library does, however the client counts and ends its lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from argmap.lsp.analysis import LONGEST, Analysis
from argmap.lsp.code_actions import complete_action, find_actions
from argmap.lsp.open_files import apply_changes
from argmap.lsp.positions import UTF_8, UTF_16, UTF_32
from argmap.review.actions import parse_action
from argmap.review.edit_engine import act

LIBRARY = Path(__file__).parents[2] / "maps" / "sunday-library.yaml"


def actions_at(analysis: Analysis, claim: str) -> list[types.CodeAction]:
    span = analysis.document.span(claim, "text")
    assert span is not None
    place = analysis.position_at(analysis.offsets_of(span)[0])
    context = types.CodeActionContext([], only=[types.CodeActionKind.Refactor])
    params = types.CodeActionParams(types.TextDocumentIdentifier(analysis.uri), types.Range(place, place), context)
    return find_actions(analysis, params)


def applied(raw: str, edits: list[types.TextEdit], encoding: types.PositionEncodingKind) -> str:
    """A text after edits, as a client makes them."""
    last_first = sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True)
    changes = [types.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text) for edit in last_first]
    return apply_changes(raw, changes, encoding)


@pytest.mark.parametrize(("encoding", "line_end"), [(UTF_8, "\n"), (UTF_16, "\r\n"), (UTF_32, "\r")])
def test_each_refactoring_changes_the_text_as_the_action_does(
    encoding: types.PositionEncodingKind, line_end: str
) -> None:
    text = LIBRARY.read_text(encoding="utf-8").replace("claim: ", "claim: 😀 é ")
    raw = text.replace("\n", line_end)
    capabilities = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(
                resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"])
            )
        )
    )
    analysis = Analysis("file:///nowhere/map.yaml", 1, raw, "native", encoding=encoding, client=capabilities)
    tried = 0
    for claim in analysis.map.claims[1:3]:
        for action in actions_at(analysis, claim.id):
            expected = act(analysis.document, parse_action(action.data["action"])).document.text
            edit = complete_action(analysis, action).edit
            assert edit is not None and edit.changes is not None
            assert applied(raw, list(edit.changes[analysis.uri]), encoding) == expected.replace("\n", line_end)
            tried += 1
    assert tried > 20


def test_a_client_that_cannot_ask_gets_the_edits_at_once() -> None:
    analysis = Analysis("untitled:1", 1, LIBRARY.read_text(encoding="utf-8"), "native")
    found = actions_at(analysis, analysis.map.claims[1].id)
    assert found
    assert all(action.edit is not None for action in found)


def test_nothing_is_offered_in_a_text_with_errors() -> None:
    analysis = Analysis("untitled:1", 1, "argmap: 1\nthesis: T\npillars:\n  - claim P\n    id: p\n", "native")
    place = types.Position(1, 9)
    params = types.CodeActionParams(
        types.TextDocumentIdentifier("untitled:1"),
        types.Range(place, place),
        types.CodeActionContext([], only=[types.CodeActionKind.Refactor]),
    )
    assert find_actions(analysis, params) == []


@pytest.mark.parametrize("format", LONGEST)
def test_a_text_beyond_the_limit_is_one_diagnostic(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LONGEST, format, 20)
    [diagnostic] = Analysis("untitled:1", 1, "argmap: 1\nthesis: The old town.\n", format).diagnostics
    assert diagnostic.message.startswith("the text has more than 20 characters")
