"""An Anki deck is opened with SQLite, as Anki does."""

from __future__ import annotations

import html
import json
import sqlite3
import zipfile
from pathlib import Path

from argmap.teach.exporting.export_kind import export
from tests.samples.exercises import by_hand
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
