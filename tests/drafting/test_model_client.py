"""What a server that is broken or hostile can do to a draft: nothing but leave it as the rules made it."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from argmap.diagnostics import ArgmapError
from argmap.drafting.draft_article import draft
from argmap.drafting.language_model import KEY, ModelChoice, ModelSession
from tests.drafting.model_server import serve
from tests.drafting.raw_server import RawServer, http, serve_bytes
from tests.drafting.test_second_opinion import ARTICLE, by_model, good, run

FORM = "the answer does not have the form that was asked for"


def completion(text: str, **fields: Any) -> bytes:
    """What a server sends when the model says `text`."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    whole = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    return json.dumps({**whole, **fields}).encode()


def streets(count: int) -> str:
    """An article of one sentence more than `count`."""
    reasons = " ".join(f"On street {n} it is hotter than it was in the last year." for n in range(count))
    return f"Towns should plant trees. {reasons}"


def notes_after(server: RawServer, *, seconds: float = 20.0) -> str:
    """The notes of a draft for which the server was asked; the claims are those of the rules."""
    session = ModelSession(ModelChoice("m", server.url, seconds=seconds, mode="prompted"))
    made = draft(ARTICLE, session=session)
    assert made.map == draft(ARTICLE).map
    return "\n".join(note for note in made.notes if note.startswith("second opinion"))


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (http(completion("x" * 5_000_000)), "the answer is longer than 4,000,000 bytes"),
        (http(b"x" * 5_000_000, "500 Broken"), "the answer is longer than 4,000,000 bytes"),
        (http(gzip.compress(b"0" * 5_000_000), headers="content-encoding: gzip\r\n"), "the server packs its answer"),
        (http(b"[" * 200_000), FORM),
        (http(b'{"a":' * 200_000), FORM),
        (http(completion("[" * 200_000)), FORM),
        (http(completion('{"claims":[' + '{"a":' * 100_000)), FORM),
        (http(completion('{"claims":[{"sentence":' + "9" * 5000 + ',"quote":"a b c","kind":"thesis"}]}')), FORM),
        (http(completion('{"claims":[{"sentence":1,"quote":"\\ud800 be a","kind":"thesis"}]}')), FORM),
        (http(b"null"), FORM),
        (http(b'"words"'), FORM),
        (http(b'{"\xff'), FORM),
        (http(b""), FORM),
        (http(b"<html>", headers="content-type: text/html\r\n"), FORM),
        (http(completion("", choices="x")), FORM),
        (http(completion("", choices=[])), FORM),
        (http(completion("", choices=[None])), FORM),
        (http(completion("", created=10**20)), FORM),
        (http(completion("{}", usage={"prompt_tokens": -5, "total_tokens": "x"})), FORM),
        (http(b"{}", "429 Busy", headers="retry-after: 3000\r\n"), "the server answers with 429"),
        (b"\x00\x01\x02", "the server cannot be reached"),
    ],
    ids=range(21),
)
def test_an_answer_that_cannot_be_used_leaves_the_draft_of_the_rules(answer: bytes, message: str) -> None:
    with serve_bytes(lambda: [answer]) as server:
        assert message in notes_after(server)
    assert 1 <= len(server.requests) <= 3


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
def test_the_article_is_not_handed_on_to_a_server_that_nobody_named(status: str) -> None:
    with serve_bytes(lambda: [http(b"{}")]) as other:
        moved = http(b"", status, headers=f"location: {other.url}/chat/completions\r\n")
        with serve_bytes(lambda: [moved]) as server:
            assert f"the server answers with {status[:3]}: it refers to another address" in notes_after(server)
    assert not other.requests


def test_no_proxy_gets_what_is_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve_bytes(lambda: [http(b"{}")]) as proxy, serve_bytes(lambda: [http(b"{}")]) as elsewhere:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("OPENAI_BASE_URL", elsewhere.url)
        monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
        with serve_bytes(lambda: [http(completion('{"claims": []}'))]) as server:
            assert notes_after(server) == ""
    assert len(server.requests) == 1
    assert "org-secret" not in server.requests[0][0]
    assert not proxy.requests
    assert not elsewhere.requests


@pytest.mark.parametrize(
    "head", ["", "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n"]
)
def test_a_server_that_drips_bytes_is_left_at_the_deadline(head: str) -> None:
    def drip() -> Iterator[bytes]:
        yield head.encode()
        for _ in range(200):
            time.sleep(0.05)
            yield b" " if head else b"H"

    with serve_bytes(drip) as server:
        assert "the model took more than 1 seconds" in notes_after(server, seconds=1.0)


def test_the_deadline_holds_for_all_windows_together() -> None:
    article = streets(300)

    def answer() -> Iterable[bytes]:
        time.sleep(0.4)
        return [http(completion('{"claims": []}'))]

    numbers = list[tuple[int, int]]()
    with serve_bytes(answer) as server:
        choice = ModelChoice("m", server.url, seconds=1.5, mode="prompted")
        made = draft(article, session=ModelSession(choice, lambda number, count: numbers.append((number, count))))
    assert "the model took more than 1.5 seconds" in made.notes[-1]
    assert len(server.requests) <= 4
    assert numbers[0] == (1, 9)


def test_tokens_count_even_if_the_server_does_not_count_them() -> None:
    article = streets(300)
    free = {"prompt_tokens": -10_000, "completion_tokens": 0, "total_tokens": -10_000}
    with serve_bytes(lambda: [http(completion('{"claims": []}', usage=free))]) as server:
        choice = ModelChoice("m", server.url, tokens=2000, mode="prompted")
        made = draft(article, session=ModelSession(choice))
    assert "the limit of 2,000 tokens is reached" in made.notes[-1]
    assert 1 <= len(server.requests) <= 3
    assert '"max_completion_tokens":1' in server.requests[0][1]


def test_a_window_that_fails_does_not_stop_the_next() -> None:
    article = streets(50)
    claim = {"sentence": 2, "quote": "it is hotter than it was in the last year", "kind": "evidence"}
    answers = iter(["no", "no", json.dumps({"claims": [claim]})])
    with serve_bytes(lambda: [http(completion(next(answers)))]) as server:
        session = ModelSession(ModelChoice("m", server.url, mode="prompted"))
        made = draft(article, thesis="Towns should plant trees", session=session)
    assert f"second opinion: {FORM} (1 question)" in made.notes
    assert len(server.requests) == 3
    assert made.map is not None
    assert [one.text for one in made.map.claims if one.origin and one.origin.rule == "language-model"] == [
        "It is hotter than it was in the last year."
    ]


def test_a_key_that_no_header_can_hold_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "sk-secret\nx")
    with pytest.raises(ArgmapError) as caught:
        ModelSession(ModelChoice.of("openai:m", None))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:99999/v1", "http://localhost:x/v1", "http://[::1/v1"])
def test_an_address_with_a_broken_port_or_host_is_refused(url: str) -> None:
    with pytest.raises(ArgmapError, match="--base-url is no address"):
        ModelChoice.of("openai:m", url)


def _start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "draft", "a.txt", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), KEY: "sk-secret"}
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="a process there is not interrupted by a signal")
def test_the_command_can_be_interrupted_while_it_waits(tmp_path: Path) -> None:
    process: subprocess.Popen[str]

    def interrupt() -> Iterator[bytes]:
        process.send_signal(signal.SIGINT)
        time.sleep(20)
        yield b""

    with serve_bytes(interrupt) as server:
        process = _start(tmp_path, "-o", "a.yaml", "--llm", "openai:m", "--base-url", server.url)
        assert process.stderr is not None
        errors = process.stderr.read()
        assert process.wait(60) == 1
    assert errors.splitlines() == ["the article is sent to 127.0.0.1 (model m)", "", "Aborted!"]
    assert not (tmp_path / "a.yaml").exists()


def test_without_a_model_no_socket_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    program = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith('socket.') or event in ('subprocess.Popen', 'os.system', 'os.posix_spawn'):\n"
        "        sys.stderr.write(event); sys.exit(9)\n"
        "sys.addaudithook(refuse)\n"
        "from argmap.cli import main\n"
        "sys.argv[1:] = ['draft', 'a.txt', '-o', 'a.yaml', '--explain']\n"
        "main()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), KEY: "sk-secret"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.yaml").exists()


def test_questions_share_nothing_that_a_closed_loop_has_left() -> None:
    with serve(good) as server:
        session = ModelSession(ModelChoice("m", server.url))
        assert [draft(ARTICLE, session=session).map for _ in range(2)] == [draft(ARTICLE, session=session).map] * 2
    assert len(server.requests) == 6


def test_a_question_can_be_asked_while_an_event_loop_is_running() -> None:
    async def ask() -> dict[str, str]:
        made, _ = run(good, "tool")
        return by_model(made)

    with ThreadPoolExecutor(1) as pool:  # a test of pages may have left a loop running in this thread
        assert len(pool.submit(asyncio.run, ask()).result()) == 2
