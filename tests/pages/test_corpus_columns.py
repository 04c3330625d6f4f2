"""The guide says of each column of a corpus what it holds, as the schema has it."""

from __future__ import annotations

from tests.pages.corpus_columns import FILE, HEADING, section


def test_the_tables_of_columns_are_current() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.endswith(section()), "run `python -m tests.pages.corpus_columns`"
    assert text.count(HEADING) == 1
