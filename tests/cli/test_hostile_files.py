"""Files that try to break the program, or whoever looks at what it draws."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import run

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
