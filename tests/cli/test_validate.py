"""`validate` through the real entry point: reports, thresholds, settings, sources, exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest

from argmap.cli import main
from tests.samples.unsettled import UNSETTLED

ROOT = Path(__file__).parents[2]
CLEAN = """argmap: 1
thesis: {id: t, claim: It is so.}
pillars: [{claim: One., source: Report}]
objections: [{claim: But., rebuttals: [No.]}]
"""
WARNED = CLEAN.replace(", rebuttals: [No.]", "")
FAULTY = CLEAN.replace("t, claim", "t, attacks: [t], claim")


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: object, stdin: str = "") -> Done: ...


@pytest.fixture
def validate(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["argmap", "validate", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    for name, text in (("clean", CLEAN), ("faulty", FAULTY), ("warned", WARNED)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def test_the_maps_of_the_project_are_without_errors(validate: Run) -> None:
    done = validate(ROOT / "maps")
    assert (done.code, done.err) == (0, "")
    assert " error" not in done.out


def test_a_folder_is_reported_file_by_file_with_a_summary(validate: Run, maps: Path) -> None:
    done = validate(maps)
    assert done.code == 1
    assert f"{maps}/faulty.yaml:2:27: error: 't' attacks itself [ARG105 self-attack]" in done.out
    assert f"{maps}/warned.yaml:4:22: warning: " in done.out
    assert done.out.endswith("3 files, 1 error, 2 warnings\n")


def test_the_least_severity_that_fails_is_chosen(validate: Run, maps: Path) -> None:
    warned = maps / "warned.yaml"
    assert [validate(warned, "--fail-on", level).code for level in ("error", "warning", "info", "never")] == [
        0,
        1,
        1,
        0,
    ]
    assert validate(maps / "faulty.yaml", "--fail-on", "never").code == 0
    assert validate(maps / "clean.yaml", "--fail-on", "info").code == 0


def test_rules_are_ignored_by_name_and_code_in_lists(validate: Run, maps: Path) -> None:
    done = validate(maps, "--ignore", "ARG105,unanswered-objection", "--ignore", "bare-thesis", "--fail-on", "info")
    assert (done.code, done.out) == (0, "3 files, nothing to report\n")


def test_an_unknown_rule_to_ignore_is_exit_2_with_the_nearest(validate: Run, maps: Path) -> None:
    done = validate(maps, "--ignore", "self-atack")
    assert done.code == 2
    assert "--ignore: there is no rule 'self-atack'; did you mean 'self-attack'?" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    "call", ["{}", "{} --fix", "{} --diff", "{} --statistics", "{} --format json", "{} --fail-on never", "-"]
)
def test_a_file_that_is_no_map_is_exit_2_and_named_on_stderr(validate: Run, maps: Path, call: str) -> None:
    other = maps / "other.json"
    other.write_text('{"version": 1}')
    done = validate(*call.format(other).split(), stdin='{"version": 1}')
    name = "<stdin>" if call == "-" else other
    assert (done.code, done.err) == (2, f"argmap: {name}: this file could not be checked\n")


def test_settings_of_the_project_hold_and_options_win(validate: Run, maps: Path) -> None:
    (maps / "pyproject.toml").write_text('[tool.argmap]\nfail-on = "warning"\nignore = ["self-attack"]\n')
    assert validate(maps / "warned.yaml").code == 1
    assert validate(maps / "warned.yaml", "--fail-on", "error").code == 0
    assert "self-attack" not in validate(maps / "faulty.yaml").out
    (maps / "pyproject.toml").write_text('[tool.argmap]\nignore = ["self-atack"]\n')
    done = validate(maps / "warned.yaml")
    assert done.code == 2
    assert "pyproject.toml:2:12: error: ignore: there is no rule 'self-atack'" in done.err


def test_a_wrong_setting_is_exit_2(validate: Run, maps: Path) -> None:
    (maps / "pyproject.toml").write_text("[tool.argmap]\nfailon = 1\n")
    done = validate(maps)
    assert done.code == 2
    assert "did you mean 'fail-on'?" in done.err


def test_json_is_an_object_for_one_file_and_an_array_for_several(validate: Run, maps: Path) -> None:
    one = json.loads(validate(maps / "faulty.yaml", "--format", "json").out)
    assert one["version"] == 1
    assert one["summary"]["errors"] == 1
    assert [d["span"]["start"] for d in one["diagnostics"] if d["code"] == "ARG105"] == [{"line": 2, "column": 27}]
    several = json.loads(validate(maps, "--format", "json").out)
    assert [Path(entry["file"]).stem for entry in several] == ["clean", "faulty", "warned"]


def test_quotes_are_checked_against_the_source_given_and_counted(validate: Run, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("It really is so.\n")
    map_file = tmp_path / "map.yaml"
    map_file.write_text(CLEAN.replace("claim: One.", "claim: One., quotes: [really is so, never said]"))
    assert validate(map_file).out == "1 file, nothing to report; 2 quotes not checked (the source text is missing)\n"
    done = validate(map_file, "--source", tmp_path / "text.txt")
    assert done.code == 1
    assert "'never said' is not in the source" in done.out
    assert done.out.endswith("1 file, 1 error; 2 quotes checked\n")


def test_expected_scores_are_computed_and_a_ring_is_told(validate: Run, tmp_path: Path) -> None:
    map_file = tmp_path / "map.yaml"
    map_file.write_text(CLEAN + "expect: {unanswered: 0, strength: {t: 0.9}}\n")
    assert "strength of 't': expected 0.9, found 0." in validate(map_file).out
    map_file.write_text(UNSETTLED + "expect: {balance: 0.5}\n")
    assert "the expected scores cannot be checked" in validate(map_file).out


def test_standard_input_and_what_cannot_be_read(validate: Run, maps: Path) -> None:
    assert validate("-", stdin=FAULTY).out.startswith("<stdin>:2:27: error")
    done = validate(maps / "clean.yaml", maps / "none.yaml")
    assert done.code == 2
    assert "none.yaml: no such file" in done.err
    assert done.out.startswith("1 file, nothing to report")
