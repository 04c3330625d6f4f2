"""Read, check and render at growing sizes: `pytest benchmarks --benchmark-only`."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap
from argmap import rules
from argmap.drawing import Style
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import Page
from argmap.versions import diff
from benchmarks.generated import SIZES, tree


@pytest.mark.parametrize("claims", SIZES)
def test_read(benchmark: BenchmarkFixture, claims: int) -> None:
    text = argmap.dumps(tree(claims))
    document = benchmark(argmap.parse, text)
    assert len(document.map.claims) == claims


@pytest.mark.parametrize("claims", [*SIZES, 5_000])
def test_check(benchmark: BenchmarkFixture, claims: int) -> None:
    document = argmap.parse(argmap.dumps(tree(claims)))
    assert all(d.code > "ARG1" for d in benchmark(rules.check, document))


@pytest.mark.parametrize("claims", SIZES)
def test_dot(benchmark: BenchmarkFixture, claims: int) -> None:
    debate = tree(claims)
    assert benchmark(argmap.render, debate, "dot")


@pytest.mark.parametrize("claims", [size for size in SIZES if size <= 1_000])
def test_svg(benchmark: BenchmarkFixture, claims: int) -> None:
    debate = tree(claims)
    assert benchmark.pedantic(argmap.render, (debate, "svg"), rounds=3)


@pytest.mark.parametrize("claims", [size for size in SIZES if size <= 1_000])
def test_sheets_on_a_page(benchmark: BenchmarkFixture, claims: int) -> None:
    debate = tree(claims)
    found = benchmark(lambda: plan_sheets(build_scene(debate, style=Style(page=Page.A4))))
    assert len(found) >= claims // 40


@pytest.mark.parametrize("claims", SIZES)
def test_html(benchmark: BenchmarkFixture, claims: int) -> None:
    debate = tree(claims)
    assert benchmark(argmap.render, debate, "html")


@pytest.mark.parametrize("claims", SIZES)
def test_difference(benchmark: BenchmarkFixture, claims: int) -> None:
    old = tree(claims)
    changed = [c.evolve(text=f"{c.text} Indeed.") if n % 5 == 1 else c for n, c in enumerate(old.claims)]
    assert benchmark(diff, old, old.evolve(claims=changed)).claims
