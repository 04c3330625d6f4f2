"""`argmap serve` as a program of its own, asked over HTTP as a page, or as somebody else, would ask it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MAP = """argmap: 1
title: Parks
source: {file: parks.txt}
# what the council is asked
thesis: {id: t, claim: Parks are good for a town., quote: Parks are good for a town}
pillars:
  - id: air
    claim: Parks clean the air.  # sure?
    quote: Parks clean the air
    status: draft
  - {id: play, claim: Children play in parks.}
objections:
  - {id: cost, claim: Parks cost a town money.}
"""
ARTICLE = "Parks are good for a town. Parks clean the air.\n\nNobody speaks of the trees.\n"


@dataclass
class Served:
    """A running server: its process, its port, its token, and the folder of its maps."""

    process: subprocess.Popen[str]
    port: int
    token: str
    folder: Path

    @property
    def address(self) -> str:
        """What the browser opens."""
        return f"http://127.0.0.1:{self.port}/#{self.token}"

    def ask(
        self, path: str, content: Any = None, *, method: str = "", headers: dict[str, str | None] | None = None
    ) -> tuple[int, dict[str, Any]]:
        """Status and JSON of an answer; a header that is None is left out."""
        body = content if isinstance(content, bytes | None) else json.dumps(content).encode()
        given = {"Host": f"127.0.0.1:{self.port}", "X-Argmap-Token": self.token, "Content-Type": "application/json"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method or ("GET" if body is None else "POST"), path, skip_host=True)
            for name, value in {**given, "Content-Length": str(len(body or b"")), **(headers or {})}.items():
                if value is not None:
                    connection.putheader(name, value.encode())
            connection.endheaders(body)
            answer = connection.getresponse()
            text = answer.read()
            is_json = "json" in answer.getheader("content-type", "") and text
            return answer.status, json.loads(text) if is_json else {}
        finally:
            connection.close()

    def events(self, name: str, *, theme: str = "light") -> Generator[tuple[str, dict[str, Any]]]:
        """The events of a map, as they come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", f"/api/events?map={name}&theme={theme}", headers={"X-Argmap-Token": self.token})
        answer = connection.getresponse()
        assert answer.status == 200
        event = ""
        try:
            for line in answer:
                key, _, value = line.decode().rstrip("\n").partition(": ")
                if key == "event":
                    event = value
                elif key == "data":
                    yield event, json.loads(value)
        finally:
            connection.close()

    def state(self, name: str) -> dict[str, Any]:
        """The state of a map now."""
        events = self.events(name)
        try:
            return next(content for event, content in events if event == "state")
        finally:
            events.close()

    def edit(self, name: str, version: str, **action: Any) -> tuple[int, dict[str, Any]]:
        """Asks for an edit."""
        return self.ask("/api/edit", {"map": name, "version": version, "action": action})


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., Served]]:
    """A function from the path of a map or a folder, and further arguments, to a running server."""
    running: list[Served] = []

    def start(path: Path, *arguments: str, command: str = "serve") -> Served:
        process = subprocess.Popen(
            [sys.executable, "-m", "argmap", command, str(path), *(arguments or ("--no-browser",))],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "BROWSER": "true"},  # the program `true`, which opens nothing
        )
        assert process.stdout is not None
        address, _, token = process.stdout.readline().strip().partition("/#")
        served = Served(process, int(address.rpartition(":")[2]), token, path if path.is_dir() else path.parent)
        running.append(served)
        return served

    yield start
    for served in running:
        served.process.send_signal(signal.SIGKILL)
        served.process.wait()


def write_parks(folder: Path, name: str = "parks.yaml") -> Path:
    """A map and its article; the path of the map."""
    folder.mkdir(exist_ok=True, parents=True)
    (folder / "parks.txt").write_text(ARTICLE, encoding="utf-8")
    file = folder / name
    file.write_text(MAP, encoding="utf-8")
    return file
