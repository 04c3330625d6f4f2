"""Which sentences propose a step that somebody can take."""

from __future__ import annotations

import pytest

from argmap.drafting.demands import find_demands
from argmap.drafting.opinion_signs import read_signs
from tests.drafting.test_genres import material_of


def rules_of(text: str) -> list[str]:
    return [demand.rule for demand in find_demands(read_signs(material_of([("paragraph", text)])))]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The council must close the road.", "somebody-should"),
        ("If the air is to get better, the council should act now.", "somebody-should"),
        ("These rules need to be changed.", "somebody-should"),
        ("It is time to close the road.", "advice"),
        ("The council would do well to listen.", "advice"),
        ("But build the bypass first.", "command"),
        ("Never accept a plan like this.", "command"),
    ],
)
def test_a_step_is_proposed(text: str, rule: str) -> None:
    assert rules_of(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "It should come as no surprise that the road is full.",
        "The town has nothing to show for it.",
        "That is all they have to show for ten years of work.",
        "Why should the council close the road?",
        "It must have been a cold night.",
        "A good road should be quiet.",
        "The mayor said that the council must close the road.",
        "“The council must close the road,” said the mayor.",
        "Imagine a town without cars.",
        "Closing the road is not the answer to anything, and not the key to peace.",
    ],
)
def test_nothing_is_proposed(text: str) -> None:
    assert rules_of(text) == []
