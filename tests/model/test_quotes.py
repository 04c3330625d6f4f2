"""Finding quotes and passages in a source."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language.normalising import normalise
from argmap.model.source.quotes import SourceText, fingerprint
from tests.effort import examples

TEXT = "It is time\nto give these “streets” back.\n\nTime to give in.\n"
SOURCES = st.text(st.sampled_from("ab ‘'…–-ß\n\u00a0世é"), max_size=60)


def test_a_fingerprint_knows_no_line_ends_and_no_byte_order_mark() -> None:
    assert fingerprint("\ufeffa\r\nb\rc") == fingerprint("a\nb\nc")
    assert fingerprint("a\nb") == (hashlib.sha256(b"a\nb").hexdigest(), 3)


def test_a_passage_has_offsets_line_and_text() -> None:
    source = SourceText(TEXT)
    (passage,) = source.find("to give these")
    assert TEXT[passage.start : passage.end] == "to give these"
    assert (passage.line, passage.text) == (2, "to give these")
    assert [found.line for found in source.find("TO GIVE")] == [2, 4]


def test_counting_stops_at_the_limit() -> None:
    assert SourceText("so so so so").count("so", 2) == 2
    assert SourceText("so so so so").count("so", 9) == 4


def test_an_occurrence_inside_a_word_is_none_where_words_are_parted() -> None:
    assert SourceText("party").count("art") == 0
    assert SourceText("the art of").count("art") == 1
    assert SourceText("世界大同").count("界大") == 1


def test_decomposed_letters_are_the_same_letters() -> None:
    assert SourceText("cafe\u0301 open").count("café open") == 1


def test_the_nearest_passage_survives_words_changed_added_and_left_out() -> None:
    source = SourceText("Nobody knew.\nOver 70,000 lives were lost, and $150 billion\nin damage since 2001. So it is.")
    changed, added, missing, nothing = source.nearest(
        [
            "over 70,000 people were lost",
            "over 70,000 innocent lives were lost",
            "70,000 lives lost and $150 billion",
            "quarterly revenue projections",
        ]
    )
    assert nothing is None
    for passage in (changed, added, missing):
        assert passage is not None
        assert passage.line == 2
        assert passage.text.startswith(("Over 70,000 lives", "70,000 lives"))


def test_a_long_text_is_folded_in_pieces_without_a_seam() -> None:
    text = "word " * 300_000 + "the end"
    source = SourceText(text)
    assert source.count("word the end") == 1
    assert source.find("the end")[0].start == 1_500_000


@settings(max_examples=examples(300))
@given(SOURCES, st.integers(0, 60), st.integers(1, 20))
def test_a_stretch_of_whole_words_is_always_found_where_it_stands(text: str, first: int, count: int) -> None:
    words = text.split()
    if not words:
        return
    first %= len(words)
    quote = " ".join(words[first : first + count])
    found = SourceText(text).find(quote, limit=100)
    assert quote.split() in [text[p.start : p.end].split()[: len(quote.split())] for p in found]
    assert all(normalise(quote) in normalise(passage.text) for passage in found)


@given(SOURCES, st.lists(st.text(max_size=20), max_size=3))
def test_the_nearest_passage_is_a_stretch_of_the_text_or_none(text: str, quotes: list[str]) -> None:
    for passage in SourceText(text).nearest(quotes):
        if passage is not None:
            assert " ".join(text[passage.start : passage.end].split()) == passage.text
            assert passage.line == text.count("\n", 0, passage.start) + 1
