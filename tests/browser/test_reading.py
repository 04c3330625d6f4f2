"""Search, details, addresses, colours, zoom: what a reader does beside walking the tree."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.drawing import Style
from tests.browser.conftest import settle
from tests.browser.examples import article, claim, focused, press, scored, small, visible


def highlighted(page: Any) -> list[str]:
    return page.evaluate("[...(CSS.highlights.get('found') || [])].map(String)")


def test_search_counts_marks_unfolds_and_goes_round(show) -> None:
    page = show(small())
    page.select_option("#depth", "1")
    claim(page, "t").focus()
    press(page, "/")
    assert focused(page) == "query"
    page.keyboard.type("shops")
    settle(page)
    assert page.inner_text("#found") == "1 of 2"
    assert highlighted(page) == ["Shops", "Shops"]
    assert page.locator(".is-current").get_attribute("data-hash") == "shops"
    press(page, "Enter")
    assert (page.inner_text("#found"), page.locator(".is-current").get_attribute("data-hash")) == ("2 of 2", "trade")
    press(page, "Enter")
    assert page.inner_text("#found") == "1 of 2"
    press(page, "Shift+Enter")
    assert page.inner_text("#found") == "2 of 2"
    page.fill("#query", "walkers buy")
    settle(page)
    assert page.locator(".is-current").get_attribute("data-hash") == "less"
    assert "less" in visible(page)
    page.fill("#query", "nowhere (")
    assert page.inner_text("#found") == "none"
    page.fill("#query", "")
    assert highlighted(page) == []
    assert claim(page, "shops").locator(".text").inner_text() == "Shops live from walkers."


def test_details_tell_all_that_is_known(show) -> None:
    debate = small()
    page = show(debate, scored(debate))
    claim(page, "air").focus()
    press(page, "Enter")
    assert focused(page) == "panel-tag"
    said = page.inner_text("#panel")
    for words in ("PILLAR", "The air gets cleaner.", "“air is better”", "health", "See page 3.", "quadratic energy"):
        assert words in said
    assert "starts at 0.50\nends at" in said
    press(page, "Escape")
    assert page.locator("#panel").is_hidden()
    assert focused(page) == "air"


def test_details_follow_the_current_claim_and_lead_to_its_neighbours(show) -> None:
    page = show(small())
    claim(page, "trade").locator(".text").click()
    assert page.inner_text("#panel-tag") == "− OBJECTION"
    assert page.locator("#panel .go").all_inner_texts() == [
        "attacks\nCars should stay out.",
        "REBUTTAL\nMore people walk.",
        "ANSWER\nBuild park and ride.",
    ]
    page.locator("#panel .go", has_text="Build park and ride.").click()
    assert page.inner_text("#panel-tag") == "RECOMMENDATION"
    assert page.locator(".is-current").get_attribute("data-hash") == "ride"
    claim(page, "shops").focus()
    press(page, "ArrowDown")
    assert page.inner_text("#panel .panel-text") == "More people walk."
    assert "What bears on its step" in page.inner_text("#panel")
    assert "weight 0.5" in page.inner_text("#panel")


def test_a_source_is_a_link_only_in_the_details(show) -> None:
    page = show(small())
    assert page.get_by_role("link").count() == 0
    claim(page, "dioxide").locator(".text").click()
    link = page.get_by_role("link")
    assert (link.inner_text(), link.get_attribute("href")) == ("Air report", "https://example.org/air")


@pytest.mark.parametrize(("anchor", "wanted"), [("#trade", ["trade"]), ("#no-such", []), ("#%E0%A4%A", []), ("", [])])
def test_the_address_names_the_current_claim(show, anchor: str, wanted: list[str]) -> None:
    page = show(small(), anchor=anchor)
    assert page.locator(".is-current").evaluate_all("all => all.map(e => e.dataset.hash)") == wanted


def test_the_address_follows_the_current_claim(show) -> None:
    page = show(small())
    claim(page, "air").focus()
    press(page, "ArrowDown")
    assert page.url.endswith("#dioxide")
    page.evaluate("location.hash = '#noise'")
    settle(page)
    assert page.locator(".is-current").get_attribute("data-hash") == "noise"


@pytest.mark.parametrize(
    ("scheme", "theme", "colours"),
    [
        ("light", "light", ("rgb(255, 255, 255)", "rgb(20, 24, 29)")),
        ("dark", "light", ("rgb(20, 24, 29)", "rgb(255, 255, 255)")),
        ("light", "dark", ("rgb(20, 24, 29)", "rgb(255, 255, 255)")),
        ("dark", "high-contrast", ("rgb(255, 255, 255)", "rgb(20, 24, 29)")),
    ],
)
def test_the_theme_follows_style_and_system_and_can_be_turned(show, scheme, theme, colours) -> None:
    page = show(small(), style=Style(theme=theme), color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.click("#theme")
    assert (before, page.evaluate(ground)) == colours


def test_zoom_by_buttons_keys_and_wheel(show) -> None:
    page = show(article("us-pakistan"))
    claim(page, article("us-pakistan").thesis).focus()
    start = page.inner_text("#scale")
    press(page, "+")
    assert page.inner_text("#scale") != start
    press(page, "-")
    assert page.inner_text("#scale") == start
    press(page, "0")
    whole = page.evaluate("[stage.scrollWidth <= stage.clientWidth, stage.scrollHeight <= stage.clientHeight]")
    assert whole == [True, True]
    page.mouse.move(600, 400)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function("parseInt(document.getElementById('scale').textContent) > 50")


def test_a_drag_moves_the_map_and_selects_nothing(show) -> None:
    page = show(article("us-pakistan"))
    page.mouse.move(700, 500)
    page.mouse.down()
    page.mouse.move(500, 300, steps=4)
    page.mouse.up()
    assert page.evaluate("[stage.scrollLeft > 100, stage.scrollTop > 100]") == [True, True]
    assert page.locator(".is-current").count() == 0


def test_the_keys_are_listed(show) -> None:
    page = show(small())
    claim(page, "t").focus()
    press(page, "?")
    assert page.locator("#help").is_visible()
    assert "Shift+F" in page.inner_text("#help")
    press(page, "Escape")
    assert page.locator("#help").is_hidden()


def test_without_script_everything_is_there(show) -> None:
    debate = small()
    page = show(debate, scored(debate), java_script_enabled=False)
    for element in debate.claims:
        assert page.get_by_text(element.text, exact=True).first.is_visible()
    assert page.locator(".tools").is_hidden()
    assert page.get_by_text("attacks “Shops lose drivers.”").is_visible()
    assert page.get_by_text("See page 3.").is_visible()
