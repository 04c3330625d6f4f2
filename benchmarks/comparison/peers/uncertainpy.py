"""Uncertainpy, plain Python from its repository (github.com/nicopotyka/Uncertainpy).

Without cycles strengths are computed in topological order, which each call finds anew; with cycles a differential
equation is solved by its Runge-Kutta method until the slope is small.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Ready, Result

TITLE, CHECKOUT, MODULES = "Uncertainpy", "uncertainpy", "src"
DISTRIBUTIONS = ("matplotlib",)
STEP, SLOPE = 0.5, 1e-11


def bag(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
    from uncertainpy import gradual

    names = graph.names()
    pool, influence = gradual.ProductAggregation(), gradual.LinearInfluence(1)

    def build() -> Ready:
        own = gradual.BAG()
        claims = [gradual.Argument(name, base) for name, base in zip(names, graph.bases, strict=True)]
        own.arguments.update(zip(names, claims, strict=True))
        for source, target, support in zip(graph.sources, graph.targets, graph.supports, strict=True):
            (own.add_support if support else own.add_attack)(claims[source], claims[target])

        def call() -> list[Any]:
            if graph.is_tree:
                gradual.computeStrengthValues(own, pool, influence)
            else:
                own.reset_strength_values()
                model = gradual.ContinuousDFQuADModel(BAG=own)
                model.approximator = gradual.RK4(model)
                model.solve(STEP, SLOPE, verbose=False)
            return claims

        def change(base: float) -> list[Any]:
            claims[graph.changed].reset_initial_weight(base)
            return call()

        return Ready(call, change)

    return build, lambda claims: [claim.strength for claim in claims]


METHODS = (Method("df-quad", "computeStrengthValues", bag, cycles=True),)
