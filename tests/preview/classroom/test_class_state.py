"""What is known of a class without a server: its log, its board at any time, its names."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.diagnostics import ArgmapError
from argmap.language.wording import Wording, languages
from argmap.preview.classroom.board_state import HERE_FOR, STUCK_AFTER, Presence, board_json
from argmap.preview.classroom.class_exercises import ClassExercise
from argmap.preview.classroom.class_names import clean_name, file_name
from argmap.preview.classroom.classroom import Classroom
from argmap.preview.classroom.event_log import ClassEvent, EventLog
from tests.samples.exercises import PLAIN


@pytest.fixture
def classroom(tmp_path: Path) -> Iterator[Classroom]:
    opened = open_class(tmp_path)
    yield opened
    opened.close()


def open_class(folder: Path) -> Classroom:
    return Classroom(folder, [ClassExercise("signs", PLAIN)], wording=Wording(), most=60)


def row(classroom: Classroom, presence: Presence | None, now: float) -> dict[str, Any]:
    """The first student on the board."""
    return board_json(classroom, {1: presence} if presence else {}, now)["students"][0]


def test_who_is_quiet_for_a_while_is_stuck_and_who_is_not_heard_is_away(classroom: Classroom) -> None:
    async def work() -> None:
        anna = await classroom.join("")
        await classroom.answer(anna, "signs", {"1": "a"})

    asyncio.run(work())
    now = time.time()
    assert row(classroom, Presence(now, "signs"), now)["where"] == "signs"
    assert row(classroom, Presence(now, "signs"), now + HERE_FOR + 1)["here"] is False
    states = [row(classroom, None, now + quiet)["work"]["signs"]["state"] for quiet in (0, STUCK_AFTER + 1)]
    assert states == ["working", "stuck"]


def test_the_state_follows_from_the_log_alone(tmp_path: Path) -> None:
    first = open_class(tmp_path)

    async def work() -> None:
        anna, ben = await first.join(""), await first.join("")
        await asyncio.gather(*(first.answer(anna, "signs", {"1": "ab"[n % 2], "4": f"Try {n}."}) for n in range(30)))
        await first.check(anna, "signs", {}, 1)
        await first.steer("signs", "hold")
        await first.check(ben, "signs", {"1": "b"}, 1)
        await first.steer("signs", "close")
        await first.change_code()
        await first.admit(False)
        await first.remove(2)

    asyncio.run(work())
    first.close()
    again = open_class(tmp_path)
    try:
        now = time.time()
        assert board_json(again, {}, now) == board_json(first, {}, now)
        assert again.member(first.token(1)) == first.member(first.token(1))
        assert again.member(first.token(2)) is None
    finally:
        again.close()


def test_the_log_is_for_its_owner_alone(classroom: Classroom, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "class.sqlite").stat().st_mode) == 0o600


def test_what_several_send_at_once_is_stored_in_order(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "class.sqlite")

    async def add() -> None:
        await asyncio.gather(*(log.add([ClassEvent("answer", n, n, "signs", {"n": n})]) for n in range(500)))

    asyncio.run(add())
    log.close()
    again = EventLog(tmp_path / "class.sqlite")
    assert [event.content["n"] for event in again.events()] == list(range(500))
    again.close()


def test_a_log_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "class.sqlite") as log:
        log.execute("PRAGMA user_version = 2")
    log.close()
    with pytest.raises(ArgmapError, match="another version of argmap"):
        EventLog(tmp_path / "class.sqlite")


@pytest.mark.parametrize("language", languages())
def test_there_are_pseudonyms_for_a_class_in_every_language(language: str) -> None:
    animals = [name.strip() for name in Wording(language).word("class.animals").split("|")]
    assert len(animals) == len(set(animals)) >= 40
    assert [name for name in animals if clean_name(name) != name] == []
    assert len({file_name(1, name) for name in animals}) == len(animals)
