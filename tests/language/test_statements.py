"""What a statement is made of: words, meanings, figures, and what is denied."""

from __future__ import annotations

import pytest

from argmap.language.meanings import Meanings, meanings_of
from argmap.language.statements import LIGHT, is_demand, read_statement


def signs(text: str) -> dict[str, int]:
    """The words with some weight → -1 if they are denied, else 1."""
    return {word.base: word.sign for word in read_statement(text) if word.weight > LIGHT}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The zoo opens at nine.", set()),
        ("The builder does not plant hedges.", {"plant", "hedg"}),
        ("You dont learn anything.", {"learn"}),
        ("They do not shout so loud.", {"shout"}),  # about the word with an opposite alone
        ("Nobody visits the fish in the holidays.", {"visit", "fish"}),  # neither time nor place
        ("They sometimes forgot to visit the fish.", {"visit", "fish"}),
        ("They did not forget to visit the fish.", {"forget"}),  # denied twice, so they visited it
        ("The region pays for nothing but sport.", set()),  # only
        ("The cage should not be in the room, but in the hall.", set()),
        ("Not only the fish is hungry.", set()),
        ("It is not true that the fish sleeps.", {"fish", "sleep"}),
    ],
)
def test_what_is_denied(text: str, denied: set[str]) -> None:
    assert {word for word, sign in signs(text).items() if sign < 0} == denied


def test_nobody_is_there_means_that_it_is_empty() -> None:
    empty = meanings_of("en").by_phrase[meanings_of("en").bases(["empty"])]
    assert any(word.meanings == tuple(empty) for word in read_statement("At night nobody is at school."))


def test_a_phrase_of_the_list_is_one_word() -> None:
    assert "cost little" in signs("Skating costs little.")


def test_a_misspelt_word_is_read_as_the_nearest_of_the_list() -> None:
    assert [w.meanings for w in read_statement("realxed")] == [w.meanings for w in read_statement("relaxed")]


def test_words_that_are_known_are_not_misspelt() -> None:
    assert signs("The hamster sleeps.") == {"hamster": 1, "sleep": 1}


def test_both_sides_of_a_group_have_opposite_poles() -> None:
    meanings = meanings_of("en")
    cheap, dear = (
        {m.key: m.pole for m in meanings.by_phrase[meanings.bases([word])]} for word in ("cheap", "expensive")
    )
    assert any(cheap[key] * dear[key] == -1 for key in cheap.keys() & dear.keys())


def test_a_language_without_lists_has_words_and_no_meanings() -> None:
    assert not Meanings("xx").by_phrase
    assert [(w.base, w.sign) for w in read_statement("Das ist nicht gut.", "xx")] == [
        ("das", 1), ("ist", 1), ("nicht", 1), ("gut", 1)
    ]  # fmt: skip


def test_a_language_is_letters_alone() -> None:
    assert not Meanings("../en").by_phrase


def test_a_demand_says_what_should_be() -> None:
    assert is_demand(read_statement("The park should close."), "en")
    assert not is_demand(read_statement("The park closes."), "en")


def test_a_long_statement_is_read_up_to_a_limit() -> None:
    assert len(read_statement("word " * 10_000)) <= 121
