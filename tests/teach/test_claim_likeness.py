"""Which claims may match: by text, id, quote and similar words, and never a claim with its negation."""

from __future__ import annotations

import pytest

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.teach.grading import claim_likeness
from argmap.teach.grading.claim_likeness import find_likenesses

AIR = "The air in the old town gets cleaner."


def one(text: str, *, id: str | None = None, quotes: tuple[str, ...] = ()) -> ArgumentMap:
    builder = MapBuilder()
    builder.claim(text, id=id, quotes=quotes)
    return builder.build()


def likeness(student: ArgumentMap, reference: ArgumentMap, least: float = 0.6) -> float:
    """Of the only claims of two maps; 0 if they may not match."""
    (likenesses,) = find_likenesses(student, reference, least).values()
    return next(iter(likenesses.values()), 0.0)


def test_equal_texts_match_whatever_their_case_and_spaces() -> None:
    assert likeness(one(AIR), one("The  air in the old town gets cleaner")) == 1


def test_similar_texts_match_and_different_ones_do_not() -> None:
    assert 0.6 < likeness(one(AIR), one("In the old town the air will get cleaner.")) < 1
    assert likeness(one(AIR), one("Shops lose customers who come by car.")) == 0


def test_the_least_likeness_is_that_of_the_rubric() -> None:
    other = one("The air in the old town becomes much better.")
    assert likeness(one(AIR), other, least=0.5) > 0
    assert likeness(one(AIR), other, least=0.95) == 0


def test_the_same_id_needs_less_likeness() -> None:
    texts = ("Shops in the centre lose customers.", "Customers of the shops drive elsewhere.")
    assert likeness(one(texts[0]), one(texts[1])) == 0
    assert likeness(one(texts[0], id="trade"), one(texts[1], id="trade")) > 0
    assert likeness(one(texts[0], id="trade"), one("Children can play outside.", id="trade")) == 0


def test_the_same_quote_is_enough() -> None:
    quote = "Trade fell by a tenth in the trial year"
    student, reference = one("Shops suffer.", quotes=(quote,)), one("Takings went down.", quotes=(f"{quote}.",))
    assert likeness(student, reference) > 0
    assert likeness(one("Shops suffer."), one("Takings went down.")) == 0


def test_a_claim_and_its_negation_never_match() -> None:
    assert likeness(one(AIR), one("The air in the old town does not get cleaner.")) == 0


def test_a_claim_with_an_equal_text_matches_no_other() -> None:
    builder = MapBuilder()
    builder.claim(AIR, id="air")
    builder.claim("The air in the old town gets much cleaner.")
    reference = builder.build()
    (likenesses,) = find_likenesses(one(AIR), reference, 0.6).values()
    assert likenesses == {"air": 1.0}


def test_large_maps_compare_pairs_that_share_words(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = MapBuilder()
    for number in range(8):
        builder.claim(f"Street{number} of quarter{number} becomes quiet{number} at night{number}.")
    reference = builder.build()
    student = one("At night3 street3 of quarter3 becomes quiet3.")
    small = find_likenesses(student, reference, 0.6)
    monkeypatch.setattr(claim_likeness, "ALL_PAIRS", 4)
    assert find_likenesses(student, reference, 0.6) == small
    assert any(small.values())
