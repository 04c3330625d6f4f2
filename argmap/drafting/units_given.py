"""Segments that the caller gives, as units: the drafter then cuts nothing and keeps each as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from argmap.article import Article
from argmap.drafting.draft_outline import TextUnit, UnitKind


def given_units(article: Article, spans: Iterable[tuple[int, int]]) -> tuple[TextUnit, ...]:
    """The units between given places, each (start, end) in code points of the article's text, the end exclusive.

    The block of a unit is the one that it begins in, else the one before. Raises ValueError for places outside the
    text, without a word, overlapping or out of order.
    """
    starts = [block.start for block in article.blocks]
    units, last = list[TextUnit](), 0
    for start, end in spans:
        if not 0 <= start < end <= len(article.text):
            raise ValueError(
                f"segment ({start}, {end}) is not within the text, which has {len(article.text)} characters"
            )
        if start < last:
            raise ValueError(f"segment ({start}, {end}) begins before the end of the one before, {last}")
        words = article.text[start:end]
        if not any(letter.isalnum() for letter in words):
            raise ValueError(f"segment ({start}, {end}) has no words: {words[:40]!r}")
        units.append(TextUnit(start, end, words, UnitKind.GIVEN, max(0, bisect_right(starts, start) - 1)))
        last = end
    return tuple(units)
