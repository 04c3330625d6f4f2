"""Opposites of a claim in its very place, and the same in other words: how many of each are accepted."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.teaching.wordings import Wording, grade_wording, load_model, read_wordings

LEAST_SAME, MOST_OPPOSITES = {"first": 0.95, "second": 0.82}, 0.22
"""The share of paraphrases that are accepted at least in each half, and of opposites that are accepted at most."""
load = cache(load_model)


def is_accepted(wording: Wording) -> bool:
    return wording.claim in grade_wording(wording, load(wording.map)).matches


@pytest.mark.parametrize("half", ["first", "second"])
def test_opposites_in_place_are_refused_and_paraphrases_accepted(half: str) -> None:
    wordings = [wording for wording in read_wordings() if wording.half == half]
    same = [is_accepted(wording) for wording in wordings if wording.is_same]
    opposite = [is_accepted(wording) for wording in wordings if not wording.is_same]
    assert sum(same) >= LEAST_SAME[half] * len(same)
    assert sum(opposite) <= MOST_OPPOSITES * len(opposite)


def test_every_wording_is_about_a_claim_of_its_map_and_differs_from_it() -> None:
    for wording in read_wordings():
        assert load(wording.map).claim(wording.claim).text != wording.text
