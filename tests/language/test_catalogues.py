"""Catalogues agree with the English one in keys and placeholders; what they lack is listed in `missing.txt`."""

from __future__ import annotations

from string import Formatter

import pytest

from argmap.language.plural_forms import MANY, plural_ending, plural_endings, without_ending
from argmap.language.wording import SOURCE, Wording, catalogue, languages
from tests.language.missing import FILE, SAID, SHOWN, begins, expected, is_shown, missing, report

TRANSLATED = [language for language in languages() if language != SOURCE]
CATALOGUES = pytest.mark.parametrize("language", TRANSLATED)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def expected_names(key: str) -> list[set[str]]:
    """The names that the words of a key may have: those of the English ones, or of their plural for a plural form."""
    english, singular = catalogue(SOURCE), without_ending(key)
    return [placeholders(english[form]) for form in (key, singular, singular + MANY) if form in english]


def test_there_are_ten_languages() -> None:
    assert set(languages()) == {"ar", "de", "en", "es", "fr", "hi", "it", "pt", "ur", "zh"}


def test_what_the_catalogues_lack_is_listed() -> None:
    assert FILE.read_text(encoding="utf-8") == report(), "run `python -m tests.language.missing`"


@CATALOGUES
def test_a_catalogue_has_no_key_that_english_lacks(language: str) -> None:
    english = catalogue(SOURCE)
    known = {*english, *expected(language)}
    assert [key for key in catalogue(language) if key not in known] == []


@CATALOGUES
def test_a_translation_has_the_placeholders_of_the_english_words(language: str) -> None:
    assert [key for key, text in catalogue(language).items() if placeholders(text) not in expected_names(key)] == []


@CATALOGUES
def test_a_catalogue_that_counts_something_has_every_form_for_it(language: str) -> None:
    own = catalogue(language)
    counted = [without_ending(key) for key in catalogue(SOURCE) if key.endswith(MANY) and without_ending(key) in own]
    assert [key + ending for key in counted for ending in plural_endings(language) if key + ending not in own] == []


def test_every_key_belongs_to_pictures_or_to_scores_and_exercises() -> None:
    assert [key for key in catalogue(SOURCE) if not begins(key, (*SHOWN, *SAID))] == []


def test_german_scores_are_complete() -> None:
    assert [key for key in missing("de") if not is_shown(key)] == []


@CATALOGUES
def test_every_catalogue_says_whether_a_native_speaker_has_reviewed_it(language: str) -> None:
    assert catalogue(language)["catalogue.reviewed"] in ("yes", "no")
    assert not Wording(language).is_reviewed


@CATALOGUES
def test_a_language_finds_the_form_for_every_number(language: str) -> None:
    wording = Wording(language)
    for number in range(200):
        key = "role.reason" + plural_ending(language, number)
        assert wording.word(key) in wording.quantity(number, "role.reason")


def test_a_language_with_fewer_plural_forms_does_not_take_the_others_from_english() -> None:
    assert "role.pillar.many" not in Wording("zh").below("role")
    assert Wording("zh").below("role")["pillar"] == "支柱"
