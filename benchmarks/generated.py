"""Maps of any size for the benchmarks: the same seed gives the same map."""

from __future__ import annotations

import random

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from benchmarks.comparison.graphs import graph

SIZES = (20, 100, 1_000, 10_000)


def tree(claims: int, seed: int = 1) -> ArgumentMap:
    """A tree with about five claims below each other and the mix of supports and attacks of a debate."""
    rng = random.Random(seed)
    builder = MapBuilder(title="A generated map")
    drafts = [builder.thesis("The proposal should be adopted.", id="thesis")]
    for number in range(1, claims):
        parent = drafts[rng.randrange(max(0, number // 4 - 2), max(1, number // 2))]
        claim = builder.claim(
            f"Point {number} speaks to the matter in about as many words as people use.",
            kind="evidence" if number % 5 == 0 else "claim",
            quotes=(f"words of point {number}",) if number % 3 == 0 else (),
            base_score=round(rng.random(), 3),
        )
        builder.relation("attack" if rng.random() < 0.4 else "support", claim, parent)
        drafts.append(claim)
    return builder.build()


def debate(shape: str, claims: int, reworded: int | None = None) -> ArgumentMap:
    """A map on a graph of `shape` (see `graphs`), its claims made in the order in which a file has them.

    With `reworded`, 0 to 4, every fifth claim says something else: a later version of the map.
    """
    plan, rng = graph(shape, claims), random.Random(1)
    builder = MapBuilder(title="A generated map")
    drafts = [builder.thesis("The proposal should be adopted.", id="thesis")]
    for number in range(1, claims):
        more = "" if reworded is None or number % 5 != reworded else ", whatever anybody else says of it"
        claim = builder.claim(
            f"Point {number} speaks to the matter in about as many words as people use{more}.",
            kind="evidence" if number % 5 == 0 else "claim",
            quotes=(f"words of point {number}",) if number % 3 == 0 else (),
            base_score=round(rng.random(), 3),
        )
        drafts.append(claim)
    for source, target, support in zip(plan.sources, plan.targets, plan.supports, strict=True):
        builder.relation("support" if support else "attack", drafts[source], drafts[target])
    return builder.build()
