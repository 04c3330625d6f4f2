"""argmap itself: the calls that users make, and the passes of the kernel over rows that are made without a map."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Prepare, Ready, Result

if TYPE_CHECKING:
    from argmap import ArgumentMap

DISTRIBUTIONS = ("argmap",)
GRADUAL = ("df-quad", "quadratic-energy", "h-categorizer", "mlp-based")
ABSTRACT = ("grounded", "preferred", "stable")
STRENGTHS, LABELLINGS = "strengths(map)", "labellings(map)"


def build_map(graph: Graph, names: list[str]) -> ArgumentMap:
    """The graph as a map."""
    from argmap import MapBuilder

    builder = MapBuilder()
    claims = [builder.claim(name, id=name, base_score=base) for name, base in zip(names, graph.bases, strict=True)]
    builder.thesis(claims[0])
    for source, target, support in zip(graph.sources, graph.targets, graph.supports, strict=True):
        builder.relation("support" if support else "attack", claims[source], claims[target])
    return builder.build()


def _strengths(semantics: str, as_dict: bool = False) -> Prepare:
    def prepare(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
        import argmap

        names = graph.names()
        changed, form = names[graph.changed], dict if as_dict else lambda strengths: strengths

        def build() -> Ready:
            debate = build_map(graph, names)
            held: list[argmap.Evaluator] = []

            def change(base: float) -> Any:
                if not held:
                    held.append(argmap.evaluator(debate, semantics))
                held[0].update(changed, base)
                return form(held[0].strengths())

            return Ready(lambda: form(argmap.strengths(debate, semantics)), change)

        return build, lambda result: [result[name] for name in names]

    return prepare


def _labellings(semantics: str) -> Prepare:
    def prepare(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
        from argmap.scoring.labelling.attack_graph import labellings

        names = graph.names()

        def build() -> Ready:
            debate = build_map(graph, names)
            return Ready(lambda: labellings(debate, semantics))

        def read(result: Any) -> Result:
            if not result.complete:
                raise RuntimeError(f"not all labellings were found: {result.cut}")
            return [[n for n, name in enumerate(names) if each.claims[name] == "in"] for each in result.found]

        return build, read

    return prepare


def _pass(semantics: str, plain: bool) -> Prepare:
    def prepare(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
        from argmap.model.structure.rows import Rows
        from argmap.registry import SEMANTICS
        from argmap.scoring.kernel import passes
        from benchmarks.rows import plain_kernel

        if not plain and not passes.COMPILED:
            raise RuntimeError("argmap is installed without its compiled kernel")
        kernel, count, chosen = plain_kernel() if plain else passes, len(graph.bases), SEMANTICS.get(semantics)

        def build() -> Ready:
            offsets, keys = array("i", bytes(4 * (count + 1))), array("i", bytes(4 * count))
            for source, target, role in zip(graph.sources, graph.targets, graph.supports, strict=True):
                offsets[target + 1] += 1
                keys[source] = (keys[target] // 4 + 1) * 4 + role
            for row in range(count):
                offsets[row + 1] += offsets[row]
            weights = array("d", [1.0]) * len(graph.sources)
            plan = kernel.Plan(Rows(offsets, graph.sources, list(graph.supports), weights, keys))
            bases = array("d", [1.0]) * count if chosen.ignores_bases else graph.bases[:]
            strengths = array("d", bytes(8 * count))

            def call() -> array[float]:
                plan.evaluate(bases, strengths, chosen.code)
                return strengths

            def change(base: float) -> array[float]:
                bases[graph.changed] = base
                return call()

            return Ready(call, change)

        return build, list

    return prepare


METHODS = (
    *(Method(name, STRENGTHS, _strengths(name), cycles=name in GRADUAL[:2]) for name in GRADUAL),
    Method("df-quad", "dict(strengths(map))", _strengths("df-quad", as_dict=True), cycles=True),
    Method("df-quad", "kernel, a pass", _pass("df-quad", False)),
    Method("quadratic-energy", "kernel, a pass", _pass("quadratic-energy", False)),
    Method("df-quad", "kernel as plain Python, a pass", _pass("df-quad", True), most=1_000),
    *(Method(name, LABELLINGS, _labellings(name), cycles=True) for name in ABSTRACT),
)
