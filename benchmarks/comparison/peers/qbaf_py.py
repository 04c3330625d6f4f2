"""QBAF-Py, a C extension that is built from its repository (github.com/TimKam/Quantitative-Bipolar-Argumentation).

It keeps the strengths until something changes: a later call copies them. Cycles are iterated until a step is less than
a threshold, which bounds the error only up to a factor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Prepare, Ready, Result

TITLE, CHECKOUT, MODULES = "QBAF-Py", "qbafpy", "."
DISTRIBUTIONS = ()


def _framework(semantics: str) -> Prepare:
    def prepare(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
        from qbaf import QBAFramework

        names, bases, attacks, supports = graph.names(), list(graph.bases), graph.pairs(False), graph.pairs(True)
        changed = names[graph.changed]

        def build() -> Ready:
            framework = QBAFramework(
                names,
                bases,
                attacks,
                supports,
                semantics=semantics,
                allow_cycles=not graph.is_tree,
                max_iterations=100_000,
                convergence_threshold=1e-12,
            )

            def change(base: float) -> dict[str, float]:
                framework.modify_initial_strength(changed, base)
                return framework.final_strengths

            return Ready(lambda: framework.final_strengths, change)

        return build, lambda strengths: [strengths[name] for name in names]

    return prepare


METHODS = (
    Method("df-quad", "final_strengths", _framework("DFQuAD_model"), cycles=True),
    Method("quadratic-energy", "final_strengths", _framework("QuadraticEnergy_model")),
)
