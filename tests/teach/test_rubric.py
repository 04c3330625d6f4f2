"""The rubric: the usual one, and mistakes at their places."""

from __future__ import annotations

import pytest

from argmap.diagnostics import ReadError
from argmap.teach.grading.map_rubric import default_rubric, default_text, read_rubric


def faults(text: str) -> list[str]:
    with pytest.raises(ReadError) as caught:
        read_rubric(text, "rubric.yaml")
    return [str(line) for line in str(caught.value).splitlines()]


def test_the_usual_points() -> None:
    assert default_rubric().parts == {
        "thesis": 15, "recall": 25, "precision": 10, "type": 15, "attachment": 25, "sign": 10,
    }  # fmt: skip
    assert default_rubric().half == 0.5


def test_the_points_must_sum_to_100() -> None:
    assert "add up to 105; they must add up to 100" in faults(default_text().replace("sign: 10", "sign: 15"))[0]


def test_a_misspelt_part_is_named_with_the_nearest() -> None:
    lines = faults(default_text().replace("\nrecall:", "\nrecal:"))
    assert any(line.startswith("rubric.yaml:5:1: error[ARG011]") and "did you mean 'recall'" in line for line in lines)


def test_points_are_not_negative() -> None:
    assert any("'sign'" in line for line in faults(default_text().replace("sign: 10", "sign: -10")))
