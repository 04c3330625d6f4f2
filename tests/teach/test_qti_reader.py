"""QTI items are read by another program, with the same answers."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

import argmap
from argmap.teach.exercise import ONLY, Ask
from argmap.teach.exporting.export_kind import export
from argmap.teach.posing.pose_exercise import offers
from tests.npm import installed
from tests.samples.exercises import by_hand

MAPS = sorted((Path(__file__).parents[2] / "maps").rglob("*.yaml"))
SCRIPT = Path(__file__).with_name("qti_right.mjs")
NAMES = {Ask.CHOOSE: "choice", Ask.MARK: "hottext", Ask.MATCH: "match", Ask.WRITE: "extended-text"}


@pytest.fixture(scope="session")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory, "qti", "@citolab/qti-convert@0.3")


def test_another_program_reads_every_item_and_what_is_right(converter: Path, tmp_path: Path) -> None:
    posed = [offer.posed for file in MAPS for offer in offers(argmap.load(file), 1, 2) if offer.posed]
    tasks = [pair for one in [*posed, by_hand()] for pair in one.tasks_with_keys()]
    with zipfile.ZipFile(io.BytesIO(export([*posed, by_hand()], "qti"))) as package:
        items = [
            package.read(name).decode()
            for name in package.namelist()
            if name.startswith("item-") and name.endswith("xml")
        ]
    assert len(items) == len(tasks) > 200
    (tmp_path / "items.json").write_text(json.dumps(items), encoding="utf-8")
    asked = ["node", str(SCRIPT), str(converter), str(tmp_path / "items.json")]
    done = subprocess.run(asked, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    for (task, key), item in zip(tasks, json.loads(done.stdout), strict=True):
        assert item["interaction"] == NAMES[task.ask]
        if task.ask is Ask.MATCH:
            assert item["values"] == [f"part-{part} choice-{names[0]}" for part, names in key.right.items()]
        elif task.ask is not Ask.WRITE:
            right = key.right[ONLY] if task.ask is Ask.MARK else key.right[ONLY][:1]
            assert item["values"] == [f"choice-{name}" for name in right]
