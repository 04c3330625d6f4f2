"""The same argmap map evaluated by a loop over dictionaries, as one writes it in an afternoon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod
from typing import TYPE_CHECKING, Any

from benchmarks.comparison.graphs import Graph
from benchmarks.comparison.peer import Method, Ready, Result
from benchmarks.comparison.peers.ours import build_map

if TYPE_CHECKING:
    from argmap import ArgumentMap

TITLE = "a loop over dictionaries"
DISTRIBUTIONS = ("argmap",)


def df_quad(base: float, supports: list[float], attacks: list[float]) -> float:
    change = prod(1 - v for v in attacks) - prod(1 - v for v in supports)
    return base + change * (1 - base if change > 0 else base)


def evaluate(debate: ArgumentMap, changes: Mapping[str, float]) -> dict[str, float]:
    """Strengths of a map without cycles, weights, co-premises and undercuts."""
    bases = {claim.id: claim.base_score for claim in debate.claims} | dict(changes)
    inputs, targets = {name: ([], []) for name in bases}, {name: [] for name in bases}
    waiting = dict.fromkeys(bases, 0)
    for relation in debate.relations:
        inputs[relation.target][relation.polarity == "attack"].append(relation.premises[0])
        targets[relation.premises[0]].append(relation.target)
        waiting[relation.target] += 1
    strengths, ready = {}, [name for name, count in waiting.items() if not count]
    while ready:
        name = ready.pop()
        supports, attacks = ([strengths[source] for source in side] for side in inputs[name])
        strengths[name] = df_quad(bases[name], supports, attacks)
        for target in targets[name]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return strengths


def loop(graph: Graph) -> tuple[Callable[[], Ready], Callable[[Any], Result]]:
    names = graph.names()
    changed = names[graph.changed]

    def build() -> Ready:
        debate = build_map(graph, names)
        return Ready(lambda: evaluate(debate, {}), lambda base: evaluate(debate, {changed: base}))

    return build, lambda strengths: [strengths[name] for name in names]


METHODS = (Method("df-quad", "", loop),)
