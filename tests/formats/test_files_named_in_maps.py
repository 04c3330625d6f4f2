"""What a map names is opened only if it is a file; anything else is a diagnostic at its place, at once."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import argmap
from argmap.formats import parse, read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and names as Unix has them")
NAMES = {
    "long": "a" * 256,
    "long in all": "/".join(["b" * 200] * 30),
    "long folder": "a" * 300 + "/x.txt",
    "many bytes": "世" * 90,
    "pipe": "pipe",
    "folder": "folder",
    "loop": "loop",
    "below a file": "a.txt/x",
    "null": "a\\u0000b",
    "half a character": "\\ud800",
    "outside": "../x",
    "here": ".",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A text.")
    os.mkfifo("pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    return tmp_path


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_source_that_is_no_file_is_an_error_at_its_place(folder: Path, kind: str, form: str) -> None:
    map_json = f'{{"argmap": 1, "source": {{"title": "x", "file": "{NAMES[kind]}"}}, "thesis": "T holds."}}'
    text = map_json if form == "json" else f'argmap: 1\nsource: {{title: x, file: "{NAMES[kind]}"}}\nthesis: T holds.\n'
    file = folder / f"m.{form}"
    file.write_text(text)
    diagnostics = read(file).diagnostics
    assert [d for d in diagnostics if d.severity == "error" and d.span is not None]


def test_one_map_with_a_long_name_stops_no_other(folder: Path) -> None:
    long = f"argmap: 1\nsource: {{title: x, file: {'a' * 256}}}\nthesis: {{id: t, claim: T holds.}}\n"
    (folder / "a.yaml").write_text(long)
    (folder / "b.yaml").write_text("argmap: 1\nthesis: {id: t, claim: T holds.}\nsupports: x\n")
    for _ in range(2):  # the second time from the cache
        result = CliRunner().invoke(argmap, ["validate", "a.yaml", "b.yaml", "--format", "json"])
        assert result.exit_code == 1
        first, second = json.loads(result.stdout)
        assert [(d["code"], d["span"]["start"]["line"]) for d in first["diagnostics"] if d["severity"] == "error"] == [
            ("ARG032", 2)
        ]
        assert [d["code"] for d in second["diagnostics"] if d["severity"] == "error"] == ["ARG011"]
    for call in (["stats"], ["score"], ["render", "--format", "mermaid", "-o", "out/"], ["label"]):
        assert CliRunner().invoke(argmap, [*call, "a.yaml", "b.yaml"]).exit_code == 1


@pytest.mark.parametrize("name", ["pipe", "folder", "loop", "a" * 300])
def test_an_included_part_that_is_no_file_is_a_diagnostic(folder: Path, name: str) -> None:
    document = parse(f"[a]: A.\n\n@include({name})\n", file=folder / "i.argdown")
    assert [claim.text for claim in document.map.claims] == ["A."]
    assert [(d.code, str(d.severity)) for d in document.diagnostics][:1] == [("ARG055", "error")]


def test_a_pipe_as_a_companion_is_not_read(folder: Path) -> None:
    os.mkfifo("x.txt")
    (folder / "x.ann").write_text("T1\tClaim 0 4\tText\n")
    assert [claim.text for claim in read(folder / "x.ann").map.claims] == ["Text"]
    (folder / "x.ann.json").write_text('{"prop_offsets": [[0, 4]], "prop_labels": ["value"], "url": {}}')
    assert [d.code for d in read(folder / "x.ann.json").diagnostics] == ["ARG055"]


def test_settings_that_are_a_pipe_are_no_settings(folder: Path) -> None:
    os.mkfifo("argmap.toml")
    os.mkfifo("pyproject.toml")
    (folder / "m.yaml").write_text("argmap: 1\nthesis: {id: t, claim: T holds.}\n")
    assert CliRunner().invoke(argmap, ["validate", "m.yaml"]).exit_code == 0
    (folder / "argmap.toml").unlink()
    (folder / "argmap.toml").write_text('extend = "pipe"\n')
    assert CliRunner().invoke(argmap, ["validate", "m.yaml"]).exit_code == 2


def test_a_message_has_the_name_that_stands_in_the_map(folder: Path) -> None:
    (folder / "m.yaml").write_text("argmap: 1\nsource: {title: x, file: pipe}\nthesis: T holds.\n")
    messages = [d.message for d in read(folder / "m.yaml").diagnostics if d.code == "ARG032"]
    assert messages == ["'pipe' is a pipe, not a file"]
