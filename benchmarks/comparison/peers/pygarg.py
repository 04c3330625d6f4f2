"""pygarg: the extensions of attack graphs, preferred and stable ones by a SAT solver."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Found, Method

DISTRIBUTIONS = ("pygarg", "python-sat")


def _extensions(code: str) -> Callable[[Graph], tuple[Callable[[], Any], Callable[[Any], Found]]]:
    def prepare(graph: Graph) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
        from pygarg.dung.solver import extension_enumeration

        names, attacks = graph.names(), [list(ends) for ends in graph.pairs(support=False)]
        number = {name: place for place, name in enumerate(names)}
        return (
            lambda: extension_enumeration(names, attacks, code),
            lambda found: [sorted(number[name] for name in extension) for extension in found],
        )

    return prepare


METHODS = tuple(
    Method(semantics, f"extension_enumeration {code}", _extensions(code))
    for semantics, code in (("grounded", "GR"), ("preferred", "PR"), ("stable", "ST"))
)
