"""A map as a matrix: which cell has which mark, in every format that draws one; its limits and its page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.drawing import About, Change, ChangeKind, Style, plan_files, render, renderer_for
from argmap.drawing.graphviz.picture_graph import FILLED, SHAPES
from argmap.drawing.scene import matrix as matrix_module
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.legend import is_hollow
from argmap.drawing.scene.matrix import build_matrix, list_matrix_legend
from argmap.drawing.style.style import LOOKS
from argmap.drawing.style.themes import THEMES
from argmap.drawing.undrawable import UndrawableError
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS
from tests.drawing import measure
from tests.drawing.test_conformance import CASES, TEXTS, cycle_of_steps, deep, hostile
from tests.strategies import maps

MATRIX = Style(layout="matrix")
ABLE = ["dot", "html", "pdf", "png", "svg"]


def town() -> ArgumentMap:
    """Claims 1 to 6: thesis, air, buses, trade, goods, trial."""
    builder = MapBuilder(title="Old town")
    thesis = builder.thesis("Close the old town to cars.", id="close")
    air, buses = builder.claim("The air gets cleaner.", id="air"), builder.claim("Buses run on time.", id="buses")
    builder.support([air, buses], thesis, id="pillar")
    trade = builder.claim("Shops lose customers.", id="trade")
    objection = builder.attack(trade, thesis, id="objection", weight=0.5)
    builder.attack(builder.claim("Takings rose in the trial.", id="trial"), objection, id="undercut")
    builder.relation("unknown", builder.claim("Goods arrive by night.", id="goods"), trade, id="unsigned")
    builder.attack(trade, air, id="back")
    builder.support(trade, air, id="forth")
    return builder.build()


def cells(debate: ArgumentMap) -> set[tuple[str, str, str]]:
    """Row, column and step of each mark."""
    matrix = build_matrix(build_scene(debate))
    return {(matrix.rows[e.row], matrix.columns[e.column], e.step.id) for e in matrix.entries}


def test_a_row_is_where_a_step_comes_from_and_a_column_where_it_leads() -> None:
    assert cells(town()) == {
        ("air", "close", "pillar"),
        ("buses", "close", "pillar"),
        ("trade", "close", "objection"),
        ("trial", "objection", "undercut"),
        ("goods", "trade", "unsigned"),
        ("trade", "air", "back"),
        ("trade", "air", "forth"),
    }


def test_a_step_that_is_borne_on_has_a_column_after_those_of_the_claims() -> None:
    matrix = build_matrix(build_scene(town()))
    assert matrix.columns == (*matrix.rows, "objection")
    trade = matrix.labels["trade"]
    assert matrix.heading("objection") == ["a", trade, "↓", "1"]
    assert matrix.name("objection") == f"the step from {trade} “Shops lose customers.”"
    assert [matrix.heading(column) for column in matrix.rows] == [[str(n)] for n in range(1, 7)]


def test_a_mark_says_in_words_what_it_shows() -> None:
    matrix = build_matrix(build_scene(town()))
    words = {(e.step.id, matrix.rows[e.row]): matrix.describe(e) for e in matrix.entries}
    n = matrix.labels
    close = "1 “Close the old town to cars.”"
    assert words["pillar", "air"] == f"{n['air']} “The air gets cleaner.” together with {n['buses']} supports {close}"
    assert words["objection", "trade"] == f"{n['trade']} “Shops lose customers.” attacks {close} (weight 0.5)"
    assert words["unsigned", "goods"].startswith(f"{n['goods']} “Goods arrive by night.” supports or attacks? ")


def groups(drawn: str) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(drawn)
    return {group.attrib["data-id"]: group for group in root.iter(f"{measure.NS}g") if "data-id" in group.attrib}


def middle(group: ElementTree.Element) -> tuple[float, float]:
    points = measure.points(group)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def test_in_an_svg_each_mark_is_in_its_row_and_under_its_column() -> None:
    debate = town()
    drawn = str(render(debate, "svg", style=MATRIX))
    found, matrix = groups(drawn), build_matrix(build_scene(debate))
    across: dict[str, float] = {}
    for group in ElementTree.fromstring(drawn).iter(f"{measure.NS}g"):
        texts = list(group.iter(f"{measure.NS}text"))
        if group.get("role") and "data-id" not in group.attrib and texts:
            across[texts[0].text or ""] = float(texts[0].get("x", 0))
    assert sorted(across) == ["1", "2", "3", "4", "5", "6", "a"]
    for step, premise, target in (
        ("pillar", "air", "close"),
        ("objection", "trade", "close"),
        ("undercut", "trial", "objection"),
        ("unsigned", "goods", "trade"),
    ):
        x, y = middle(found[step])
        label = next(found[premise].iter(f"{measure.NS}text"))
        assert y == pytest.approx(float(label.get("y", 0)) - 3, abs=3)
        assert x == pytest.approx(across[matrix.labels[target]] + 2.5, abs=3)
    back, forth = middle(found["back"]), middle(found["forth"])
    assert back[1] == pytest.approx(forth[1], abs=1)
    assert abs(back[0] - forth[0]) == pytest.approx(7, abs=1)  # beside each other in one cell


def test_marks_differ_in_shape_and_not_by_colour_alone() -> None:
    kinds = {(look.arrow, is_hollow(role)) for role, look in LOOKS.items() if look.bearing}
    assert {arrow for arrow, _ in kinds} == set(SHAPES)
    shapes = {(*SHAPES[arrow], arrow in FILLED and not hollow) for arrow, hollow in kinds}
    assert len(shapes) == len(kinds) == 7


@pytest.mark.parametrize("theme", THEMES)
def test_what_bears_on_a_step_is_hollow_and_what_bears_on_a_claim_is_filled(theme: str) -> None:
    found = groups(str(render(town(), "svg", style=Style(layout="matrix", theme=theme))))
    colours = THEMES[theme]
    for step, role, is_filled in (("objection", "objection", True), ("undercut", "undercut", False)):
        shape = next(found[step].iter(f"{measure.NS}polygon"))
        ink = colours.ink(LOOKS[role].tone)
        assert (shape.get("stroke"), shape.get("fill")) == (ink, ink if is_filled else colours.page)


def test_the_legend_explains_the_marks_that_occur() -> None:
    matrix = build_matrix(build_scene(town()))
    assert [(entry.words.strip(), entry.cell) for entry in list_matrix_legend(matrix, "joined")] == [
        ("supports", "pillar"),
        ("attacks", "objection"),
        ("attacks a step", "undercut"),
        ("supports or attacks?", "unsigned"),
        ("joined", ""),
        ("a letter: a step", ""),
        ("in this map", ""),
    ]


def test_ids_are_those_of_the_map_after_the_prefix_of_the_picture() -> None:
    pictures = [str(render(town(), "svg", style=Style(layout="matrix", theme=theme))) for theme in ("light", "dark")]
    pictures.append(str(render(town(), "svg")))
    every = [name for picture in pictures for name in re.findall(r' id="([^"]*)"', picture)]
    assert len(every) == len(set(every))
    debate = town()
    expected = {claim.id for claim in debate.claims} | {relation.id for relation in debate.relations}
    assert set(groups(pictures[0])) == expected
    assert all(group.get("id", "").endswith(f"-{name}") for name, group in groups(pictures[0]).items())


def test_the_picture_says_what_it_is() -> None:
    root = ElementTree.fromstring(str(render(town(), "svg", style=MATRIX)))
    assert "each row is a claim, each column what claims bear on" in root.findtext(f"{measure.NS}desc", "")
    assert all(group.findtext(f"{measure.NS}title") for group in root.iter(f"{measure.NS}g") if group.get("role"))


class Table(HTMLParser):
    """The rows of the table of a page: the roles of the marks in each cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[list[list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs) -> None:
        found = dict(attrs)
        if tag == "tr":
            self.cells.append([])
        elif tag == "td":
            self.cells[-1].append([])
        elif tag == "span" and "mark" in found.get("class", "").split() and self.cells and "title" in found:
            self.cells[-1][-1].append(found["class"].split()[1])


def test_a_page_has_each_mark_in_its_cell() -> None:
    matrix = build_matrix(build_scene(town()))
    page = str(render(town(), "html", style=MATRIX))
    head, *rows = Table(page).cells
    assert head == []
    shown = {
        (matrix.rows[row], matrix.columns[column], kind)
        for row, cells in enumerate(rows)
        for column, marks in enumerate(cells)
        for kind in marks
    }
    assert shown == {
        ("air", "close", "as-pillar"),
        ("buses", "close", "as-pillar"),
        ("trade", "close", "as-objection"),
        ("trial", "objection", "as-undercut"),
        ("goods", "trade", "as-unsigned"),
        ("trade", "air", "as-objection"),
        ("trade", "air", "as-reason"),
    }
    assert {len(row) for row in rows} == {7}
    assert f"+{matrix.labels['buses']}</small>" in page
    assert f'<a href="#c{matrix.labels["trade"]}"' in page
    assert f'<tr id="c{matrix.labels["trade"]}">' in page
    assert "script-src" in page
    assert page.count("<script") == 0


@pytest.mark.parametrize(
    ("name", "case"), [(name, case) for name in ABLE for case in CASES if name in TEXTS or case not in (hostile, deep)]
)
def test_any_map_has_a_matrix_and_the_same_one_again(name: str, case) -> None:
    assert RENDERERS.get(name).draws_matrix
    first = render(case(), name, style=MATRIX)
    assert first
    assert first == render(case(), name, style=MATRIX)


@pytest.mark.parametrize("name", ["dot", "html", "svg"])
def test_hostile_text_stays_text(name: str) -> None:
    text = str(render(hostile(), name, style=MATRIX))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", text)
    assert "<script" not in text
    assert not re.search(r"""href=["']?javascript:""", text, re.IGNORECASE)
    if name == "svg":
        names = {element.id for element in (*hostile().claims, *hostile().relations)}
        assert set(groups(text)) == names
    if name == "html":
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(debate=maps())
def test_any_generated_map_has_a_mark_for_every_premise(debate: ArgumentMap) -> None:
    matrix = build_matrix(build_scene(debate))
    assert len(matrix.entries) == sum(len(relation.premises) for relation in debate.relations)
    assert set(groups(str(render(debate, "svg", style=MATRIX)))) == {
        element.id for element in (*debate.claims, *debate.relations)
    }
    assert str(render(debate, "html", style=MATRIX)).count("<tr id=") == len(debate.claims)


def test_steps_that_bear_on_each_other_have_columns_with_letters() -> None:
    matrix = build_matrix(build_scene(cycle_of_steps()))
    assert [matrix.heading(column) for column in matrix.columns[2:]] == [["a", "1", "↓", "b"], ["b", "2", "↓", "a"]]


def crossing(claims: int, every: int = 3) -> ArgumentMap:
    builder = MapBuilder(title="Crossing")
    drafts = [builder.claim(f"Claim {n} holds, and it says why at some length.", id=f"c{n}") for n in range(claims)]
    for a, attacker in enumerate(drafts):
        for b, target in enumerate(drafts):
            if attacker is not target and (a + b) % every == 0:
                builder.attack(attacker, target)
    builder.thesis_is("c0")
    return builder.build()


@pytest.mark.parametrize(("claims", "fits"), [(40, True), (60, False)])
def test_it_is_legible_on_its_page_or_has_its_own_size(claims: int, fits: bool, tmp_path: Path) -> None:
    style = Style(layout="matrix", page="a4")
    planned = plan_files(crossing(claims), tmp_path / "x.svg", renderer_for("x.svg"), style=style)
    assert ("not legible on one page (a4, landscape)" in planned.caution) is not fits
    ((_, content),) = planned.draw()
    page = measure.svg(content.decode())
    assert page.smallest >= (7 if fits else 9)
    assert page.beyond <= 0.5
    assert (page.width <= 842) is fits
    assert len(groups(content.decode())) == claims + len(crossing(claims).relations)


@pytest.mark.parametrize("claims", [40, 60])
def test_in_a_pdf_it_is_one_page_whose_text_is_legible(claims: int) -> None:
    (page,) = measure.pdf(render(crossing(claims), "pdf", style=Style(layout="matrix", page="a4")))
    assert page.smallest >= 7
    assert page.beyond <= 0.5
    assert "Crossing" in page.text


def test_many_claims_come_with_a_caution_and_too_many_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caution = plan_files(crossing(151, 50), tmp_path / "x.svg", renderer_for("x.svg"), style=MATRIX).caution
    assert caution.startswith("a matrix of 151 claims is hard to read; --focus ID --depth 1")
    for name in ABLE:
        with pytest.raises(
            UndrawableError,
            match=r"for a matrix \(columns: 401, at most 400; marks: [\d,]+, at most 10,000\)",
        ):
            render(crossing(401, 200), name, style=MATRIX)
    monkeypatch.setattr(matrix_module, "MOST_MARKS", 7)
    assert render(town(), "html", style=MATRIX)
    monkeypatch.setattr(matrix_module, "MOST_MARKS", 6)
    with pytest.raises(UndrawableError, match="columns: 7, at most 400; marks: 7, at most 6"):
        render(town(), "html", style=MATRIX)


def test_strengths_parts_and_changes_are_shown() -> None:
    for name in ("svg", "html"):
        text = str(render(town(), name, strengths={"close": 0.634}, style=MATRIX))
        assert ">0.63<" in re.sub("<span.*?</span>", "", text)
        part = str(render(town(), name, about=About(shown=frozenset({"close", "trade"})), style=MATRIX))
        assert "Part: 2 of 6 claims" in part
        assert set(re.findall("The air gets|Shops lose", part)) == {"Shops lose", "The air gets"}  # as what is left out
        changes = {"trade": Change(ChangeKind.ADDED), "objection": Change(ChangeKind.REMOVED)}
        changed = str(render(town(), name, about=About(changes=changes), style=MATRIX))
        assert ">ADDED<" in changed
        assert "(removed, weight 0.5)" in changed


def test_a_label_that_runs_left_is_set_from_right_to_left() -> None:
    builder = MapBuilder()
    builder.thesis("هذا ادعاء", id="t")
    label = groups(str(render(builder.build(), "svg", style=MATRIX)))["t"]
    assert [text.get("direction") for text in label.iter(f"{measure.NS}text")] == ["rtl"]


def test_the_address_of_a_source_is_a_link() -> None:
    builder = MapBuilder()
    builder.thesis("It holds.", id="t", source={"title": "Report", "url": "https://example.org/a?b=1&amp;c"})
    debate = builder.build()
    links = groups(str(render(debate, "svg", style=MATRIX)))["t"].iter(f"{measure.NS}a")
    assert {link.get(f"{measure.XLINK}href") for link in links} == {"https://example.org/a?b=1&amp;c"}
    assert 'href="https://example.org/a?b=1&amp;amp;c"' in str(render(debate, "html", style=MATRIX))


def test_renderers_without_a_matrix_draw_as_always() -> None:
    for renderer in RENDERERS:
        if not renderer.draws_matrix:
            assert renderer.render(town(), About(), MATRIX) == renderer.plain(town())
