"""`argmap corpus run`: its exit code, its progress, and the run that is only tried."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import argmap as program
from tests.corpus.small_maps import BROKEN, rows, write_maps


def call(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(program, ["corpus", "run", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_the_progress_is_json_and_the_summary_words(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 3)
    code, out, err = call(folder, "-o", tmp_path / "out", "--engine", "here")
    lines = err.splitlines()
    events = [json.loads(line) for line in lines if line.startswith("{")]
    assert (code, out) == (0, "")
    assert [event["event"] for event in events] == ["plan", "part", "end"]
    assert {"done": 3, "of": 3, "not_read_whole": 0}.items() <= events[1].items()
    assert lines[-2] == f"3 maps in {tmp_path}/out: 3 ok"
    (folder / "broken.yaml").write_text(BROKEN)
    code, _, err = call(folder, "-o", tmp_path / "out", "--engine", "here")
    assert code == 1 and "4 maps in" in err and "3 ok, 1 errors" in err
    logs = sorted((tmp_path / "out" / "log").iterdir())
    assert [log.name for log in logs] == ["run-0001.jsonl", "run-0002.jsonl"]
    assert {"time", "event", "host", "seconds"} <= json.loads(logs[0].read_text().splitlines()[1]).keys()


def test_options_choose_maps_and_bounds(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 9)
    arguments = ("--engine", "here", "--only", "*[1-8].yaml", "--sample", "5", "--limit", "2", "--memory", "900")
    assert call(folder, "-o", tmp_path / "out", *arguments, "--seconds", "5", "--seed", "3")[0] == 0
    assert len(rows(tmp_path / "out")) == 2
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert (manifest["sample"], manifest["seed"], manifest["limit"]) == (5, 3, 2)
    assert (manifest["made_with"]["seconds"], manifest["made_with"]["megabytes"]) == ("5", "900")
    assert manifest["rows"]["maps"] == 2 and manifest["complete"]


def test_a_run_that_is_only_tried_writes_nothing(tmp_path: Path) -> None:
    folder = write_maps(tmp_path / "in", 120)
    code, out, _ = call(folder, "-o", tmp_path / "out", "--dry-run", "--jobs", "2")
    first, time, size, last = out.splitlines()
    assert (code, first, last) == (0, "120 maps in 1 part", "estimated from 50 maps")
    assert time.startswith("about ") and time.endswith(" with 2 processes") and size.endswith(" MB of tables")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [("none",), ("in", "-o", "file")])
def test_what_cannot_be_done_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str]) -> None:
    monkeypatch.chdir(tmp_path)
    write_maps(tmp_path / "in", 1)
    (tmp_path / "file").write_text("x")
    more = () if "-o" in arguments else ("-o", "out")
    code, _, err = call(*arguments, *more)
    assert code == 2 and err.startswith("argmap: ")
