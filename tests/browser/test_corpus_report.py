"""The page about a corpus in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap.corpus
from argmap.corpus import RunOptions, run
from argmap.corpus.reporting.corpus_page import corpus_page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("corpus") / "out"
    run([str(ROOT / "maps"), str(ROOT / "README.md")], out, RunOptions(engine="here"))
    return corpus_page(argmap.corpus.open(out), "Maps of the project")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Callable[..., Any], axe: str, scheme: str, report: str) -> None:
    page = open_page(report, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    page.evaluate(axe)
    violations = page.evaluate("async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])")
    assert violations == []


def test_it_shows_its_pictures_and_needs_no_scrolling_to_the_side(open_page: Callable[..., Any], report: str) -> None:
    page = open_page(report, viewport={"width": 400, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    widths = page.evaluate("[...document.images].map((image) => image.naturalWidth)")
    assert widths and all(width > 100 for width in widths)
