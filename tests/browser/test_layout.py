"""What is measured on the page: nothing sticks out, nothing overlaps, lines end where they belong, paper shows all."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.browser.conftest import settle
from tests.browser.examples import article, claim, focused, press, scored, small, visible

NARROW = {"width": 400, "height": 800}
WIDE = {"width": 1280, "height": 800}
BOXES = """() => [...document.querySelectorAll(".box")].filter((e) => e.checkVisibility()).map((e) => {
  const { left, top, right, bottom } = e.getBoundingClientRect();
  return { name: e.dataset.hash, left, top, right, bottom };
})"""
OVERFLOWING = """() => [...document.querySelectorAll(".box, .inside, .text, .head, .notes")]
  .filter((e) => e.checkVisibility() && (e.scrollWidth > e.clientWidth + 2) && e.clientWidth)
  .map((e) => e.textContent.slice(0, 40))"""
LINES = """(kind) => [...document.querySelectorAll(`path.line.${kind}`)].map((e) => {
  const at = (length) => e.getPointAtLength(length).matrixTransform(e.getScreenCTM());
  const [start, end] = [at(0), at(e.getTotalLength())];
  return { steps: e.dataset.steps.split(" ").map(Number), start: [start.x, start.y], end: [end.x, end.y] };
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


@pytest.mark.parametrize("as_opened", [True, False], ids=["overview", "all"])
@pytest.mark.parametrize("case", ["us-pakistan", "sunday-library", "weekend-homework"])
def test_each_box_has_a_stub_to_the_trunk_whose_arrowhead_touches_its_target(show, case, as_opened) -> None:
    debate = article(case)
    page = show(debate, as_opened=as_opened)
    boxes = {box["name"]: box for box in page.evaluate(BOXES)}
    trunks = page.evaluate(LINES, "trunk")
    stubs = page.evaluate(LINES, "stub")
    for trunk in trunks:
        targets = {debate.relations[step].target for step in trunk["steps"]}
        assert len(targets) == 1
        if targets <= set(boxes):
            assert near(trunk["end"], boxes[targets.pop()], 5), trunk
    on_trunks = sorted(step for trunk in trunks for step in trunk["steps"])
    assert sorted(step for stub in stubs for step in stub["steps"]) == on_trunks
    assert len(on_trunks) == len(set(on_trunks))
    for stub in stubs:
        step = debate.relations[stub["steps"][0]]
        if len(step.premises) == 1 and step.id not in debate.onto:
            assert near(stub["start"], boxes[step.premises[0]], 2), step.id


def test_siblings_of_one_side_share_one_arrowhead(show) -> None:
    debate = article("us-pakistan")
    page = show(debate, as_opened=True)
    lines = [step for step in debate.relations if step.target == debate.thesis and step.premises[0] != debate.thesis]
    assert len(lines) > 2
    assert page.locator("#lines path[marker-end]").count() == len({step.polarity for step in lines})


def test_no_two_arrowheads_of_a_map_touch(show) -> None:
    for name in ("us-pakistan", "sunday-library", "weekend-homework"):
        ends = [trunk["end"] for trunk in show(article(name)).evaluate(LINES, "trunk")]
        pairs = [(one, other) for at, one in enumerate(ends) for other in ends[:at]]
        assert min(max(abs(one[0] - other[0]), abs(one[1] - other[1])) for one, other in pairs) > 6


def test_an_undercut_ends_on_the_line_it_attacks(show) -> None:
    debate = small()
    page = show(debate)
    undercut = next(n for n, s in enumerate(debate.relations) if s.target not in {c.id for c in debate.claims})
    trunks = {trunk["steps"][0]: trunk for trunk in page.evaluate(LINES, "trunk")}
    joint = page.locator("#lines circle").bounding_box()
    x, y = trunks[undercut]["end"]
    assert abs(y - joint["y"]) < 8
    assert joint["x"] - 8 < x < claim(page, "shops").bounding_box()["x"]


def test_a_line_to_another_place_is_drawn_while_its_claim_is_hovered_over_or_current(show) -> None:
    page = show(small())
    assert page.locator("#links path").count() == 0
    assert claim(page, "walk").locator(".flag").all_inner_texts() == ["→ 1"]
    assert claim(page, "trade").locator(".flag").all_inner_texts() == ["← 1", "← 2"]
    claim(page, "walk").hover()
    (line,) = page.evaluate(LINES, "across")
    boxes = {box["name"]: box for box in page.evaluate(BOXES)}
    assert near(line["start"], boxes["walk"], 3) and near(line["end"], boxes["trade"], 5)
    assert page.locator(".flag.is-on").all_inner_texts() == ["→ 1", "← 1"]
    page.mouse.move(0, 0)
    assert page.locator("#links path").count() == 0
    claim(page, "trade").focus()
    press(page, "ArrowUp", "ArrowDown")
    assert len(page.evaluate(LINES, "across")) == 2


def test_a_folded_end_draws_no_line_and_its_flag_leads_there(show) -> None:
    page = show(small(), as_opened=True)
    page.select_option("#depth", "1")
    settle(page)
    claim(page, "ride").hover()
    assert page.locator("#links path, #lines path.line").count() == 0
    claim(page, "ride").locator(".flag").click()
    settle(page)
    assert focused(page) == "trade"
    assert len(page.evaluate(LINES, "across")) == 2


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("case", ["us-pakistan", "sunday-library", "weekend-homework", words])
def test_the_overview_is_as_wide_as_the_window(show, case, viewport) -> None:
    debate = case() if callable(case) else article(case)
    page = show(debate, scored(debate), viewport=viewport, as_opened=True)
    boxes = page.evaluate(BOXES)
    lines = sum(len(step.premises) for step in debate.relations if step.target == debate.thesis)
    assert len(boxes) > lines
    assert apart(boxes)
    assert page.evaluate(OVERFLOWING) == []
    assert all(box["left"] >= 0 and box["right"] <= viewport["width"] for box in boxes)
    assert page.evaluate("stage.scrollWidth <= stage.clientWidth")


def test_all_of_the_overview_is_to_be_seen_at_once(show) -> None:
    for name in ("us-pakistan", "sunday-library", "weekend-homework"):
        page = show(article(name), as_opened=True)
        assert page.evaluate("stage.scrollHeight <= stage.clientHeight")
        widths = [round(box["right"] - box["left"]) for box in page.evaluate(BOXES)[1:3]]
        assert abs(widths[0] - widths[1]) <= 24  # a joint takes the place of as much


def test_paper_shows_everything_and_no_controls(show) -> None:
    debate = small()
    page = show(debate, scored(debate))
    page.select_option("#depth", "1")
    page.click("#theme")
    page.emulate_media(media="print")
    assert len(visible(page)) == len(debate.claims)
    for name in (".tools", "#lines", "#panel"):
        assert page.locator(name).is_hidden()
    assert page.get_by_text("See page 3.").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    insides = page.locator(".box").evaluate_all("all => all.map(e => getComputedStyle(e).breakInside)")
    assert set(insides) == {"avoid"}


def test_paper_breaks_only_between_boxes_and_numbers_its_pages(show) -> None:
    debate = article("us-pakistan")
    page = show(debate, as_opened=True)
    sheets = [" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages]
    assert len(sheets) > 1
    for element in debate.claims:
        assert sum(element.text in sheet for sheet in sheets) >= 1, element.id
        words = [f"“{quote[:20]}" for quote in element.quotes]
        assert all(any(element.text in sheet and word in sheet for sheet in sheets) for word in words), element.id
    assert all(f"{number} / {len(sheets)}" in sheet for number, sheet in enumerate(sheets, 1))


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
