"""`validate`: choosing rules, mending, baselines, reports, watching, all through the real entry point."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

MAP = """\
argmap: 1
thesis: {id: t, claim: It is so.}
pillars:
  - {claim: One., source: Report}
objections:
  - claim: But.
    rebuttals: [No.]
    allow: {unanswered-objection: settled}
"""
OPEN = MAP.replace("    rebuttals: [No.]\n", "").replace("    allow: {unanswered-objection: settled}\n", "")
MENDED = MAP.replace("    allow: {unanswered-objection: settled}\n", "")


@pytest.mark.parametrize(
    ("selectors", "reported"),
    [
        (["--select", "ARG9"], False),  # the rule that the `allow` is for does not run
        (["--select", "unused-allow,ARG201"], True),
        (["--select", "ALL", "--ignore", "ARG1"], True),
        (["--select", "ARG2"], False),
        (["--select", "ARG2", "--extend-select", "ARG902"], True),
        (["--ignore", "9"], False),
    ],
)
def test_rules_are_selected_by_name_code_and_family(command, selectors: list[str], reported: bool) -> None:
    code, out, _ = command("validate", "map.yaml", *selectors, map=MAP)
    assert (code, "[ARG902 unused-allow]" in out) == (0, reported)


def test_a_selector_that_means_nothing_is_exit_2(command) -> None:
    code, _, err = command("validate", "map.yaml", "--select", "bare-pilar", map=MAP)
    assert (code, "--select: there is no rule 'bare-pilar'; did you mean 'bare-pillar'?" in err) == (2, True)


def test_safe_fixes_are_written_and_told(command, tmp_path: Path) -> None:
    code, out, err = command("validate", "map.yaml", "--fix", "--extend-select", "ARG902", map=MAP)
    assert (tmp_path / "map.yaml").read_text() == MENDED
    assert (code, out, err) == (0, "1 file, nothing to report\n", "map.yaml: fixed 1 unused-allow\n")
    code, _, err = command("validate", "map.yaml", "--fix")
    assert (code, err) == (0, "")


def test_a_diff_changes_nothing_and_fails_when_there_is_one(command, tmp_path: Path) -> None:
    code, out, _ = command("validate", "map.yaml", "--diff", map=MAP)
    assert code == 1
    assert out.startswith("--- map.yaml\n+++ map.yaml\n")
    assert "\n-    allow: {unanswered-objection: settled}\n" in out
    assert (tmp_path / "map.yaml").read_text() == MAP
    (tmp_path / "change.diff").write_text(out.rsplit("\n", 2)[0] + "\n")
    patched = subprocess.run(["git", "apply", "-p0", "change.diff"], cwd=tmp_path, capture_output=True, check=False)
    assert patched.returncode == 0, patched.stderr
    assert (tmp_path / "map.yaml").read_text() == MENDED
    assert command("validate", "map.yaml", "--diff")[0] == 0


def test_unsafe_fixes_only_when_asked(command, tmp_path: Path) -> None:
    broken = MAP.replace("claim: One.", "clam: One.")
    command("validate", "map.yaml", "--fix", map=broken)
    assert "clam: One." in (tmp_path / "map.yaml").read_text()
    command("validate", "map.yaml", "--fix", "--unsafe-fixes")
    assert (tmp_path / "map.yaml").read_text() == MENDED


def test_standard_input_cannot_be_mended(command) -> None:
    code, _, err = command("validate", "-", "--fix", stdin=MAP)
    assert code == 2
    assert "cannot be used with standard input; give a file" in err


def test_a_baseline_lets_an_old_folder_in_and_nothing_new(command, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(OPEN)
    code, _, err = command("validate", ".", "--write-baseline", "known.json", map=OPEN)
    assert (code, err) == (0, "known.json written with 2 diagnostics\n")
    (tmp_path / "known.json").rename(tmp_path / ".known.json")
    code, out, _ = command("validate", ".", "--baseline", ".known.json", "--fail-on", "info")
    assert (code, out) == (0, "2 files, nothing to report; 2 findings hidden by the baseline\n")
    code, out, _ = command("validate", ".", "--baseline", ".known.json", map=OPEN + "  - claim: Still.\n")
    assert code == 1
    assert "2 objections are unanswered; the baseline has 1 [ARG502 lost-balance]" in out
    code, _, err = command("validate", ".", "--baseline", "none.json")
    assert (code, "none.json" in err) == (2, True)


BROKEN = OPEN + '  - claim: "Unclosed.\n'


@pytest.mark.parametrize(
    ("other", "expected", "named"),
    [
        (BROKEN, 1, "other.yaml:7:12: error[ARG002] "),
        (OPEN + "  - clam: x\n", 1, "other.yaml:7:5: error[ARG011] "),
        ("services:\n  web: {image: x}\n", 2, "other.yaml: this file could not be checked\n"),
    ],
    ids=["syntax", "key", "no map"],
)
def test_no_baseline_is_written_of_a_part_of_a_map(
    command, tmp_path: Path, other: str, expected: int, named: str
) -> None:
    before = '{"version": 1, "files": {}}'
    for earlier in (None, before):
        if earlier is not None:
            (tmp_path / ".known.json").write_text(earlier)
        (tmp_path / "other.yaml").write_text(other)
        call = ("validate", "map.yaml", "other.yaml", "--write-baseline", ".known.json")
        code, out, err = command(*call, map=OPEN)
        assert (code, out) == (expected, "")
        assert named in err
        assert err.endswith(".known.json is not written: not all files could be read whole; fix them first\n")
        assert (tmp_path / ".known.json").exists() == (earlier is not None)
    assert (tmp_path / ".known.json").read_text() == before


def test_a_map_without_a_sign_is_read_whole_and_has_a_baseline(command) -> None:
    code, _, err = command(
        "validate", "map.yaml", "--write-baseline", ".known.json", map=OPEN + "unsigned: [Perhaps.]\n"
    )
    assert (code, err.split(" with ")[0]) == (0, ".known.json written")


def test_reports_are_written_beside_the_one_on_the_screen(command, tmp_path: Path) -> None:
    code, out, _ = command("validate", "map.yaml", "--report", "sarif=a.sarif", "--report", "junit=b.xml", map=OPEN)
    assert (code, "warning: the objection" in out) == (0, True)
    (run,) = json.loads((tmp_path / "a.sarif").read_text())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["ARG201"]
    assert ET.parse(tmp_path / "b.xml").getroot().tag == "testsuites"
    code, _, err = command("validate", "map.yaml", "--report", "sarf=x")
    assert (code, "did you mean 'sarif'" in err) == (2, True)
    assert command("validate", "map.yaml", "--report", "sarif")[0] == 2


def test_the_form_of_the_report_follows_the_surroundings(command, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    out = command("validate", "map.yaml", map=OPEN)[1]
    assert out.startswith("::warning file=map.yaml,line=6,endLine=6,col=12,endColumn=16,title=ARG201 unanswered-")
    assert "| map.yaml:6 | warning |" in (tmp_path / "summary.md").read_text()
    assert command("validate", "map.yaml", "--format", "text")[1].startswith("map.yaml:6:12: warning")
    monkeypatch.delenv("GITHUB_ACTIONS")
    monkeypatch.setenv("GITLAB_CI", "true")
    assert json.loads(command("validate", "map.yaml")[1])[0]["location"]["path"] == "map.yaml"


def test_statistics_count_what_is_found(command) -> None:
    out = command("validate", "map.yaml", "--statistics", map=OPEN)[1]
    assert [line.split() for line in out.splitlines()][1][:4] == ["ARG201", "unanswered-objection", "warning", "1"]
    fields = json.loads(command("validate", "map.yaml", "--statistics", "--format", "json")[1])
    assert fields["rules"][0]["count"] == 1


def test_coverage_shows_what_no_claim_quotes(command, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("It is really so. Nobody says why.\n")
    text = MAP.replace("so.}", "so., quote: It is really so}") + "source: {file: text.txt}\n"
    out = command("validate", "map.yaml", "--coverage", map=text)[1]
    assert "map.yaml: 1 of 2 sentences of the source quoted\n    1 | Nobody says why.\n" in out
    fields = json.loads(command("validate", "map.yaml", "--coverage", "--format", "json")[1])
    assert fields["coverage"][1] == {"line": 1, "text": "Nobody says why.", "quoted": False}


def test_hidden_and_excluded_files_of_a_folder_are_left_out(command, tmp_path: Path) -> None:
    for name in (".hidden.yaml", ".git/map.yaml", "drafts/a.yaml", "old-b.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("argmap: 1\n")
    (tmp_path / "argmap.toml").write_text('exclude = ["drafts", "old-*.yaml"]\n')
    assert command("validate", ".", map=MENDED)[1] == "1 file, nothing to report\n"
    assert command("validate", "drafts/a.yaml")[1].endswith("1 file, 1 error\n")


def test_mistakes_in_settings_have_places_and_exit_2(command, tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('fail-on = "eror"\n[rules]\nlong-claim = 3\n')
    code, out, err = command("validate", "map.yaml", map=MAP)
    assert (code, out) == (2, "")
    assert "argmap.toml:1:1: error: 'fail-on' is 'eror'; expected one of error, warning, info, never; did you" in err
    assert '    1 | fail-on = "eror"\n' in err
    assert "argmap.toml:3:1: error: 'long-claim' is 3; expected a table of options" in err


def test_several_processes_and_no_cache_report_the_same(command, tmp_path: Path) -> None:
    for number in range(80):
        (tmp_path / f"map-{number}.yaml").write_text(OPEN.replace("But", f"But {number}"))
    one = command("validate", ".", "--jobs", "1", "--no-cache")
    assert one[1].count("unanswered-objection") == 80
    assert command("validate", ".", "--jobs", "2", "--no-cache") == one
    assert command("validate", ".") == one
    assert command("validate", ".") == one
    assert command("validate", ".", "--jobs", "0")[0] == 2


def test_watching_checks_again_when_a_file_changes_until_interrupted(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(MENDED)
    watching = subprocess.Popen(
        [sys.executable, "-m", "argmap", "validate", ".", "--watch"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        # a process in the background ignores Ctrl-C, and so would what it starts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    try:
        assert watching.stdout is not None
        lines = iter(watching.stdout.readline, "")
        assert next(line for line in lines if "1 file" in line) == "1 file, nothing to report\n"
        assert next(lines) == "waiting for changes; press Ctrl-C to stop\n"
        (tmp_path / "map.yaml").write_text(OPEN)
        assert "map.yaml:6:12: warning" in next(lines)
        assert next(line for line in lines if "1 file" in line) == "1 file, 1 warning\n"
        assert next(lines) == "waiting for changes; press Ctrl-C to stop\n"
        watching.send_signal(signal.SIGINT)
        assert watching.wait(60) == 0
    finally:
        watching.kill()
        watching.communicate()
