"""No command replaces what it reads, or one of its results by another, whatever the files are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import argmap

MAP = "argmap: 1\nthesis: {id: t, claim: T holds.}\n"
WITH_TEXT = "argmap: 1\nsource: {title: x, file: town.txt}\nthesis: {id: t, claim: T holds.}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("m.yaml", "x.yaml"):
        (tmp_path / name).write_text(MAP)
    (tmp_path / "with.yaml").write_text(WITH_TEXT)
    (tmp_path / "town.txt").write_text("T holds.")
    (tmp_path / "part.argdown").write_text("[b]: B.\n")
    (tmp_path / "whole.argdown").write_text("[a]: A.\n\n@include(part.argdown)\n")
    (tmp_path / "sub").mkdir()
    for name in ("link.yaml", "link.svg", "link.csv", "link.html", "link.md", "link.txt"):
        (tmp_path / name).symlink_to("m.yaml")
        os.link(tmp_path / "m.yaml", tmp_path / f"hard-{name}")
    return tmp_path


def run(call: str) -> Result:
    return CliRunner().invoke(argmap, call.split())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "call",
    [
        "validate m.yaml --report json=m.yaml",
        "validate m.yaml --report json=link.yaml",
        "validate m.yaml --report json=sub/../hard-link.yaml",
        "validate m.yaml --report json=r.json --report sarif=r.json",
        "validate m.yaml --report json=r.json --write-baseline r.json",
        "validate m.yaml --write-baseline m.yaml",
        "validate m.yaml --write-baseline with.yaml",
        "validate m.yaml --source town.txt --report json=town.txt",
        "validate with.yaml --no-cache --report json=town.txt",
        "diff m.yaml x.yaml --format json -o x.yaml",
        "diff m.yaml x.yaml -o hard-link.svg",
        "convert m.yaml m.yaml --to tgf",
        "convert m.yaml hard-link.txt --to argdown",
        "convert whole.argdown part.argdown",
        "convert with.yaml town.txt --to kialo",
        "convert . . --to argdown",
        "convert . .. --to argdown",
        "render m.yaml -o link.svg",
        "render m.yaml -o hard-link.html",
        "render m.yaml -o a.svg -o sub/../a.svg",
        "render with.yaml -o town.txt",
        "teach lesson m.yaml -o link.md",
        "teach flow m.yaml -o hard-link.csv",
        "teach vee m.yaml -o link.html",
        "teach export m.yaml --to page -o link.html",
        "teach pose m.yaml --kind find-thesis -o m.yaml",
        "teach report m.yaml x.yaml --csv x.yaml",
        "teach report m.yaml x.yaml --html m.yaml",
        "teach report m.yaml x.yaml --csv a.csv --html a.csv",
        "teach report m.yaml x.yaml --csv a.csv --pseudonyms a.csv",
        "teach report m.yaml x.yaml --reference with.yaml --csv with.yaml",
        "new m.yaml",
        "merge m.yaml m.yaml x.yaml",
        "merge x.yaml m.yaml link.yaml",
    ],
)
def test_an_input_is_never_replaced(folder: Path, call: str) -> None:
    before = contents(folder)
    result = run(call)
    assert result.exit_code == 2, result.output
    after = contents(folder)
    assert {name: after.get(name) for name in before} == before
    assert "Traceback" not in result.output


@pytest.fixture
def maps(folder: Path) -> Path:
    """A folder of more maps than one process checks, one of which names a text, and one of which includes another."""
    maps = folder / "maps"
    maps.mkdir()
    for number in range(40):
        (maps / f"m{number:02}.yaml").write_text(MAP)
    (maps / "n.yaml").write_text(WITH_TEXT.replace("town.txt", "texts/m00.svg"))
    (maps / "n.argdown").write_text("[a]: A.\n\n@include(texts/m01.txt)\n\n@include(texts/m01.argdown)\n")
    (maps / "texts").mkdir()
    (maps / "texts" / "m00.svg").write_text("T holds.")
    for name in ("m01.txt", "m01.argdown"):
        (maps / "texts" / name).write_text("[b]: B.\n")
    (maps / "texts" / "m02.svg").symlink_to("../m03.yaml")
    os.link(maps / "m04.yaml", maps / "texts" / "m05.argdown")
    return maps


@pytest.mark.parametrize("name", ["texts/m00.svg", "texts/m01.txt", "texts/m02.svg"])
@pytest.mark.parametrize("options", ["--no-cache --jobs 2", "--jobs 2", "--fix"])
@pytest.mark.parametrize("output", ["--report json=", "--write-baseline "])
def test_what_only_a_worker_reads_is_never_replaced(
    maps: Path, monkeypatch: pytest.MonkeyPatch, name: str, options: str, output: str
) -> None:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(maps.parent / "cache"))
    before = contents(maps)
    for _ in range(2):  # the second time from the cache, if there is one
        assert run(f"validate maps {options} {output}maps/{name}").exit_code == 2
        assert contents(maps) == before


@pytest.mark.parametrize(
    "call",
    [
        "convert maps maps/texts --to argdown",  # m05
        "convert maps maps/texts --to argdown --exclude m05.yaml",  # m01
        "convert maps maps/texts --to argdown --exclude m05.yaml --jobs 1",
        "render maps/m02.yaml maps/m03.yaml -o maps/texts",
        "render maps/m00.yaml maps/n.yaml -o maps/texts",
    ],
)
def test_no_result_replaces_what_a_later_map_needs(maps: Path, call: str) -> None:
    before = contents(maps)
    result = run(call)
    assert result.exit_code == 2
    assert "is read by this call; choose another name for the result" in result.stderr
    assert {name: after for name, after in contents(maps).items() if name in before} == before
    if call.startswith("convert"):
        assert contents(maps) == before


def test_a_folder_can_be_converted_again(maps: Path) -> None:
    assert run("convert maps out --to argdown").exit_code == 0
    first = contents(maps.parent / "out")
    assert len(first) > 40
    assert run("convert maps out --to argdown").exit_code == 0
    assert contents(maps.parent / "out") == first


def test_what_a_command_is_for_is_still_replaced(folder: Path) -> None:
    assert run("validate m.yaml --write-baseline b.json").exit_code == 0
    assert run("validate m.yaml --baseline b.json --write-baseline b.json").exit_code == 0
    (folder / "loose.yaml").write_text("{argmap: 1, thesis: {claim: T holds., id: t}}\n")
    assert run("fmt loose.yaml").exit_code == 0
    assert (folder / "loose.yaml").read_text().startswith("argmap: 1\n")
    (folder / "base.yaml").write_text(MAP)
    (folder / "x.yaml").write_text(MAP.replace("T holds.", "T always holds."))
    assert run("merge base.yaml m.yaml x.yaml").exit_code == 0
    assert (folder / "m.yaml").read_text() == (folder / "x.yaml").read_text()
    assert run("render m.yaml -o a.mmd").exit_code == run("render m.yaml -o a.mmd").exit_code == 0


def test_the_schema_beside_a_new_map_replaces_only_a_schema(folder: Path) -> None:
    schema = folder / "sub" / ".argmap-1.schema.json"
    schema.symlink_to("../m.yaml")
    assert run("new sub/n.yaml").exit_code == 0
    assert (folder / "m.yaml").read_text() == MAP
    schema.unlink()
    os.mkfifo(schema)
    assert run("new sub/o.yaml").exit_code == 0
    schema.unlink()
    assert run("new sub/p.yaml").exit_code == 0
    assert schema.read_text().startswith("{")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "call",
    [
        "validate m.yaml --report json={}",
        "validate m.yaml --write-baseline {}",
        "diff m.yaml x.yaml --format json -o {}",
        "convert m.yaml {} --to argdown",
        "render m.yaml --format mermaid -o {}",
        "teach report m.yaml x.yaml --csv {}",
        "teach report m.yaml x.yaml with.yaml part.argdown --html {}",
    ],
)
@pytest.mark.parametrize("target", ["/dev/full", "no/folder/x", "sub", "/proc/x", "a" * 256, "pipe"])
def test_a_result_that_cannot_be_written_is_told(folder: Path, call: str, target: str) -> None:
    os.mkfifo(folder / "pipe")
    if target == "sub" and call.startswith(("convert", "render")):
        return  # these write into folders
    before = contents(folder)
    result = run(call.format(target))
    assert (result.exit_code, contents(folder)) == (2, before)
    assert "cannot write" in result.stderr or "is a folder" in result.stderr


def test_pictures_go_to_the_null_device_and_to_pipes(folder: Path) -> None:
    assert run("render m.yaml --format mermaid -o /dev/null -o /dev/null").exit_code == 0
    read, write = os.pipe()
    assert run(f"convert m.yaml /dev/fd/{write} --to argdown").exit_code == 0
    assert b"T holds." in os.read(read, 1000)
    os.close(read)
    assert run(f"convert m.yaml /dev/fd/{write} --to argdown").exit_code == 0
    os.close(write)


def test_the_summary_of_a_job_is_added_to_and_what_cannot_be_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (folder / "summary").write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary")
    assert run("validate m.yaml").exit_code == 0
    assert (folder / "summary").read_text().startswith("before\n")
    for name in ("sub", "m.yaml", "/dev/full", "no/such"):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", name)
        assert run("validate m.yaml").exit_code == 2
    assert (folder / "m.yaml").read_text() == MAP
