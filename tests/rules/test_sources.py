"""Quotes, the source they are checked against, figures and evidence."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Severity
from argmap.formats import parse
from argmap.model.quotes import fingerprint
from argmap.rules import check
from argmap.rules._figures import figures
from tests.rules.cases import found, places

THESIS = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"
SOURCE = """We waited long.
It is “time” to give
these streets — all of them — back to the people who walk.
Clean air for all. Clean air for ever."""


def quoting(*quotes: str) -> str:
    listed = "\n".join(f"      - {quote}" for quote in quotes)
    return THESIS + f"pillars:\n  - claim: One.\n    quotes:\n{listed}\n"


def test_a_quote_may_differ_in_marks_dashes_breaks_and_case() -> None:
    text = quoting('it is "time" to give these streets - all of them - back', "CLEAN AIR FOR EVER")
    assert found(text, "quote-not-in-source", source=SOURCE) == []


def test_a_quote_that_is_not_there_shows_the_nearest_passage_and_its_line() -> None:
    text = quoting("Clean air for ever", "time to give those streets back")
    (diagnostic,) = found(text, "quote-not-in-source", source=SOURCE)
    assert places(text, "quote-not-in-source", source=SOURCE) == [(7, 9, 7, 40)]
    assert "the nearest passage is '“time” to give these streets" in diagnostic.message
    assert "(line 2 of the source)" in diagnostic.message
    assert diagnostic.severity is Severity.ERROR


def test_a_quote_that_is_like_nothing_and_one_with_a_gap() -> None:
    (strange,) = found(quoting("quarterly revenue projections"), "quote-not-in-source", source=SOURCE)
    assert "nor anything like it" in strange.message
    (gap,) = found(quoting("We waited long … back to the people"), "quote-not-in-source", source=SOURCE)
    assert "one unbroken stretch" in gap.message


def test_part_of_a_word_is_no_quote() -> None:
    assert len(found(quoting("eople who"), "quote-not-in-source", source=SOURCE)) == 1


def test_without_the_source_no_quote_is_wrong() -> None:
    rules = [d.rule for d in check(parse(quoting("never said")))]
    assert "quote-not-in-source" not in rules
    assert "ambiguous-quote" not in rules


def test_a_short_quote_that_occurs_twice_is_ambiguous() -> None:
    text = quoting("Clean air", "Clean air for all", "waited long")
    (diagnostic,) = found(text, "ambiguous-quote", source=SOURCE)
    assert places(text, "ambiguous-quote", source=SOURCE) == [(6, 9, 6, 18)]
    assert "(line 4)" in diagnostic.message
    assert "(lines 2, 3)" in found(quoting("to"), "ambiguous-quote", source="so\nto and\nto the")[0].message


def test_a_source_that_was_edited() -> None:
    sha256, length = fingerprint(SOURCE)
    good = THESIS + f"source:\n  sha256: {sha256}\n  length: {length}\n"
    assert found(good, "source-changed", source=SOURCE) == []
    assert found(good, "source-changed", source="\ufeff" + SOURCE.replace("\n", "\r\n")) == []
    assert places(good, "source-changed", source=SOURCE + " ")[0][0] == 5
    assert places(good, "source-changed", source=SOURCE.upper())[0][0] == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trade is worth $6.5 billion a year.", ["$6.5 billion"]),
        ("Over 70,000 dead and $150 billion of damage from 2001 on.", ["70,000", "$150 billion"]),
        ("Of 25 pupils, 18 work late.", ["25", "18"]),
        ("Rents rose by 8% and wages by 3 per cent.", ["8%", "3 per cent"]),
        ("Between 10–20 % of them agree.", ["10", "20 %"]),
        ("Loans rose by eleven per cent.", ["eleven per cent"]),
        ("Four in ten parents and a third of the pupils.", ["Four in ten", "a third of"]),
        ("The average is 2.5 children.", ["2.5"]),
        ("A 20-per-cent cut.", ["20-per-cent"]),
        ("In 2018 aid was suspended, as in the 1990s.", []),
        ("On 12 May 2024 at 12:30, or 2024-05-12.", []),
        ("COVID-19, 9/11, 24/7, 5G, the G20 and the 21st century.", []),
        ("Article 50, section 230 and Windows 11.", []),
        ("One of the 3 pillars has two reasons.", []),
        ("Agenda 2030 stands.", []),
        ("12-year-olds learn it in grade 10.", []),
        ("It holds.", []),
    ],
)
def test_what_is_a_figure(text: str, expected: list[str]) -> None:
    assert list(figures(text, english=True)) == expected


def test_words_are_figures_in_english_only() -> None:
    assert list(figures("eleven per cent", english=False)) == []


def test_a_figure_needs_a_source_of_its_own_or_below() -> None:
    figure = THESIS + "pillars:\n  - claim: Rents rose by 8 %.\n    voice: author\n    quote: up 8 %\n"
    assert places(figure, "unsourced-number") == [(4, 12, 4, 30)]
    assert places(figure + "    source: Office of statistics\n", "unsourced-number") == []
    assert places(figure + "    evidence: [{claim: It says so., source: Office}]\n", "unsourced-number") == []


def test_a_figure_that_the_debate_is_about_needs_none() -> None:
    text = "argmap: 1\nthesis: The limit should be 30 km an hour.\nobjections: [Nobody drives 30 km an hour.]\n"
    assert places(text, "unsourced-number") == []
    proposed = THESIS + "pillars: [One hour out of 24 suffices.]\nrecommendations: [Grant one of 24 hours.]\n"
    assert places(proposed, "unsourced-number") == []


def test_evidence_without_any_origin() -> None:
    text = THESIS + "pillars:\n  - claim: One.\n    evidence:\n      - Two.\n      - {claim: Three., voice: me}\n"
    assert places(text, "unsourced-evidence") == [(6, 9, 6, 13)]
