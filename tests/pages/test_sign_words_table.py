"""The guide prints the words for and against as the word lists have them."""

from __future__ import annotations

from tests.pages.sign_words_table import FILE, HEADING, table


def test_the_table_of_words_is_current() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.endswith(table()), "run `python -m tests.pages.sign_words_table`"
    assert text.count(HEADING) == 1
