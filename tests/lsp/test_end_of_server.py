"""How a server ends that an editor has asked to end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def message(**content: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


BEGIN = message(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
SHUTDOWN = message(id=2, method="shutdown")
EXIT = message(method="exit")


@pytest.mark.parametrize(("messages", "code"), [(BEGIN + SHUTDOWN + EXIT, 0), (BEGIN + EXIT, 1)])
def test_it_ends_without_a_word(messages: bytes, code: int) -> None:
    """With 0 after a shutdown and with 1 without one, as the protocol wants."""
    command = [sys.executable, "-m", "argmap", "lsp"]
    done = subprocess.run(
        command, input=messages, capture_output=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.stderr == b""
    assert done.returncode == code
    assert b'"id": 1' in done.stdout or b'"id":1' in done.stdout


def test_ctrl_c_ends_it_while_it_waits_for_input() -> None:
    command = [sys.executable, "-m", "argmap", "lsp"]
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdin.write(BEGIN)
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"Content-Length")
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=20) == -signal.SIGINT
            assert process.stderr.read() == b""
        finally:
            process.kill()
