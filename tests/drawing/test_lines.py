"""The lines of a picture: trunks with stubs, short lines beside a column, flags for what is far."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from argmap.drawing import Style, render
from argmap.drawing.graphviz.dot_graph import line_width
from argmap.drawing.layout.connectors import Connector, LineKind
from argmap.drawing.layout.line_routing import TRACKS
from argmap.drawing.layout.picture_plan import TreePlan, plan
from argmap.drawing.layout.placement import DEEPEST
from argmap.drawing.scene.build_scene import build_scene
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from tests.drawing import measure
from tests.drawing.test_png import chain

NS = measure.NS


def three_reasons() -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="t")
    main = builder.claim("Main point.", id="main")
    builder.support(main, thesis)
    for name, weight in (("a", 1), ("b", 0.2), ("c", 0.6)):
        builder.support(builder.claim(f"Reason {name}.", id=name), main, weight=weight)
    builder.attack(builder.claim("Doubt.", id="d"), main)
    return builder.build()


def two_columns(far: int = 0) -> ArgumentMap:
    """A reason in one column bears on a claim of another one; with `far`, on one so many claims below in its own."""
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="t")
    left, right = builder.claim("Left.", id="left"), builder.claim("Right.", id="right")
    builder.support(left, thesis)
    builder.support(right, thesis)
    builder.support(builder.claim("Source.", id="source"), left)
    for n in range(far):
        builder.support(builder.claim(f"Between {n}.", id=f"between-{n}"), left)
    builder.support(builder.claim("Near.", id="near"), left)
    builder.attack("source", "near" if far else "right")
    return builder.build()


def lines_of(planned: TreePlan, step: str) -> list[Connector]:
    return [line for line in planned.connectors if line.kind is LineKind.STEP and line.step == step]


def svg(debate: ArgumentMap) -> str:
    return str(render(debate, "svg"))


def test_siblings_of_one_look_share_a_trunk_with_one_arrowhead() -> None:
    planned = plan(build_scene(three_reasons()))
    onto_main = [line for line in planned.connectors if line.head == "main"]
    trunk, doubt = [line for line in onto_main if line.has_arrow]
    assert trunk.kind is LineKind.SHARED
    assert trunk.steps == ("a->main", "b->main", "c->main")
    assert doubt.steps == ("d->main",)
    assert trunk.paths[0][-1][0] > doubt.paths[0][-1][0]  # what is lower has the outer trunk
    lane = trunk.paths[0][-1][0]
    for step in trunk.steps:
        (stub,) = lines_of(planned, step)
        assert stub.paths[0][0][0] == lane
        assert stub.paths[0][-1] == (planned.layout.block.frames[step[0]].left, stub.paths[0][-1][1])


def test_a_stub_shows_the_weight_of_its_step_and_a_trunk_the_greatest() -> None:
    planned = plan(build_scene(three_reasons()))
    widths = {line.steps: line_width(planned.scene, line) for line in planned.connectors}
    assert widths["b->main",] < widths["c->main",] < widths["a->main",]
    assert widths["a->main", "b->main", "c->main"] == widths["a->main",]


def test_each_relation_is_a_group_of_the_svg_and_the_shared_arrow_says_what_it_is() -> None:
    groups = [g for g in ElementTree.fromstring(svg(three_reasons())).iter(f"{NS}g") if g.get("class") == "edge"]
    named = {g.get("data-id"): g for g in groups if g.get("data-id")}
    assert set(named) == {"main->t", "a->main", "b->main", "c->main", "d->main"}
    for name, group in named.items():
        assert group.get("id", "").endswith(name)
        assert group.find(f"{NS}path") is not None
        assert (group.findtext(f"{NS}title") or "").count("“") == 2
    titles = [group.findtext(f"{NS}title") for group in groups]
    assert "3 steps share this arrow: each supports “Main point.”" in titles


def test_an_only_child_is_indented_like_siblings() -> None:
    frames = plan(build_scene(three_reasons())).layout.block.frames
    assert frames["main"].left > frames["t"].left
    assert frames["a"].left == frames["b"].left == frames["d"].left > frames["main"].left
    left = plan(build_scene(chain(2))).layout.block.frames.values()
    first, second, third = sorted(frame.left for frame in left)
    assert second - first == third - second > 0


def test_trunks_of_several_columns_meet_in_one_line_across() -> None:
    planned = plan(build_scene(two_columns()))
    (trunk,) = [line for line in planned.connectors if line.head == "t" and line.has_arrow]
    heights = {y for path in trunk.paths for (x0, y), (x1, y1) in pairwise(path) if y == y1 and x0 != x1}
    assert len(heights) == 1
    assert planned.layout.block.frames["t"].bottom < heights.pop() < planned.layout.block.frames["left"].top


def test_a_relation_to_another_column_is_two_flags_with_one_number() -> None:
    drawn = svg(two_columns())
    flags = [line for line in measure.lines(drawn) if line.flag is not None]
    assert [line.number for line in flags] == ["1", "1"]
    assert sorted(line.id for line in flags) == ["", "source->right"]
    boxes = measure.boxes(drawn)
    for line in flags:
        box = boxes["source" if line.id else "right"]
        assert line.flag is not None
        assert line.flag.left > box.left
        assert (line.flag.left >= box.right) is bool(line.id)
    assert "the line goes on at the same number" in drawn
    assert "the line goes on" not in svg(three_reasons())


def test_a_flag_is_in_marks_as_well() -> None:
    text = str(render(two_columns(), "typst"))
    assert text.count(', "1")') == 2


def test_a_relation_to_near_by_in_the_column_is_a_line_beside_it() -> None:
    planned = plan(build_scene(two_columns(far=1)))
    (line,) = lines_of(planned, "source->near")
    assert line.flag is None
    assert line.has_arrow
    right = planned.layout.block.frames["source"].right
    assert max(x for x, _ in line.paths[0]) == right + TRACKS[0]
    (far,) = lines_of(plan(build_scene(two_columns(far=9))), "source->near")
    assert far.flag is not None


def test_lines_that_cross_jump() -> None:
    builder = MapBuilder()
    builder.thesis("T holds.", id="t")
    for n in range(5):
        builder.support(builder.claim(f"Claim {n}.", id=f"c{n}"), f"c{n - 1}" if n else "t")
    builder.attack("c1", "c3")
    builder.attack("c2", "c4")
    planned = plan(build_scene(builder.build()))
    (one,), (other,) = (lines_of(planned, step) for step in ("c1->c3", "c2->c4"))
    assert sorted(len(line.paths[0]) for line in (one, other)) == [5, 9]
    assert not {line.flag for line in (one, other)} - {None}


def test_many_flags_have_room_beside_their_box() -> None:
    builder = MapBuilder()
    builder.thesis("T holds.", id="t")
    builder.attack(builder.claim("Hub.", id="hub"), "t")
    for n in range(12):
        builder.support(builder.claim(f"Claim {n}.", id=f"c{n}"), "t")
        builder.attack("hub", f"c{n}")
    drawn = svg(builder.build())
    hub = measure.boxes(drawn)["hub"]
    flags = [line.flag for line in measure.lines(drawn) if line.flag is not None and line.id]
    assert len(flags) == 12
    for flag in flags:
        assert hub.top < flag.top < flag.bottom < hub.bottom


def test_a_long_chain_goes_on_in_a_region_of_its_own() -> None:
    planned = plan(build_scene(chain(DEEPEST + 5)))
    assert len([line for line in planned.connectors if line.flag is not None]) == 2
    frames = [planned.layout.block.frames[claim] for claim in planned.scene.boxes]
    assert frames[DEEPEST].top > frames[0].bottom
    assert frames[DEEPEST + 1].top == frames[0].top
    assert planned.width < 1_000


def test_on_pages_a_flag_leads_to_its_like_on_the_same_sheet() -> None:
    planned = plan(build_scene(two_columns(), style=Style(page="a4")))
    numbers = [line.flag.number for line in planned.connectors if line.flag is not None]
    assert numbers == [1, 1]
