"""A folder of maps: checked by one process and by two, out of the cache, and laid out: `pytest benchmarks`."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap
import argmap.formats
from argmap.batch.cache import Cache
from argmap.batch.checking import CheckOptions, check_files
from benchmarks.generated import tree

FILES = 500


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("maps")
    paths = [folder / f"map-{number:03}.yaml" for number in range(FILES)]
    for number, path in enumerate(paths):
        path.write_text(argmap.dumps(tree(20, seed=number)))
    return [str(path) for path in paths]


def run(files: list[str], folder: Path | None, jobs: int) -> int:
    return sum(1 for _ in check_files(files, CheckOptions(), Cache(folder), jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_without_a_cache(benchmark: BenchmarkFixture, files: list[str], jobs: int) -> None:
    assert benchmark.pedantic(run, (files, None, jobs), rounds=3) == FILES


def test_out_of_the_cache(benchmark: BenchmarkFixture, files: list[str], tmp_path: Path) -> None:
    run(files, tmp_path, 1)
    assert benchmark.pedantic(run, (files, tmp_path, 1), rounds=5) == FILES


@pytest.mark.parametrize("claims", [20, 1_000])
def test_layout(benchmark: BenchmarkFixture, claims: int) -> None:
    text = argmap.dumps(tree(claims))
    assert benchmark(argmap.formats.tidy, text)
