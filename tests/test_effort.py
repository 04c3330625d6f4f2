"""What the quick run leaves out is there: a place in `SLOW` that no test has any more is noticed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.effort import SLOW

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("place", SLOW)
def test_what_the_quick_run_leaves_out_exists(place: str) -> None:
    file, _, name = place.partition("::")
    assert (ROOT / file).exists()
    assert not name or f"def {name}" in (ROOT / file).read_text(encoding="utf-8")


def test_the_quick_run_leaves_out_what_is_named_and_nothing_beside_it() -> None:
    files = ["tests/scoring/test_evaluate.py", "tests/drawing/test_contract.py"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "not slow", *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "tests/scoring/test_evaluate.py" in done.stdout
    assert "test_a_chain_of_100000" not in done.stdout
    assert "test_contract.py" not in done.stdout
