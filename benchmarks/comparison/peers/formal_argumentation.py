"""formal-argumentation: DF-QuAD, quadratic energy, h-categorizer, and the extensions of attack graphs.

Each call finds the order or the neighbours of the claims anew. Quadratic energy is solved as a differential equation by
default and can be iterated instead. The iterations, h-categorizer's too, end when the last step is at most 1e-9, the
equation when its slope is; as that bounds the error only up to a factor, 1e-8 is asked of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Prepare, Ready, Result

DISTRIBUTIONS = ("formal-argumentation",)


def _gradual(module: str, function: str) -> Prepare:
    def prepare(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
        from importlib import import_module

        from argumentation.gradual.gradual import WeightedBipolarGraph

        names, attacks, supports = graph.names(), graph.pairs(support=False), graph.pairs(support=True)
        call = getattr(import_module(module), function)

        def build() -> Ready:
            own = WeightedBipolarGraph(
                arguments=frozenset(names),
                initial_weights=dict(zip(names, graph.bases, strict=True)),
                attacks=frozenset(attacks),
                supports=frozenset(supports),
            )

            def change(base: float) -> Any:
                weights = {**own.initial_weights, names[graph.changed]: base}
                return call(replace(own, initial_weights=weights))

            return Ready(lambda: call(own), change)

        return build, lambda result: [result.strengths[name] for name in names]

    return prepare


def categoriser(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
    from argumentation.ranking.ranking import categoriser_scores

    build = _framework(graph, categoriser_scores)
    return build, lambda result: [result.scores[name] for name in graph.names()]


def _extensions(function: str) -> Prepare:
    def prepare(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
        from argumentation.core import dung

        def read(result: Any) -> Result:
            extensions = [result] if isinstance(result, frozenset) else result
            return [[n for n, name in enumerate(graph.names()) if name in extension] for extension in extensions]

        return _framework(graph, getattr(dung, function)), read

    return prepare


def _framework(graph: Graph, call: Callable[[Any], Any]) -> Callable[[], Ready]:
    from argumentation.core.dung import ArgumentationFramework

    names, attacks = graph.names(), graph.pairs(support=False)

    def build() -> Ready:
        own = ArgumentationFramework(frozenset(names), frozenset(attacks))
        return Ready(lambda: call(own))

    return build


GRADUAL = "argumentation.gradual"
METHODS = (
    Method("df-quad", "dfquad_strengths", _gradual(f"{GRADUAL}.dfquad", "dfquad_strengths")),
    Method(
        "quadratic-energy",
        "quadratic_energy_strengths",
        _gradual(f"{GRADUAL}.gradual", "quadratic_energy_strengths"),
        tolerance=1e-8,
        most=20,
    ),
    Method(
        "quadratic-energy",
        "quadratic_energy_strengths_discrete",
        _gradual(f"{GRADUAL}.gradual", "quadratic_energy_strengths_discrete"),
    ),
    Method("h-categorizer", "categoriser_scores", categoriser),
    Method("grounded", "grounded_extension", _extensions("grounded_extension"), cycles=True),
    Method("preferred", "preferred_extensions", _extensions("preferred_extensions"), cycles=True),
    Method("stable", "stable_extensions", _extensions("stable_extensions"), cycles=True),
)
