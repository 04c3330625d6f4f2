"""The language server as a program: whole sessions written to its standard input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
INITIALIZE: dict[str, Any] = {
    "id": 1,
    "method": "initialize",
    "params": {"processId": None, "capabilities": {}, "rootUri": None},
}
SHUTDOWN, EXIT = {"id": 9, "method": "shutdown"}, {"method": "exit"}


def framed(message: dict[str, Any] | bytes) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def session(*messages: dict[str, Any] | bytes) -> tuple[list[dict[str, Any]], int, bytes]:
    """What the server answers to messages, its exit code, and its log; its standard output has nothing else.

    The input ends when each request has been answered.
    """
    waiting = {each["id"] for each in messages if isinstance(each, dict) and "id" in each}
    answers: list[dict[str, Any]] = []
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", "lsp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    ) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdin.write(b"".join(map(framed, messages)))
        process.stdin.flush()
        while waiting and (head := process.stdout.readline()):
            assert head.startswith(b"Content-Length: ")
            while process.stdout.readline().strip():
                pass
            answers.append(json.loads(process.stdout.read(int(head[15:]))))
            waiting.discard(answers[-1].get("id"))
        _, log = process.communicate()
    return answers, process.returncode, log


def test_a_session_with_wrong_messages_ends_as_the_client_wants() -> None:
    hover = {"id": 2, "method": "textDocument/hover", "params": {"textDocument": 5}}
    answers, code, _ = session(
        INITIALIZE,
        {"method": "initialized", "params": {}},
        hover,
        b"not JSON",
        b'{"jsonrpc": "2.0", "id": 3, "method": "argmap/nothing"}',
        b"[" * 100_000,
        {"method": "textDocument/didChange", "params": {"textDocument": {"uri": "x:", "version": "a"}}},
        {"method": "$/cancelRequest", "params": {"id": 77}},
        SHUTDOWN,
        EXIT,
    )
    by_id = {each["id"]: each for each in answers if "id" in each}
    assert by_id[1]["result"]["serverInfo"]["name"] == "argmap"
    assert by_id[1]["result"]["capabilities"]["positionEncoding"] == "utf-16"
    assert by_id[2]["error"]["message"] == "the parameters of 'textDocument/hover' are wrong"
    assert by_id[3]["error"]["code"] == -32601
    assert by_id[9]["result"] is None
    assert code == 0


def test_a_client_that_asks_for_diagnostics_gets_them_in_the_encoding_that_it_prefers() -> None:
    capabilities = {"textDocument": {"diagnostic": {}}, "general": {"positionEncodings": ["utf-8", "utf-16"]}}
    text = "argmap: 1\nthesis: {claim: 😀 T, wieght: 1}\n"
    document = {"uri": "untitled:1", "languageId": "yaml", "version": 1, "text": text}
    answers, _, _ = session(
        {**INITIALIZE, "params": {**INITIALIZE["params"], "capabilities": capabilities}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
        {"id": 2, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": "untitled:1"}}},
        {"id": 3, "method": "argmap/nothing"},
    )
    by_id = {each["id"]: each for each in answers if "id" in each}
    assert by_id[1]["result"]["capabilities"]["positionEncoding"] == "utf-8"
    assert by_id[1]["result"]["capabilities"]["diagnosticProvider"]["interFileDependencies"] is False
    assert by_id[3]["error"]["code"] == -32601
    [found] = [each for each in by_id[2]["result"]["items"] if each["code"] == "ARG011"]
    assert found["range"]["start"] == {"line": 1, "character": 24}


def test_without_a_shutdown_the_exit_code_is_1() -> None:
    _, code, log = session(INITIALIZE)
    assert code == 1
    assert b"Traceback" not in log


def test_without_its_package_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.diagnostics import ArgmapError
    from argmap.lsp import standard_streams

    monkeypatch.setattr(standard_streams, "find_spec", lambda _: None)
    with pytest.raises(ArgmapError, match="the package pygls, needed for the language server, is not installed"):
        standard_streams.serve()
