"""arglib: its credibility without warrants is the MLP-based semantics.

A claim's score s in [-1, 1] stands for the base score (s + 1) / 2. Its own settings stop at a change of 1e-4, need a
warrant for every relation and cap the influence at 4; here they are set so that it computes the published formula.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Ready, Result

DISTRIBUTIONS = ("arglib",)


def credibility(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
    from arglib.core import ArgumentGraph
    from arglib.reasoning.warrant_gated import WarrantGatedConfig, compute_warrant_gated_scores

    names = graph.names()
    settings = WarrantGatedConfig(
        gate_required=False, clamp_influence=math.inf, epsilon=1e-10, max_iterations=len(names) + 1
    )

    def build() -> Ready:
        own = ArgumentGraph.new()
        for name, base in zip(names, graph.bases, strict=True):
            own.add_claim(name, claim_id=name, score=2 * base - 1, is_axiom=True)
        for source, target, support in zip(graph.sources, graph.targets, graph.supports, strict=True):
            (own.add_support if support else own.add_attack)(names[source], names[target])
        return Ready(lambda: compute_warrant_gated_scores(own, config=settings))

    return build, lambda result: [result.final_claim_scores[name] for name in names]


METHODS = (Method("mlp-based", "compute_warrant_gated_scores", credibility),)
