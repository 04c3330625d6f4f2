"""The language server as a process of its own, asked by a client as an editor asks it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from argmap.lsp.feature_table import FEATURES

pytestmark = pytest.mark.asyncio(loop_scope="module")
ROOT = Path(__file__).parents[2]
TOWN = """\
argmap: 1
thesis: {id: close, claim: "😀 The old town should be closed to cars."}
pillars:
  - id: air
    claim: The air gets cleaner.
    wieght: 1
  - claim: Streets get quiet.
    supports: [air]
objections:
  - {id: trade, claim: Shops lose customers., status: draft}
"""
AIR = types.Position(4, 12)
_numbers = count(1)
REFUSABLE = (types.TEXT_DOCUMENT_FORMATTING, types.TEXT_DOCUMENT_RENAME, types.TEXT_DOCUMENT_PREPARE_RENAME)
"""What is refused, with the reason, where the text does not allow it."""


@pytest_lsp.fixture(
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "argmap", "lsp"],
        server_env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    ),
    scope="module",
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    capabilities = client_capabilities("visual-studio-code")
    await lsp_client.initialize_session(types.InitializeParams(capabilities=capabilities, root_uri=ROOT.as_uri()))
    yield
    await lsp_client.shutdown_session()


class Opened:
    """A text that is open in the client."""

    def __init__(self, client: LanguageClient, text: str, language: str = "yaml", suffix: str = ".yaml") -> None:
        self.client = client
        self.uri = f"file:///nowhere/town-{next(_numbers)}{suffix}"
        self.version = 1
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri, language, 1, text))
        )

    def change(self, text: str, *ends: int) -> None:
        """Puts `text` in place of what lies between (line, character, line, character); without them, of all."""
        self.version += 1
        change: types.TextDocumentContentChangeEvent = types.TextDocumentContentChangeWholeDocument(text)
        if ends:
            line, character, end_line, end_character = ends
            place = types.Range(types.Position(line, character), types.Position(end_line, end_character))
            change = types.TextDocumentContentChangePartial(range=place, text=text)
        name = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(name, [change]))

    async def codes(self, *expected: str) -> set[Any]:
        """The codes of the diagnostics once they have all that is expected; those at the end of the patience else."""
        for _ in range(200):
            codes = {each.code for each in self.client.diagnostics.get(self.uri, ())}
            if codes >= set(expected) and (expected or not codes):
                return codes
            await asyncio.sleep(0.05)
        return codes

    @property
    def name(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)


async def test_diagnostics_follow_the_text_and_go_when_it_is_closed(client: LanguageClient) -> None:
    opened = Opened(client, TOWN)
    assert await opened.codes("ARG011", "ARG203") >= {"ARG011"}
    found = next(each for each in client.diagnostics[opened.uri] if each.code == "ARG011")
    assert (found.range.start, found.range.end) == (types.Position(5, 4), types.Position(5, 10))
    assert found.severity == types.DiagnosticSeverity.Error
    assert found.source == "argmap"
    opened.change("weight", 5, 4, 5, 10)
    for _ in range(100):
        if "ARG011" not in await opened.codes("ARG203"):
            break
        await asyncio.sleep(0.05)
    assert "ARG011" not in await opened.codes("ARG203")
    client.text_document_did_close(types.DidCloseTextDocumentParams(opened.name))
    assert await opened.codes() == set()


async def test_a_file_that_is_no_map_is_none_of_our_business(client: LanguageClient) -> None:
    opened = Opened(client, "on: push\nthesis: x\n")
    assert await opened.client.text_document_formatting_async(_formatting(opened)) is None
    assert opened.uri not in client.diagnostics
    opened.change("# mine\nargmap: 1\nthesis: T\nthesis: T\n")
    assert "ARG009" in await opened.codes("ARG009")
    opened.change("on: push\n")
    assert await opened.codes() == set()


def _formatting(opened: Opened) -> types.DocumentFormattingParams:
    return types.DocumentFormattingParams(opened.name, types.FormattingOptions(2, True))


async def test_formatting_changes_few_lines_and_refuses_errors(client: LanguageClient) -> None:
    opened = Opened(client, "argmap:   1\n\nthesis: T\n\npillars:\n  - P\n")
    edits = await client.text_document_formatting_async(_formatting(opened))
    assert [(edit.range.start.line, edit.range.end.line, edit.new_text) for edit in edits or ()] == [
        (0, 1, "argmap: 1\n")
    ]
    opened.change("argmap: 1\nthesis: T\npillars: [\n")
    with pytest.raises(JsonRpcException, match="a file with errors is not formatted: line"):
        await client.text_document_formatting_async(_formatting(opened))


async def actions(opened: Opened, place: types.Position, *only: str) -> list[types.CodeAction]:
    context = types.CodeActionContext([], only=list(only) or None)  # type: ignore[arg-type]
    params = types.CodeActionParams(opened.name, types.Range(place, place), context)
    found = await opened.client.text_document_code_action_async(params)
    return [each for each in found or () if isinstance(each, types.CodeAction)]


async def test_fixes_are_code_actions(client: LanguageClient) -> None:
    opened = Opened(client, TOWN.replace("claim: The air", "claim The air").replace("\n", "\r\n"))
    [fix] = await actions(opened, types.Position(4, 6), "quickfix")
    assert fix.is_preferred
    assert fix.edit is not None and fix.edit.changes is not None
    [edit] = fix.edit.changes[opened.uri]
    assert (edit.new_text, edit.range.start) == (":", types.Position(4, 9))
    [unsafe] = await actions(opened, types.Position(5, 6), "quickfix")
    assert unsafe.title == "Write 'weight' (may change what the map says)"
    [everything] = await actions(opened, types.Position(0, 0), "source.fixAll")
    assert everything.kind == "source.fixAll.argmap"
    assert everything.edit is not None and everything.edit.changes is not None
    assert [edit.new_text for edit in everything.edit.changes[opened.uri]] == ["    claim: The air gets cleaner.\r\n"]


async def test_actions_of_a_review_are_refactorings_whose_edit_is_worked_out_when_chosen(
    client: LanguageClient,
) -> None:
    opened = Opened(client, TOWN.replace("    wieght: 1\n", ""))
    offered = await actions(opened, types.Position(8, 20), "refactor")
    assert all(each.edit is None for each in offered)
    accept = next(each for each in offered if each.title == "Accept the draft 'trade'")
    done = await client.code_action_resolve_async(accept)
    assert done.edit is not None and done.edit.changes is not None
    assert [edit.new_text for edit in done.edit.changes[opened.uri]] == [""]
    opened.change("# new\n", 0, 0, 0, 0)
    with pytest.raises(JsonRpcException, match="the text has changed"):
        await client.code_action_resolve_async(accept)


def params_of(method: str, opened: Opened) -> Any:
    """Parameters for a request about the claim 'air', or about the whole text."""
    whole = types.Range(types.Position(0, 0), types.Position(20, 0))
    special: dict[str, Any] = {
        types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionParams(opened.name, whole, types.CodeActionContext([])),
        types.TEXT_DOCUMENT_FORMATTING: _formatting(opened),
        types.TEXT_DOCUMENT_REFERENCES: types.ReferenceParams(
            types.ReferenceContext(True), opened.name, types.Position(3, 9)
        ),
        types.TEXT_DOCUMENT_RENAME: types.RenameParams(opened.name, types.Position(3, 9), "clean-air"),
        types.TEXT_DOCUMENT_SELECTION_RANGE: types.SelectionRangeParams(opened.name, [AIR]),
        types.TEXT_DOCUMENT_INLAY_HINT: types.InlayHintParams(opened.name, whole),
    }
    if method in special:
        return special[method]
    request = types.METHOD_TO_TYPES[method][2]
    assert request is not None
    fields = {"text_document": opened.name}
    if "position" in {field.name for field in request.__attrs_attrs__}:
        fields["position"] = types.Position(3, 9)
    return request(**fields)


def methods() -> Iterator[str]:
    return (feature.method for feature in FEATURES if feature.method != types.CODE_ACTION_RESOLVE)


@pytest.mark.parametrize("language", ["yaml", "json", "argdown"])
async def test_every_request_is_answered_in_every_language_and_in_a_half_typed_text(
    client: LanguageClient, language: str
) -> None:
    texts = {
        "yaml": TOWN,
        "json": '{"argmap": 1,\n "thesis": "T",\n "pillars": [\n  {"id": "air", "claim": "The air."}]}\n',
        "argdown": "[T]: The thesis.\n  + [air]: The air.\n\n  [air]\n",
    }
    opened = Opened(client, texts[language], language, f".{language}")
    for half_typed in ("", '"reas'):
        opened.change(half_typed, 3, 0, 3, 0)
        for method in methods():
            try:
                await client.protocol.send_request_async(method, params_of(method, opened))
            except JsonRpcException as error:
                assert error.code == types.LSPErrorCodes.RequestFailed, f"{method}: {error}"
                assert method in REFUSABLE


async def test_a_wrong_message_costs_nothing_but_itself(client: LanguageClient) -> None:
    opened = Opened(client, TOWN)
    opened.change("x", 99, 5, 2, 99_999)
    opened.change("x", 3, 7, 1, 2)
    send = client.protocol.send_request_async
    with pytest.raises(JsonRpcException, match="Method Not Found"):
        await send("argmap/nothing", {})
    client.protocol.notify("argmap/nothing", {})
    name = types.VersionedTextDocumentIdentifier(-7, "file:///never/opened.yaml")
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(name, [types.TextDocumentContentChangeWholeDocument("x")])
    )
    opened.change(TOWN)
    assert "ARG011" in await opened.codes("ARG011")


async def test_deep_nesting_and_a_large_text_end_in_a_diagnostic(client: LanguageClient) -> None:
    deep = Opened(client, "argmap: 1\nthesis: " + "[" * 100_000)
    assert await deep.codes("ARG005") >= {"ARG005"}
