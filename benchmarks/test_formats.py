"""The same map in every format that is read and written: how long reading and writing take: `pytest benchmarks`."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from argmap.formats import FORMATS, dumps, parse
from benchmarks.generated import tree

CLAIMS = 1_000
BOTH = [format.name for format in FORMATS if format.read is not None and format.write is not None]


@pytest.mark.parametrize("name", BOTH)
def test_reading(benchmark: BenchmarkFixture, name: str) -> None:
    text = dumps(tree(CLAIMS), format=name)
    benchmark.extra_info["bytes"] = len(text.encode())
    document = benchmark.pedantic(parse, (text,), {"format": name}, rounds=5, warmup_rounds=1)
    assert len(document.map.claims) == CLAIMS


@pytest.mark.parametrize("name", BOTH)
def test_writing(benchmark: BenchmarkFixture, name: str) -> None:
    debate = tree(CLAIMS)
    assert benchmark.pedantic(dumps, (debate,), {"format": name}, rounds=5, warmup_rounds=1)
