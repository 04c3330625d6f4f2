"""What pictures say about the text of a map, and the numbers that stand for long sources."""

import re

import pytest

from argmap.drawing import Style, render
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.footer import list_footer, list_sources
from argmap.drawing.scene.scene import brief_notes, notes
from argmap.formats import parse
from argmap.model.elements import ArgumentMap

TOWN = """\
argmap: 1
title: Cars
source: {title: A car-free town, author: A. Writer, date: 2024-05-01, url: "https://example.org/town"}
thesis: The old town should be closed to cars.
pillars:
  - claim: The air gets cleaner.
    reasons:
      - claim: Nitrogen dioxide fell by a third.
        kind: evidence
        source: {title: City air report of the years 2019 to 2023, url: "https://example.org/air"}
      - claim: Soot fell as well.
        kind: evidence
        source: {title: City air report of the years 2019 to 2023, url: "https://example.org/air"}
      - claim: Children cough less.
        kind: evidence
        source: {title: Survey}
      - claim: Fewer people see a doctor.
        kind: evidence
        source: {title: Yearly figures of the health insurers, date: 2023}
"""


@pytest.fixture
def town() -> ArgumentMap:
    return parse(TOWN).map


def test_long_sources_have_numbers_in_boxes_and_equal_ones_share_a_number(town: ArgumentMap) -> None:
    shown = build_scene(town)
    said = {box.text: brief_notes(box) for box in shown.boxes.values() if box.role == "evidence"}
    assert list(said.values()) == [("[1]",), ("[1]",), ("Survey",), ("[2]",)]
    assert [notes(box)[0] for box in shown.boxes.values() if brief_notes(box) == ("[2]",)] == [
        "Yearly figures of the health insurers, 2023"
    ]


def test_the_footer_names_the_text_and_lists_the_sources(town: ArgumentMap) -> None:
    assert list(list_footer(build_scene(town))) == [
        "Source: A car-free town, A. Writer, 2024-05-01",
        "Sources: [1] City air report of the years 2019 to 2023; [2] Yearly figures of the health insurers, 2023",
    ]


@pytest.mark.parametrize("name", ["svg", "dot", "typst", "html"])
@pytest.mark.parametrize("legend", [True, False])
def test_every_picture_ends_with_them(name: str, legend: bool, town: ArgumentMap) -> None:
    text = str(render(town, name, style=Style(legend=legend)))
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))
    for part in ("A car-free town, A. Writer, 2024-05-01", "[1]", "[2]", "City air report of the years 2019 to 2023"):
        assert part in words


def test_a_sheet_lists_only_the_sources_that_its_boxes_name(town: ArgumentMap) -> None:
    shown = build_scene(town)
    boxes = {name: box for name, box in shown.boxes.items() if box.text == "Fewer people see a doctor."}
    assert [source.number for source in list_sources(boxes)] == [2]


def test_a_page_links_what_is_safe_to_open(town: ArgumentMap) -> None:
    page = str(render(town, "html"))
    assert '<a href="https://example.org/town" rel="noopener noreferrer">Source: A car-free town' in page
    unsafe = parse(TOWN.replace("https://example.org/town", "javascript:alert(1)")).map
    assert "javascript:" not in str(render(unsafe, "html"))


def test_a_map_without_sources_has_no_footer() -> None:
    plain = parse("argmap: 1\nthesis: T.\npillars: [Yes.]\n").map
    assert list(list_footer(build_scene(plain))) == []
    assert "Source" not in str(render(plain, "svg"))


def test_the_footer_is_within_the_picture(town: ArgumentMap) -> None:
    for page in ("a4", "screen", "slide"):
        for planned in plan_sheets(build_scene(town, style=Style(page=page))):
            assert max(sample.top for sample in planned.legend) + 12 <= planned.height
            assert max(sample.right for sample in planned.legend) <= planned.width + 1
