"""The evaluator at growing sizes and in all shapes: `pytest benchmarks/test_evaluator.py --benchmark-only`."""

from __future__ import annotations

from array import array

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from argmap.registry import SEMANTICS
from argmap.scoring.kernel import slopes_and_shapley
from benchmarks.rows import SHAPES, rows

SIZES = (20, 1_000, 100_000, 1_000_000)
NAMES = ("df-quad", "quadratic-energy")


def numbers(count: int) -> array[float]:
    return array("d", bytes(8 * count))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize("shape", SHAPES)
def test_evaluate(benchmark: BenchmarkFixture, shape: str, count: int, name: str) -> None:
    if shape == "cyclic" and count > 100_000:
        pytest.skip("a cycle of a million claims takes minutes to make")
    plan, bases = rows(shape, count)
    chosen, found = SEMANTICS.get(name), numbers(count)
    benchmark(plan.evaluate, bases, found, chosen.code)
    assert plan.unsettled == -1 and 0 <= found[0] <= 1


@pytest.mark.parametrize("name", SEMANTICS.names())
def test_evaluate_every_semantics(benchmark: BenchmarkFixture, name: str) -> None:
    plan, bases = rows("tree", 1_000)
    chosen, found = SEMANTICS.get(name), numbers(1_000)
    benchmark(plan.evaluate, bases, found, chosen.code)


@pytest.mark.parametrize("count", SIZES)
def test_copy_of_the_same_bytes(benchmark: BenchmarkFixture, count: int) -> None:
    keys, bases = memoryview(array("i", bytes(4 * count))), memoryview(numbers(count))
    to, found = memoryview(array("i", bytes(4 * count))), memoryview(numbers(count))

    def copy() -> None:
        to[:] = keys
        found[:] = bases

    benchmark(copy)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [20, 1_000])
def test_batch(benchmark: BenchmarkFixture, count: int, name: str) -> None:
    plan, bases = rows("tree", count)
    scenarios = 2_000_000 // count
    chosen, found, columns = SEMANTICS.get(name), numbers(scenarios), array("i", range(count))
    vectors = bases * scenarios
    benchmark(plan.batch, vectors, columns, bases, found, 0, chosen.code)
    assert found[0] == found[-1]


def test_sample(benchmark: BenchmarkFixture) -> None:
    plan, _ = rows("tree", 20)
    found = numbers(100_000)
    benchmark(plan.sample, numbers(20), array("d", [1.0]) * 20, 1, found, 0, 1)


@pytest.mark.parametrize("count", SIZES[:3])
def test_slopes(benchmark: BenchmarkFixture, count: int) -> None:
    plan, bases = rows("tree", count)
    found, rising, falling = numbers(count), numbers(count), numbers(count)
    plan.evaluate(bases, found, 1)
    benchmark(slopes_and_shapley.slopes, plan, bases, found, rising, falling, 0, 1)


@pytest.mark.parametrize("count", SIZES)
def test_edit(benchmark: BenchmarkFixture, count: int) -> None:
    plan, bases = rows("tree", count)
    found = numbers(count)
    plan.evaluate(bases, found, 1)
    benchmark(plan.edit, bases, found, count - 1, 0.9, 0, float("nan"), 0, 1, 0)


@pytest.mark.parametrize("count", [10, 15, 20])
def test_shapley(benchmark: BenchmarkFixture, count: int) -> None:
    plan, bases = rows("tree", count + 1)
    players, values, shares = array("i", range(1, count + 1)), numbers(1 << count), numbers(count)

    def run() -> None:
        plan.coalitions(bases, players, values, 0, 1)
        slopes_and_shapley.shapley(values, count, shares)

    benchmark(run)
    assert sum(shares) == pytest.approx(values[-1] - values[0])
