"""Slides in a real browser: keys, points, links, notes, printing; nothing is cropped at any size of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from argmap.drawing import About, Style, render
from argmap.model.elements import ArgumentMap
from tests.browser.conftest import WATCH
from tests.browser.examples import article, scored, small
from tests.drawing.test_conformance import CASES, hostile
from tests.drawing.test_slides import long, wide

SIZES = [(1280, 720), (1024, 768), (1920, 600), (390, 844), (844, 390), (2560, 1440)]
LEGIBLE = 11.0
"""Pixels of the smallest type."""


@pytest.fixture
def present(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A function from a map to the page with its slides; it fails when a page does what it should not."""
    contexts: list[Any] = []
    faults: list[str] = []

    def presented(
        debate: ArgumentMap, about: About | None = None, *, style: Style | None = None, anchor: str = "", **options: Any
    ) -> Any:
        file = tmp_path / f"talk{len(contexts)}.slides.html"
        file.write_text(str(render(debate, "slides", about=about or About(), style=style or Style())), encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 720}, **options}))
        page = contexts[-1].new_page()
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda message: faults.append(f"console: {message.text}"))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.split("#")[0] == file.as_uri() or faults.append(asked.url))
        page.goto(file.as_uri() + anchor)
        return page

    yield presented
    for context in contexts:
        for page in context.pages:
            faults += page.evaluate("window.violations || []")
        context.close()
    assert faults == []


def place(page: Any) -> str:
    return page.locator("#progress").inner_text()


def number(page: Any) -> int:
    return int(place(page).split(" / ")[0])


def points(page: Any) -> list[str]:
    """The points that are to be seen on the slide."""
    script = "all => all.filter(e => getComputedStyle(e).visibility === 'visible').map(e => e.textContent)"
    return page.locator(".is-now [data-point]").evaluate_all(script)


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_keys_go_from_slide_to_slide_and_from_point_to_point(present: Callable[..., Any]) -> None:
    page = present(small())
    assert place(page) == f"1 / {page.locator('.slide').count()}"
    press(page, "ArrowRight", "PageDown")
    assert number(page) == 3 and len(points(page)) == 1
    press(page, " ")
    assert number(page) == 3 and len(points(page)) == 2
    assert "Shops live from walkers." in page.locator("#live").inner_text()
    press(page, "ArrowDown", "ArrowLeft", "ArrowLeft")
    assert number(page) == 3 and len(points(page)) == 1
    press(page, "PageUp")
    assert number(page) == 2
    press(page, "End")
    assert number(page) == page.locator(".slide").count()
    press(page, "Home", "ArrowLeft")
    assert number(page) == 1


def test_going_back_shows_a_slide_with_all_its_points(present: Callable[..., Any]) -> None:
    page = present(small(), anchor="#slide-4")
    press(page, *["ArrowLeft"] * len(points(page)))
    assert number(page) == 3
    assert len(points(page)) == page.locator(".is-now [data-point]").count() > 0


def test_no_slide_is_empty_on_the_way_through_and_a_point_comes_with_what_bears_on_it(
    present: Callable[..., Any],
) -> None:
    page = present(article("us-pakistan"))
    count = page.locator(".slide").count()
    presses = 0
    while number(page) < count:
        press(page, "ArrowRight")
        presses += 1
        shown = page.locator(".is-now :is([data-point], [data-more], .heads, .headline, h1, .source)")
        texts = "all => all.filter(e => getComputedStyle(e).visibility === 'visible').map(e => e.textContent)"
        assert shown.evaluate_all(texts) != []
    assert presses < page.locator("[data-point], [data-more]").count() + count
    assert page.locator(".is-now .is-hidden").count() == 0


def test_a_key_jumps_from_line_to_line(present: Callable[..., Any]) -> None:
    page = present(article("us-pakistan"), anchor="#slide-3")
    met = []
    for _ in range(3):
        press(page, "n")
        met.append(page.locator(".is-now h2").inner_text()[: len("Pillar 1 of 3")])
    assert met == ["Pillar 1 of 3", "Pillar 2 of 3", "Pillar 3 of 3"]
    at = number(page)
    press(page, "p", "n")
    assert number(page) == at


def test_the_last_slide_lists_the_sources(present: Callable[..., Any]) -> None:
    debate = article("us-pakistan")
    page = present(debate)
    press(page, "End")
    text = page.locator(".is-now").inner_text()
    assert debate.source.title in text and "Sources" in text
    assert page.locator(".is-sources").count() == 1


def test_the_address_names_the_slide(present: Callable[..., Any]) -> None:
    page = present(small(), anchor="#slide-4")
    assert number(page) == 4 and len(points(page)) > 0
    press(page, "Home")
    assert page.evaluate("location.hash") == "#slide-1"
    page.evaluate("location.hash = '#slide-3'")
    page.wait_for_function("document.querySelector('.is-now').id === 'slide-3'")
    page.locator(".is-now .item a").first.click()
    page.wait_for_function("document.querySelector('.is-now').id === 'slide-4'")


def test_all_slides_can_be_seen_at_a_glance_and_chosen(present: Callable[..., Any]) -> None:
    page = present(small())
    press(page, "o")
    assert page.locator(".slide:visible").count() == page.locator(".slide").count()
    press(page, "ArrowRight", "Escape")
    assert number(page) == 2 and page.locator(".slide:visible").count() == 1
    press(page, "o")
    page.locator("#slide-5").click()
    assert number(page) == 5 and page.locator(".slide:visible").count() == 1


def test_notes_hold_the_quotes_and_come_and_go(present: Callable[..., Any]) -> None:
    page = present(small(), anchor="#slide-4")
    notes = page.locator(".is-now .notes")
    assert not notes.is_visible()
    press(page, "s")
    assert notes.is_visible() and "air is better" in notes.inner_text() and "See page 3." in notes.inner_text()
    press(page, "Escape")
    assert not notes.is_visible()


def test_a_finger_turns_slides(present: Callable[..., Any]) -> None:
    page = present(small(), has_touch=True)
    swipe = """([from, to]) => {
      const event = (name, x) => {
        const touch = new Touch({identifier: 1, target: document.body, clientX: x, clientY: 300});
        document.body.dispatchEvent(new TouchEvent(name, {bubbles: true, touches: [touch], changedTouches: [touch]}));
      };
      event("touchstart", from); event("touchend", to);
    }"""
    page.evaluate(swipe, [600, 300])
    assert number(page) == 2
    page.evaluate(swipe, [300, 310])
    assert number(page) == 2
    page.evaluate(swipe, [300, 600])
    assert number(page) == 1


MEASURE = """least => {
  const slide = document.querySelector(".is-now"), page = slide.querySelector(".page");
  const small = [...page.querySelectorAll("p, h1, h2, h3, small, b, a, span")].filter(
    (e) => e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < least);
  const box = page.getBoundingClientRect();
  const foot = page.querySelector(".foot").getBoundingClientRect();
  const outside = [...page.querySelectorAll("p, h1, h2, .box")].filter((e) => {
    const at = e.getBoundingClientRect();
    return at.left < box.left - 1 || at.right > box.right + 1 || (!e.closest(".foot") && at.bottom > foot.top + 1);
  });
  return {
    small: small.map((e) => e.textContent), outside: outside.map((e) => e.textContent),
    across: slide.scrollWidth - slide.clientWidth, down: slide.scrollHeight - slide.clientHeight,
  };
}"""


def measured(page: Any) -> Iterator[dict[str, Any]]:
    for at in range(1, page.locator(".slide").count() + 1):
        page.evaluate(f"location.hash = '#slide-{at}'")
        page.wait_for_function(f"document.querySelector('.is-now').id === 'slide-{at}'")
        yield page.evaluate(MEASURE, LEGIBLE)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cropped_or_too_small_at_any_size(present: Callable[..., Any], size: tuple[int, int]) -> None:
    viewport = {"width": size[0], "height": size[1]}
    page = present(article("us-pakistan"), scored(article("us-pakistan")), viewport=viewport)
    fits = min(size[0] / 100, size[1] / 56.25) >= 8
    for at, found in enumerate(measured(page), 1):
        assert (found["small"], found["outside"]) == ([], []), at
        assert found["across"] <= 0
        assert found["down"] <= (0 if fits else 10_000)


@pytest.mark.parametrize("case", [*CASES, long, wide], ids=lambda case: case.__name__)
def test_every_slide_fits_a_screen(present: Callable[..., Any], case: Callable[[], ArgumentMap]) -> None:
    for at, found in enumerate(measured(present(case())), 1):
        assert (found["outside"], max(found["across"], found["down"], 0)) == ([], 0), at


@pytest.mark.parametrize("script", [True, False])
def test_printed_each_slide_is_one_page_with_all_its_points(present: Callable[..., Any], script: bool) -> None:
    debate = article("sunday-library")
    page = present(debate, scored(debate), java_script_enabled=script)
    import io

    reader = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(reader.pages) == page.locator(".slide").count()
    width, height = (float(side) for side in (reader.pages[0].mediabox.width, reader.pages[0].mediabox.height))
    assert abs(width / height - 16 / 9) < 0.01
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)
    assert all(claim.text in text for claim in debate.claims)


def test_without_script_slides_follow_each_other(present: Callable[..., Any]) -> None:
    page = present(small(), java_script_enabled=False)
    assert page.locator(".slide:visible").count() == page.locator(".slide").count()
    assert page.get_by_text("Dioxide fell.").first.is_visible()
    assert not page.locator(".bar").is_visible()


def test_hostile_text_is_only_ever_text(present: Callable[..., Any]) -> None:
    page = present(hostile(), style=Style(theme="dark"))
    press(page, *["ArrowRight"] * 40)
    assert page.locator("body script").count() == 1
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(present: Callable[..., Any], axe: str, theme: str) -> None:
    debate = article("us-pakistan")
    context = {"bypass_csp": True}
    page = present(debate, scored(debate), style=Style(theme=theme), **context)
    page.evaluate(axe)
    for at in (1, 2, 3, 4, 5):
        page.evaluate(f"location.hash = '#slide-{at}'")
        page.wait_for_function(f"document.querySelector('.is-now').id === 'slide-{at}'")
        checked = page.evaluate("axe.run(document, {rules: {'page-has-heading-one': {enabled: false}}})")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in checked["violations"]] == []
