"""Figures that need no source of their own: those with a link, those that the article has, and ages."""

from __future__ import annotations

import pytest

from argmap import check, loads
from argmap.language.numbers import figures


def found(text: str) -> list[str]:
    return [diagnostic.rule for diagnostic in check(loads(text), select=["unsourced-number", "bare-pillar"])]


@pytest.mark.parametrize(
    "claim",
    ["Stress fell by [33 percent](https://x.org/a).", "Stress fell by 33 percent ([report](https://x.org)).",
     "Stress fell by 33 percent. https://x.org/a", "Stress fell by 33 percent. [1]"],
)  # fmt: skip
def test_a_claim_with_a_link_has_its_source(claim: str) -> None:
    assert found(f"Discussion Title: Z\n\n1. Z.\n1.1. Pro: {claim}\n\nSources:\n[1] https://x.org/a\n") == []
    assert found("Discussion Title: Z\n\n1. Z.\n1.1. Pro: Stress fell by 33 percent.\n") != []


def test_a_figure_in_a_quote_has_the_article() -> None:
    cost = "  - claim: It cost 70,000 lives and $5 billion.\n    quote: over 70,000 lives"
    head = "argmap: 1\n{}thesis: T.\nobjections:\n" + cost
    article = "source: {title: The article}\n"
    assert found(head.format("")) == ["unsourced-number"]
    assert found(head.format(article)) == ["unsourced-number"]
    assert found(head.format(article) + " and $5 billion") == []


@pytest.mark.parametrize(
    "text",
    ["16-year-olds may vote.", "16 and 17 year olds may vote.", "16- and 17-year-olds may vote.",
     "People aged 65 rest.", "The minimum age is 18.", "Lower the voting age to 16.",
     "Children between the ages of 12 and 15 play.",
     "She is 45 years old.", "At 30 years of age it ends.", "Das Alter von 16 reicht.", "Mit 16 Jahre alt."],
)  # fmt: skip
def test_an_age_is_no_figure(text: str) -> None:
    assert list(figures(text, english=True)) == []


@pytest.mark.parametrize("text", ["In 16 years it fell.", "The age brought 300 laws.", "65 percent of the aged vote."])
def test_other_numbers_near_such_words_are_figures(text: str) -> None:
    assert list(figures(text, english=True)) != []
