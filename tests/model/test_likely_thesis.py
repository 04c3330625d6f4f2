"""The claim that is taken for the thesis where nothing marks one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from argmap.model.structure import thesis
from argmap.model.structure.thesis import Choice, likely_thesis


def choose(onto: Mapping[int, Sequence[int]], count: int = 9) -> Choice | None:
    return likely_thesis(count, onto, [premise for group in onto.values() for premise in group])


@pytest.mark.parametrize(
    ("onto", "choice"),
    [
        ({}, None),
        ({1: [0]}, Choice(1, 1, 0)),
        ({1: [0], 3: [2]}, Choice(1, 1, 1)),
        ({1: [0], 3: [2, 4], 8: [5]}, Choice(3, 2, 2)),
        ({1: [0, 2], 8: [7], 7: [6], 6: [5]}, Choice(8, 3, 1)),  # 3 lead to it, though only 1 directly
        ({1: [0, 2], 0: [2]}, Choice(1, 2, 0)),  # what leads to it twice counts once
        ({1: [2], 2: [1]}, Choice(1, 1, 1)),  # all of a cycle bear on something
        ({1: [2], 2: [1], 5: [3]}, Choice(5, 1, 0)),
    ],
)
def test_the_most_claims_lead_to_it(onto: Mapping[int, Sequence[int]], choice: Choice | None) -> None:
    assert choose(onto) == choice


def test_only_the_claims_with_the_most_relations_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    onto = {1: [0], 0: [2], 2: [3], 5: [4, 6]}
    assert choose(onto) == Choice(1, 3, 1)
    monkeypatch.setattr(thesis, "CANDIDATES", 1)
    assert choose(onto) == Choice(5, 2, 1)


def test_following_relations_ends_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    onto = {1: [0], 3: [2], 2: [4]}
    for steps, choice in ((1, Choice(1, 1, 1)), (2, Choice(1, 1, 1)), (3, Choice(3, 2, 1))):
        monkeypatch.setattr(thesis, "STEPS", steps)
        assert choose(onto) == choice
