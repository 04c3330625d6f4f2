"""Where boxes and lines are: no overlap, no line through a box, the order of the argument, the shape of a page."""

import random
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.drawing.layout.connectors import LineKind, joints, route_connectors
from argmap.drawing.layout.picture_plan import plan
from argmap.drawing.layout.placement import Frame, Layout, lay_out
from argmap.drawing.layout.spline import write_spline
from argmap.drawing.scene.build_scene import build_scene
from argmap.formats import load
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.effort import examples
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
NOTHING = 1e-6


def placed(debate: ArgumentMap) -> dict[str, Frame]:
    return lay_out(build_scene(debate)).block.frames


def check(debate: ArgumentMap) -> None:
    """Boxes stand apart inside the picture; lines run straight up, down or across, and never through a box."""
    shown = build_scene(debate)
    layout = lay_out(shown)
    frames = layout.block.frames
    assert set(frames) >= set(shown.boxes)
    for frame in frames.values():
        assert min(frame.left, frame.top) >= -NOTHING
        assert frame.right <= layout.block.width + NOTHING
        assert frame.bottom <= layout.block.height + NOTHING
    for one, other in combinations(frames.values(), 2):
        assert not overlap(one, other)
    lines = route_connectors(shown, layout, joints(shown, layout))
    assert {line.step for line in lines if line.kind is LineKind.STEP} == set(shown.steps)
    for path in (path for line in lines for path in line.paths):
        assert len(path) > 1
        for (x0, y0), (x1, y1) in pairwise(path):
            assert abs(x0 - x1) < NOTHING or abs(y0 - y1) < NOTHING
            way = Frame(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
            assert not any(overlap(way, frames[box]) for box in shown.boxes)


def overlap(one: Frame, other: Frame) -> bool:
    return (
        one.left < other.right - NOTHING
        and other.left < one.right - NOTHING
        and one.top < other.bottom - NOTHING
        and other.top < one.bottom - NOTHING
    )


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps(max_claims=9, plain=True))
def test_boxes_do_not_overlap_and_lines_run_between_them(debate: ArgumentMap) -> None:
    check(debate)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_so_it_is_in_the_maps_that_come_along(path: Path) -> None:
    check(load(path))


def grown(claims: int, cross: int = 0) -> ArgumentMap:
    rng = random.Random(7)
    builder = MapBuilder()
    known = [builder.thesis("The thesis holds in all of its parts.")]
    for n in range(claims):
        claim = builder.claim(f"Claim number {n} says something of a middling length about the matter.")
        builder.relation(rng.choice(["support", "attack"]), claim, rng.choice(known))
        known.append(claim)
    for _ in range(cross):
        builder.support(*rng.sample(known, 2))
    return builder.build()


def test_so_it_is_in_a_large_map_with_many_cross_references() -> None:
    check(grown(120, 60))


def test_a_line_into_the_left_margin_takes_a_corridor_that_reaches_it() -> None:
    builder = MapBuilder()
    root, claim = builder.claim("Root holds.", id="root"), builder.claim("Claim holds.", id="claim")
    builder.support(claim, root)
    builder.support(builder.claim("Other holds.", id="other"), claim)
    shared = builder.support(root, claim, id="shared")
    builder.support(root, shared)
    split = builder.claim("Split holds.", id="split")
    builder.support(split, claim)
    builder.support(builder.claim("Last holds.", id="last"), split)
    builder.support([root, split], split)
    check(builder.build())


def side_by_side() -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="t")
    rest = builder.claim("Rest is given.", id="rest")
    builder.support(rest, thesis)
    pile = builder.claim("Tasks pile up.", id="pile")
    builder.attack(pile, rest)
    builder.attack(pile, thesis)
    builder.support(builder.claim("Families gain.", id="families"), thesis)
    builder.support(builder.claim("A survey says so.", id="survey"), rest)
    limit = builder.claim("Limit the tasks.", id="limit", kind="recommendation")
    builder.address(limit, pile)
    return builder.build()


def test_the_thesis_is_on_top_supports_left_objections_right_recommendations_below() -> None:
    frames = placed(side_by_side())
    assert frames["t"].bottom < min(frame.top for name, frame in frames.items() if name != "t")
    assert frames["rest"].left < frames["families"].left < frames["pile"].left
    assert frames["rest"].top == frames["families"].top == frames["pile"].top
    assert frames["limit"].top > max(frame.bottom for name, frame in frames.items() if name != "limit")
    band = lay_out(build_scene(side_by_side())).band
    assert band is not None
    assert band.top < frames["limit"].top < frames["limit"].bottom < band.bottom


def test_a_claim_is_placed_where_it_is_nearest_to_the_thesis() -> None:
    assert build_scene(side_by_side()).homes["pile"] == "pile->t"


def test_what_bears_on_a_claim_hangs_below_it() -> None:
    frames = placed(side_by_side())
    assert frames["survey"].top > frames["rest"].bottom
    assert frames["rest"].left <= frames["survey"].left
    assert frames["survey"].right == frames["rest"].right


def test_an_undercut_ends_on_the_arrow_it_attacks() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="t")
    step = builder.support(builder.claim("P holds.", id="p"), thesis, id="step")
    builder.attack(builder.claim("U cuts.", id="u"), step, id="cut")
    shown = build_scene(builder.build())
    layout = lay_out(shown)
    routes = route_connectors(shown, layout, joints(shown, layout))
    cut = next(line for line in routes if line.step == "cut")
    x, y = cut.paths[0][-1]
    stub = next(line for line in routes if line.step == "step" and line.has_arrow)
    (right, height), (left, _) = stub.paths[0][:2]
    assert y == height == layout.block.frames["p"].middle
    assert left < x <= right


def test_co_premises_meet_in_one_joint_with_one_arrow() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="t")
    builder.support([builder.claim("A.", id="a"), builder.claim("B.", id="b")], thesis, id="both")
    builder.support(builder.claim("C.", id="c"), thesis, id="alone")
    shown = build_scene(builder.build())
    routes = plan(shown).connectors
    (arrow,) = [line for line in routes if line.has_arrow]
    assert arrow.steps == ("both", "alone")
    joined = [line for line in routes if line.kind is LineKind.PREMISE]
    assert [(line.tail, line.head) for line in joined] == [("a", "both"), ("b", "both")]
    joint = joined[0].paths[0][-1]
    assert joined[1].paths[0][-1] == joint
    (stub,) = [line.paths[0] for line in routes if line.kind is LineKind.STEP and line.step == "both"]
    assert stub[-1] == joint


@pytest.mark.parametrize("claims", [60, 300, 1000])
def test_a_large_map_has_the_shape_of_a_page(claims: int) -> None:
    block = lay_out(build_scene(grown(claims))).block
    assert 0.8 < block.width / block.height < 2.6


def test_a_thesis_with_a_hundred_lines_has_the_shape_of_a_page() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.")
    for n in range(100):
        builder.relation("support" if n % 3 else "attack", builder.claim(f"Claim {n} holds."), thesis)
    block = lay_out(build_scene(builder.build())).block
    assert 0.8 < block.width / block.height < 2.6


@pytest.mark.parametrize(("claims", "abreast"), [(4, 1), (12, 2), (24, 3), (60, 5)])
def test_loose_claims_fill_rows_in_the_shape_of_a_page(claims: int, abreast: int) -> None:
    builder = MapBuilder()
    for n in range(claims):
        builder.claim(f"Claim {n} holds.")
    tops = [frame.top for frame in placed(builder.build()).values()]
    assert [tops.count(top) for top in sorted(set(tops))] == [abreast] * (claims // abreast)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_that_come_along_are_legible_on_a_page(path: Path) -> None:
    drawn = plan(build_scene(load(path)))
    assert 1.0 < drawn.width / drawn.height < 2.8
    assert 11 * min(786 / drawn.width, 539 / drawn.height) >= 5.4  # points on A4, landscape


def test_the_size_of_a_picture_counts_lines_left_of_it_and_a_margin() -> None:
    builder = MapBuilder()
    builder.thesis("T holds.")
    drawn = replace(plan(build_scene(builder.build())), left=-20.0, width=300.0, height=100.0)
    assert drawn.outer == pytest.approx((344.4, 124.4))


def test_a_cross_reference_between_shelves_goes_round_all_boxes() -> None:
    builder = MapBuilder()
    roots = [builder.claim(f"Root {n} holds.") for n in range(30)]
    for root in roots:
        for n in range(3):
            builder.support(builder.claim(f"Reason {n} holds."), root)
    builder.attack(roots[0], roots[29])
    builder.attack(roots[29], roots[15])
    debate = builder.build()
    check(debate)
    layout: Layout = lay_out(build_scene(debate))
    assert len(layout.shelves) > 1


def test_corners_are_rounded_and_room_is_left_for_the_arrowhead() -> None:
    assert write_spline([(0, 0), (0, 0), (100, 0)], None) == "0.00,0.00 0.00,0.00 100.00,0.00 100.00,0.00"
    bent = write_spline([(0, 0), (100, 0), (100, 50)], "normal")
    assert bent.startswith("e,100.00,-48.00 0.00,")
    assert bent.endswith("100.00,-41.00")
    assert "95.00,0.00 95.00,0.00 100.00,0.00 100.00,0.00 100.00,-5.00" in bent
