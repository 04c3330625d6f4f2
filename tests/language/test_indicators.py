"""Indicator words are told from the other uses of the same words; a sentence with a doubt has no key at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.language.indicators import JoinPlace, indicators


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("It will work here, since our town is just as large.", "since"),
        ("Since the road is closed, buses cannot pass.", "Since"),
        ("The club has grown since 2010.", ""),
        ("One may ask whether Felden is like our town, for it has no hills.", "for"),
        ("The money for the park comes from the region.", ""),
        ("So a skate park makes evenings safer.", "So"),
        ("They would gain by it, so their word alone does not settle the matter.", "so"),
        ("I must admit that this is so.", ""),
        ("Those who say so are right.", ""),
        ("But the skaters come from the villages in the hills as well.", "But"),
        ("Yet the office has a phone.", "Yet"),
        ("I have no answer to that yet.", ""),
        ("The ballot is secret, though.", "though."),
        ("Some pupils stand alone, though, and a phone is their only company.", "though,"),
        ("A hedge helps, says the builder, though he sells hedges.", "though"),
        ("Among their parents, however, it was nearly as many.", "however,"),
        ("Still, we do not learn to swim by jumping into the sea.", "Still,"),
        ("At sixteen most still live at home.", ""),
        ("We should take two, because rabbits like company.", "because"),
        ("Although it rains, we play.", "Although"),
        ("The class asked twice as many questions as before.", ""),
        ("Some need their phone as a tool: it measures.", ""),
        ("The road is closed; therefore we walk, and hence we are late.", "therefore hence"),
        ("It is dark, but we can see, because there are lamps.", "but because"),
        ("It is “safe”, but it’s slow.", "but"),
    ],
)
def test_clear_uses_are_marked_and_other_uses_are_not(sentence: str, marked: str) -> None:
    words = sentence.split()
    read = indicators(words)
    assert read is not None
    assert [words[mark.number] for mark in read] == marked.split()


@pytest.mark.parametrize(
    "sentence",
    [
        "It has rained since we came.",
        "As the bus was late, we walked.",
        "We walked, as the bus was late.",
        "While it rains, we wait.",
        "If it has lamps, it is safe.",
        "It is not cheap, but useful.",
        "It is nothing but noise.",
        "However hard it is, we try.",
        "It rains, even though it is May.",
        "It was closed because of the rain.",
        "It works just because it is new.",
        "We give volunteers a bonus, so that the shifts are filled.",
        "That is why older pupils look after them.",
        "Against that, the town can plant a hedge.",
        "Its report shows that loans rose.",
        "Shops stay closed for that reason.",
        "Then we left.",
        "It is loud—because it is concrete.",
        "After all, it is free.",
    ],
)
def test_a_sentence_with_a_doubtful_word_has_no_answer(sentence: str) -> None:
    assert indicators(sentence.split()) is None


def test_an_indicator_says_where_its_claims_are_and_whether_it_shows_an_attack() -> None:
    first = indicators(["But", "it", "rains,", "because", "it", "is", "May."])
    assert first is not None
    assert [(mark.place, mark.is_attack) for mark in first] == [(JoinPlace.BACK, True), (JoinPlace.MIDDLE, False)]
    second = indicators(["Since", "it", "is", "May,", "it", "rains."])
    assert second is not None
    assert [(mark.place, mark.is_attack) for mark in second] == [(JoinPlace.FRONT, False)]


WORDS = [
    *("as", "for", "since", "so", "then", "yet", "but", "however,", "though.", "because;", "it", "is", "that", "the"),
    *("well,", "–", "of", "2010", "“so”", "still’s"),
]


@given(st.lists(st.sampled_from(WORDS) | st.text(min_size=1, max_size=5), max_size=12))
def test_any_words_give_places_among_them_or_no_answer(words: list[str]) -> None:
    marks = indicators(words)
    numbers = [mark.number for mark in marks or []]
    assert numbers == sorted(set(numbers))
    assert all(0 <= number < len(words) for number in numbers)
