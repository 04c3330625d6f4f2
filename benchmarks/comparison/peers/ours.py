"""argmap itself, in three forms: a pass of the kernel, the same in plain Python, and the call that users make.

The kernel's rows are made without a map, so that the memory of a pass can be seen; `strengths` and `labellings` have a
map, which the calls lay out anew each time.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Found, Method

if TYPE_CHECKING:
    from argmap import ArgumentMap

DISTRIBUTIONS = ("argmap",)
GRADUAL = ("df-quad", "quadratic-energy", "h-categorizer", "mlp-based")
ABSTRACT = ("grounded", "preferred", "stable")
PASS, PLAIN = "compiled kernel, a pass", "plain kernel, a pass"
STRENGTHS, LABELLINGS = "strengths(map)", "labellings(map)"
PLAIN_MOST = 1_000
"""Claims up to which the plain kernel is shown."""


def _pass(semantics: str, plain: bool) -> Callable[[Graph], tuple[Callable[[], Any], Callable[[Any], Found]]]:
    def prepare(graph: Graph) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
        from argmap.registry import SEMANTICS
        from argmap.scoring.kernel import passes
        from benchmarks.rows import plain_kernel

        if not plain and not passes.COMPILED:
            raise RuntimeError("argmap is installed without its compiled kernel")
        count, chosen = len(graph.bases), SEMANTICS.get(semantics)
        offsets, keys = array("i", bytes(4 * (count + 1))), array("i", bytes(4 * count))
        for source, target, role in zip(graph.sources, graph.targets, graph.supports, strict=True):
            offsets[target + 1] += 1
            keys[source] = (keys[target] // 4 + 1) * 4 + role
        for row in range(count):
            offsets[row + 1] += offsets[row]
        plan = (plain_kernel() if plain else passes).Plan(
            offsets,
            graph.sources,
            array("i", list(graph.supports)),
            array("d", [1.0]) * len(graph.sources),
            keys if graph.is_forest else None,
        )
        bases = array("d", [1.0]) * count if chosen.ignores_bases else graph.bases
        found = array("d", bytes(8 * count))
        return lambda: plan.evaluate(bases, found, chosen.code), lambda _: found.tolist()

    return prepare


def _strengths(semantics: str) -> Callable[[Graph], tuple[Callable[[], Any], Callable[[Any], Found]]]:
    def prepare(graph: Graph) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
        from argmap.scoring import strengths

        debate = _map(graph)
        return lambda: strengths(debate, semantics), lambda found: [found[name] for name in graph.names()]

    return prepare


def _labellings(semantics: str) -> Callable[[Graph], tuple[Callable[[], Any], Callable[[Any], Found]]]:
    def prepare(graph: Graph) -> tuple[Callable[[], Any], Callable[[Any], Found]]:
        from argmap.scoring.labelling.attack_graph import labellings

        debate, names = _map(graph), graph.names()

        def read(result: Any) -> Found:
            if not result.complete:
                raise RuntimeError(f"not all labellings were found: {result.cut}")
            return [[n for n, name in enumerate(names) if each.claims[name] == "in"] for each in result.found]

        return lambda: labellings(debate, semantics), read

    return prepare


def _map(graph: Graph) -> ArgumentMap:
    from argmap.model.builder import MapBuilder

    builder = MapBuilder()
    drafts = [
        builder.claim(name, id=name, base_score=base) for name, base in zip(graph.names(), graph.bases, strict=True)
    ]
    builder.thesis(drafts[0])
    for source, target, support in zip(graph.sources, graph.targets, graph.supports, strict=True):
        builder.relation("support" if support else "attack", drafts[source], drafts[target])
    return builder.build()


METHODS = (
    *(Method(name, PASS, _pass(name, False)) for name in GRADUAL),
    *(Method(name, PLAIN, _pass(name, True)) for name in GRADUAL),
    *(Method(name, STRENGTHS, _strengths(name)) for name in GRADUAL),
    *(Method(name, LABELLINGS, _labellings(name)) for name in ABSTRACT),
)
