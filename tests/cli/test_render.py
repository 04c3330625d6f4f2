"""The command `render`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import argmap
from tests.samples.unsettled import UNSETTLED

MAP = """\
argmap: 1
title: Old town
thesis:
  id: close
  claim: The old town should be closed to cars.
pillars:
  - claim: The air gets cleaner.
objections:
  - id: trade
    claim: Shops lose customers.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "town.yaml").write_text(MAP)
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(argmap, ["render", *arguments], input=stdin)


def test_without_output_a_tree_goes_to_standard_output(folder: Path) -> None:
    result = run("town.yaml")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[2:] == [
        "THESIS  The old town should be closed to cars.",
        "├─ PILLAR  The air gets cleaner.",
        "└─ OBJECTION, UNANSWERED  Shops lose customers.",
    ]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("x.svg", b"<svg"),
        ("x.png", b"\x89PNG"),
        ("x.dot", b"digraph"),
        ("x.GV", b"digraph"),
        ("x.mmd", b"%%{init"),
        ("x.md", b"# Old town"),
        ("x.txt", b"Old town"),
    ],
)
def test_the_suffix_says_what_is_written(folder: Path, name: str, start: bytes) -> None:
    result = run("town.yaml", "-o", name)
    assert (result.exit_code, result.output) == (0, "")
    assert (folder / name).read_bytes().startswith(start)


def test_the_format_may_be_given_instead(folder: Path) -> None:
    assert run("town.yaml", "-o", "x.out", "--format", "markdown").exit_code == 0
    assert (folder / "x.out").read_text().startswith("# Old town")
    assert run("town.yaml", "--format", "svg").stdout.startswith("<svg")
    assert run("town.yaml", "--format", "png").stdout_bytes.startswith(b"\x89PNG")


def test_an_unknown_suffix_is_a_mistake_of_usage_that_names_the_known_ones(folder: Path) -> None:
    result = run("town.yaml", "-o", "x.jpg")
    assert result.exit_code == 2
    assert ".svg" in result.stderr
    assert not (folder / "x.jpg").exists()


def test_several_maps_go_to_a_folder_under_their_names(folder: Path) -> None:
    (folder / "other.yaml").write_text(MAP)
    assert run("town.yaml", "other.yaml", "-o", "out/").exit_code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["other.svg", "town.svg"]
    assert run(".", "-o", "out", "--format", "markdown").exit_code == 0
    assert (folder / "out" / "town.md").exists()


def test_several_maps_without_a_folder_are_a_mistake_of_usage(folder: Path) -> None:
    (folder / "other.yaml").write_text(MAP)
    for rest in ([], ["-o", "x.svg"]):
        result = run("town.yaml", "other.yaml", *rest)
        assert result.exit_code == 2
        assert "-o FOLDER/" in result.stderr


def test_maps_of_the_same_name_do_not_replace_each_other(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "town.yaml").write_text(MAP)
    result = run("town.yaml", "sub/town.yaml", "-o", "out/")
    assert result.exit_code == 2
    assert "town" in result.stderr
    assert not (folder / "out").exists()


def test_a_map_comes_from_standard_input(folder: Path) -> None:
    assert "THESIS" in run("-", stdin=MAP).stdout
    assert run("-", "-o", "out/", stdin=MAP).exit_code == 0
    assert (folder / "out" / "stdin.svg").exists()


def test_of_a_faulty_map_the_sound_part_is_drawn_and_the_faults_are_listed(folder: Path) -> None:
    (folder / "town.yaml").write_text(MAP.replace("pillars:", "pilars:"))
    result = run("town.yaml", "-o", "x.md")
    assert result.exit_code == 1
    assert "town.yaml:6:1: error[ARG011]" in result.stderr
    text = (folder / "x.md").read_text()
    assert "Shops lose customers" in text
    assert "air gets cleaner" not in text


def test_a_missing_file_exits_with_two_and_the_others_are_drawn(folder: Path) -> None:
    result = run("nothing.yaml", "town.yaml", "-o", "out/")
    assert result.exit_code == 2
    assert "nothing.yaml" in result.stderr
    assert (folder / "out" / "town.svg").exists()


def test_strengths_are_shown_on_request(folder: Path) -> None:
    assert "strength" not in run("town.yaml", "--format", "markdown").stdout
    assert "— strength 0.50" in run("town.yaml", "--format", "markdown", "--strengths").stdout


def test_a_map_whose_strengths_do_not_settle_is_drawn_without_them_and_said_to_be_so(folder: Path) -> None:
    (folder / "ring.yaml").write_text(UNSETTLED)
    result = run("ring.yaml", "-o", "x.md", "--strengths")
    assert result.exit_code == 1
    assert "ARG030" in result.stderr
    assert "strength" not in (folder / "x.md").read_text()


def test_a_file_that_cannot_be_written_leaves_nothing_behind(folder: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "argmap", "render", "town.yaml", "-o", "no/such/x.svg"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert result.returncode == 2
    assert result.stderr.startswith("argmap: town.yaml: cannot write no/such/x.svg")
    assert not (folder / "no").exists()


def test_a_map_that_cannot_be_drawn_does_not_keep_the_others_from_it(folder: Path) -> None:
    claims = "".join(f"  - Claim {n} holds.\n" for n in range(20_000))
    (folder / "large.yaml").write_text(f"argmap: 1\nthesis: T.\nclaims:\n{claims}")
    result = run("large.yaml", "town.yaml", "-o", "out/", "--format", "png", "--page", "screen")
    assert result.exit_code == 1
    assert "large.yaml: the picture would be" in result.stderr
    assert [path.name for path in (folder / "out").iterdir()] == ["town.png"]


def test_a_terminal_gets_colours_and_no_png(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("argmap.cli._render_output.is_terminal", lambda: True)
    coloured = CliRunner().invoke(argmap, ["render", "town.yaml"], color=True)
    assert "\x1b[31m\x1b[1mOBJECTION, UNANSWERED" in coloured.stdout
    refused = run("town.yaml", "--format", "png")
    assert refused.exit_code == 2
    assert "-o" in refused.stderr


def test_control_characters_do_not_reach_the_terminal(folder: Path) -> None:
    (folder / "town.yaml").write_text(MAP.replace("The air", '"The \\x9b31mair').replace("cleaner.", 'cleaner."'))
    result = run("town.yaml")
    assert "\x9b" not in result.output
    assert "31mair" in result.stdout
