"""pygarg: the extensions of attack graphs, preferred and stable ones by a SAT solver."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Prepare, Ready, Result

DISTRIBUTIONS = ("pygarg", "python-sat")


def _extensions(code: str) -> Prepare:
    def prepare(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
        from pygarg.dung.solver import extension_enumeration

        names = graph.names()
        number = {name: place for place, name in enumerate(names)}

        def build() -> Ready:
            attacks = [list(ends) for ends in graph.pairs(support=False)]
            return Ready(lambda: extension_enumeration(names, attacks, code))

        return build, lambda result: [sorted(number[name] for name in extension) for extension in result]

    return prepare


METHODS = tuple(
    Method(semantics, f"extension_enumeration {code}", _extensions(code), cycles=True)
    for semantics, code in (("grounded", "GR"), ("preferred", "PR"), ("stable", "ST"))
)
