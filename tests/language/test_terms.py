"""Terms: what a text is about, whatever the form of its words; and folded texts."""

from __future__ import annotations

import pytest

from argmap.language.normalising import normalise, normalise_claim
from argmap.language.terms import list_terms, stem, terms
from argmap.language.word_lists import words


@pytest.mark.parametrize(
    "forms",
    [
        ("city", "cities"),
        ("pass", "passes", "passing", "passed"),
        ("box", "boxes"),
        ("church", "churches"),
        ("woman", "women"),
        ("carry", "carries", "carried"),
        ("stop", "stopped", "stopping"),
        ("quick", "quickly"),
        ("produce", "production", "produces"),
        ("pollute", "pollution", "polluted"),
        ("move", "movement", "moving"),
        ("active", "activity", "actively"),
        ("try", "tries", "tried", "trying"),
        ("tie", "ties"),
        ("easy", "easily"),
        ("kind", "kindly"),
        ("say", "saying"),
        ("proceed", "proceeds", "proceeding"),
        ("mass", "massive"),
        ("fee", "fees"),
        ("add", "adding"),
        ("organise", "organisation", "organization", "organize"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1, [stem(form) for form in forms]


@pytest.mark.parametrize("word", ["bus", "gas", "this", "need", "speed", "sing", "red", "going", "died", "try", "ee"])
def test_endings_that_belong_to_the_word_stay(word: str) -> None:
    assert stem(word) == word


def test_terms_leave_out_function_words_numbers_letters_and_negations() -> None:
    assert list(terms("The town's 12 shops don't sell a U-boat to the cars")) == ["town", "shop", "sel", "boat", "car"]


def test_terms_that_are_listed_are_the_first_three() -> None:
    assert list_terms(["air"]) == "'air'"
    assert list_terms(["air", "noise", "room"]) == "'air', 'noise', 'room'"
    assert list_terms(["air", "noise", "room", "shops", "cars"]) == "'air', 'noise', 'room' …"


def test_only_the_beginning_of_a_text_is_looked_at() -> None:
    assert list(terms("or " * 666 + "tram")) == ["tr"]


def test_a_term_stands_for_its_first_form() -> None:
    assert terms("Pollution pollutes") == {"pollut": "pollution"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s", "it's"),
        ("„Here“", '"here"'),
        ("a – b", "a - b"),
        ("a\u00a0 \n b", "a b"),
        ("so…", "so..."),
        ("STRASSE", "straße"),
    ],
)
def test_texts_that_differ_in_signs_and_case_alone_are_folded_alike(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_claims_are_the_same_whatever_mark_ends_them() -> None:
    assert normalise_claim("Shops close.") == normalise_claim("shops  close !?") == "shops close"
    assert normalise_claim("Shops close") != normalise_claim("Shops closed")


def test_word_lists_are_in_lower_case_without_remarks() -> None:
    for name in ("en-stop", "en-abbreviations", "fallacies"):
        assert words(name)
        assert all(word == word.casefold() and not word.startswith("#") for word in words(name))
