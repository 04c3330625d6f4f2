"""The lines of a picture: for each step, from its premises to its target, through its joint if it has one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.layout.line_routing import Point, Router
from argmap.drawing.layout.placement import Layout
from argmap.drawing.scene.scene import DrawnStep, Scene

STRAIGHT_AT = 16.0
"""The distance of a straight arrow from the left edge of its box."""
JOINT_BEFORE = 6.0


class Connector(NamedTuple):
    """A part of a step between two ends, `tail` and `head`, each a claim or the joint of a step.

    `points` are its corners. `hangs` says whether both ends are in the same column, one below the other.
    """

    step: str
    tail: str
    head: str
    points: list[Point]
    has_arrow: bool
    hangs: bool


def joints(scene: Scene, layout: Layout) -> dict[str, Point]:
    """The positions of joints, by step id."""
    places: dict[str, Point] = {}
    frames, lanes = layout.block.frames, layout.block.lanes
    for step in scene.steps.values():
        if not layout.tree.has_joint(step.id):
            continue
        frame = frames[_first(layout, step)]
        left = frame.left
        if step.id in layout.tree.placed:
            onto = [lanes[other] for other in layout.tree.hung.get(step.id, ()) if other in lanes]
            left = left - JOINT_BEFORE if len(step.premises) > 1 else max(onto, default=left - JOINT_BEFORE)
        places[step.id] = left, frame.middle
    return places


def route_connectors(scene: Scene, layout: Layout) -> list[Connector]:
    """Finds the corners of all lines, step by step in canonical order."""
    at = joints(scene, layout)
    connectors = [connector for step in scene.steps.values() for connector in _of_step(scene, layout, at, step)]
    ends = [(connector.tail, connector.head) for connector in connectors if not connector.hangs]
    routes = iter(Router(layout, at).ways(ends))
    return [connector if connector.hangs else connector._replace(points=next(routes)) for connector in connectors]


def _of_step(scene: Scene, layout: Layout, at: dict[str, Point], step: DrawnStep) -> Iterator[Connector]:
    """The lines of one step; those between columns have no points yet."""
    end = _end(scene, layout, at, step)
    standing = layout.tree.placed.get(step.id, ())
    if step.id not in at:
        (premise,) = step.premises
        points = _from_box(layout, premise, end) if end is not None and premise in standing else []
        yield Connector(step.id, premise, step.target, points, True, bool(points))
        return
    x, y = at[step.id]
    for premise in step.premises:
        points = [*_unless_same(_side(layout, premise), (x, y)), (x, y)] if premise in standing else []
        yield Connector(step.id, premise, step.id, points, False, bool(points))
    points = [(x, y), (end[0], y), end] if end is not None else []
    yield Connector(step.id, step.id, step.target, points, True, bool(points))


def _first(layout: Layout, step: DrawnStep) -> str:
    return layout.tree.placed.get(step.id, [step.id])[0]


def _side(layout: Layout, claim: str) -> Point:
    frame = layout.block.frames[claim]
    return frame.left, frame.middle


def _unless_same(side: Point, joint: Point) -> list[Point]:
    """From the side of a box to the height of a joint."""
    return [side] if side[1] == joint[1] else [side, (joint[0], side[1])]


def _end(scene: Scene, layout: Layout, at: dict[str, Point], step: DrawnStep) -> Point | None:
    """The end of the line of a step that hangs on its target; None for a step that hangs elsewhere."""
    hangs = step.id in layout.tree.hung.get(step.target, ())
    if not hangs:
        return None
    lane = layout.block.lanes.get(step.id)
    if step.target in scene.steps:
        return (lane, at[step.target][1]) if lane is not None and step.target in layout.block.lanes else None
    frame = layout.block.frames[step.target]
    if lane is None:
        lane = layout.block.frames[_first(layout, step)].left + STRAIGHT_AT
    return lane, frame.bottom


def _from_box(layout: Layout, premise: str, end: Point) -> list[Point]:
    frame = layout.block.frames[premise]
    if frame.left < end[0]:
        return [(end[0], frame.top), end]
    return [(frame.left, frame.middle), (end[0], frame.middle), end]
