"""A sample of half-typed lines; `python -m tests.lsp.half_typed` tries many."""

from __future__ import annotations

import pytest

from tests.lsp.half_typed import MAPS, WAYS, places_of, texts_of, try_line


@pytest.mark.parametrize("language", ["yaml", "json", "argdown"])
def test_half_typed_lines_cost_few_claims_and_make_no_id_unknown(language: str) -> None:
    places = places_of(list(texts_of([MAPS / "weekend-homework.yaml"])), 4, seed=7)[language]
    outcomes = [try_line(text, number, way) for text, number in places for way in range(WAYS)]
    assert sum(each.kept for each in outcomes) >= 0.95 * sum(each.claims for each in outcomes)
    assert sum(each.unknown_ids for each in outcomes) == 0
    assert max(each.longest for each in outcomes) <= 4
