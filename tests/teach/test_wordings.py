"""Opposites of a claim in its very place, and the same in other words: how many of each are accepted."""

from __future__ import annotations

from functools import cache

import pytest

from argmap.model.document import Document
from argmap.teach.grading.grade_maps import grade_map
from benchmarks.teaching.wordings import Wording, grade_wording, load_model, read_wordings

LEAST_SAME, MOST_OPPOSITES = {"first": 0.95, "second": 0.82}, {"first": 0.1, "second": 0.2}
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
    assert sum(opposite) <= MOST_OPPOSITES[half] * len(opposite)


SAMPLE = [wording for wording in read_wordings() if not wording.is_same][::5]


def points_with(wording: Wording, text: str, *, beside: bool = False) -> float:
    """The points of the map with a text in the place of a claim, or as one more claim."""
    model = load(wording.map)
    if beside:
        more = model.claims[0].evolve(id="one-more", text=text, quotes=())
        return grade_map(Document(model.evolve(claims=(*model.claims, more))), [model]).points
    return grade_wording(wording._replace(text=text), model).points


def test_an_opposite_that_is_refused_earns_no_more_than_nonsense_in_its_place() -> None:
    for wording in SAMPLE:
        if not is_accepted(wording):
            assert points_with(wording, wording.text) <= points_with(wording, "Qwx vbn zxq.") + 1e-6


def test_an_opposite_beside_its_claim_never_helps() -> None:
    for wording in SAMPLE[::3]:
        whole = points_with(wording, load(wording.map).claim(wording.claim).text)
        assert points_with(wording, wording.text, beside=True) < whole


def test_every_wording_is_about_a_claim_of_its_map_and_differs_from_it() -> None:
    for wording in read_wordings():
        assert load(wording.map).claim(wording.claim).text != wording.text
