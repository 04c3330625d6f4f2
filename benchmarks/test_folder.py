"""A folder of maps: checked by one process and by two, out of the cache, and laid out: `pytest benchmarks`."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
import yaml
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


MANY = 10_000


@pytest.fixture(scope="module")
def small_files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("small")
    texts = [argmap.dumps(tree(5, seed=number)) for number in range(100)]
    paths = [folder / f"map-{number:05}.yaml" for number in range(MANY)]
    for path, text in zip(paths, cycle(texts), strict=False):
        path.write_text(text)
    return [str(path) for path in paths]


def test_many_small_maps(benchmark: BenchmarkFixture, small_files: list[str]) -> None:
    assert benchmark.pedantic(run, (small_files, None, 1), rounds=1, warmup_rounds=0) == MANY


def test_many_small_maps_with_a_bare_loader(benchmark: BenchmarkFixture, small_files: list[str]) -> None:
    def load_all() -> int:
        return sum(bool(yaml.load(Path(file).read_bytes(), yaml.CSafeLoader)) for file in small_files)

    assert benchmark.pedantic(load_all, rounds=1, warmup_rounds=0) == MANY
