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


def session(*messages: dict[str, Any] | bytes) -> tuple[list[dict[str, Any]], subprocess.CompletedProcess[bytes]]:
    """What the server answers to messages, and how it ends; there is nothing else on its standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "lsp"],
        input=b"".join(map(framed, messages)),
        capture_output=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        timeout=60,
        check=False,
    )
    answers, rest = [], done.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        [length] = [int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length:")]
        answers.append(json.loads(rest[:length]))
        rest = rest[length:]
    return answers, done


def test_a_session_with_wrong_messages_ends_as_the_client_wants() -> None:
    hover = {"id": 2, "method": "textDocument/hover", "params": {"textDocument": 5}}
    answers, done = session(
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
    assert done.returncode == 0


def test_without_a_shutdown_the_exit_code_is_1() -> None:
    _, done = session(INITIALIZE)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_without_its_package_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.diagnostics import ArgmapError
    from argmap.lsp import standard_streams

    monkeypatch.setattr(standard_streams, "find_spec", lambda _: None)
    with pytest.raises(ArgmapError, match="the package pygls, needed for the language server, is not installed"):
        standard_streams.serve()
