"""The pipelines that the page `ci.md` shows: actions, inputs, hooks and commands exist as they are named there."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tests.pages.blocks import ROOT, blocks

PAGE = ROOT / "argmap" / "guide" / "ci.md"
GITHUB, GITLAB, PRE_COMMIT = [
    yaml.safe_load(block.text) for block in blocks(PAGE) if "checked by" in block.notes and block.language == "yaml"
]


def test_the_github_steps_use_an_action_of_this_repository_with_inputs_that_it_has() -> None:
    step: dict[str, Any] = GITHUB[1]
    folder = re.fullmatch(r"OWNER/argmap/(.*)@main", step["uses"])
    assert folder is not None
    action = yaml.safe_load((ROOT / folder[1] / "action.yml").read_text(encoding="utf-8"))
    assert set(step["with"]) <= set(action["inputs"])


def test_the_gitlab_job_writes_the_report_that_it_hands_over() -> None:
    job = GITLAB["argmap"]
    assert f"gitlab={job['artifacts']['reports']['codequality']}" in job["script"][-1]


def test_the_hooks_are_those_of_this_repository() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in PRE_COMMIT["repos"][0]["hooks"]] == [hook["id"] for hook in hooks]
