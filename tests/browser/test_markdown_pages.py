"""A Markdown page with its maps drawn, in a real browser: light and dark, narrow, judged by axe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from argmap.documents.markdown_page import markdown_page

MAP = """\
argmap: 1
title: Parks
thesis: {id: t, claim: The town should open more parks.}
pillars:
  - {id: air, claim: Parks clean the air., reasons: [{id: leaves, claim: Leaves bind dust.}]}
  - {id: play, claim: Children play in parks.}
  - {id: rest, claim: People rest in parks.}
objections:
  - {id: cost, claim: Parks cost a town a lot of money every year., rebuttals: [{id: r, claim: Health costs more.}]}
"""
PAGE = markdown_page(
    f"# Parks\n\n```argmap caption='All of it'\n{MAP}```\n\n```argmap\n{MAP}```\n\n"
    f"```argmap format=outline strengths\n{MAP}```\n\n```argmap focsu=air\n{MAP}```\n",
    report=lambda fault: None,
)
FRAMED = markdown_page(f"# Parks\n\n```argmap format=html\n{MAP}```\n", report=lambda fault: None)
FILL = "(at) => getComputedStyle(document.querySelector(at)).fill"
PAPER = ".argmap-graph > polygon"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Callable[..., Any], axe: str, scheme: str) -> None:
    page = open_page(PAGE, color_scheme=scheme, bypass_csp=True)
    page.evaluate(axe)
    violations = page.evaluate("async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])")
    assert violations == []


def test_pictures_are_dark_where_the_page_is(open_page: Callable[..., Any]) -> None:
    light, dark = (open_page(PAGE, color_scheme=scheme) for scheme in ("light", "dark"))
    assert light.evaluate(FILL, PAPER) == "rgb(255, 255, 255)"
    assert dark.evaluate(FILL, PAPER) == "rgb(20, 24, 29)"


@pytest.mark.parametrize("attribute", ["data-md-color-scheme=slate", "data-theme=dark", "data-bs-theme=dark"])
def test_a_site_says_that_it_is_dark(open_page: Callable[..., Any], attribute: str) -> None:
    page = open_page(PAGE.replace('class="argmap-page"', ""), color_scheme="light")
    page.evaluate("([name, value]) => document.body.setAttribute(name, value)", attribute.split("="))
    assert page.evaluate(FILL, PAPER) == "rgb(20, 24, 29)"
    page.evaluate("(name) => document.body.setAttribute(name, 'default')", attribute.split("=")[0])
    assert page.evaluate(FILL, PAPER) == "rgb(255, 255, 255)"


def test_a_light_site_stays_light_whatever_the_reader_prefers(open_page: Callable[..., Any]) -> None:
    page = open_page(PAGE.replace('class="argmap-page"', ""), color_scheme="dark")
    assert page.evaluate(FILL, PAPER) == "rgb(255, 255, 255)"


def test_a_narrow_screen_scrolls_the_picture_and_not_the_page(open_page: Callable[..., Any]) -> None:
    page = open_page(PAGE, viewport={"width": 400, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert page.evaluate("(() => { const s = document.querySelector('.argmap-scroll'); return s.scrollWidth > 400 })()")


def test_the_page_in_a_frame_works(open_page: Callable[..., Any]) -> None:
    page = open_page(FRAMED)
    frame = page.frames[1]
    frame.wait_for_selector("#unfold-all")
    frame.click("#unfold-all")
    assert frame.get_by_text("Leaves bind dust.").first.is_visible()
