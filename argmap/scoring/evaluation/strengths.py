"""Strengths by id over a buffer of numbers: no dictionary is made unless one is asked for."""

from __future__ import annotations

from array import array
from collections.abc import ItemsView, Iterator, Mapping

from argmap.diagnostics import did_you_mean


class Strengths(Mapping[str, float]):
    """Id → strength, in [0, 1] where the semantics promises that; read like a dictionary, and equal to one.

    numbers: the strengths (float64) in the order of the map, as a buffer for other libraries.
    index: id → place in `numbers`; shared by all results of a map and not to be changed.

    >>> from array import array
    >>> strengths = Strengths(array("d", [0.25, 0.5]), {"close": 0, "air": 1})
    >>> strengths["air"], dict(strengths), strengths.numbers[strengths.index["close"]]
    (0.5, {'close': 0.25, 'air': 0.5}, 0.25)
    """

    __slots__ = ("index", "numbers")

    def __init__(self, numbers: array[float], index: Mapping[str, int]) -> None:
        self.numbers, self.index = numbers, index

    def __getitem__(self, element: str) -> float:
        """The strength of one element; KeyError, with the nearest id, for an unknown one."""
        try:
            return self.numbers[self.index[element]]
        except KeyError:
            raise KeyError(f"there is no '{element}' in this map{did_you_mean(element, self.index)}") from None

    def __contains__(self, element: object) -> bool:
        return element in self.index

    def __iter__(self) -> Iterator[str]:
        return iter(self.index)

    def __len__(self) -> int:
        return len(self.index)

    def items(self) -> ItemsView[str, float]:
        """The pairs of id and strength, in the order of the map."""
        return dict(zip(self.index, self.numbers, strict=True)).items()

    def __repr__(self) -> str:
        shown = ", ".join(f"{name!r}: {self[name]:.4g}" for name, _ in zip(self.index, range(4), strict=False))
        return f"Strengths({{{shown}{', …' if len(self) > 4 else ''}}})"
