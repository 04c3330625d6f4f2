"""`argmap convert`: files, folders and pipes, what is lost, and maps of other tools in every other command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.formats import load
from argmap.registry import FORMATS

MAPS = Path(__file__).parents[2] / "maps"
TOWN = MAPS / "sunday-library.yaml"
KIALO = "Discussion Title: T\n\n1. Yes.\n1.1. Pro: Because.\n1.2. Con: No.\n"
Command = Callable[..., tuple[int, str, str]]


def test_a_file_goes_to_the_format_of_its_suffix_and_back(command: Command, tmp_path: Path) -> None:
    code, out, err = command("convert", TOWN, tmp_path / "x.graphml")
    assert (code, out, err) == (0, "", "")
    assert load(tmp_path / "x.graphml") == load(TOWN)
    assert command("convert", tmp_path / "x.graphml", tmp_path / "y.yaml")[0] == 0
    assert load(tmp_path / "y.yaml") == load(TOWN)


def test_what_is_lost_is_said_once_for_each_kind(command: Command, tmp_path: Path) -> None:
    code, _, err = command("convert", TOWN, tmp_path / "x.kialo")
    assert code == 0
    lines = err.splitlines()
    assert len(lines) == len({line.partition(", ")[0] for line in lines})
    assert any("kinds left out: they become plain claims, " in line for line in lines)
    assert command("convert", TOWN, tmp_path / "x.kialo", "--strict")[0] == 1
    assert command("convert", TOWN, tmp_path / "x.graphml", "--strict")[0] == 0


def test_the_report_as_json(command: Command, tmp_path: Path) -> None:
    code, out, _ = command("convert", TOWN, tmp_path / "x.kialo", "--report", "json")
    report = json.loads(out)
    assert (code, report["version"], report["format"]) == (0, 1, "native")
    assert report["claims"] == len(load(TOWN).claims)
    assert {loss["kind"] for loss in report["losses"] if loss["when"] == "writing"} >= {"kind", "ids"}


def test_what_fails_is_named_on_stderr_besides_the_report_as_json(command: Command, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"pixels": []}')
    code, out, err = command("convert", other, tmp_path / "x.kialo", "--report", "json")
    trouble = json.loads(out)["trouble"]
    assert (code, err) == (2, f"argmap: {other}: {trouble}\n")
    code, out, err = command("convert", other, "-", "--report", "json")
    assert (code, out, json.loads(err)["trouble"]) == (2, "", trouble)


def test_pipes(command: Command) -> None:
    code, out, err = command("convert", "-", "--to", "apx", stdin=KIALO)
    assert code == 0
    assert out == "arg(yes).\narg(no).\narg(because).\natt(no,yes).\n"
    assert "supports left out, once (" in err


def test_a_folder_is_converted_whole_and_told_in_a_summary(command: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    (source / "deep").mkdir(parents=True)
    (source / "a.txt").write_text(KIALO)
    (source / "a.apx").write_text("arg(x).\narg(y).\natt(y,x).\n")
    (source / "deep" / "b.argdown").write_text("[a]: x\n  - y\n")
    (source / "photo.json").write_text('{"pixels": []}')
    (source / ".hidden.txt").write_text(KIALO)
    code, _, err = command("convert", source, target, "--to", "native")
    assert code == 0
    assert sorted(str(file.relative_to(target)) for file in target.rglob("*.yaml")) == [
        "a.txt.yaml", "a.yaml", "deep/b.yaml"
    ]  # fmt: skip
    assert "3 of 3 files converted (" in err
    assert "); 1 other file left out" in err


def test_no_file_of_a_folder_takes_the_place_of_another(command: Command, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    names = ("x.json", "x.md", "x.md.json", "x.md.kialo", "x.kialo")
    for number, name in enumerate(names):
        text = {"md": f"- T{number}\n  - Pro: a\n", "json": f'{{"argmap": "1", "thesis": "T{number}"}}'}
        (folder / name).write_text(text.get(name.rpartition(".")[2], f"Discussion Title: T\n\n1. T{number}\n"))
    assert command("convert", folder, out)[0] == 0
    assert {load(file).claims[0].text for file in out.iterdir()} == {f"T{number}" for number in range(len(names))}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((MAPS,), "a folder of maps needs a target folder"),
        ((TOWN, "x.json"), "use --to FORMAT"),
        ((TOWN, "x", "--to", "kaalo"), "did you mean 'kialo'?"),
        ((TOWN, "x", "--to", "lkif"), "the format 'lkif' can only be read"),
        ((TOWN, "--from", "aif-jsonld"), "the format 'aif-jsonld' can only be written"),
        (("nowhere.txt", "x.yaml"), "no such file"),
    ],
)
def test_mistakes_of_use_are_exit_2(command: Command, arguments: tuple[object, ...], words: str) -> None:
    code, _, err = command("convert", *arguments)
    assert code == 2
    assert words in err


def test_a_broken_file_is_written_as_far_as_it_is_sound(command: Command, tmp_path: Path) -> None:
    (tmp_path / "x.apx").write_text("arg(a).\narg(b).\natt(b,a).\natt(c,a).\n")
    code, _, err = command("convert", tmp_path / "x.apx", tmp_path / "x.yaml")
    assert code == 1
    assert "x.apx:4:1: error[ARG021] 'c' is not an argument in this file" in err
    assert len(load(tmp_path / "x.yaml").relations) == 1


def test_the_list_names_every_format(command: Command) -> None:
    code, out, _ = command("convert", "--list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == FORMATS.names()


def test_every_command_takes_what_came_in(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(KIALO)
    assert json.loads(command("stats", file, "--format", "json")[1])["claims"] == 3
    assert json.loads(command("score", file, "--format", "json")[1])["balance"] is not None
    assert command("render", file, "-o", tmp_path / "x.svg")[0] == 0
    assert command("validate", file)[0] == 0
    changed = tmp_path / "y.txt"
    changed.write_text(KIALO.replace("1.2. Con: No.\n", ""))
    assert "1 claim removed" in command("diff", file, changed)[1]
    assert command("fmt", "--check", file)[0] == 0
    drawn = tmp_path / "x.graphml"
    assert command("convert", file, drawn)[0] == 0
    code, _, err = command("fmt", drawn)
    assert code == 2
    assert "the format 'graphml' has no canonical layout" in err


def test_a_thesis_and_a_format_can_be_named(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "x.dat"
    file.write_text("arg(a). arg(b). arg(c). att(b,a). att(c,b).")
    code, out, _ = command("score", "--from", "apx", "--thesis", "b", file, "--format", "json")
    assert (code, json.loads(out)["thesis"]) == (0, "b")
    code, out, _ = command("validate", "--from", "apx", "--thesis", "b", file, "--format", "json")
    assert (code, "'a' bears neither on the thesis" in out) == (0, True)
    assert "out        b" in command("label", "--from", "apx", file)[1]
    assert "say the same" in command("diff", "--from", "apx", file, file)[1]
    code, _, err = command("validate", "--from", "apx", "--thesis", "z", file)
    assert (code, err.splitlines()[0]) == (2, f"argmap: {file}: there is no claim with the id 'z'")
    assert command("score", "--from", "apx", "--thesis", "z", file)[0] == 2
    assert "there is no format 'apy'" in command("score", "--from", "apy", file)[2]


def test_json_of_other_tools_is_laid_out(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "n.json"
    file.write_text('{"nodes":[{"nodeID":"1","text":"é","type":"I"}],"edges":[],"locutions":[]}')
    assert command("fmt", file)[0] == 0
    assert file.read_text().startswith('{\n "nodes": [\n  {\n   "nodeID": "1",\n   "text": "é"')
    assert command("fmt", "--check", file)[0] == 0


def test_nothing_is_mended_in_a_file_of_another_tool(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    text = KIALO.replace("Because.", "However, because of the noise.")
    file.write_text(text)
    command("validate", "--fix", "--unsafe-fixes", file)
    assert file.read_text() == text
