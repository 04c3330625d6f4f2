"""What an author grants or passes on in order to answer it."""

from __future__ import annotations

import pytest

from argmap.drafting.concessions import find_concessions
from argmap.drafting.opinion_signs import read_signs
from tests.drafting.test_genres import material_of


def concessions_of(text: str) -> list[tuple[str, str, str | None]]:
    """Rule, words and answer of each concession of a paragraph."""
    material = material_of([("paragraph", text)])
    words = material.article.text
    return [
        (c.rule, words[c.start : c.end], c.answer and words[c.answer[0] : c.answer[1]])
        for c in find_concessions(read_signs(material))
    ]


@pytest.mark.parametrize(
    ("text", "granted", "answer"),
    [
        (
            "Although the buses are slow, they are better than nothing.",
            "the buses are slow",
            "they are better than nothing.",
        ),
        (
            "They are better than nothing, even if the drivers have no change.",
            "the drivers have no change.",
            "They are better than nothing",
        ),
        (
            "While I respect the mayor, I think she is wrong.",
            "I respect the mayor",
            "I think she is wrong.",
        ),
    ],
)
def test_a_granting_clause_is_answered_by_the_main_clause(text: str, granted: str, answer: str) -> None:
    assert concessions_of(text) == [("granting-clause", granted, answer)]


@pytest.mark.parametrize(
    "text",
    [
        "While the mayor was away, the council closed the road.",
        "While waiting for the bus, people are drinking coffee.",
        "She closed the road, although nobody knew it.",
        "Despite these doubts, the buses are good.",
        "The point is not to save money, but to save lives.",
        "The mayor was tired, but she stayed.",
    ],
)
def test_time_and_plain_contrast_grant_nothing(text: str) -> None:
    assert concessions_of(text) == []


def test_what_stands_before_but_is_granted() -> None:
    assert concessions_of("The plan will cost money, but it is worth every penny.") == [
        ("granted-before-but", "The plan will cost money", "but it is worth every penny.")
    ]


def test_a_sentence_is_answered_by_the_one_that_turns() -> None:
    text = "The new road has cut the noise in the centre. But it has ruined the villages around it."
    granted, answer = text.split(". ")
    assert concessions_of(text) == [("sentence-before-turn", f"{granted}.", answer)]


def test_a_turn_in_the_next_paragraph_answers_nothing() -> None:
    material = material_of([("paragraph", "The road has cut the noise."), ("paragraph", "But it ruined the villages.")])
    assert find_concessions(read_signs(material)) == []


def test_what_others_say_is_passed_on_with_its_voice() -> None:
    material = material_of([("paragraph", "Opponents say that the plan would ruin the traders of the old town.")])
    (concession,) = find_concessions(read_signs(material))
    assert (concession.rule, concession.voice, concession.answer) == ("other-view", "Opponents", None)


def test_what_somebody_says_despite_the_facts_is_answered_by_them() -> None:
    text = "The ministry said the river was clean, despite tons of dead fish on its banks."
    assert concessions_of(text) == [
        ("said-despite", "The ministry said the river was clean", "despite tons of dead fish on its banks.")
    ]
