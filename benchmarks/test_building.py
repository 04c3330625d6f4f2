"""Building a large map in Python, and scoring it: `pytest benchmarks/test_building.py --benchmark-only`."""

from __future__ import annotations

import argmap
from benchmarks.comparison.graphs import graph
from benchmarks.comparison.peers.ours import build_map

CLAIMS = 100_000


def test_building_and_strengths(benchmark) -> None:
    made = graph("tree", CLAIMS)
    names = made.names()
    found = benchmark.pedantic(lambda: argmap.strengths(build_map(made, names)), rounds=3)
    assert len(found) == CLAIMS
