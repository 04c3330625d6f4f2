"""What columns tell, counted from plans: sides, widths, what is hidden or white, and sheets that look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.drawing import render_sheets
from argmap.drawing.layout.box_text import TALLY, tally_parts
from argmap.drawing.layout.picture_plan import TreePlan
from argmap.drawing.layout.placement import Frame, SideHeading
from argmap.drawing.layout.sheets import plan_tree_sheets
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.style import Style
from argmap.formats import load
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.drawing.test_layout import grown

FOLDER = Path(__file__).parents[2] / "maps"
MAPS = sorted(FOLDER.rglob("*.yaml"))
PAGES = ("screen", "a4")
NOTHING = 0.01
WHITE = {
    "class-pet": (0.77, 0.61),
    "night-trains": (0.9, 0.54),
    "phones": (0.78, 0.64),
    "skate-park": (0.72, 0.49),
    "sunday-library": (0.78, 0.75),
    "us-pakistan": (0.83, 0.8),
    "voting-at-sixteen": (0.89, 0.64),
    "weekend-homework": (0.84, 0.84),
}
"""By map, the share of the lower third without boxes on the screen, and on the whitest sheet of A4, at most."""


def sheets(debate: ArgumentMap, page: str, **more) -> list[TreePlan]:
    return plan_tree_sheets(build_scene(debate, None, Style(page=page, **more)))


def all_sheets() -> Iterator[TreePlan]:
    """The sheets of the maps that come along and of generated ones, on both pages."""
    for debate in (*map(load, MAPS), grown(60, 6), grown(150), many_lines(9), many_lines(30), beside()):
        for page in PAGES:
            yield from sheets(debate, page)


def many_lines(number: int) -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="t")
    for n in range(number):
        line = builder.claim(f"Line {n} says something of a middling length.", id=f"line-{n}")
        builder.relation("attack" if n % 3 == 0 else "support", line, thesis)
        for part in range(n % 4):
            builder.support(builder.claim(f"Part {part} of line {n} holds.", id=f"part-{n}-{part}"), line)
    return builder.build()


def beside() -> ArgumentMap:
    """Steps on all sides of the thesis, and recommendations for one claim, for two, and for the thesis."""
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="t")
    for name, polarity in (("pro", "support"), ("con", "attack"), ("near", "neutral"), ("odd", "unknown")):
        builder.relation(polarity, builder.claim(f"{name.title()} is a claim.", id=name), thesis)
    builder.support(builder.claim("Grounds are there.", id="grounds"), "con")
    one = builder.claim("Answer one.", id="one", kind="recommendation")
    builder.address(one, "con")
    both = builder.claim("Answer both.", id="both", kind="recommendation")
    builder.address(both, "con")
    builder.address(both, "odd")
    builder.relation("neutral", builder.claim("Do it.", id="do", kind="recommendation"), thesis)
    return builder.build()


def roots(planned: TreePlan) -> list[str]:
    return [claim for claim in planned.scene.boxes if claim not in planned.layout.tree.homes]


def lines(planned: TreePlan, root: str) -> dict[str, list[str]]:
    """For each step onto a root, the claims of its line of argument, those at the step first."""
    tree = planned.layout.tree
    columns = {step: tree.column([step]) for step in tree.hung.get(root, ())}
    return {step: [row.id for row in rows if row.id in planned.scene.boxes] for step, rows in columns.items()}


def test_the_side_for_a_claim_is_left_of_the_side_against_it() -> None:
    pairs = 0
    for planned in all_sheets():
        for root in roots(planned):
            sides = sides_of(planned, root)
            names = [side.name for side in sides]
            assert names == sorted(names, key=("for", "against", "beside", "unsigned").index)
            assert all(one.frame.right < other.frame.left for one, other in pairwise(sides))
            pairs += names[:2] == ["for", "against"]
    assert pairs > 20


def sides_of(planned: TreePlan, root: str) -> list[SideHeading]:
    """The sides below a root, from left to right."""
    head, homes = planned.layout.block.frames[root], planned.layout.tree.homes
    below = {planned.layout.block.frames[claim] for claim, step in homes.items() if _target(planned, step) == root}
    sides = [side for side in planned.layout.block.sides if any(_holds(side.frame, frame) for frame in below)]
    return sorted((side for side in sides if side.frame.left >= head.left - NOTHING), key=lambda side: side.left)


def _target(planned: TreePlan, step: str) -> str:
    return planned.scene.steps[step].target


def test_objections_that_are_to_come_first_are_on_the_left() -> None:
    (planned,) = sheets(beside(), "screen", order="objections-first")
    assert [side.name for side in planned.layout.block.sides[:2]] == ["against", "for"]


def test_each_side_of_the_thesis_has_a_heading_in_words() -> None:
    (planned,) = sheets(beside(), "screen")
    sides = [side for side in planned.layout.block.sides if side.words]
    assert [" ".join(side.words) for side in sides] == [
        "For the thesis",
        "Against the thesis",
        "Beside the thesis",
        "For or against the thesis?",
    ]
    for drawn in (render_sheets(beside(), name)[0] for name in ("svg", "typst", "dot")):
        assert "Against the thesis" in str(drawn)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_columns_are_equally_wide(path: Path, page: str) -> None:
    widths = [width for planned in sheets(load(path), page) for width in column_widths(planned)]
    assert widths
    assert all(max(of_root) - min(of_root) < NOTHING for of_root in widths)


def column_widths(planned: TreePlan) -> Iterator[list[float]]:
    """For each root, the widths of the columns below it that are not split: from the trunk to the right edge."""
    layout = planned.layout
    for root in roots(planned):
        widths = []
        for step, claims in lines(planned, root).items():
            rights = [layout.block.frames[claim].right for claim in claims]
            if rights and max(rights) - min(rights) < NOTHING:
                widths.append(rights[0] - layout.block.lanes[step])
        if widths:
            yield widths


def test_columns_are_only_wider_where_boxes_are_indented_deeply() -> None:
    for debate in (grown(60, 6), grown(150), many_lines(30)):
        for planned in sheets(debate, "screen"):
            for widths in column_widths(planned):
                usual = min(widths)
                assert all(width - usual < NOTHING or width > 1.2 * usual for width in widths)
                assert sum(width - usual < NOTHING for width in widths) > 0.8 * len(widths)


def test_no_line_is_below_what_hangs_on_another_unless_the_picture_says_so() -> None:
    said = 0
    for planned in all_sheets():
        frames = planned.layout.block.frames
        notes = [side.frame for side in planned.layout.block.sides if side.note]
        said += len(notes)
        for root in roots(planned):
            below = list(lines(planned, root).values())
            for line in filter(None, below):
                head = frames[line[0]]
                over = [
                    other
                    for other in below
                    if len(other) > 1
                    and abs(frames[other[0]].right - head.right) < NOTHING
                    and max(frames[claim].bottom for claim in other) <= head.top
                    and len(planned.scene.steps[planned.layout.tree.homes[other[0]]].premises) < len(other)
                ]
                assert not over or any(_holds(frame, head) for frame in notes)
    assert said > 0


def _holds(outer: Frame, inner: Frame) -> bool:
    return (
        outer.left - NOTHING <= inner.left
        and inner.right <= outer.right + NOTHING
        and outer.top - NOTHING <= inner.top
        and inner.bottom <= outer.bottom + NOTHING
    )


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_up_to_eight_lines_have_columns_of_their_own_on_the_screen(path: Path) -> None:
    (planned,) = sheets(load(path), "screen")
    assert not any(side.note for side in planned.layout.block.sides)


def test_a_note_counts_lines_and_columns() -> None:
    notes = [" ".join(side.note) for planned in sheets(many_lines(9), "a4") for side in planned.layout.block.sides]
    for note in filter(None, notes):
        assert re.fullmatch(r"\d+ lines of argument in \d+ columns?", note)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_lower_third_is_no_whiter_than_it_has_to_be(path: Path) -> None:
    most = WHITE[path.stem]
    for page, limit in zip(PAGES, most, strict=True):
        assert max(map(white, sheets(load(path), page))) <= limit


def white(planned: TreePlan) -> float:
    """The share of the lower third of all boxes together that no box covers."""
    frames = [planned.layout.block.frames[claim] for claim in planned.scene.boxes]
    right, bottom = max(frame.right for frame in frames), max(frame.bottom for frame in frames)
    start = bottom * 2 / 3
    covered = sum(frame.width * max(0.0, frame.bottom - max(frame.top, start)) for frame in frames)
    return 1 - covered / (right * (bottom - start))


def columns_of(planned: TreePlan) -> list[list[str]]:
    """The claims on the root in each column, from left to right and from top to bottom."""
    (root,) = roots(planned)
    frames, tree = planned.layout.block.frames, planned.layout.tree
    firsts = [claims[0] for claims in lines(planned, root).values()]
    columns: dict[float, list[str]] = {}
    for claim in sorted(firsts, key=lambda claim: (frames[claim].right, frames[claim].top)):
        assert claim in tree.homes
        columns.setdefault(round(frames[claim].right), []).append(claim)
    return list(columns.values())


def test_a_line_on_which_nothing_hangs_goes_where_there_is_room() -> None:
    debate = load(FOLDER / "us-pakistan.yaml")
    sheet = next(sheet for sheet in sheets(debate, "a4") if roots(sheet) == ["security"])
    assert columns_of(sheet) == [
        ["critical-player"],
        ["no-haven", "joint-operations"],
        ["defence", "south-asia", "ally"],
    ]


def test_lines_of_the_thesis_and_those_sorted_by_strength_keep_their_order() -> None:
    debate = load(FOLDER / "us-pakistan.yaml")
    strongest = sheets(debate, "a4", order="strongest-first")
    whole = [sheet for path in MAPS for sheet in sheets(load(path), "screen")]
    for kept in (next(sheet for sheet in strongest if roots(sheet) == ["security"]), *whole):
        (root,) = roots(kept)
        order = [claim for column in columns_of(kept) for claim in column]
        assert order == [claims[0] for claims in lines(kept, root).values()]


@pytest.mark.parametrize("claims", [60, 150])
def test_sheets_of_one_map_have_one_scale_and_one_left_edge(claims: int) -> None:
    for debate in (load(FOLDER / "us-pakistan.yaml"), grown(claims, claims // 10)):
        planned = sheets(debate, "a4")
        assert len(planned) > 2
        assert len({sheet.left for sheet in planned}) == 1
        assert len({sheet.shrink(*sheet.outer) for sheet in planned}) == 1
        drawn = [str(drawing) for drawing in render_sheets(debate, "svg", style=Style(page="a4"))]
        assert max(map(_scale, drawn)) - min(map(_scale, drawn)) < 0.001
        assert len({re.search(r"translate\(([-\d.]+) ", drawing)[1] for drawing in drawn}) == 1


def _scale(drawing: str) -> float:
    """Points of the picture to points of its coordinates."""
    width = float(re.search(r' width="([\d.]+)pt"', drawing)[1])
    across = float(re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+)', drawing)[1])
    return width / across


def test_an_overview_folds_all_lines_alike() -> None:
    overview = sheets(load(FOLDER / "us-pakistan.yaml"), "a4")[0]
    thesis = overview.scene.thesis
    below = list(lines(overview, thesis or "").values())
    assert len(below) == 6
    assert all(len(claims) == 1 for claims in below)
    assert all(overview.scene.boxes[claims[0]].more for claims in below)


def test_a_recommendation_stands_below_the_one_claim_that_it_addresses() -> None:
    seats = 0
    for planned in all_sheets():
        layout = planned.layout
        for claim, box in planned.scene.boxes.items():
            steps = [step for step in planned.scene.steps.values() if claim in step.premises]
            if box.role == "recommendation" and claim in layout.tree.homes:
                target = steps[0].target
                frames = layout.block.frames
                assert frames[claim].top > frames[target].bottom
                assert frames[claim].right <= frames[target].right + NOTHING
                between = [
                    other
                    for other, frame in frames.items()
                    if other in planned.scene.boxes
                    and frame.right == frames[claim].right
                    and frames[target].bottom < frame.top < frames[claim].top
                ]
                assert all(_is_below(planned, other, target) for other in between)
                seats += 1
    assert seats > 20


def _is_below(planned: TreePlan, claim: str, target: str) -> bool:
    tree = planned.layout.tree
    while claim in tree.homes and claim != target:
        claim = tree.homes[claim]
        while claim in planned.scene.steps:
            claim = planned.scene.steps[claim].target
    return claim == target


def test_the_band_holds_its_boxes_and_no_more() -> None:
    (planned,) = sheets(beside(), "screen")
    assert planned.scene.band == ("both", "do")
    assert "one" in planned.layout.tree.homes
    band, frames = planned.layout.band, planned.layout.block.frames
    assert band is not None
    boxes = [frames[claim] for claim in planned.scene.band]
    assert all(_holds(band, frame) for frame in boxes)
    assert band.width <= max(frame.right for frame in boxes) - min(frame.left for frame in boxes) + 50
    assert band.right <= planned.width
    for line in planned.connectors:
        if line.tail in planned.scene.band:
            assert all(planned.left <= x <= planned.width for path in line.paths for x, _ in path)
            assert line.flag is None or line.flag.right <= band.right


def test_a_bar_counts_what_is_for_and_against_in_each_line() -> None:
    debate = load(FOLDER / "us-pakistan.yaml")
    overview, *_ = sheets(debate, "a4")
    shown = overview.scene
    tallies = {box.id: box.tally for box in shown.boxes.values() if box.tally is not None}
    assert tallies["security"] == (11, 1)
    assert tallies["distrust"] == (3, 6)
    assert shown.tally(shown.boxes["security"]) == "11 for the thesis, 1 against the thesis"
    for name in ("svg", "typst"):
        drawn = str(render_sheets(debate, name, style=Style(page="a4"))[0])
        assert re.search(r"\+11\s+−1", drawn)
    assert not any(box.tally for box in sheets(debate, "screen")[0].scene.boxes.values())


@pytest.mark.parametrize(
    ("tally", "parts"),
    [((1, 0), (90, 0)), ((0, 9), (0, 90)), ((1, 1), (45, 45)), ((99, 1), (86, 4)), ((1, 99), (4, 86))],
)
def test_a_bar_is_as_long_as_it_should_be(tally: tuple[int, int], parts: tuple[float, float]) -> None:
    assert tally_parts(tally, 300) == parts


def test_a_bar_leaves_room_for_its_numbers_in_a_narrow_box() -> None:
    assert sum(tally_parts((289, 14), 104)) < sum(tally_parts((289, 14), 300)) == TALLY
    assert min(tally_parts((289, 14), 10)) > 0
