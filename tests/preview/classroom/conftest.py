"""`argmap teach serve` as a program of its own, asked over HTTP as the pages of students and of the teacher ask it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from argmap.teach import exercise_files
from argmap.teach.exercise import Posed
from tests.samples.exercises import PLAIN

ROOT = Path(__file__).parents[3]
Answered = tuple[int, dict[str, Any]]


@dataclass
class ServedClass:
    """A running server of a class: its process, its address, the token of the board, the folder of the class."""

    process: subprocess.Popen[str]
    host: str
    port: int
    token: str
    folder: Path
    arguments: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """What students open, without a path."""
        return f"http://{self.host}:{self.port}"

    @property
    def board_address(self) -> str:
        """What the teacher opens."""
        return f"{self.address}/teacher#{self.token}"

    def ask(
        self,
        path: str,
        content: Any = None,
        *,
        method: str = "",
        headers: dict[str, str | None] | None = None,
        cookie: str | None = None,
    ) -> tuple[int, dict[str, Any], http.client.HTTPMessage]:
        """Status, JSON and headers of an answer; a header that is None is left out."""
        body = content if isinstance(content, bytes | None) else json.dumps(content).encode()
        given: dict[str, str | None] = {
            "Host": f"{self.host}:{self.port}", "Content-Type": "application/json", "Cookie": cookie,
            "Content-Length": str(len(body or b"")), **(headers or {}),
        }  # fmt: skip
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.putrequest(method or ("GET" if body is None else "POST"), path, skip_host=True)
            for name, value in given.items():
                if value is not None:
                    connection.putheader(name, value.encode())
            connection.endheaders()
            if body:
                connection.send(body)
            answer = connection.getresponse()
            text = answer.read()
            is_json = "json" in answer.getheader("content-type", "") and text
            return answer.status, json.loads(text) if is_json else {"text": text.decode("utf-8-sig")}, answer.headers
        finally:
            connection.close()

    def teach(self, name: str, content: Any = None) -> Answered:
        """What the board asks for."""
        return self.ask(f"/api/teacher/{name}", content, headers={"X-Argmap-Token": self.token})[:2]

    def board(self) -> dict[str, Any]:
        """The board now."""
        status, content = self.teach("board")
        assert status == 200, content
        return content

    def join(self, code: str | None = None, name: str = "") -> Pupil:
        """A student who has joined."""
        code = self.board()["code"] if code is None else code
        status, content, headers = self.ask("/api/join", {"code": code, "name": name})
        assert status == 200, content
        return Pupil(self, content["name"], headers["set-cookie"].split(";")[0])

    def log_size(self) -> int:
        """The number of bytes of the log."""
        return sum(file.stat().st_size for file in self.folder.glob("class.sqlite*"))

    def kill(self) -> None:
        """Ends the server with no chance to do anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@dataclass
class Pupil:
    """A student: the name, and the cookie by which the server knows the student."""

    served: ServedClass
    name: str
    cookie: str
    headers: dict[str, str | None] = field(default_factory=dict)

    def ask(self, path: str, content: Any = None) -> Answered:
        """What a page of the student asks for."""
        return self.served.ask(f"/api/{path}", content, cookie=self.cookie, headers=self.headers)[:2]

    def answer(self, answers: dict[str, Any], exercise: str = "signs") -> Answered:
        """Stores answers."""
        return self.ask("answers", {"exercise": exercise, "answers": answers})

    def check(self, attempt: int, answers: dict[str, Any] | None = None, exercise: str = "signs") -> Answered:
        """Checks answers."""
        return self.ask("check", {"exercise": exercise, "answers": answers or {}, "attempt": attempt})

    def work(self, exercise: str = "signs", seen: str = "") -> dict[str, Any]:
        """What the page of an exercise shows."""
        status, content = self.ask(f"work?exercise={exercise}&seen={seen}")
        assert status == 200, content
        return content

    def file(self, exercise: str = "signs") -> dict[str, Any]:
        """The content of the student's answer file."""
        files = (self.served.folder / "answers" / exercise).glob("[!.]*.json")
        contents = (json.loads(file.read_bytes()) for file in files)
        return next(content for content in contents if content["student"] == self.name)


Serve = Callable[..., ServedClass]


def write_key(folder: Path, posed: Posed = PLAIN, name: str = "signs") -> Path:
    """A key; its path."""
    folder.mkdir(exist_ok=True, parents=True)
    exercise_files.dump(posed, folder / f"{name}.key.yaml")
    return folder / f"{name}.key.yaml"


def start(path: Path, *arguments: str, host: str = "127.0.0.1") -> ServedClass:
    """Starts a server, and waits for its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "teach", "serve", str(path), "--no-browser", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    address, _, token = process.stdout.readline().strip().partition("/teacher#")
    home = path if path.is_dir() else path.parent
    return ServedClass(process, host, int(address.rpartition(":")[2]), token, home / "class", arguments)


@pytest.fixture(scope="module")
def serve_class() -> Iterator[Serve]:
    """A function from the path of a key or a folder, and further arguments, to a running server."""
    running: list[ServedClass] = []

    def serve(path: Path, *arguments: str, **options: Any) -> ServedClass:
        running.append(start(path, *arguments, **options))
        return running[-1]

    yield serve
    for served in running:
        if served.process.poll() is None:
            served.kill()


def wait_for(what: Callable[[], bool], seconds: float = 10) -> None:
    """Waits until something is so; fails after some seconds."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)
