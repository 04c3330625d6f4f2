"""python-argumentation (PyArg): the extensions of attack graphs, in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Found, Method

DISTRIBUTIONS = ("python-argumentation",)


def _extensions(name: str) -> Callable[[Graph], tuple[Callable[[], Any], Callable[[Any], Found]]]:
    def prepare(graph: Graph) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
        from importlib import import_module

        from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import (
            AbstractArgumentationFramework,
        )
        from py_arg.abstract_argumentation_classes.argument import Argument
        from py_arg.abstract_argumentation_classes.defeat import Defeat

        claims = [Argument(claim) for claim in graph.names()]
        defeats = [Defeat(claims[s], claims[t]) for s, t in zip(graph.sources, graph.targets, strict=True)]
        own = AbstractArgumentationFramework("generated", claims, defeats)
        call = getattr(import_module(f"py_arg.algorithms.semantics.{name}"), name)

        def read(found: Any) -> Found:
            extensions = [found] if name == "get_grounded_extension" else found
            return [[n for n, claim in enumerate(claims) if claim in extension] for extension in extensions]

        return lambda: call(own), read

    return prepare


METHODS = (
    Method("grounded", "get_grounded_extension", _extensions("get_grounded_extension")),
    Method("preferred", "get_preferred_extensions", _extensions("get_preferred_extensions")),
    Method("stable", "get_stable_extensions", _extensions("get_stable_extensions")),
)
