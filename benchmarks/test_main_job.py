"""Read, check, score and render at growing sizes: `pytest benchmarks --benchmark-only`."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap
from argmap import rules
from argmap.scoring import score
from benchmarks.generated import SIZES, tree


@pytest.mark.parametrize("claims", SIZES)
def test_read(benchmark: BenchmarkFixture, claims: int) -> None:
    text = argmap.dumps(tree(claims))
    document = benchmark(argmap.parse, text)
    assert len(document.map.claims) == claims


@pytest.mark.parametrize("claims", SIZES)
def test_check(benchmark: BenchmarkFixture, claims: int) -> None:
    document = argmap.parse(argmap.dumps(tree(claims)))
    assert all(d.code > "ARG1" for d in benchmark(rules.check, document))


@pytest.mark.parametrize("claims", SIZES)
def test_score(benchmark: BenchmarkFixture, claims: int) -> None:
    debate = tree(claims)
    assert 0 <= benchmark(score, debate).strength("thesis") <= 1


@pytest.mark.parametrize("claims", SIZES)
def test_dot(benchmark: BenchmarkFixture, claims: int) -> None:
    debate = tree(claims)
    assert benchmark(argmap.render, debate, "dot")


@pytest.mark.parametrize("claims", [size for size in SIZES if size <= 1_000])
def test_svg(benchmark: BenchmarkFixture, claims: int) -> None:
    debate = tree(claims)
    assert benchmark.pedantic(argmap.render, (debate, "svg"), rounds=3)
