"""The page of a lesson in a real browser: nothing is seen before its time, all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.teach.handouts.flow_sheet import as_page as flow_page
from argmap.teach.handouts.flow_sheet import flow
from argmap.teach.handouts.lesson_steps import as_page
from argmap.teach.handouts.vee_diagram import as_page as vee_page
from argmap.teach.handouts.vee_diagram import vee
from tests.browser.conftest import settle

MAP = argmap.load(Path(__file__).parents[2] / "maps" / "teaching" / "skate-park.yaml")


def seen(page: Any) -> int:
    return page.locator(".box:visible").count()


def test_it_is_stepped_through_by_arrow_keys(open_page: Callable[..., Any]) -> None:
    page = open_page(as_page(MAP, predict=True))
    assert seen(page) == 0
    assert page.inner_text(".step:visible") == "What should become of the field behind the old mill?"
    page.keyboard.press("ArrowRight")
    assert seen(page) == 1
    page.keyboard.press("ArrowRight")
    settle(page)
    assert seen(page) == 1
    assert page.inner_text(".said").startswith("What could be said for")
    for _ in range(2 * len(MAP.claims)):
        page.keyboard.press("ArrowRight")
    assert seen(page) == len(MAP.claims)
    assert page.is_disabled("#next")
    page.keyboard.press("ArrowLeft")
    assert seen(page) == len(MAP.claims) - 1


def test_without_questions_each_step_shows_a_claim(open_page: Callable[..., Any]) -> None:
    page = open_page(as_page(MAP, predict=False))
    assert seen(page) == 1
    page.click("#next")
    assert seen(page) == 2
    assert page.inner_text("#count") == f"2 of {len(MAP.claims)}"


def test_without_script_everything_is_there(open_page: Callable[..., Any]) -> None:
    page = open_page(as_page(MAP, predict=True), java_script_enabled=False)
    assert seen(page) == len(MAP.claims)


PAGES = {
    "lesson": as_page(MAP, predict=True),
    "flow sheet": flow_page(flow(MAP, "policy")),
    "vee": vee_page(vee(MAP)),
    "blank vee": vee_page(vee(MAP, blank=True)),
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Callable[..., Any], axe: str, text: str, scheme: str) -> None:
    page = open_page(text, color_scheme=scheme, bypass_csp=True)
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    page.evaluate(axe)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    violations = page.evaluate("async (r) => (await axe.run(r)).violations.map((v) => [v.id, v.nodes[0].html])", rules)
    assert violations == []


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_narrow_screen_needs_no_scrolling_to_the_side(open_page: Callable[..., Any], text: str) -> None:
    page = open_page(text, viewport={"width": 400, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
