"""Inputs, exit codes and the small commands, through the real program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = (ROOT / "tests" / "samples" / "plain.yaml").read_text()


def run(*arguments: str | Path, stdin: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        timeout=60,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def stats(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    return run("stats", "--format", "json", *arguments, **options)


def test_every_command_helps_with_an_example() -> None:
    listed = run("--help").stdout.split("Commands:")[1].splitlines()
    commands = [line.split()[0] for line in listed if line.strip() and line[2] != " "]
    assert {"validate", "render", "score", "stats", "explain", "schema", "new"} <= set(commands)
    for command in commands:
        assert "Example" in run(command, "--help").stdout, command


def test_one_file_gives_an_object_and_several_an_array(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_text(GOOD)
    one = json.loads(stats(tmp_path / "a.yaml").stdout)
    several = json.loads(stats(tmp_path).stdout)
    assert one["version"] == 1
    assert [Path(entry["file"]).name for entry in several] == ["a.yaml", "b.yml"]


def test_globs_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "b.txt").write_text("no map")
    assert json.loads(stats(f"{tmp_path}/*.yaml").stdout)["claims"] == 5
    assert json.loads(stats("-", stdin=GOOD.encode()).stdout)["claims"] == 5


def test_a_missing_file_is_exit_2_and_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    done = stats(tmp_path / "a.yaml", tmp_path / "none.yaml")
    assert done.returncode == 2
    assert "none.yaml" in done.stderr
    assert [entry["claims"] for entry in json.loads(done.stdout)] == [5]


def test_an_oversized_file_is_exit_2(tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    with big.open("wb") as file:
        file.truncate(100_000_000)
    done = run("validate", big)
    assert done.returncode == 2
    assert "larger than" in done.stderr
    assert run("validate", "-", stdin=b"x" * 70_000_000).returncode == 2


def test_an_unknown_command_is_exit_2() -> None:
    assert run("rendr").returncode == 2


def test_new_writes_a_sound_map_and_never_replaces_a_file(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    assert run("new", file).returncode == 0
    assert run("validate", file).returncode == 0
    assert run("validate", tmp_path).stdout.startswith("1 file")
    assert run("new", file).returncode == 2
    named = file.read_text().split("\n")[0].partition("$schema=")[2]
    assert json.loads((tmp_path / named).read_text())["title"] == "argmap file"
    assert "argmap: 1" in file.read_text()


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["properties"]["argmap"]["enum"] == ["1", 1]


HOSTILE = {
    "empty": b"",
    "not-utf8": b"argmap: 1\nthesis: \xff\xfe",
    "utf-16-cut": "argmap: 1".encode("utf-16")[:-1],
    "tab": b"argmap: 1\nthesis:\n\tclaim: T",
    "nul": b"argmap: 1\nthesis: T\x00\x1b[31m",
    "duplicate-key": b"argmap: 1\nthesis: T\nthesis: U",
    "alias": b"argmap: 1\nthesis: &a [*a, *a]",
    "deep": b"argmap: 1\npillars: " + b"[" * 100_000,
    "deep-json": b'{"pillars": ' + b"[" * 100_000,
    "source-outside": b"argmap: 1\nthesis: T\nsource: {file: ../../etc/passwd}",
    "source-absolute": b"argmap: 1\nthesis: T\nsource: {file: /etc/passwd}",
    "id-with-space": b"argmap: 1\nthesis: {id: a b, claim: T}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_gives_a_placed_diagnostic(name: str, tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_bytes(HOSTILE[name])
    done = run("validate", "--format", "json", file)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)["diagnostics"]
    assert any(d["severity"] == "error" and d["code"].startswith("ARG0") and d["span"] for d in found)


HARMLESS = """argmap: 1
title: "<script>alert(1)</script>"
thesis: {id: t, claim: 'no', supports: [t]}
pillars:
  - claim: 12:30
    source: {title: "x", url: "javascript:alert(1)"}
  - 2024-01-01
  - 'quotes " and backslashes \\\\ \\N end'
  - "line\\u2028separator 🙂 سلام שלום"
  - "<img src=x onerror=alert(1)>"
"""


@pytest.mark.parametrize("suffix", ["svg", "png", "dot", "mmd", "md", "txt"])
def test_hostile_labels_are_shown_harmlessly(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(HARMLESS)
    done = run("render", tmp_path / "map.yaml", "-o", tmp_path / f"x.{suffix}")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    out = (tmp_path / f"x.{suffix}").read_bytes()
    assert out
    if suffix == "svg":
        assert b"<script" not in out
        assert b"<img" not in out
        assert b'href="javascript' not in out
