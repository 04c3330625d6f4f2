"""Segments of the caller become units as they are."""

from __future__ import annotations

import pytest

from argmap.article import Article, TextBlock
from argmap.drafting.draft_outline import TextUnit, UnitKind
from argmap.drafting.units_given import given_units

TEXT = "Close the old town. Cars are loud.\n\nShops may lose customers, but few do."
ARTICLE = Article(TEXT, (TextBlock("paragraph", 0, 0, 34), TextBlock("paragraph", 0, 36, 73)))


def test_segments_keep_their_places_and_know_their_block() -> None:
    assert given_units(ARTICLE, [(20, 34), (36, 61), (62, 73)]) == (
        TextUnit(20, 34, "Cars are loud.", UnitKind.GIVEN, 0),
        TextUnit(36, 61, "Shops may lose customers,", UnitKind.GIVEN, 1),
        TextUnit(62, 73, "but few do.", UnitKind.GIVEN, 1),
    )


@pytest.mark.parametrize("span", [(-1, 4), (4, 4), (5, 4), (70, 74)])
def test_places_outside_the_text_are_refused(span) -> None:
    with pytest.raises(ValueError, match="not within the text, which has 73 characters"):
        given_units(ARTICLE, [span])


def test_overlapping_segments_are_refused() -> None:
    with pytest.raises(ValueError, match=r"\(15, 30\) begins before the end of the one before, 19"):
        given_units(ARTICLE, [(0, 19), (15, 30)])


def test_a_segment_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="has no words"):
        given_units(ARTICLE, [(34, 36)])


def test_an_article_without_blocks_has_one() -> None:
    assert given_units(Article("Go.", ()), [(0, 3)])[0].block == 0
