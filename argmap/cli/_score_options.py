"""The type of options whose values are numbers in [0, 1]."""

from __future__ import annotations

from math import isnan
from typing import Any

import click


class Unit(click.FloatRange):
    """A number in [0, 1]. Click's own range accepts `nan`, this one does not."""

    name = "number"

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number: float = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value} is not a number in [0, 1]", param, ctx)
        return abs(number)  # never -0.0


UNIT = Unit()
