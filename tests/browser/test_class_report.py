"""The page for the class in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from argmap.teach.reporting.class_report import as_page, class_report
from tests.teach.test_class_report import random_class


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Callable[..., Any], axe: str, scheme: str) -> None:
    page = open_page(as_page(class_report("A class", random_class(25))), color_scheme=scheme, bypass_csp=True)
    page.evaluate(axe)
    violations = page.evaluate("async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])")
    assert violations == []


def test_a_narrow_screen_needs_no_scrolling_to_the_side(open_page: Callable[..., Any]) -> None:
    page = open_page(as_page(class_report("A class", random_class(25))), viewport={"width": 400, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
