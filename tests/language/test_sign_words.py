"""The words for and against: one file for each language, and no word in two roles."""

from __future__ import annotations

import pytest

from argmap.language.sign_words import (
    ROLES,
    fold,
    section,
    sign_languages,
    sign_words,
    symbol_role,
    value_role,
    word_role,
)

LANGUAGES = pytest.mark.parametrize("language", sign_languages(), ids=lambda language: language.code)


def test_there_are_the_languages_that_are_promised() -> None:
    codes = {language.code for language in sign_languages()}
    assert codes >= {"en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ar", "ur", "hi", "zh", "ja"}


def test_only_english_claims_to_be_reviewed() -> None:
    assert [language.code for language in sign_languages() if language.reviewed] == ["en"]


@LANGUAGES
def test_a_language_has_words_for_every_role(language) -> None:
    for name in (*ROLES, "support value", "attack value", "because", "but", "therefore", "thesis"):
        assert language.sections[name], name
    for name in ("text", "id", "parent", "stance", "topic"):
        assert language.sections[f"column {name}"], name


@LANGUAGES
def test_no_word_is_listed_twice_in_a_section(language) -> None:
    for name, words in language.sections.items():
        assert len(words) == len(set(words)), name


def test_no_word_is_for_in_one_language_and_against_in_another() -> None:
    assert section("support").keys() & section("attack").keys() == set()
    assert (section("support").keys() | section("attack").keys()) & section("neutral").keys() == set()
    assert section("support value").keys() & section("attack value").keys() == set()
    assert section("support value").keys() & section("attack").keys() == set()
    assert section("attack value").keys() & section("support").keys() == set()
    assert section("because").keys() & section("but").keys() == set()


@pytest.mark.parametrize(
    ("support", "attack"),
    [
        ("Arguments for", "Arguments against"),
        ("Dafür", "Dagegen"),
        ("Pour", "Contre"),
        ("Ventajas", "Desventajas"),
        ("Prós", "Contras"),
        ("Vantaggi", "Svantaggi"),
        ("Voordelen", "Nadelen"),
        ("Za", "Przeciw"),
        ("Lehte", "Aleyhte"),
        ("مؤيد", "معارض"),
        ("حق میں", "مخالفت"),
        ("पक्ष", "विपक्ष"),
        ("支持", "反对"),
        ("賛成", "反対"),
    ],
)
def test_a_word_has_its_role_in_every_language(support: str, attack: str) -> None:
    assert (word_role(support), word_role(attack)) == ("support", "attack")
    assert (word_role(support.upper()), word_role(f"\u200f{attack} ")) == ("support", "attack")
    assert (value_role(support), value_role(attack)) == ("support", "attack")


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Reasons for closing zoos", "support"),
        ("Arguments against the death penalty", "attack"),
        ("Gründe gegen Zoos", "attack"),
        ("Arguments for and against zoos", None),
        ("Reasons for zoos are weak and nobody believes in them.", None),
        ("Reasons for zoos are weak.", None),
        ("Reasons for one two three four five", "support"),
        ("Reasons for one two three four five six", None),
        ("Formal matters", None),
        ("Contraband", None),
        ("", None),
    ],
)
def test_a_name_of_a_section_may_go_on_for_some_words(name: str, role: str | None) -> None:
    assert word_role(name) == role


@pytest.mark.parametrize("symbol", ["+", "➕", "👍", "👍🏿", "✅", "✔️", "＋"])
def test_signs_for(symbol: str) -> None:
    assert symbol_role(symbol) == "support"


@pytest.mark.parametrize("symbol", ["-", "−", "➖", "👎", "👎🏻", "❌", "✘", "✖️"])
def test_signs_against(symbol: str) -> None:
    assert symbol_role(symbol) == "attack"


def test_letters_are_compared_without_the_choices_of_keyboards() -> None:
    assert fold("كتابي") == fold("کتابی")
    assert fold("Für") == fold("FÜR") == "fur"
    assert fold("फ़ायदे") == fold("फायदे")
    assert value_role("Je suis d’accord") is None
    assert value_role("d’accord") == "support"


def test_every_word_can_be_offered() -> None:
    assert {"pro", "Dagegen".casefold(), "反对"} <= set(sign_words())
