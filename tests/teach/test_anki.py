"""An Anki deck is opened with SQLite, as Anki does."""

from __future__ import annotations

import html
import io
import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest

from argmap.teach.exercise import Posed
from argmap.teach.exporting.export_kind import export
from tests.samples.exercises import PLAIN, by_hand
from tests.teach.library_exercises import ALL


def test_an_anki_deck_is_opened_and_holds_a_note_for_each_task(tmp_path: Path) -> None:
    posed = [*ALL, by_hand()]
    (tmp_path / "deck.apkg").write_bytes(export(posed, "anki"))
    with zipfile.ZipFile(tmp_path / "deck.apkg") as package:
        package.extract("collection.anki2", tmp_path)
    with sqlite3.connect(tmp_path / "collection.anki2") as database:
        rows = database.execute("select guid, flds from notes order by id").fetchall()
        decks = json.loads(database.execute("select decks from col").fetchone()[0])
    assert len(rows) == sum(len(p.exercise.tasks) for p in posed)
    assert any(deck["name"].startswith("argmap::") for deck in decks.values())
    front, back = rows[0][1].split("\x1f")
    task, _ = next(posed[0].tasks_with_keys())
    assert html.escape(task.prompt) in front
    assert "each of these words joins two claims" in back
    assert not any("<script" in fields or "{{" in fields for _, fields in rows)


def test_a_deck_leaves_nothing_behind_and_is_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert export([PLAIN], "anki") == export([PLAIN], "anki")
    assert not list(tmp_path.iterdir())


def cards(posed: Posed, folder: Path) -> list[tuple[str, str]]:
    """The front and the back of each card."""
    with zipfile.ZipFile(io.BytesIO(export([posed], "anki"))) as package:
        package.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as database:
        rows = database.execute("select flds from notes order by id").fetchall()
    return [tuple(fields.split("\x1f")) for (fields,) in rows]


def test_each_card_asks_in_the_form_of_its_task(tmp_path: Path) -> None:
    choose, mark, match, write = cards(PLAIN, tmp_path)
    assert "<ol type='a'><li>Close it.</li><li>Shops lose.</li></ol>" in choose[0]
    assert "<blockquote>The air improves because cars stay away. However, shops lose.</blockquote>" in mark[0]
    assert "<ol type='a'>" not in mark[0]
    assert "<ol><li>Air improves.</li><li>Shops lose.</li></ol>" in match[0]
    assert "<li>" not in write[0]


def test_the_back_of_each_card_has_the_answer_and_the_principle(tmp_path: Path) -> None:
    choose, mark, match, write = cards(PLAIN, tmp_path)
    assert "<li class='right'>Close it. – all else bears on it</li>" in choose[1]
    assert "<li class='right'>because · However,</li>" in mark[1]
    assert "<li class='right'>1: supports it</li><li class='right'>2: attacks it</li>" in match[1]
    assert "<li>For example: Some shops win new customers.</li>" in write[1]
    assert "Everything else bears on the thesis" in choose[1]
