"""The ways into other people's pipelines: pre-commit hooks, the GitHub action, the GitLab job of the guide."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github" / "actions" / "validate" / "action.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
OPEN = """\
argmap: 1
thesis: {id: t, claim: It is so.}
pillars:
  - {claim: One., source: Report}
objections:
  - claim: But.
"""
BIN = Path(sys.executable).parent


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A script as the pipeline runs it, with the argmap of this environment in reach."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB", "GITLAB"))}
    environment |= {"PATH": f"{BIN}:{os.environ['PATH']}", "CI": "true", **variables}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with one map that has a warning."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "town.yaml").write_text(OPEN)
    return tmp_path


def steps() -> dict[str, dict]:
    action = yaml.safe_load(ACTION.read_text())
    assert action["runs"]["using"] == "composite"
    return {step.get("name", step.get("uses")): step for step in action["runs"]["steps"]}


def test_every_input_of_the_action_is_used_and_no_script_holds_an_expression() -> None:
    text = ACTION.read_text()
    for name in yaml.safe_load(text)["inputs"]:
        assert f"inputs.{name}" in text
    for step in steps().values():  # an expression in a script would run what a pull request writes
        assert "${{" not in step.get("run", "")


def test_the_action_draws_each_map_and_annotates_what_is_found(project: Path) -> None:
    place = project / "runner"
    (place / "argmap" / "bin").mkdir(parents=True)
    (place / "argmap" / "bin" / "argmap").symlink_to(BIN / "argmap")
    variables = {"RUNNER_TEMP": str(place), "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(place / "summary.md")}
    drawn = run(steps()["Draw the maps"]["run"], project, MAPS="maps/", **variables)
    assert drawn.returncode == 0, drawn.stderr
    assert (place / "argument-maps" / "maps-town.svg").read_text().startswith("<svg ")
    check = steps()["Check the maps"]["run"]
    checked = run(check, project, MAPS="maps/", ARGUMENTS="", SARIF="", **variables)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.startswith("::warning file=maps/town.yaml,line=6,endLine=6,col=12,")
    assert "| maps/town.yaml:6 |" in (place / "summary.md").read_text()
    strict = run(check, project, MAPS="maps/", ARGUMENTS="--fail-on warning", SARIF="a.sarif", **variables)
    assert strict.returncode == 1
    assert json.loads((project / "a.sarif").read_text())["version"] == "2.1.0"


def test_the_action_installs_the_checkout_that_it_is_part_of() -> None:
    step = steps()["Install argmap"]
    assert step["env"] == {"ACTION_PATH": "${{ github.action_path }}"}
    assert (ACTION.parent / "../../..").resolve() == ROOT
    assert '"$ACTION_PATH/../../.."' in step["run"]


def hooks() -> dict[str, dict]:
    return {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text())}


def test_the_hooks_run_commands_that_exist_on_map_files_only(project: Path) -> None:
    assert set(hooks()) == {"argmap-validate", "argmap-fmt"}
    for hook in hooks().values():
        pattern = re.compile(hook["files"])
        assert [bool(pattern.search(name)) for name in ("maps/a.yaml", "x/maps/y/b.json", "c.map.yml", "d.yaml")] == [
            True, True, True, False,
        ]  # fmt: skip
        done = run(f"{hook['entry']} maps/town.yaml", project)
        assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)


def test_pre_commit_takes_the_hooks_of_the_repository() -> None:
    done = run(f"pre-commit validate-manifest {HOOKS}", ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_gitlab_job_of_the_guide_runs(project: Path) -> None:
    page = (ROOT / "argmap" / "guide" / "ci.md").read_text()
    (block,) = re.findall(r"```yaml\n(argmap:\n  image:.*?)```", page, re.DOTALL)
    job = yaml.safe_load(block)["argmap"]
    *install, check = job["script"]
    assert all(line.startswith("pip install ") for line in install)
    done = run(check, project, GITLAB_CI="true")
    assert done.returncode == 0, done.stderr
    assert "maps/town.yaml:6:12: warning" in done.stdout
    report = job["artifacts"]["reports"]["codequality"]
    assert json.loads((project / report).read_text())[0]["location"]["lines"]["begin"] == 6
    assert job["artifacts"]["when"] == "always"
