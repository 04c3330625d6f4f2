"""Reading YAML beside what reads it at least: libyaml's events for one large file, its loader for many small ones."""

from __future__ import annotations

import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

import argmap
from benchmarks.generated import tree

LINES, MAPS = 50_000, 10_000


@pytest.fixture(scope="module")
def large() -> str:
    text = argmap.dumps(tree(LINES // 4))
    assert LINES * 0.8 < text.count("\n") < LINES * 1.2
    return text


@pytest.fixture(scope="module")
def small() -> list[str]:
    texts = [argmap.dumps(tree(5, seed=seed)) for seed in range(100)]
    return texts * (MAPS // len(texts))


def test_a_large_map(benchmark: BenchmarkFixture, large: str) -> None:
    assert benchmark.pedantic(argmap.loads, (large,), rounds=3).claims


def test_the_events_of_a_large_map(benchmark: BenchmarkFixture, large: str) -> None:
    assert benchmark.pedantic(lambda: sum(1 for _ in yaml.parse(large, Loader=yaml.CLoader)), rounds=3) > LINES


def test_many_small_maps(benchmark: BenchmarkFixture, small: list[str]) -> None:
    assert benchmark.pedantic(lambda: sum(len(argmap.loads(text).claims) for text in small), rounds=1) == 5 * MAPS


def test_many_small_maps_with_a_bare_loader(benchmark: BenchmarkFixture, small: list[str]) -> None:
    assert benchmark.pedantic(lambda: sum(len(yaml.load(text, yaml.CSafeLoader)) for text in small), rounds=1) > MAPS
