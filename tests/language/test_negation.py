"""Negation: one text denies another when the words are the same but for *not* and its like."""

from __future__ import annotations

import pytest

from argmap.language.negation import stance


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Shops can move.", "Shops cannot move."),
        ("Shops can move.", "Shops can't move!"),
        ("Shops will move", "Shops won't move"),
        ("The shop moves", "The shop does not move"),
        ("The shop is open", "The shop isn't open"),
        ("The shop is open", "The shop is never open"),
        ("The shop is not never open", "The shop is not open"),
        ("The shop is not never not open", "The shop is open"),
        ("Shops move", "Shops never move"),
        ("The cars burn", "The car doesn't burn"),
        ("The gases burn", "The gases don't burn"),
    ],
)
def test_a_text_denies_its_negation(text: str, other: str) -> None:
    assert stance(text).denies(stance(other))
    assert stance(other).denies(stance(text))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Shops can move.", "Shops can move!"),
        ("Shops can move.", "Cars cannot move."),
        ("Shops cannot move.", "Shops can not move"),
        ("Yes", "Not yes"),
        ("The gas is clean", "The ga is not clean"),
        ("The bus is clean", "The bu is not clean"),
        ("The shop is not never not open", "The shop is not open"),
    ],
)
def test_other_texts_are_no_negation(text: str, other: str) -> None:
    assert not stance(text).denies(stance(other))


def test_only_the_beginning_of_a_text_is_looked_at() -> None:
    assert stance("a " * 499 + "nox").denied
    assert not stance("a " * 498 + "aa nox").denied
