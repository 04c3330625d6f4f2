"""The SVG picture: well-formed, complete, in its frame, readable by machines, clean."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.drawing import Style, render
from argmap.drawing.style.shown_text import bold_ems, ems
from argmap.drawing.style.themes import THEMES
from argmap.formats import load
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.drawing.measure import points

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
NS = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def small(**fields) -> ArgumentMap:
    builder = MapBuilder(title="Old <town> & more")
    thesis = builder.thesis("The old town should be closed to cars.", id="close")
    builder.support(builder.claim("The air gets cleaner.", id="air", **fields), thesis, id="air-step")
    builder.attack(builder.claim("Shops lose customers.", id="trade"), thesis)
    return builder.build()


def drawn(debate: ArgumentMap, **options) -> ElementTree.Element:
    svg = render(debate, "svg", **options)
    assert isinstance(svg, str)
    return ElementTree.fromstring(svg)


def words(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{NS}text")]


def test_it_is_a_bare_svg_element_without_document_type_or_comments() -> None:
    svg = render(small(), "svg")
    assert svg.startswith("<svg ")
    assert "<!" not in svg
    assert "<?" not in svg


def test_it_says_what_it_shows() -> None:
    root = drawn(small())
    assert root.get("role") == "graphics-document document"
    assert root[0].tag == f"{NS}title"
    assert root[0].text == "Old <town> & more"
    assert root[1].tag == f"{NS}desc"
    assert root[1].text == "Argument map: 1 thesis, 1 pillar, 1 objection."


def test_boxes_and_arrows_carry_ids_and_titles_in_words() -> None:
    root = drawn(small())
    groups = {group.get("data-id"): group for group in root.iter(f"{NS}g")}
    assert groups["air"].findtext(f"{NS}title") == "Pillar, for the thesis: The air gets cleaner."
    assert (
        groups["trade"].findtext(f"{NS}title")
        == "Objection, against the thesis, unanswered: nothing in the map answers it: Shops lose customers."
    )
    title = "“The air gets cleaner.” supports “The old town should be closed to cars.”"
    assert groups["air-step"].findtext(f"{NS}title") == title


def test_only_safe_addresses_become_links() -> None:
    def links(url: str) -> list[str]:
        root = drawn(small(source={"title": "Report", "url": url}))
        return [a.get(f"{XLINK}href", "") for a in root.iter(f"{NS}a")]

    assert links('https://example.org/a?b="c"&d=\\N') == ['https://example.org/a?b="c"&d=\\N']
    assert links("mailto:a@example.org") == ["mailto:a@example.org"]
    for url in ("javascript:alert(1)", " JaVaScRiPt:x", "java\tscript:x", "data:text/html,x", "vbscript:x", "//[::1"):
        assert links(url) == []


@pytest.mark.parametrize(
    "text", ["a \"b\" 'c' \\N \\G \\l \\\\ d", "<b>bold</b>", "<script>x</script>", "&amp; &lt; ]]>", "tab\there"]
)
def test_text_is_literal(text: str) -> None:
    builder = MapBuilder()
    builder.thesis(text)
    assert " ".join(text.split()) in words(drawn(builder.build()))


def test_a_long_word_is_broken_and_none_of_it_lost() -> None:
    builder = MapBuilder()
    builder.thesis("T")
    builder.claim("x" * 500)
    assert "".join(words(drawn(builder.build()))).count("x") == 500


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_nothing_is_outside_the_picture(path: Path) -> None:
    root = drawn(load(path))
    _, _, width, height = map(float, root.get("viewBox", "").split())
    graph = next(group for group in root.iter(f"{NS}g") if group.get("class") == "graph")
    shift = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", graph.get("transform", ""))
    assert shift is not None
    dx, dy = float(shift.group(1)), float(shift.group(2))
    for x, y in points(graph):
        assert -0.5 <= x + dx <= width + 0.5
        assert -0.5 <= y + dy <= height + 0.5
    for text in root.iter(f"{NS}text"):
        assert 0 <= float(text.get("x", 0)) + dx < width
        assert 0 < float(text.get("y", 0)) + dy < height


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize("scored", [False, True])
def test_text_stays_in_its_box(path: Path, scored: bool) -> None:
    debate = load(path)
    root = drawn(debate, strengths={claim.id: 0.5 for claim in debate.claims} if scored else None)
    boxes = [
        group for group in root.iter(f"{NS}g") if group.get("data-id") in debate.by_id and group.get("class") == "node"
    ]
    assert len(boxes) == len(debate.claims)
    for box in boxes:
        corners = points(box)
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        for text in box.iter(f"{NS}text"):
            measure = bold_ems if text.get("font-weight") == "bold" else ems
            size = float(text.get("font-size", 0))
            assert float(text.get("x", 0)) >= left + 2
            assert float(text.get("x", 0)) + size * measure(text.text or "") <= right - 1
            assert top + 0.7 * size <= float(text.get("y", 0)) <= bottom


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_claims_are_set_in_at_least_ten_points(path: Path) -> None:
    root = drawn(load(path))
    sizes = [
        float(text.get("font-size", 0)) for text in root.iter(f"{NS}text") if text.get("fill") == THEMES["light"].text
    ]
    assert len(sizes) > 20
    assert min(sizes) >= 10


def test_the_legend_explains_what_occurs_and_only_that() -> None:
    text = " ".join(words(drawn(small())))
    assert "supports" in text
    assert "attacks" in text
    assert "unanswered" in text
    assert "addresses" not in text
    assert "needed together" not in text
    assert "bar:" not in text
    assert "supports" not in " ".join(words(drawn(small(), style=Style(legend=False))))


def test_the_width_of_boxes_is_a_matter_of_style() -> None:
    wide = drawn(small(), style=Style(box=60))
    narrow = drawn(small(), style=Style(box=14))
    assert float(wide.get("width", "").removesuffix("pt")) > 1.5 * float(narrow.get("width", "").removesuffix("pt"))


def test_a_map_shows_itself_in_a_notebook() -> None:
    debate = small()
    picture = debate._repr_svg_()
    root = ElementTree.fromstring(picture)
    assert sorted(words(root)) == sorted(words(drawn(debate)))
    assert {"close", "air", "trade"} <= {group.get("data-id") for group in root.iter(f"{NS}g")}


def test_a_notebook_may_show_a_map_twice_and_in_a_narrow_column() -> None:
    picture = load(Path(__file__).parents[2] / "maps" / "us-pakistan.yaml")._repr_svg_()
    root = ElementTree.fromstring(picture)
    assert [element for element in root.iter() if element.get("id") is not None] == []
    assert "max-width:100%" in (root.get("style") or "")
    assert float((root.get("width") or "").removesuffix("pt")) <= 540


def test_the_words_of_a_row_of_the_legend_are_on_one_line() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.")
    for number in range(4):  # a picture that is wide enough for the legend
        builder.support(builder.claim(f"Reason number {number} is for it."), thesis)
    builder.attack(builder.claim("Against it."), thesis)
    texts = list(drawn(builder.build()).iter(f"{NS}text"))
    row = {text.text: float(text.get("y", 0)) for text in texts[-4:]}
    assert list(row) == ["supports", "attacks", "unanswered", "\u00a0in this map"]
    assert max(row.values()) - min(row.values()) < 1
