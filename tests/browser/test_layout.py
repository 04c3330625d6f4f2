"""What is measured on the page: nothing sticks out, nothing overlaps, lines end where they belong, paper shows all."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.browser.conftest import settle
from tests.browser.examples import article, claim, scored, small, visible

NARROW = {"width": 400, "height": 800}
WIDE = {"width": 1280, "height": 800}
BOXES = """() => [...document.querySelectorAll(".box")].filter((e) => e.checkVisibility()).map((e) => {
  const { left, top, right, bottom } = e.getBoundingClientRect();
  return { name: e.dataset.hash, left, top, right, bottom };
})"""
OVERFLOWING = """() => [...document.querySelectorAll(".box, .inside, .text, .head, .notes")]
  .filter((e) => e.checkVisibility() && (e.scrollWidth > e.clientWidth + 2) && e.clientWidth)
  .map((e) => e.textContent.slice(0, 40))"""
ENDS = """() => [...document.querySelectorAll("#lines path.line[marker-end]")].map((e) => {
  const at = (length) => e.getPointAtLength(length).matrixTransform(e.getScreenCTM());
  const [start, end] = [at(0), at(e.getTotalLength())];
  return { step: Number(e.dataset.step), start: [start.x, start.y], end: [end.x, end.y] };
})"""


def words() -> ArgumentMap:
    """Texts that are hard to set: very long words, other scripts, emoji."""
    builder = MapBuilder(title="م" * 200, header={"question": "x" * 300, "language": "ar"})
    thesis = builder.thesis("x" * 400)
    for text in ("سلام عليكم " * 20, "世界" * 60, "🙂" * 80, "שלום", "x" * 400):
        below = builder.claim(text, voice=text)
        builder.attack(below, thesis)
        builder.support(builder.claim(f"{text} again", kind="evidence", source={"title": text}), below)
    return builder.build()


def apart(boxes: list[dict[str, Any]]) -> bool:
    return not any(
        one["left"] < other["right"] - 1
        and other["left"] < one["right"] - 1
        and one["top"] < other["bottom"] - 1
        and other["top"] < one["bottom"] - 1
        for at, one in enumerate(boxes)
        for other in boxes[:at]
    )


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("case", ["us-pakistan", "sunday-library", "weekend-homework", words])
def test_boxes_hold_their_words_and_do_not_overlap(show, case, viewport) -> None:
    debate = case() if callable(case) else article(case)
    page = show(debate, scored(debate), viewport=viewport)
    boxes = page.evaluate(BOXES)
    assert len(boxes) == len(debate.claims)
    assert apart(boxes)
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_narrow_screen_never_scrolls_sideways_and_details_come_from_below(show) -> None:
    page = show(article("us-pakistan"), viewport=NARROW)
    assert page.evaluate("stage.scrollWidth <= stage.clientWidth")
    claim(page, article("us-pakistan").thesis).locator(".text").click()
    settle(page)
    panel = page.locator("#panel").bounding_box()
    assert (panel["x"], panel["width"]) == (0, 400)
    assert panel["y"] + panel["height"] == 800
    assert page.evaluate("stage.scrollWidth <= stage.clientWidth")


def near(point: list[float], box: dict[str, Any], by: float) -> bool:
    x, y = point
    return (
        box["left"] - by <= x <= box["right"] + by
        and box["top"] - by <= y <= box["bottom"] + by
        and not (box["left"] + by < x < box["right"] - by and box["top"] + by < y < box["bottom"] - by)
    )


@pytest.mark.parametrize("case", ["us-pakistan", "sunday-library", "weekend-homework"])
def test_lines_of_plain_steps_touch_both_their_boxes(show, case) -> None:
    debate = article(case)
    page = show(debate)
    boxes = {box["name"]: box for box in page.evaluate(BOXES)}
    checked = 0
    for line in page.evaluate(ENDS):
        step = debate.relations[line["step"]]
        if step.target in boxes:
            assert near(line["end"], boxes[step.target], 5), step.id
            checked += 1
        if len(step.premises) == 1 and step.id not in debate.onto:
            assert near(line["start"], boxes[step.premises[0]], 2), step.id
    assert checked == sum(step.target in boxes for step in debate.relations)


def test_an_undercut_ends_on_the_line_it_attacks(show) -> None:
    debate = small()
    page = show(debate)
    undercut = next(step for step in debate.relations if step.target not in {c.id for c in debate.claims})
    lines = {debate.relations[line["step"]].id: line for line in page.evaluate(ENDS)}
    joint = page.locator("#lines circle").bounding_box()
    x, y = lines[undercut.id]["end"]
    assert abs(y - joint["y"]) < 8
    assert joint["x"] - 8 < x < claim(page, "shops").bounding_box()["x"]


def test_lines_of_folded_claims_end_at_the_visible_claim(show) -> None:
    page = show(small())
    total = page.locator("#lines path.across").count()
    claim(page, "trade").locator(".text").click()
    assert page.locator("#lines path.across.is-on").count() == 2
    page.click("#fold-all")
    settle(page)
    assert (total, page.locator("#lines path.across").count()) == (2, 1)


def test_paper_shows_everything_and_no_controls(show) -> None:
    debate = small()
    page = show(debate, scored(debate))
    page.click("#fold-all")
    page.click("#theme")
    page.emulate_media(media="print")
    assert len(visible(page)) == len(debate.claims)
    for name in (".tools", "#lines", "#panel"):
        assert page.locator(name).is_hidden()
    assert page.get_by_text("See page 3.").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    insides = page.locator(".box").evaluate_all("all => all.map(e => getComputedStyle(e).breakInside)")
    assert set(insides) == {"avoid"}
    assert page.pdf().startswith(b"%PDF")


def test_deep_branches_go_on_flat(show) -> None:
    builder = MapBuilder()
    below = builder.thesis("Level 1.")
    for level in range(2, 201):
        above, below = below, builder.claim(f"Level {level} follows.")
        builder.support(below, above)
        builder.attack(builder.claim(f"Doubt at {level}."), above)
    debate = builder.build()
    page = show(debate)
    page.click("#unfold-all")
    settle(page)
    assert len(visible(page)) == len(debate.claims)
    last = page.locator("[role=treeitem]", has_text="Level 200 follows.")
    assert last.get_attribute("aria-level") == "200"
    assert "level 200" in last.inner_text()
