"""The benchmark's spoilt articles are what their names say."""

from __future__ import annotations

import pytest

from argmap.article import article_of_text
from benchmarks.drafting.perturbations import PERTURBATIONS
from tests.article.helpers import kinds, shown
from tests.article.test_plain_text import PASTED

SPOILT = {
    "bullets on own lines": ("item 1", 5, "heading 2", 4),
    "markdown headings": ("item 1", 5, "heading 2", 4),
    "numbers for bullets": ("item 1", 5, "heading 2", 4),
    "without lead ins": ("item 1", 5, "heading 2", 4),
    "without headings": ("item 1", 5, "heading 2", 0),
    "without bullets": ("item 1", 0, "heading 2", 7),
    "neutral headings": ("item 1", 5, "heading 2", 4),
    "one paragraph": ("item 1", 5, "heading 2", 0),
    "prose without labels": ("item 1", 0, "heading 2", 0),
}


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_blocks_that_are_left(name: str) -> None:
    left = kinds(article_of_text(PERTURBATIONS[name](PASTED)))
    item, items, heading, headings = SPOILT[name]
    assert (left.count(item), left.count(heading)) == (items, headings)


def test_numbers_begin_again_in_each_list() -> None:
    lines = PERTURBATIONS["numbers for bullets"](PASTED).split("\n")
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. ", "3. ", "1. ", "2. "]


def test_sentences_stay() -> None:
    words = PASTED.replace(" - ", " ").replace("\n- ", "\n").split()
    for name in ("bullets on own lines", "without bullets"):
        assert PERTURBATIONS[name](PASTED).replace("\n- ", "\n").split() == words
    assert "rests on" not in PERTURBATIONS["without lead ins"](PASTED)
    prose = article_of_text(PERTURBATIONS["prose without labels"](PASTED))
    assert "Habit" not in prose.text
    assert ("paragraph", 0, "People have always come by car. They see no reason to stop.") in shown(prose)
