"""The search for the base score at which a verdict changes: precise, and with few evaluations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from argmap.scoring.verdicts.verdict_state import crossing


@pytest.mark.parametrize(
    ("margin", "where", "most"),
    [
        (lambda x: 0.3 - x, 0.3, 11),
        (lambda x: 0.3 - x**3, 0.3 ** (1 / 3), 11),
        (lambda x: (0.9 - x) ** 3, 0.9, 37),
    ],
)
def test_a_smooth_crossing_takes_few_evaluations(margin: Callable[[float], float], where: float, most: int) -> None:
    places: list[float] = []

    def counted(share: float) -> float:
        places.append(share)
        return margin(share)

    kept, lost = crossing(counted, 0.0, 1.0)
    assert kept < where <= lost <= kept + 1e-10
    assert len(places) <= most
