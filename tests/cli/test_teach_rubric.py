"""Blank rubrics by age group: plain words, short sentences, the parts of the default rubric in their order."""

from __future__ import annotations

import pytest
from lxml import etree

from argmap.language.wording import Wording, languages
from argmap.teach.reporting.blank_rubric import as_markdown, as_printed_page, blank_rubric, blank_rubrics


@pytest.mark.parametrize("rubric", blank_rubrics(), ids=lambda rubric: str(rubric.age))
def test_a_rubric_has_all_its_levels_in_short_sentences(rubric) -> None:
    assert len(rubric.rows) in (5, 6)
    for row in rubric.rows:
        assert len(row.levels) == len(rubric.levels) == 3
        assert all(len(level.split()) <= 20 for level in row.levels)
        assert rubric.age > 9 or all(len(level.split()) <= 12 for level in row.levels)


def test_the_page_and_the_text_have_every_level() -> None:
    rubric = blank_rubric(12)
    page, text = etree.HTML(as_printed_page(rubric)), as_markdown(rubric)
    assert [cell.text for cell in page.xpath("//tbody//th")] == [row.what for row in rubric.rows]
    for row in rubric.rows:
        assert all(level in text and level in page.xpath("//td/text()") for level in row.levels)


def test_the_command_prints_or_writes_a_rubric(command, tmp_path) -> None:
    code, out, _ = command("teach", "rubric", "--age", "9")
    assert (code, out.splitlines()[0]) == (0, "# How good is my map? (8 to 10 years)")
    assert command("teach", "rubric", "--age", "15", "-o", "r.html")[0] == 0
    assert "undercut" in (tmp_path / "r.html").read_text()
    code, _, err = command("teach", "rubric", "--age", "15", "-o", "r.pdf")
    assert (code, "must end in .md or .html" in err) == (2, True)
    code, _, err = command("teach", "rubric", "-o", "r.html")
    assert (code, "add --age" in err) == (2, True)


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_has_the_same_rows_and_levels(language: str) -> None:
    for rubric, english in zip(blank_rubrics(Wording(language)), blank_rubrics(), strict=True):
        assert [len(row.levels) for row in rubric.rows] == [len(row.levels) for row in english.rows]
        assert len(rubric.levels) == 3
        assert as_printed_page(rubric).count("<td>") == 3 * len(rubric.rows)


def test_the_command_takes_a_language(command) -> None:
    code, out, _ = command("teach", "rubric", "--age", "9", "--language", "de")
    assert (code, out.splitlines()[0]) == (0, "# Wie gut ist meine Karte? (8 bis 10 Jahre)")
    assert "nächsten Mal" in out
    code, _, err = command("teach", "rubric", "--language", "de")
    assert (code, "add --age" in err) == (2, True)
