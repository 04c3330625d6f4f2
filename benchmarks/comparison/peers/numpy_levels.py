"""numpy, level by level: all claims whose inputs are known are computed at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Ready, Result

DISTRIBUTIONS = ("numpy",)


def levels(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
    import numpy as np

    def build() -> Ready:
        bases = np.array(graph.bases)
        sources, targets = np.array(graph.sources), np.array(graph.targets)
        supports = np.frombuffer(graph.supports, dtype=np.uint8)
        heights = [0] * len(bases)  # above the claim's inputs, which have higher numbers
        for source, target in zip(reversed(graph.sources), reversed(graph.targets), strict=True):
            heights[target] = max(heights[target], heights[source] + 1)
        at, steps = np.array(heights)[targets], []
        for height in range(1, max(heights) + 1):
            here = np.flatnonzero(at == height)
            claims, places = np.unique(targets[here], return_inverse=True)
            steps.append((claims, sources[here], 2 * places + supports[here]))

        def call() -> Any:
            strengths = bases.copy()
            for claims, inputs, sides in steps:
                pools, base = np.ones(2 * len(claims)), bases[claims]
                np.multiply.at(pools, sides, 1 - strengths[inputs])
                change = pools[::2] - pools[1::2]
                strengths[claims] = base + change * np.where(change > 0, 1 - base, base)
            return strengths

        def change(base: float) -> Any:
            bases[graph.changed] = base
            return call()

        return Ready(call, change)

    return build, lambda strengths: strengths.tolist()


METHODS = (Method("df-quad", "level by level", levels),)
