"""What the quick run leaves out is there: a place in `SLOW` that no test has any more is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.effort import SLOW

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("place", SLOW)
def test_what_the_quick_run_leaves_out_exists(place: str) -> None:
    file, _, name = place.partition("::")
    assert (ROOT / file).exists()
    assert not name or f"def {name}" in (ROOT / file).read_text(encoding="utf-8")


def test_a_test_that_is_named_is_marked(request: pytest.FixtureRequest) -> None:
    marked = {item.path for item in request.session.items if item.get_closest_marker("slow") is not None}
    collected = {item.path for item in request.session.items}
    for place in SLOW:
        if "::" not in place and (ROOT / place).is_file() and ROOT / place in collected:
            assert ROOT / place in marked
