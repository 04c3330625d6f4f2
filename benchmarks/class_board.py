"""How long the first board of a class takes after a restart, and how long it keeps students waiting meanwhile.

`python -m benchmarks.class_board [STUDENTS]` stores a class with all exercises of the library map, half of them with
a check, opens it again, asks for the board and, during that, for the work of a student again and again.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import argmap
from argmap.language.wording import Wording
from argmap.preview.classroom.class_exercises import ClassExercise
from argmap.preview.classroom.class_server import ClassServer
from argmap.preview.classroom.classroom import Classroom
from argmap.teach.exercise import Answers
from argmap.teach.posing.pose_exercise import offers

ROOT = Path(__file__).parents[1]


def exercises() -> list[ClassExercise]:
    """One exercise of each kind."""
    debate = argmap.load(ROOT / "maps" / "sunday-library.yaml")
    return [ClassExercise(offer.kind, offer.posed) for offer in offers(debate, 2, 3) if offer.posed]


def open_class(folder: Path, students: int) -> Classroom:
    """The class that is stored in a folder, or a new one."""
    return Classroom(folder, exercises(), wording=Wording("en"), most=students)


async def fill(classroom: Classroom, students: int) -> None:
    """Lets students join and answer everything."""
    for number in range(students):
        member = await classroom.join("")
        for at, (name, exercise) in enumerate(classroom.exercises.items()):
            answers = Answers.of_key(exercise.posed).answers
            await classroom.answer(member, name, answers)
            if (at + number) % 2:
                await classroom.check(member, name, answers, 1)


async def ask(server: ClassServer, path: str, headers: list[tuple[bytes, bytes]]) -> float:
    """Seconds until an answer has come."""
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "scheme": "http",
             "query_string": b"exercise=find-thesis", "headers": [(b"host", b"127.0.0.1:80"), *headers],
             "client": ("127.0.0.1", 5000), "server": ("127.0.0.1", 80), "http_version": "1.1",
             "asgi": {"version": "3.0"}, "root_path": ""}  # fmt: skip
    begun, status = time.perf_counter(), 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)

    await server.app(scope, receive, send)
    assert status == 200, status
    return time.perf_counter() - begun


async def measure(classroom: Classroom) -> None:
    """Prints the times of the first and the second board, and of the slowest answer to a student during the first."""
    server = ClassServer(classroom, "http://127.0.0.1:80", ["127.0.0.1"], 80)
    teacher = [(b"x-argmap-token", classroom.teacher_token.encode())]
    first = asyncio.ensure_future(ask(server, "/api/teacher/board", teacher))
    waits, number = [0.0], 0
    while not first.done():
        number = number % len(classroom.state.members) + 1
        begun = time.perf_counter()
        await asyncio.sleep(0)
        cookie = f"argmap-{classroom.id}={classroom.token(number)}".encode()
        await ask(server, "/api/me", [(b"cookie", cookie)])
        waits.append(time.perf_counter() - begun)
    second = await ask(server, "/api/teacher/board", teacher)
    print(f"first board {first.result():.2f} s, slowest student meanwhile {max(waits):.3f} s of {len(waits) - 1}")
    print(f"second board {second:.3f} s")


def main(students: int) -> None:
    """Stores a class, opens it again, and measures."""
    with tempfile.TemporaryDirectory() as folder:
        classroom = open_class(Path(folder), students)
        asyncio.run(fill(classroom, students))
        classroom.close()
        begun = time.perf_counter()
        classroom = open_class(Path(folder), students)
        print(
            f"{students} students, {len(classroom.exercises)} exercises; opened in {time.perf_counter() - begun:.2f} s"
        )
        asyncio.run(measure(classroom))
        classroom.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
