"""Which sentences of a source a map quotes."""

from __future__ import annotations

from argmap.model.builder import MapBuilder
from argmap.model.source.coverage import coverage
from argmap.model.source.quotes import SourceText

TEXT = """\
Close the streets

It is time, said Dr. Lind of the U.S. embassy, to close them. "Really?" Yes! Dust fell
by 3.5 per cent. Shops
live from walkers.

空气变干净了。街道安静。
"""


def found(*quotes: str) -> list[tuple[int, str, bool]]:
    builder = MapBuilder()
    builder.claim("It is so.", quotes=list(quotes))
    return [tuple(sentence) for sentence in coverage(SourceText(TEXT), builder.build().claims)]


def test_sentences_end_at_marks_and_empty_lines_not_at_abbreviations() -> None:
    assert [(line, text) for line, text, _ in found()] == [
        (1, "Close the streets"),
        (3, "It is time, said Dr. Lind of the U.S. embassy, to close them."),
        (3, '"Really?"'),
        (3, "Yes!"),
        (3, "Dust fell by 3.5 per cent."),
        (4, "Shops live from walkers."),
        (7, "空气变干净了。"),
        (7, "街道安静。"),
    ]


def test_a_quote_covers_the_sentences_of_which_it_is_a_good_part() -> None:
    quoted = [text for _, text, quoted in found("fell by 3.5 per cent. Shops", "Dr. Lind") if quoted]
    assert quoted == ["Dust fell by 3.5 per cent."]
    assert all(quoted for *_, quoted in found(TEXT))


def test_an_empty_source_has_no_sentences() -> None:
    assert coverage(SourceText(" \n\n . "), ()) == []
