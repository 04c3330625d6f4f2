"""formal-argumentation: DF-QuAD, quadratic energy, h-categorizer, and the extensions of attack graphs.

Each call finds the order or the neighbours of the claims anew. Quadratic energy is solved as a differential equation by
default and can be iterated instead. The iterations, h-categorizer's too, end when the last step is at most 1e-9, the
equation when its slope is; as that bounds the error only up to a factor, 1e-8 is asked of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Found, Method

DISTRIBUTIONS = ("formal-argumentation",)


def _gradual(module: str, function: str) -> Callable[[Graph], tuple[Callable[[], Any], Callable[[Any], Found]]]:
    def prepare(graph: Graph) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
        from importlib import import_module

        from argumentation.gradual.gradual import WeightedBipolarGraph

        names = graph.names()
        own = WeightedBipolarGraph(
            arguments=frozenset(names),
            initial_weights=dict(zip(names, graph.bases, strict=True)),
            attacks=frozenset(graph.pairs(support=False)),
            supports=frozenset(graph.pairs(support=True)),
        )
        call = getattr(import_module(module), function)
        return lambda: call(own), lambda found: [found.strengths[name] for name in names]

    return prepare


def _framework(graph: Graph) -> Any:
    from argumentation.core.dung import ArgumentationFramework

    return ArgumentationFramework(frozenset(graph.names()), frozenset(graph.pairs(support=False)))


def categoriser(graph: Graph) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
    from argumentation.ranking.ranking import categoriser_scores

    own = _framework(graph)
    return lambda: categoriser_scores(own), lambda found: [found.scores[name] for name in graph.names()]


def _extensions(function: str) -> Callable[[Graph], tuple[Callable[[], Any], Callable[[Any], Found]]]:
    def prepare(graph: Graph) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
        from argumentation.core import dung

        own, call = _framework(graph), getattr(dung, function)

        def read(found: Any) -> Found:
            extensions = [found] if isinstance(found, frozenset) else found
            return [[n for n, name in enumerate(graph.names()) if name in extension] for extension in extensions]

        return lambda: call(own), read

    return prepare


GRADUAL = "argumentation.gradual"
METHODS = (
    Method("df-quad", "dfquad_strengths", _gradual(f"{GRADUAL}.dfquad", "dfquad_strengths")),
    Method(
        "quadratic-energy",
        "quadratic_energy_strengths",
        _gradual(f"{GRADUAL}.gradual", "quadratic_energy_strengths"),
        tolerance=1e-8,
    ),
    Method(
        "quadratic-energy",
        "quadratic_energy_strengths_discrete",
        _gradual(f"{GRADUAL}.gradual", "quadratic_energy_strengths_discrete"),
    ),
    Method("h-categorizer", "categoriser_scores", categoriser),
    Method("grounded", "grounded_extension", _extensions("grounded_extension")),
    Method("preferred", "preferred_extensions", _extensions("preferred_extensions")),
    Method("stable", "stable_extensions", _extensions("stable_extensions")),
)
