"""Baselines: only what is new is reported, and what has become worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.batch import baseline
from argmap.batch.baseline import Baseline
from argmap.batch.cache import Cache
from argmap.batch.checking import CheckOptions, check_files
from argmap.diagnostics import ArgmapError, Diagnostic, Severity
from argmap.model.structure.map_figures import Figures
from argmap.report import Checked

AS_IS = CheckOptions()
MAP = """\
argmap: 1
thesis: {id: t, claim: It is so.}
pillars:
  - {claim: One., source: Report}
objections:
  - claim: But.
    rebuttals: [No.]
  - claim: Still.
"""


def checked(file: Path, how: CheckOptions = AS_IS) -> Checked:
    (found,) = check_files([str(file)], how, Cache(None))
    assert isinstance(found, Checked)
    return found


@pytest.fixture
def taken(tmp_path: Path) -> tuple[Path, Path]:
    """A map, and a baseline of it."""
    file, saved = tmp_path / "maps" / "map.yaml", tmp_path / "baseline.json"
    file.parent.mkdir()
    file.write_text(MAP)
    content, total = baseline.baseline_text(saved, [checked(file, CheckOptions(figures=True))])
    saved.write_bytes(content)
    assert total == 1
    return file, saved


def new(file: Path, saved: Path) -> Checked:
    known = Baseline.load(saved)
    return known.without_old(checked(file, CheckOptions(before=known.figures([str(file)]))))


def test_what_was_there_is_held_back_and_counted_wherever_it_moves(taken: tuple[Path, Path]) -> None:
    file, saved = taken
    assert (list(new(file, saved).diagnostics), new(file, saved).held_back) == ([], 1)
    file.write_text(MAP.replace("pillars:", "\n# moved\n\npillars:"))
    assert (list(new(file, saved).diagnostics), new(file, saved).held_back) == ([], 1)


def test_what_is_new_is_reported(taken: tuple[Path, Path]) -> None:
    file, saved = taken
    file.write_text(MAP + "  - claim: Moreover.\n  - claim: Still.\n")
    found = new(file, saved)
    assert [d.rule for d in found.diagnostics].count("unanswered-objection") == 2
    assert found.held_back == 1
    assert len(found.fingerprints) == len(found.diagnostics)


def test_a_map_that_becomes_worse_is_told(taken: tuple[Path, Path]) -> None:
    file, saved = taken
    entry = json.loads(saved.read_text())["files"]["maps/map.yaml"]
    assert entry["figures"][1] == 1
    file.write_text(MAP.replace("    rebuttals: [No.]\n", ""))
    messages = [d.message for d in new(file, saved).diagnostics if d.rule == "lost-balance"]
    assert any("2 objections are unanswered; the baseline has 1" in message for message in messages)
    file.write_text(MAP + "    base: 1\n")
    assert any("the balance is 0." in d.message for d in new(file, saved).diagnostics if d.rule == "lost-balance")
    file.write_text(MAP.replace("Report}", "Report, base: 0.7}"))
    assert "lost-balance" not in [d.rule for d in new(file, saved).diagnostics]


def test_what_cannot_be_read_is_never_held_back(taken: tuple[Path, Path]) -> None:
    file, saved = taken
    file.write_text(MAP + "  - clam: x\n")
    saved.write_bytes(baseline.baseline_text(saved, [checked(file)])[0])
    assert {d.rule for d in new(file, saved).diagnostics} == {"unknown-key"}


def test_a_file_that_the_baseline_does_not_have_is_reported_whole(taken: tuple[Path, Path]) -> None:
    file, saved = taken
    other = file.with_name("other.yaml")
    other.write_text(MAP)
    assert [d.rule for d in new(other, saved).diagnostics] == ["unanswered-objection"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"version": 1}',
        '{"version": 2, "files": {}}',
        '{"version": 1, "files": []}',
        '{"version": 1, "files": {"x": 1}}',
        '{"version": 1, "files": {"x": {"findings": {"a": "b"}}}}',
        '{"version": 1, "files": {"x": {"findings": {}, "figures": [1]}}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content)
    with pytest.raises(ArgmapError, match="baseline"):
        Baseline.load(file)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}", "is not a baseline; create one with `argmap validate --write-baseline FILE`"),
        ('{"version": 2, "files": {}}', "is a baseline of version 2, but this program reads version 1; write it again"),
        ('{"version": 1, "files": {"x": {"findings": {"a": 0.5}}}}', "an entry has the wrong form"),
        ('{"version": 1, "files": {"x": {"findings": {}, "figures": [1, 2, 3]}}}', "an entry has the wrong form"),
        ('{"version": 1, "files": {"x": {"findings": {}, "figures": [1, null]}}}', "an entry has the wrong form"),
        ('{"version": 1, "files": {"x": {"findings": {}, "figures": ["1", 2]}}}', "an entry has the wrong form"),
        ('{"version": 1, "files": {"x": {"findings": {}, "figures": 1}}}', "an entry has the wrong form"),
    ],
)
def test_the_refusal_says_why(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content)
    with pytest.raises(ArgmapError) as raised:
        Baseline.load(file)
    assert message in str(raised.value)


@pytest.mark.parametrize("figures", ["[null, 2]", "[0.25, 2]", "[1, 2]", "null"])
def test_figures_of_a_map_may_be_missing(tmp_path: Path, figures: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(f'{{"version": 1, "files": {{"x": {{"findings": {{"a": 1}}, "figures": {figures}}}}}}}')
    found = Baseline.load(file).figures([str(tmp_path / "x"), str(tmp_path / "y")])
    expected = json.loads(figures)
    assert found == ({str(tmp_path / "x"): tuple(expected)} if expected is not None else {})


def test_figures_are_written_with_six_digits_and_names_below_the_folder(tmp_path: Path) -> None:
    maps = [
        Checked(str(tmp_path / "maps" / "a.yaml"), "", (), figures=Figures(2 / 3, 4)),
        Checked(str(tmp_path / "maps" / "b.yaml"), "", (), figures=Figures(None, 0)),
        Checked(str(tmp_path / "c.yaml"), "", ()),
    ]
    content, total = baseline.baseline_text(tmp_path / "maps" / "baseline.json", maps)
    assert total == 0
    assert json.loads(content) == {
        "version": 1,
        "files": {
            str(tmp_path / "c.yaml"): {"findings": {}},
            "a.yaml": {"findings": {}, "figures": [0.666667, 4]},
            "b.yaml": {"findings": {}, "figures": [None, 0]},
        },
    }


def test_a_finding_that_is_there_twice_is_held_back_as_often_as_it_was(tmp_path: Path) -> None:
    def run(count: int) -> Checked:
        found = Diagnostic("ARG999", "a-rule", Severity.INFO, "wrong", "x.yaml")
        return Checked(str(tmp_path / "x.yaml"), "", (found,) * count, fingerprints=("same",) * count)

    saved = tmp_path / "baseline.json"
    content, total = baseline.baseline_text(saved, [run(2)])
    saved.write_bytes(content)
    assert total == 2
    left = Baseline.load(saved).without_old(run(3))
    assert (len(left.diagnostics), left.fingerprints, left.held_back) == (1, ("same",), 2)


@pytest.mark.parametrize("content", ["", " \n", '{"version": 9, "files": {}}'])
def test_a_baseline_may_be_renewed(tmp_path: Path, content: str) -> None:
    file = tmp_path / "baseline.json"
    baseline.check_renewable(file)
    file.write_text(content)
    baseline.check_renewable(file)


@pytest.mark.parametrize("content", ["[]", "{}", "x", '{"files": {}}', '{"version": 1, "files": []}'])
def test_another_file_is_no_baseline_to_be_renewed(tmp_path: Path, content: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content)
    with pytest.raises(ArgmapError, match="exists and is not a baseline; choose another name"):
        baseline.check_renewable(file)
