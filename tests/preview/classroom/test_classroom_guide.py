"""The commands that the page `classroom.md` of the guide shows do what it says."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from tests.pages.blocks import ROOT, blocks
from tests.preview.classroom.conftest import Serve

LINES = [
    shlex.split(line.removeprefix("$ "))
    for block in blocks(ROOT / "argmap" / "guide" / "classroom.md")
    for line in block.text.split("\n")
    if line.startswith("$ ")
]


def test_the_commands_of_the_page_serve_and_report(serve_class: Serve, tmp_path: Path) -> None:
    assert [line[:3] for line in LINES] == [["argmap", "teach", each] for each in ("pose", "serve", "serve", "report")]
    shutil.copytree(ROOT / "maps", tmp_path / "maps")

    def run(line: list[str]) -> str:
        call = [sys.executable, "-m", *line]
        done = subprocess.run(call, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stderr

    assert "argmap: wrote phones/signs.exercise.yaml and phones/signs.key.yaml" in run(LINES[0])
    served = serve_class(tmp_path / LINES[1][3])
    pupil = served.join()
    assert pupil.answer({"1": {"1": "a"}})[0] == 200
    served.kill()
    served = serve_class(tmp_path / LINES[2][3], LINES[2][4], "127.0.0.1")
    assert len(served.board()["students"]) == 1
    run(LINES[3])
    assert pupil.name in (tmp_path / "points.csv").read_text(encoding="utf-8-sig")
