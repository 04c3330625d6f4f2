"""Whatever the console is, a command does its work, says what cannot be printed, and ends with a true exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import argmap

ROOT = Path(__file__).parents[2]
MAP = """argmap: 1
title: 世界 – “here” → there
thesis: {id: t, claim: 世界 is large.}
pillars: [It has many places …]
"""
BROKEN = "argmap: 1\nthesis: {id: t, claim: T}\nsupports: x\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("charset", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "call",
    [
        "validate m.yaml",
        "render m.yaml",
        "score m.yaml",
        "label m.yaml",
        "stats m.yaml",
        "diff m.yaml broken.yaml",
        "explain --list",
        "guide",
        "teach kinds m.yaml",
    ],
)
def test_text_is_printed_in_the_encoding_of_the_console(folder: Path, charset: str, call: str) -> None:
    result = CliRunner(charset=charset).invoke(argmap, call.split())
    assert isinstance(result.exception, SystemExit | None)
    assert result.exit_code in (0, 1)
    result.stdout_bytes.decode(charset)
    result.stderr_bytes.decode(charset)


def test_similar_characters_stand_for_those_that_a_console_lacks(folder: Path) -> None:
    shown = CliRunner(charset="ascii").invoke(argmap, ["render", "m.yaml"]).stdout_bytes
    assert shown.startswith(b'?? - "here" -> there\n')
    assert b"It has many places ..." in shown


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("convert m.yaml - --to argdown", "世界 is large."),
        ("validate m.yaml --format json", '"file": "m.yaml"'),
        ("diff broken.yaml m.yaml --format json", "世界 is large."),
        ("teach lesson m.yaml", "世界 is large."),
        ("render m.yaml --format mermaid", "世界 is large."),
        ("guide format", "# The file format"),
    ],
)
def test_data_is_utf_8_on_every_console(folder: Path, call: str, words: str) -> None:
    assert words in CliRunner(charset="cp1252").invoke(argmap, call.split()).stdout_bytes.decode()


def run(*arguments: str, **streams: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "argmap", *arguments],
        env={"PYTHONPATH": str(ROOT), "PATH": os.defpath},
        timeout=60,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_device_is_told_and_the_exit_code_is_2(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("stats", "m.yaml", stdout=full)
        assert (done.returncode, done.stderr) == (
            2,
            b"argmap: cannot write to standard output: No space left on device\n",
        )
        assert run("validate", "broken.yaml", stderr=full).returncode == 1


def test_a_closed_output_is_told_and_closed_errors_change_nothing(folder: Path) -> None:
    closing = {"preexec_fn": lambda: os.close(1), "stdout": None}
    done = run("stats", "m.yaml", **closing)
    assert (done.returncode, done.stderr) == (2, b"argmap: cannot write to standard output: it is closed\n")
    assert run("render", "m.yaml", "-o", "x.mmd", **closing).returncode == 0
    assert (folder / "x.mmd").exists()
    assert run("validate", "broken.yaml", preexec_fn=lambda: os.close(2), stderr=None).returncode == 1


def test_a_reader_that_goes_away_stops_nothing(folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = run("validate", "broken.yaml", "m.yaml", "--report", "json=r.json", stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")
    assert (folder / "r.json").exists()


def test_a_name_is_no_command_for_a_terminal_or_a_ci_service(folder: Path) -> None:
    for name in ("::error::a\n::error::b.yaml", "##[group]\x1b[31m.yaml"):
        (folder / name).write_text(BROKEN)
        for call in ("validate", "score", "render", "teach lesson", "merge", "no-such", "stats", "fmt --check"):
            result = CliRunner().invoke(argmap, [*call.split(), name, "missing\n::error::c"])
            for line in (result.stdout + result.stderr).split("\n"):
                assert not line.lstrip().startswith("::")
                assert "##[" not in line
                assert "\x1b" not in line
