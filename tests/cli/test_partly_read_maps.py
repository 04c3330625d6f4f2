"""What commands do with a map that a syntax error leaves incomplete: they use what is sound, and rewrite nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

HALF = """\
argmap: 1
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - id: air
    claim The air gets cleaner.
    reasons: [Most dust comes from cars.]
objections:
  - Shops lose customers.
"""


@pytest.fixture
def half(tmp_path: Path) -> Path:
    file = tmp_path / "half.yaml"
    file.write_text(HALF)
    return file


def test_fmt_leaves_it_alone(command, half: Path) -> None:
    code, _, talk = command("fmt", "half.yaml")
    assert code == 1
    assert "half.yaml:5:5" in talk
    assert half.read_text() == HALF


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (["convert", "half.yaml", "whole.yaml"], "whole.yaml"),
        (["render", "half.yaml", "-o", "half.md"], "half.md"),
        (["score", "half.yaml"], ""),
        (["stats", "half.yaml"], ""),
    ],
)
def test_what_is_sound_is_used_and_the_exit_code_says_that_there_is_more(
    command, half: Path, words: list[str], made: str
) -> None:
    code, said, talk = command(*words)
    assert code == 1
    assert "a colon is missing after 'claim'" in talk
    result = (half.parent / made).read_text() if made else said
    assert result
    assert not made or "The air gets cleaner." in result
    assert half.read_text() == HALF


def test_fix_puts_in_the_colon_and_nothing_else(command, half: Path) -> None:
    command("validate", "half.yaml", "--fix")
    assert half.read_text() == HALF.replace("claim The", "claim: The")


def test_a_line_says_that_findings_are_held_back(command, half: Path) -> None:
    code, said, _ = command("validate", "half.yaml", "--format", "json")
    assert code == 1
    found = [(d["code"], d["severity"]) for d in json.loads(said)["diagnostics"]]
    assert ("ARG002", "error") in found
    assert ("ARG016", "info") in found
