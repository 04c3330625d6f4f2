"""The assignment of claims to claims is the best one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.teach.grading.best_assignment import assign_pairs


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.1, 9), max_size=12))
def test_no_assignment_is_worth_more(worth: dict[tuple[int, int], float]) -> None:
    pairs = assign_pairs(worth)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    best = 0.0
    for columns in itertools.permutations(range(5)):
        best = max(best, sum(worth.get(pair, 0.0) for pair in enumerate(columns)))
    assert sum(worth[pair] for pair in pairs) == pytest.approx(best)
