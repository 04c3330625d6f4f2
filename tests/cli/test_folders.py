"""In a folder, maps of every format are checked; what is evidently no map is left out, and said to be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from argmap.cli import argmap

MAP = """argmap: 1
thesis: {id: zoos, claim: Zoos should go.}
pillars: [{claim: Animals suffer in a zoo., evidence: [{claim: Many die young., source: A report}]}]
objections: [{claim: Zoos save species., rebuttals: [Few are set free.]}]
"""
OTHERS = {
    "docker-compose.yml": "version: '3'\nservices:\n  web: {image: x}\n",
    "mkdocs.yml": "site_name: Maps\nnav:\n  - Home: index.md\n",
    "package.json": '{"name": "maps", "version": "1.0.0", "dependencies": {}}',
    "README.md": "# Maps\n\nThese are our maps.\n\n```yaml\nargmap: 1\nthesis: T\n```\n",
    "points.csv": "student,points\nanna,3\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    return tmp_path / "maps"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(argmap, list(arguments))


def test_maps_of_every_format_are_checked(folder: Path) -> None:
    (folder / "a.yaml").write_text(MAP)
    (folder / "b.argdown").write_text("[T]: We should.\n\n  + <A>\n")
    (folder / "c.kialo").write_text("Discussion Title: Zoos\n\n1. Zoos should go.\n1.1. Pro: Animals suffer.\n")
    result = run("validate", "maps", "--format", "json")
    assert result.exit_code == 1
    assert [entry["file"] for entry in json.loads(result.stdout)] == ["maps/a.yaml", "maps/b.argdown", "maps/c.kialo"]


def test_what_is_evidently_no_map_is_left_out_and_counted(folder: Path) -> None:
    (folder / "a.yaml").write_text(MAP)
    for name, text in OTHERS.items():
        (folder / name).write_text(text)
    (folder / "argmap-1.schema.json").write_text(run("schema").stdout)
    (folder / "source.txt").write_text("A text that some map quotes.")
    result = run("validate", "maps")
    assert (result.exit_code, result.stdout.split("\n")[-2]) == (0, "1 file, nothing to report; 7 other files left out")


KIALO = "Discussion Title: Zoos\n\n1. Zoos should go.\n1.1. Pro: Animals suffer.\n"


@pytest.mark.parametrize("others", [{}, OTHERS], ids=["texts only", "other files too"])
def test_plain_texts_are_checked_if_they_are_maps_and_else_counted(folder: Path, others: dict[str, str]) -> None:
    for name, text in {
        "a.yaml": MAP,
        "a.txt": "The text of the map beside it.",
        "debate.txt": KIALO,
        "notes.txt": "Some words.\n",
        "more.TXT": "1. Some\n2. words\n",
        **others,
    }.items():
        (folder / name).write_text(text)
    left_out = 2 + len(others)
    result = run("validate", "maps", "--format", "json", "--report", "text=out.txt", "--fail-on", "never")
    assert [entry["file"] for entry in json.loads(result.stdout)] == ["maps/a.yaml", "maps/debate.txt"]
    assert Path("out.txt").read_text().endswith(f"; {left_out} other files left out\n")
    result = run("convert", "maps", "out", "--to", "argdown")
    assert f"2 of 2 files converted (1 native, 1 kialo); {left_out} other files left out" in result.stderr
    (folder / "a.yaml").unlink()
    (folder / "debate.txt").unlink()
    result = run("validate", "maps")
    assert result.exit_code == 2
    assert f"maps: this folder has no argument maps; {left_out + 1} other files left out" in result.stderr


@pytest.mark.parametrize("name", [name for name in OTHERS if name != "points.csv"])
def test_named_on_the_command_line_it_is_an_error(folder: Path, name: str) -> None:
    (folder / name).write_text(OTHERS[name])
    result = run("validate", f"maps/{name}")
    assert result.exit_code == 2
    assert result.stdout.count("this is not an argument map") == 1
    assert run("stats", f"maps/{name}").exit_code == 2
    assert run("convert", f"maps/{name}", "-").exit_code == 2


def test_a_run_in_which_nothing_is_checked_is_an_error(folder: Path) -> None:
    assert run("validate", "maps").exit_code == 2
    for name, text in OTHERS.items():
        (folder / name).write_text(text)
    result = run("validate", "maps")
    assert result.exit_code == 2
    assert "maps: this folder has no argument maps; 5 other files left out" in result.stderr


@pytest.mark.parametrize(
    "text", ["thessis: T\n", "thesis: [\n", "", "{argmap: 1, thesis: T\n", "pillars:\n  - a\nx: y\n"]
)
def test_a_broken_map_is_never_left_out(folder: Path, text: str) -> None:
    (folder / "a.yaml").write_text(MAP)
    (folder / "b.yaml").write_text(text)
    result = run("validate", "maps")
    assert result.exit_code == 1
    assert "maps/b.yaml:" in result.stdout


def test_files_can_be_excluded_on_the_command_line_and_in_the_settings(folder: Path) -> None:
    (folder / "a.yaml").write_text(MAP)
    (folder / "drafts").mkdir()
    (folder / "drafts" / "b.yaml").write_text("argmap: 1\nthesis: [\n")
    (folder / "c.argdown").write_text("[T]: We should.\n\n  + <A>\n")
    assert run("validate", "maps").exit_code == 1
    assert run("validate", "maps", "--exclude", "drafts", "--exclude", "*.argdown").exit_code == 0
    assert run("validate", "maps", "--exclude", "maps/drafts/*", "--exclude", "maps/c.argdown").exit_code == 0
    assert run("convert", "maps", "out", "--exclude", "drafts", "--exclude", "*.argdown").exit_code == 0
    assert [file.name for file in Path("out").rglob("*.yaml")] == ["a.yaml"]
    (folder / "argmap.toml").write_text('exclude = ["drafts", "*.argdown"]\n')
    assert run("validate", "maps").exit_code == 0
    assert run("convert", "maps", "out2").exit_code == 0
    assert run("validate", "maps/c.argdown").exit_code == 1


def test_convert_leaves_out_the_same_files(folder: Path) -> None:
    (folder / "a.yaml").write_text(MAP)
    for name, text in OTHERS.items():
        (folder / name).write_text(text)
    result = run("convert", "maps", "out", "--to", "argdown")
    assert result.exit_code == 0
    assert "1 of 1 files converted (1 native); 5 other files left out" in result.stderr
    assert [file.name for file in Path("out").iterdir()] == ["a.argdown"]


def test_what_new_writes_is_sound_in_its_folder(folder: Path) -> None:
    assert run("new", "maps/library.yaml").exit_code == 0
    assert run("validate", "maps").exit_code == 0
    assert run("fmt", "--check", "maps").exit_code == 0


def test_the_hooks_of_pre_commit_pass_over_the_schema_that_new_writes(folder: Path) -> None:
    hooks = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())
    assert run("new", "maps/library.yaml").exit_code == 0
    written = [f"maps/{file.name}" for file in folder.iterdir()]
    assert len(written) == 2
    for hook in hooks:
        chosen = [name for name in written if re.search(hook["files"], name) and not re.search(hook["exclude"], name)]
        assert chosen == ["maps/library.yaml"]
        assert run(hook["entry"].split()[1], *chosen).exit_code == 0
