"""The limit: copying as many bytes as a pass reads, 4 of structure and 8 of base score a claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Ready, Result

TITLE = "copying 12 bytes a claim"
DISTRIBUTIONS = ()


def copying(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
    def build() -> Ready:
        source, target = bytearray(12 * len(graph.bases)), bytearray(12 * len(graph.bases))

        def copy() -> None:
            target[:] = source

        return Ready(copy)

    return build, lambda _: []


METHODS = (Method("df-quad", "", copying),)
