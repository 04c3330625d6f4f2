"""Damaged articles: a draft is sound or refused, whatever has happened to the text."""

from __future__ import annotations

import random

import pytest

from argmap.drafting.draft_article import draft
from benchmarks.drafting.mutations import faults_of, mutate
from tests.drafting.test_list_article import BULLETS
from tests.drafting.test_list_layouts import RING_ROAD, SCHOOL
from tests.drafting.test_prose import ARTICLE

TEXTS = (BULLETS, RING_ROAD, SCHOOL, ARTICLE)


@pytest.mark.parametrize("number", range(60))
def test_a_damaged_article_gives_a_sound_draft_or_none(number: int) -> None:
    text = mutate(TEXTS[number % len(TEXTS)], random.Random(number))
    assert [fault for fault in faults_of(text) if not fault.startswith("took ")] == []


def test_half_a_character_in_a_title_is_left_out() -> None:
    made = draft("Should the \ud800 School Day Start Later?\n\n" + SCHOOL.partition("\n\n")[2])
    assert made.map is not None
    assert made.map.title == "Should the School Day Start Later?"
