"""The guide says of each catalogue how much of it is translated and whether it was reviewed, as the files have it."""

from __future__ import annotations

from tests.pages.language_table import FILE, HEADING, table


def test_the_table_of_catalogues_is_current() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.endswith(table()), "run `python -m tests.pages.language_table`"
    assert text.count(HEADING) == 1
