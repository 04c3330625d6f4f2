"""Converting many files: what each becomes, what was lost, and where the result goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.batch.converting import ConversionOptions, convert_all, convert_file, convert_text, targets

MAP = b"argmap: 1\nthesis: {id: t, claim: It is so.}\nobjections: [{id: o, claim: But., weight: 0.5}]\n"
AS_ARGDOWN = ConversionOptions("argdown")


def test_targets_have_names_of_their_own() -> None:
    files = [Path("in/a.yaml"), Path("in/a.json"), Path("in/sub/a.yaml"), Path("in/a.json.md"), Path("in/b")]
    assert targets(files, Path("in"), Path("out"), ".md") == [
        ("in/a.yaml", "out/a.md"),
        ("in/a.json", "out/a.json.md"),
        ("in/sub/a.yaml", "out/sub/a.md"),
        ("in/a.json.md", "out/a.json.md.md"),
        ("in/b", "out/b.md"),
    ]
    again = [Path("in/a.yaml"), Path("in/a.yaml"), Path("in/a.yaml"), Path("in/a.yaml")]
    assert [Path(target).name for _, target in targets(again, Path("in"), Path("out"), ".md")] == [
        "a.md", "a.yaml.md", "a.yaml-2.md", "a.yaml-3.md"
    ]  # fmt: skip


def test_a_result_counts_elements_and_losses() -> None:
    text, result = convert_text(MAP, "x.yaml", ConversionOptions("apx"), "x.apx")
    assert "att(o,t)" in text
    assert (result.claims, result.relations, result.read_as) == (2, 1, "native")
    assert (result.is_lossy, result.is_broken) == (True, False)
    published = result.to_json()
    assert published["losses"][0]["when"] == "writing"
    assert "trouble" not in published
    assert not convert_text(MAP, "x.yaml", AS_ARGDOWN, None)[1].is_lossy


def test_what_other_tools_show_as_something_else_is_no_loss() -> None:
    raw = MAP + b"recommendations: [{id: r, claim: Do it., addresses: [o]}]\n"
    _, result = convert_text(raw, "x.yaml", AS_ARGDOWN, None)
    assert [(shown.kind, shown.examples) for shown in result.shown_otherwise] == [("addresses", ("r->o",))]
    assert not result.is_lossy
    assert result.to_json()["shown_otherwise"][0]["count"] == 1
    assert not convert_text(raw, "x.yaml", ConversionOptions("native"), None)[1].shown_otherwise


def test_what_was_lost_in_reading_is_lost_too() -> None:
    text, result = convert_text(
        b"<S>: Why.\n\n(1) One.\n-- A, B --\n(2) Two.\n", "x.argdown", ConversionOptions("native"), None
    )
    assert "Two." in text
    assert [loss.kind for loss in result.reading] == ["rules"]
    assert result.is_lossy
    assert {loss["when"] for loss in result.to_json()["losses"]} == {"reading"}


def test_a_text_of_no_known_format_and_a_missing_file_say_why_nothing_was_written(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Just some words.\n")
    for name in ("x.txt", "none.yaml"):
        result = convert_file(str(tmp_path / name), str(tmp_path / "x.argdown"), AS_ARGDOWN)
        assert result.target is None
        assert result.failure
        assert result.to_json()["trouble"] == result.failure
    assert not (tmp_path / "x.argdown").exists()


@pytest.mark.parametrize("name", ["-", "/dev/stdin", "/dev/fd/0"])
def test_a_text_outside_files_includes_none(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("part.argdown").write_text("[x]: Included.\n")
    text, result = convert_text(b"[t]: Top.\n\n@include(part.argdown)\n", name, AS_ARGDOWN, None)
    assert (result.claims, [d.code for d in result.diagnostics]) == (1, ["ARG055"])
    assert "Included." not in text


def test_no_file_is_written_over_by_its_own_conversion(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(MAP)
    result = convert_file(str(file), str(file), AS_ARGDOWN)
    assert result.failure is not None
    assert "choose another name" in result.failure
    assert file.read_bytes() == MAP


@pytest.mark.parametrize("jobs", [1, None])
def test_files_are_converted_in_order_into_folders_that_are_made(tmp_path: Path, jobs: int | None) -> None:
    for number in range(3):
        (tmp_path / f"m{number}.yaml").write_bytes(MAP)
    pairs = [(str(tmp_path / f"m{n}.yaml"), str(tmp_path / f"out{n}" / "m.argdown")) for n in range(3)]
    assert [result.target for result in convert_all(pairs, AS_ARGDOWN, jobs)] == [target for _, target in pairs]
    assert all(Path(target).is_file() for _, target in pairs)
