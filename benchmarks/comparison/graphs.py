"""Generated graphs that belong to no package: the same seed gives the same graph.

They are kept in arrays, so that little of the memory that is measured is theirs.
"""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

TURNED = 0.02
"""The share of relations that a cyclic graph has turned round."""


@dataclass(frozen=True)
class Graph:
    """Claim number `sources[i]` bears on claim number `targets[i]`, as a support where `supports[i]` is 1.

    In a tree a source has a higher number than its target, and claims are numbered in preorder. Relations are sorted by
    target, those on one target from the last source to the first. No two have the same ends.
    """

    bases: array[float]
    sources: array[int]
    targets: array[int]
    supports: bytearray
    is_tree: bool

    @property
    def changed(self) -> int:
        """The claim that gets other base scores."""
        return len(self.bases) // 2

    def names(self) -> list[str]:
        """The claims' ids."""
        return [f"c{number}" for number in range(len(self.bases))]

    def pairs(self, support: bool) -> list[tuple[str, str]]:
        """The ids at the ends of all supports, or of all attacks."""
        ends = zip(self.sources, self.targets, self.supports, strict=True)
        return [(f"c{source}", f"c{target}") for source, target, kind in ends if bool(kind) == support]


def graph(shape: str, claims: int, seed: int = 1) -> Graph:
    """A graph of one shape, six of ten relations supports; base scores keep a hundredth away from 0 and 1.

    A claim of `tree` has about four others below it. Each one of `dag` and `cyclic` bears on up to three of the fifty
    before it; in `cyclic` one of those bears on it in two relations of a hundred. Each one of `attacks` is attacked by
    one and a half others on average, whichever they are.
    """
    rng = random.Random(seed)
    ends: Iterable[tuple[int, int]]
    if shape == "tree":
        ends = _tree(claims, rng)
    elif shape in ("dag", "cyclic"):
        ends = _onto_earlier(claims, TURNED if shape == "cyclic" else 0.0, rng)
    else:
        ends = {(rng.randrange(claims), rng.randrange(claims)) for _ in range(claims * 3 // 2)}
    # one number for both ends sorts as the relations shall be
    coded = sorted(target * claims + (claims - 1 - source) for source, target in ends if source != target)
    return Graph(
        array("d", [rng.uniform(0.01, 0.99) for _ in range(claims)]),
        array("i", [claims - 1 - code % claims for code in coded]),
        array("i", [code // claims for code in coded]),
        bytearray(shape != "attacks" and rng.random() < 0.6 for _ in coded),
        shape == "tree",
    )


def _onto_earlier(claims: int, turned: float, rng: random.Random) -> Iterable[tuple[int, int]]:
    for row in range(1, claims):
        for target in {rng.randrange(max(0, row - 50), row) for _ in range(3)}:
            yield (target, row) if rng.random() < turned else (row, target)


def _tree(claims: int, rng: random.Random) -> Iterable[tuple[int, int]]:
    children: list[list[int]] = [[] for _ in range(claims)]
    for number in range(1, claims):
        children[rng.randrange(max(0, number // 4 - 2), max(1, number // 4))].append(number)
    stack = [(0, -1)]
    for row in range(claims):
        number, parent = stack.pop()
        stack.extend((child, row) for child in reversed(children[number]))
        if row:
            yield row, parent
