"""0 is 0: minus zero, and numbers too small to reckon with, are nowhere shown as something else."""

from __future__ import annotations

import re
from math import copysign

import pytest
from click.testing import CliRunner

from argmap.cli import argmap
from argmap.formats import dumps, loads, tidy
from argmap.registry import FORMATS

TEXT = """argmap: 1
prior: 5e-324
thesis: {id: t, claim: T holds., base: -0.0}
pillars: [{claim: Q holds., id: q, base: -0}]
objections:
  - {claim: O holds., id: o, base: 1e-310, weight: -0.0}
"""
SHOWN = re.compile(r"[-−]0(\.0+)?(?![0-9.])|e-3\d\d")


def test_minus_zero_and_denormal_numbers_are_read_as_zero() -> None:
    debate = loads(TEXT)
    numbers = [claim.base_score for claim in debate.claims] + [debate.prior, debate.relation("o->t").weight]
    assert numbers == [0.0] * 5
    assert all(copysign(1, number) == 1 for number in numbers if number is not None)


@pytest.mark.parametrize("name", [format.name for format in FORMATS if format.write is not None])
def test_no_format_writes_minus_zero(name: str) -> None:
    assert not SHOWN.search(dumps(loads(TEXT), format=name))


@pytest.mark.parametrize(
    "call",
    [
        "score m.yaml",
        "score m.yaml --semantics euler-based --semantics mlp-based --baseline",
        "score m.yaml --format json",
        "score m.yaml --why t --what-if t=-0.0",
        "score m.yaml --what-if t=-0.0 --format json",
        "score m.yaml --compare m.yaml",
        "render m.yaml --strengths",
        "diff m.yaml n.yaml --scores",
        "diff m.yaml n.yaml --scores --format json",
    ],
)
def test_no_command_shows_minus_zero(call: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.yaml").write_text(TEXT)
    (tmp_path / "n.yaml").write_text("argmap: 1\nthesis: {id: t, claim: T holds.}\n")
    result = CliRunner().invoke(argmap, call.split())
    assert result.exit_code == 0
    assert not SHOWN.search(result.stdout)


def test_the_canonical_layout_writes_zero() -> None:
    assert "\n  base: 0\n" in tidy(b"argmap: 1\nthesis: {id: t, claim: T holds., base: -0.0}\n")
    assert '"base": 0\n' in tidy(b'{"argmap": 1, "thesis": {"id": "t", "claim": "T holds.", "base": -0.0}}')
