"""Inputs, exit codes and the small commands, through the real program."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click

from argmap.cli import argmap
from argmap.syntax import limits
from tests.cli.program import ROOT, run

GOOD = (ROOT / "tests" / "samples" / "plain.yaml").read_text()


def stats(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    return run("stats", "--format", "json", *arguments, **options)


def test_every_command_helps_with_an_example() -> None:
    listed = run("--help").stdout.split("Commands:")[1].splitlines()
    commands = [line.split()[0] for line in listed if line.strip() and line[2] != " "]
    assert {"validate", "render", "score", "stats", "explain", "schema", "new"} <= set(commands)
    for command in commands:
        assert "Example" in run(command, "--help").stdout, command


def test_every_option_says_what_it_does() -> None:
    for path, command in _commands(argmap, "argmap"):
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help and option.help[0].isupper(), f"{path} {option.opts[0]}"


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")


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
        file.truncate(limits.BYTES + 1)
    done = run("validate", big)
    assert done.returncode == 2
    assert "larger than" in done.stderr
    assert run("validate", "-", stdin=b"x" * (limits.BYTES + 1)).returncode == 2


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


def test_a_misspelt_command_or_file_is_answered_with_the_nearest(command, tmp_path) -> None:
    (tmp_path / "signs.key.yaml").write_text("argmap-key: 1\n")
    for words, nearest in (
        (("teach", "gradee", "x"), "there is no command 'gradee'; did you mean 'grade'?"),
        (("scroe", "x"), "there is no command 'scroe'; did you mean 'score'?"),
        (("teach", "grade", "sign.key.yaml", "x.yaml"), "did you mean 'signs.key.yaml'?"),
        (("validate", "signs.key.yml"), "signs.key.yml: no such file or folder; did you mean 'signs.key.yaml'?"),
    ):
        code, _, err = command(*words)
        assert (code, nearest in err) == (2, True), err
