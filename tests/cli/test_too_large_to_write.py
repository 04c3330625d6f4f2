"""No command replaces a file by one that it could not read again: the limits are asked before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import argmap
from argmap.syntax import limits

FLOW = b"{argmap: 1, thesis: {id: t, claim: T holds., note: A note of some length, tags: [one, two]}}\r\n"
OLD = "argmap: 1\nthesis: {id: t, claim: T holds.}\npillars:\n  - {id: a, claim: A holds.}\n"
WITHOUT_VERSION = b"thesis: {id: t, claim: T holds.}\r\npillars:\r\n  - {id: a, claim: A holds., source: x}\r\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(argmap, list(arguments))


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"])
def test_fmt_leaves_a_file_alone_whose_layout_would_be_too_large(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ends: bytes
) -> None:
    before = FLOW.replace(b"\r\n", ends)
    (folder / "m.yaml").write_bytes(before)
    shown = CliRunner().invoke(argmap, ["fmt", "-"], input=before)
    size = len(shown.stdout_bytes)
    monkeypatch.setattr(limits, "BYTES", size - 1)
    result = run("fmt", "m.yaml")
    assert result.exit_code == 2
    message = f"argmap: m.yaml: the map is too large for the format 'native': {size} bytes, {size - 1} is the limit"
    assert message in result.stderr
    assert (folder / "m.yaml").read_bytes() == before
    monkeypatch.setattr(limits, "BYTES", size)
    assert run("fmt", "m.yaml").exit_code == 0
    assert (folder / "m.yaml").read_bytes() == shown.stdout_bytes


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"])
@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_fixes_that_make_a_file_too_large_are_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ends: bytes, option: str
) -> None:
    before = WITHOUT_VERSION.replace(b"\r\n", ends)
    (folder / "m.yaml").write_bytes(before)
    size = len(before) + len(b"argmap: 1" + ends)
    monkeypatch.setattr(limits, "BYTES", size - 1)
    result = run("validate", "m.yaml", option)
    assert result.exit_code == 2
    message = f"argmap: m.yaml: the map is too large for the format 'native': {size} bytes, {size - 1} is the limit"
    assert message in result.stderr
    assert (folder / "m.yaml").read_bytes() == before
    monkeypatch.setattr(limits, "BYTES", size)
    run("validate", "m.yaml", "--fix")
    assert (folder / "m.yaml").read_bytes() == b"argmap: 1" + ends + before


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (OLD + "  - {id: b, claim: B holds.}\n", OLD.replace("pillars", "objections:\n  - O holds.\npillars")),
        (OLD + "  - {id: b, claim: B holds.}\n", OLD + "  - {id: c, claim: C holds.}\n"),
        (OLD + "  - {id: b, claim: B holds.}\nx: y\n", OLD.replace("pillars", "objections:\n  - O holds.\npillars")),
    ],
    ids=["by lines", "claim by claim", "lines only"],
)
def test_a_merge_to_more_claims_than_are_read_leaves_our_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ours: str, theirs: str
) -> None:
    for name, text in (("base.yaml", OLD), ("ours.yaml", ours), ("theirs.yaml", theirs)):
        (folder / name).write_text(text)
    monkeypatch.setattr(limits, "CLAIMS", 3)
    result = run("merge", "base.yaml", "ours.yaml", "theirs.yaml", "--path", "town.yaml")
    assert result.exit_code == 2
    assert "argmap: town.yaml: there are more than 3 claims, the limit for one map" in result.stderr
    assert result.stderr.endswith("nothing is written\n")
    assert (folder / "ours.yaml").read_text() == ours
    monkeypatch.setattr(limits, "CLAIMS", 4)
    assert run("merge", "base.yaml", "ours.yaml", "theirs.yaml").exit_code == int("x: y" in ours)
    assert (folder / "ours.yaml").read_text() != ours


@pytest.mark.parametrize(
    "theirs",
    [OLD.replace("pillars", "objections:\n  - O holds.\npillars"), OLD + "  - {id: c, claim: C holds.}\n", OLD[:-13]],
    ids=["by lines", "claim by claim", "with a conflict"],
)
def test_a_merge_to_more_bytes_than_are_read_leaves_our_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, theirs: str
) -> None:
    ours = OLD.replace("A holds.", "A holds, says everybody.") + "  - {id: b, claim: B holds.}\n"
    for name, text in (("base.yaml", OLD), ("ours.yaml", ours), ("theirs.yaml", theirs)):
        (folder / name).write_text(text)
    monkeypatch.setattr(limits, "BYTES", len(ours) + 5)
    result = run("merge", "base.yaml", "ours.yaml", "theirs.yaml", "--path", "town.yaml")
    assert result.exit_code == 2
    assert "argmap: town.yaml: the map is too large for the format 'native': " in result.stderr
    assert f" bytes, {len(ours) + 5} is the limit; nothing is written" in result.stderr
    assert (folder / "ours.yaml").read_text() == ours
