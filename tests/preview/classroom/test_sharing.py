"""One student, or one board, does not keep the others of a class waiting or out."""

from __future__ import annotations

import asyncio
import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from argmap.language.wording import Wording
from argmap.preview.classroom import classroom as module
from argmap.preview.classroom.class_exercises import ClassExercise
from argmap.preview.classroom.class_server import ClassServer
from argmap.preview.classroom.classroom import Classroom
from tests.samples.exercises import PLAIN


def open_class(folder: Path) -> Classroom:
    return Classroom(folder, [ClassExercise("signs", PLAIN)], wording=Wording(), most=60)


async def join(server: ClassServer, code: str, address: str) -> int:
    """The status of the answer to somebody at an address who types a code."""
    body = json.dumps({"code": code}).encode()
    headers = [(b"host", b"127.0.0.1:80"), (b"content-type", b"application/json"),
               (b"content-length", str(len(body)).encode())]  # fmt: skip
    scope = {"type": "http", "method": "POST", "path": "/api/join", "raw_path": b"/api/join", "scheme": "http",
             "query_string": b"", "headers": headers, "client": (address, 5000), "server": ("127.0.0.1", 80),
             "http_version": "1.1", "asgi": {"version": "3.0"}, "root_path": ""}  # fmt: skip
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if "status" in message:
            statuses.append(message["status"])

    await server.app(scope, receive, send)
    return statuses[0]


@pytest.mark.parametrize("is_open", [True, False])
def test_nobody_fills_the_class_alone_from_another_machine(tmp_path: Path, is_open: bool) -> None:
    classroom = open_class(tmp_path)
    server = ClassServer(classroom, "http://127.0.0.1", ["127.0.0.1"], 80, is_open=is_open, most_each=3)

    async def many(address: str) -> list[int]:
        return await asyncio.gather(*(join(server, classroom.state.code, address) for _ in range(5)))

    async def work() -> None:
        assert sorted(await many("10.0.0.1")) == ([200] * 3 + [409] * 2 if is_open else [200] * 5)
        assert await join(server, classroom.state.code, "10.0.0.2") == 200
        if is_open:
            await classroom.remove(1)  # which frees a place
            assert sorted(await many("10.0.0.1")) == [200, 409, 409, 409, 409]

    asyncio.run(work())
    classroom.close()


def test_a_board_after_a_restart_serves_students_between_its_grades(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    classroom = open_class(tmp_path)

    async def work() -> None:
        for _ in range(4):
            await classroom.answer(await classroom.join(""), "signs", {"1": "a"})
        turns, seconds = 0, count()
        monkeypatch.setattr(module.time, "perf_counter", lambda: next(seconds))  # each grade takes long
        grading = asyncio.ensure_future(classroom.grade_all())
        while not grading.done():
            turns += 1
            await asyncio.sleep(0)
        assert turns > 4

    asyncio.run(work())
    classroom.close()
