"""What calls take: strengths the first time and later, as a dictionary, after a change; and a score with balance."""

from __future__ import annotations

from functools import cache

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap
from argmap import ArgumentMap
from benchmarks.comparison.graphs import graph
from benchmarks.comparison.peers.ours import build_map
from benchmarks.generated import tree

SIZES = (20, 1_000, 100_000)


@cache
def debate(claims: int) -> ArgumentMap:
    return tree(claims)


@pytest.mark.parametrize("claims", SIZES)
def test_the_first_call(benchmark: BenchmarkFixture, claims: int) -> None:
    def afresh() -> tuple[tuple[ArgumentMap], dict[str, object]]:
        return (debate(claims).evolve(title="A map that has no rows yet"),), {}

    rounds = 3 if claims > 1_000 else 50
    found = benchmark.pedantic(argmap.strengths, setup=afresh, rounds=rounds, warmup_rounds=1)
    assert len(found) == claims


@pytest.mark.parametrize("claims", SIZES)
def test_a_later_call(benchmark: BenchmarkFixture, claims: int) -> None:
    argmap.strengths(debate(claims))
    assert len(benchmark(argmap.strengths, debate(claims)).numbers) == claims


@pytest.mark.parametrize("claims", SIZES)
def test_a_later_call_as_a_dictionary(benchmark: BenchmarkFixture, claims: int) -> None:
    found = benchmark(lambda: dict(argmap.strengths(debate(claims))))
    assert len(found) == claims


@pytest.mark.parametrize("claims", SIZES)
def test_a_changed_base_score(benchmark: BenchmarkFixture, claims: int) -> None:
    evaluator = argmap.evaluator(debate(claims))
    changed = debate(claims).claims[-1].id

    def change() -> float:
        evaluator.update(changed, 0.25)
        return evaluator.strength("thesis")

    assert 0 <= benchmark(change) <= 1


@pytest.mark.parametrize("claims", SIZES)
def test_a_score_with_balance(benchmark: BenchmarkFixture, claims: int) -> None:
    found = benchmark.pedantic(argmap.score, (debate(claims),), rounds=3, warmup_rounds=1)
    assert found.balance is not None


def test_a_call_on_a_map_with_cycles(benchmark: BenchmarkFixture) -> None:
    made = graph("cyclic", 10_000)
    cyclic = build_map(made, made.names())
    assert len(benchmark(argmap.strengths, cyclic, "df-quad")) == 10_000
