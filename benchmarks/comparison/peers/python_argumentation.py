"""python-argumentation (PyArg): the extensions of attack graphs, in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Prepare, Ready, Result

DISTRIBUTIONS = ("python-argumentation",)


def _extensions(name: str) -> Prepare:
    def prepare(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
        from importlib import import_module

        from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import (
            AbstractArgumentationFramework,
        )
        from py_arg.abstract_argumentation_classes.argument import Argument
        from py_arg.abstract_argumentation_classes.defeat import Defeat

        names = graph.names()
        call = getattr(import_module(f"py_arg.algorithms.semantics.{name}"), name)

        def build() -> Ready:
            claims = [Argument(claim) for claim in names]
            defeats = [Defeat(claims[s], claims[t]) for s, t in zip(graph.sources, graph.targets, strict=True)]
            own = AbstractArgumentationFramework("generated", claims, defeats)
            return Ready(lambda: call(own))

        def read(result: Any) -> Result:
            extensions = [result] if name == "get_grounded_extension" else result
            return [[n for n, claim in enumerate(names) if Argument(claim) in extension] for extension in extensions]

        return build, read

    return prepare


METHODS = (
    Method("grounded", "get_grounded_extension", _extensions("get_grounded_extension"), cycles=True),
    Method("preferred", "get_preferred_extensions", _extensions("get_preferred_extensions"), cycles=True),
    Method("stable", "get_stable_extensions", _extensions("get_stable_extensions"), cycles=True),
)
