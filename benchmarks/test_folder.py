"""A folder of maps: checked by one process and by two, out of the cache, laid out, and beside a bare YAML loader.

`pytest benchmarks/test_folder.py`; the last test prints both sides.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time

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


def load_bare(files: list[str]) -> int:
    """The number of files that PyYAML's quick loader reads, without places and without any check."""
    return sum(bool(yaml.load(Path(file).read_bytes(), yaml.CSafeLoader)) for file in files)


def cpu_time(work: Callable[[], int], count: int) -> float:
    """CPU seconds of a piece of work that goes through so many files."""
    start = process_time()
    assert work() == count
    return process_time() - start


@pytest.mark.parametrize("count", [1_000, MANY])
def test_many_small_maps_beside_a_bare_loader(
    small_files: list[str], count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Prints CPU time a map on both sides, which take turns, and how many times as long the checking takes."""
    files = small_files[:count]
    run(files[:100], None, 1)  # what is imported and compiled once
    rounds = [(cpu_time(lambda: load_bare(files), count), cpu_time(lambda: run(files, None, 1), count)) for _ in "123"]
    bare, checked = (median(times) / count * 1e6 for times in zip(*rounds, strict=True))
    ratio = median(ours / theirs for theirs, ours in rounds)
    with capsys.disabled():
        print(f"\n{count:,} maps: loaded {bare:,.0f} µs each, checked {checked:,.0f} µs each, {ratio:.1f} times")
