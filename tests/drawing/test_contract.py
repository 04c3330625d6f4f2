"""What every picture promises: nothing outside, type of at least 7 pt on the page, nothing left out in silence."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.diagnostics import ArgmapError
from argmap.drawing import About, Change, ChangeKind, Style, render, render_sheets
from argmap.drawing.graphviz.accessible_svg import finish
from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.graphviz.engine import draw, engines
from argmap.drawing.layout import picture_plan
from argmap.drawing.layout import sheets as sheet_plans
from argmap.drawing.layout.picture_plan import plan
from argmap.drawing.layout.placement import lay_out
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import LEGIBLE, MARGIN, Orientation, Page, sheet
from argmap.formats import load
from argmap.language.wording import languages
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim
from tests.drawing import measure
from tests.drawing.test_conformance import CASES
from tests.drawing.test_layout import grown
from tests.strategies import maps

ROOT = Path(__file__).parents[2]
MAPS = sorted((ROOT / "maps").rglob("*.yaml"))
PAGES = [page for page in Page if page is not Page.SCREEN]
NOTHING = 0.5
"""Points by which a line may lie outside, which is less than its own width."""


def style(page: str, orientation: str = "landscape", **more) -> Style:
    return Style(page=Page(page), orientation=Orientation(orientation), **more)


def check(debate: ArgumentMap, chosen: Style, **more) -> list[measure.Measured]:
    """Draws the sheets of a map and looks at each."""
    found = [measure.svg(str(drawn)) for drawn in render_sheets(debate, "svg", style=chosen, **more)]
    across, down = chosen.sheet.inner
    for page in found:
        assert page.beyond <= NOTHING
        assert page.smallest >= LEGIBLE - 0.01
        if not chosen.sheet.is_endless:
            assert page.width <= across + NOTHING
            assert page.height <= down + NOTHING
    return found


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_that_come_along_are_legible_on_any_page(path: Path, page: str) -> None:
    debate = load(path)
    check(debate, style(page), strengths={claim.id: 0.5 for claim in debate.claims})


@pytest.mark.parametrize("language", languages())
def test_so_are_they_with_the_labels_of_any_language(language: str) -> None:
    debate = load(ROOT / "maps" / "weekend-homework.yaml")
    strengths = {claim.id: 0.5 for claim in debate.claims}
    check(debate, style("a4", language=language, connectives=True), strengths=strengths)


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_so_is_any_other_map(case, orientation: str) -> None:
    check(case(), style("a4", orientation))


@pytest.mark.parametrize("claims", [5, 50, 400])
def test_so_are_large_maps_with_cross_references(claims: int) -> None:
    pages = check(grown(claims, claims // 10), style("a4"))
    assert len(pages) > claims // 40


def test_so_is_a_thesis_with_two_hundred_lines() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.")
    for n in range(200):
        builder.relation("support" if n % 3 else "attack", builder.claim(f"Claim {n} holds."), thesis)
    pages = check(builder.build(), style("a4"))
    assert all("overview" in page.text for page in pages)


def test_a_text_that_no_page_holds_is_cut_with_a_mark_that_says_how_much_is_missing() -> None:
    builder = MapBuilder()
    builder.support(builder.claim("word " * 5000 + "end."), builder.thesis("T holds."))
    pages = check(builder.build(), style("a4"))
    (missing,) = {
        int(number.replace(",", ""))
        for page in pages
        for number in re.findall(r"\[([\d,]+)\s+more\s+words\]", page.text)
    }
    shown = max(page.text.count("word ") for page in pages)
    assert shown + missing == pytest.approx(5001, abs=2)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(debate=maps(max_claims=14, plain=True))
def test_every_claim_is_whole_on_some_sheet_and_every_step_drawn_or_named(debate: ArgumentMap) -> None:
    chosen = style("a4", box=60)
    shown = [planned.scene for planned in plan_sheets(build_scene(debate, None, chosen))]
    whole = {claim: n for n, part in enumerate(shown, 1) for claim in part.boxes if not _is_cut(part, claim)}
    assert set(whole) == {claim.id for claim in debate.claims}
    texts = {claim.id: claim.text for claim in debate.claims}
    for relation in debate.relations:
        drawn = [part for part in shown if relation.id in part.steps]
        told = [
            words for part in shown if relation.premises[0] in part.boxes for words in _more(part, relation.premises)
        ]
        end = debate.by_id[relation.target]
        while not isinstance(end, Claim):
            end = debate.claim(end.premises[0])
        assert drawn or any(f"“{end.text}”" in words for words in told)
        for part in drawn:
            for missing in set(relation.premises) - set(part.steps[relation.id].premises):
                assert any(f"together with “{texts[missing]}”" in words for words in _more(part, relation.premises))


def _more(part, claims) -> list[str]:
    return [words for claim in claims if claim in part.boxes for words, _ in part.boxes[claim].more]


def _is_cut(part, claim: str) -> bool:
    return any(words.startswith("below: ") for words, _ in part.boxes[claim].more)


def test_references_lead_to_the_sheet_that_shows_the_claim_whole() -> None:
    shown = [planned.scene for planned in plan_sheets(build_scene(grown(150, 20), None, style("a4")))]
    for part in shown:
        for claim, box in part.boxes.items():
            for words, number in box.more:
                assert number is not None
                if words.startswith("below: "):
                    there = shown[number - 1]
                    assert claim in there.boxes
                    assert f"(sheet {number})" in words
                    assert len(there.boxes) > 1


def test_what_is_below_a_claim_is_counted_in_words() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.")
    for line in range(12):
        pillar = builder.claim(f"Pillar {line} carries quite a long text that takes room on the page.")
        builder.support(pillar, thesis)
        for n in range(3):
            builder.support(builder.claim(f"Reason {line}.{n} holds."), pillar)
        builder.support(builder.claim(f"Detail {line} is known.", kind="evidence"), pillar)
        builder.attack(builder.claim(f"Doubt {line} is felt."), pillar)
    first = plan_sheets(build_scene(builder.build(), None, style("a4")))[0].scene
    below = [box.more[0][0] for box in first.boxes.values() if box.more]
    assert len(below) > 5
    assert all(words.startswith("below: 3 reasons, 1 evidence, 1 objection, 1 unanswered (sheet ") for words in below)


def test_a_map_that_would_take_more_sheets_than_anybody_reads_is_refused_with_what_to_do(monkeypatch) -> None:
    monkeypatch.setattr(sheet_plans, "MOST", 5)
    with pytest.raises(ArgmapError, match=r"too dense.*more than 5.*--focus.*html"):
        plan_sheets(build_scene(grown(150), None, style("a4")))


def test_a_layout_is_computed_once_for_each_part_that_is_tried(monkeypatch) -> None:
    """The sheets are among the parts that were tried to find the cuts.

    They differ from these in their headings and in the numbers of other sheets, which are known only when all cuts are.
    Only a sheet where that changes the height of a box is laid out again.
    """
    debate = load(Path(__file__).parents[2] / "maps" / "us-pakistan.yaml")
    layouts = []
    monkeypatch.setattr(picture_plan, "lay_out", lambda scene, *rest: layouts.append(scene) or lay_out(scene, *rest))
    sheets = plan_sheets(build_scene(debate, None, style("a4")))
    assert len(sheets) > 1
    parts = [(frozenset(scene.boxes), scene.style.box) for scene in layouts]
    assert len(set(parts)) <= len(parts) <= len(set(parts)) + 1
    assert {(frozenset(planned.scene.boxes), planned.scene.style.box) for planned in sheets} <= set(parts)


def test_one_string_cannot_hold_several_sheets() -> None:
    with pytest.raises(ArgmapError, match=r"needs \d+ sheets to be legible on the page 'a4'.*screen"):
        render(grown(100), "svg", style=style("a4"))
    assert measure.svg(str(render(grown(100), "svg"))).smallest >= 9


def test_sheets_link_to_each_other_by_the_addresses_that_are_given() -> None:
    drawn = render_sheets(grown(60), "svg", style=style("a4"), link=lambda number: f"map-{number}.svg")
    links = set(re.findall(r'xlink:href="([^"]+)"', "".join(map(str, drawn))))
    assert len(links) > 1
    assert links <= {f"map-{number}.svg" for number in range(1, len(drawn) + 1)}


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_a_pdf_has_pages_of_the_size_and_type_that_is_legible(path: Path) -> None:
    debate = load(path)
    for page in ("a4", "letter"):
        chosen = style(page)
        raw = render(debate, "pdf", style=chosen)
        assert isinstance(raw, bytes)
        found = measure.pdf(raw)
        assert len(found) == len(plan_sheets(build_scene(debate, None, chosen)))
        for one in found:
            assert (one.width, one.height) == pytest.approx((chosen.sheet.width, chosen.sheet.height), abs=0.1)
            assert one.smallest >= LEGIBLE - 0.05
            assert one.beyond <= -MARGIN + 1  # all text inside the margins
        words = {word for one in found for word in re.findall(r"\w+", one.text)}
        assert not {word for claim in debate.claims for word in re.findall(r"\w+", claim.text)} - words


def test_the_same_map_gives_the_same_pdf() -> None:
    debate = load(MAPS[0])
    assert render(debate, "pdf", style=style("a4")) == render(debate, "pdf", style=style("a4"))


def test_a_page_without_an_end_has_one_in_a_pdf() -> None:
    builder = MapBuilder()
    builder.thesis("words " * 16_000)
    with pytest.raises(ArgmapError, match="too large for a page of a PDF; choose a page such as a4"):
        render(builder.build(), "pdf")


def test_every_engine_that_is_found_keeps_the_contract() -> None:
    listed = list(engines())
    assert {"graphviz-pure", "pygraphviz"} <= {engine.name for engine in listed}
    drawn = build_picture(plan(build_scene(load(MAPS[0]))))
    for engine in listed:
        page = measure.svg(finish(draw(drawn.source, "svg", engine=engine), drawn))
        assert page.beyond <= NOTHING
        assert page.smallest >= 9 - 0.01
        assert draw(drawn.source, "png", engine=engine, attributes={"dpi": "60"}).startswith(b"\x89PNG")
        if engine.draws_pdf:
            assert draw(drawn.source, "pdf", engine=engine).startswith(b"%PDF")


def test_pages_are_as_large_as_their_standards_say() -> None:
    a4, letter, slide = (sheet(page, Orientation.LANDSCAPE) for page in (Page.A4, Page.LETTER, Page.SLIDE))
    assert (a4.width / 72 * 25.4, a4.height / 72 * 25.4) == pytest.approx((297, 210), abs=0.01)
    assert (letter.width, letter.height) == (11 * 72, 8.5 * 72)
    assert slide.width / slide.height == pytest.approx(16 / 9)
    assert sheet(Page.A4, Orientation.PORTRAIT).width == a4.height
    assert sheet(Page.SLIDE, Orientation.PORTRAIT) == slide


def test_words_stay_in_their_own_box_with_many_marks_beside_the_tag() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="t")
    pillar = builder.claim("P “holds”, say “some” and “others”, “all” with “one” voice.", id="p", kind="evidence")
    builder.support(pillar, thesis)
    other = builder.claim("A decomposed ve\u0301rite\u0301 of e\u0301galite\u0301 is told he\u0301re.", id="o")
    builder.support(other, thesis)
    builder.attack(pillar, other)
    debate = builder.build()
    changes = {"p": Change(ChangeKind.REWORDED), "o": Change(ChangeKind.ADDED)}
    for box in (10, 16, 26):
        root = ElementTree.fromstring(str(render(debate, "svg", about=About(changes=changes), style=Style(box=box))))
        for group in root.iter(f"{measure.NS}g"):
            if group.get("data-id") in ("t", "p", "o"):
                across = [x for x, _ in measure.points(group)]
                for text in group.iter(f"{measure.NS}text"):
                    assert min(across) < float(text.get("x", 0)) < max(across)
