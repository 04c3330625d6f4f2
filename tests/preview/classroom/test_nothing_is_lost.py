"""What the server of a class has acknowledged is there after a crash; it goes on where it was."""

from __future__ import annotations

import http.client
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from argmap.teach import exercise_files
from argmap.teach.exercise import Answers
from tests.preview.classroom.conftest import ROOT, Pupil, Serve, ServedClass, start, wait_for, write_key
from tests.samples.exercises import PLAIN

CHOICES: dict[str, list[Any]] = {"1": ["a", "b", None], "3": [{"1": "a"}, {"1": "b", "2": "a"}, {}]}


class Writer(threading.Thread):
    """A student who changes answers until told to stop, and knows what was acknowledged."""

    def __init__(self, pupil: Pupil, seed: int, pause: float) -> None:
        super().__init__()
        self.pupil = pupil
        self.acknowledged: dict[str, Any] = {}
        self.texts: list[str] = []
        self.seconds: list[float] = []
        self.again = 0
        self.sent = 0
        self.over = threading.Event()
        self._random = random.Random(seed)
        self._pause = pause

    def run(self) -> None:
        while not self.over.is_set():
            self.sent += 1
            text = f"Answer {self.sent} of {self.pupil.name} “ü” is a sentence."
            task = self._random.choice(list(CHOICES))
            self._store({"4": text, task: self._random.choice(CHOICES[task])})
            self.texts.append(text)
            self.over.wait(self._pause)

    def _store(self, answers: dict[str, Any]) -> None:
        """Sends until it is acknowledged, as the page does."""
        for _ in range(600):
            before = time.monotonic()
            try:
                status, content = self.pupil.answer(answers)
            except (OSError, http.client.HTTPException):
                status, content = 0, {}
            if status == 200:
                self.seconds.append(time.monotonic() - before)
                self.acknowledged |= answers
                return
            self.again += 1
            assert status in (0, 429, 503), content
            time.sleep(0.05)
        raise AssertionError("never acknowledged")


def run_class(served: ServedClass, count: int, seconds: float, kills: int, pause: float) -> list[Writer]:
    """Students at work while the server is killed and started again; fails if anything acknowledged is not stored."""
    board = served.board()
    writers = [Writer(served.join(), seed, pause) for seed in range(count)]
    for writer in writers:
        writer.start()
    for _ in range(kills):
        time.sleep(seconds / (kills + 1))
        served.kill()
        again = start(served.folder.parent)
        assert (again.port, again.token) == (served.port, served.token)
        served.process = again.process
        assert served.board()["code"] == board["code"]
    time.sleep(seconds / (kills + 1))
    for writer in writers:
        writer.over.set()
    for writer in writers:
        writer.join()
    for writer in writers:
        expected = Answers(answers=writer.acknowledged).answers
        assert Answers(answers=writer.pupil.work()["answers"]).answers == expected
        assert Answers(answers=writer.pupil.file()["answers"]).answers == expected
    served.kill()
    with sqlite3.connect(served.folder / "class.sqlite") as log:
        assert log.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = log.execute(
            "SELECT json_extract(content, '$.answers.4') FROM event WHERE kind = 'answer' ORDER BY number"
        )
        stored = [text for (text,) in rows if text is not None]
    assert sorted(stored) == sorted(text for writer in writers for text in writer.texts)
    return writers


def test_a_class_at_work_loses_nothing_when_the_server_is_killed(serve_class: Serve, tmp_path: Path) -> None:
    write_key(tmp_path)
    writers = run_class(serve_class(tmp_path), count=8, seconds=4.5, kills=2, pause=0.15)
    assert sum(writer.sent for writer in writers) > 50
    assert sum(writer.again for writer in writers) > 0  # the server was away while they worked


def test_the_links_the_code_and_the_tries_go_on(tmp_path: Path) -> None:
    write_key(tmp_path)
    first = start(tmp_path)
    anna = first.join()
    assert anna.check(1, {"1": "a"})[1]["verdict"]["attempt"] == 1
    before = first.board()
    work = anna.work()
    first.kill()
    second = start(tmp_path)
    try:
        anna.served = second
        assert anna.work() == work
        after = second.board()
        assert (after["code"], after["address"]) == (before["code"], before["address"])
        assert anna.check(1, {"1": "b"})[1]["verdict"]["attempt"] == 1  # asked again; it does not count
        assert anna.check(2, {"1": "b"})[1]["verdict"]["attempt"] == 2
    finally:
        second.kill()


def test_answer_files_that_are_gone_or_half_written_are_written_again(tmp_path: Path) -> None:
    write_key(tmp_path)
    first = start(tmp_path)
    anna, ben = first.join(), first.join()
    for pupil in (anna, ben):
        assert pupil.answer({"1": "a"})[0] == 200
    files = sorted((first.folder / "answers" / "signs").iterdir())
    contents = [file.read_bytes() for file in files]
    first.kill()
    files[0].unlink()
    files[1].write_bytes(contents[1][:20])
    files[1].with_name(f".{files[1].name[:40]}.abc").write_bytes(b"")
    second = start(tmp_path)
    try:
        assert sorted(files[0].parent.iterdir()) == files
        assert [file.read_bytes() for file in files] == contents
    finally:
        second.kill()


def test_the_files_are_answers_as_grading_and_reports_read_them(serve_class: Serve, tmp_path: Path) -> None:
    key = write_key(tmp_path / "files")
    served = serve_class(key)
    right = Answers.of_key(PLAIN).model_dump(mode="json")["answers"]
    for number in range(3):
        assert served.join().answer(right if number else {"1": "a"})[0] == 200
    folder = served.folder / "answers" / "signs"
    for file in folder.iterdir():
        assert exercise_files.load(file, Answers).exercise == PLAIN.exercise.fingerprint
    call = [sys.executable, "-m", "argmap", "teach", "report", str(key), str(folder), "--csv", "-"]
    done = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    table = served.teach("results?exercise=signs")[1]["text"]
    points = [line.split(",")[4] for line in table.splitlines()[1:]]
    assert sorted(points) == ["1", "4", "4"]
    for line in table.splitlines()[1:]:
        student, _, rest = line.partition(",")
        assert any(
            row.startswith(f"{student},") and row.endswith(rest.partition(",")[2]) for row in done.stdout.split()
        )


def test_a_second_server_on_the_same_folder_is_refused_in_words(serve_class: Serve, tmp_path: Path) -> None:
    served = serve_class(write_key(tmp_path / "twice"))
    call = [sys.executable, "-m", "argmap", "teach", "serve", str(served.folder.parent), "--no-browser"]
    done = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False, timeout=30)
    assert (done.returncode, done.stdout) == (2, "")
    assert "another `argmap teach serve` is running" in done.stderr
    assert served.board()["students"] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_it_at_once_with_everything_stored(tmp_path: Path, number: int) -> None:
    write_key(tmp_path)
    served = start(tmp_path)
    anna = served.join()
    assert anna.answer({"1": "a"})[0] == 200
    with socket.create_connection((served.host, served.port)) as idle:  # a browser keeps its connections
        idle.sendall(f"GET / HTTP/1.1\r\nHost: {served.host}:{served.port}\r\n\r\n".encode())
        assert idle.recv(12) == b"HTTP/1.1 200"
        served.process.send_signal(number)
        assert served.process.wait(10) in (0, -number)
    assert anna.file()["answers"] == {"1": "a"}
    again = start(tmp_path)
    try:
        wait_for(lambda: len(again.board()["students"]) == 1)
    finally:
        again.kill()


def test_an_exercise_that_has_changed_is_refused_in_words(tmp_path: Path) -> None:
    key = write_key(tmp_path)
    start(tmp_path).kill()
    changed = PLAIN.model_copy(update={"exercise": PLAIN.exercise.model_copy(update={"title": "Another"})})
    exercise_files.dump(changed, key)
    call = [sys.executable, "-m", "argmap", "teach", "serve", str(tmp_path), "--no-browser"]
    done = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False, timeout=30)
    assert done.returncode == 2
    assert "the exercise 'signs' is not the one that this class began with" in done.stderr
