"""The form of written answers: length, sentence, subject, no copy; and what each mistake is called."""

from __future__ import annotations

import pytest

from argmap.teach.answer_form import check_form, content
from argmap.teach.exercise import Form

FORM = Form(words=(4, 6), about=("Shops lose customers.",), not_copied=("Shops in the old town lose customers.",))
SUBJECT = "it uses no word of the text it answers"
SENTENCE = "it is not a whole sentence"
COPY = "it repeats a claim of the map"


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("Some shops win customers.", []),
        ("Shops can also win customers.", []),
        ("Some shops win new customers there.", []),
        ("Some shops win new customers there too.", ["it has 7 words; it may have at most 6"]),
        ("Shops win too.", ["it has 3 words; it needs at least 4"]),
        ("Shops.", ["it has 1 word; it needs at least 4", SENTENCE]),
        ("Some shops win customers", [SENTENCE]),
        ("“Some shops win customers.”", []),
        ("Nothing of that is true.", [SUBJECT]),
        ("In a town the customer wins.", []),
        ("Shops in the town lose customers.", [COPY]),
        ("", ["it has 0 words; it needs at least 4", SENTENCE, SUBJECT, "it has no words yet"]),
    ],
)
def test_each_mistake_is_named(text: str, mistakes: list[str]) -> None:
    assert list(check_form(text, FORM)) == mistakes


def test_only_what_the_form_asks_for_is_checked() -> None:
    assert check_form("Yes indeed.", FORM).checked == 4
    assert check_form("Yes indeed.", Form(words=(1, 9))).checked == 2
    assert check_form("yes indeed", Form(words=(1, 9), sentence=False)) == []
    assert check_form("yes indeed", Form(words=(1, 9), sentence=False)).checked == 1


def test_a_subject_without_content_words_is_not_asked_for() -> None:
    form = Form(words=(1, 9), about=("That is so.",))
    assert check_form("Nothing speaks against it.", form) == []
    assert check_form("Nothing speaks against it.", form).checked == 2


def test_content_words_are_the_same_in_singular_and_plural() -> None:
    assert content("The shops lose a customer") == content("A shop: customers lose")
    assert content("It is as if") == frozenset()
