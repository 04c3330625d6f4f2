"""Lines with rounded corners, and shapes with sharp ones, as Graphviz writes them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from argmap.drawing.layout.line_routing import Point

ARROW = 0.7
"""The size of arrowheads; 1 is that of Graphviz."""
CORNER = 5.0
CLEARANCE = 2.0
_ARROW_LENGTHS = {"normal": 10.0, "tee": 5.0, "odot": 8.0, "odiamond": 12.0, "obox": 7.5}


def write_spline(points: list[Point], arrow: str | None) -> str:
    """Writes a line through `points` with rounded corners, as Graphviz does, leaving room for the arrowhead."""
    ways = [points[0], *(here for before, here in pairwise(points) if here != before)]
    head = ""
    if arrow is not None:
        (x0, y0), (x1, y1) = ways[-2], ways[-1]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        dx, dy = (x1 - x0) / length, (y1 - y0) / length
        tip = x1 - dx * CLEARANCE, y1 - dy * CLEARANCE
        back = CLEARANCE + _ARROW_LENGTHS[arrow] * ARROW
        ways[-1] = x1 - dx * back, y1 - dy * back
        head = f"e,{at(*tip)} "
    controls = [ways[0]]
    for before, here, after in zip(ways, ways[1:], ways[2:], strict=False):
        controls += _straight(controls[-1], _towards(here, before))
        controls += [here, here, _towards(here, after)]
    controls += _straight(controls[-1], ways[-1])
    return head + " ".join(at(x, y) for x, y in controls)


def write_outline(points: Sequence[Point]) -> str:
    """Writes a closed shape with straight sides as a line."""
    controls = [points[0]]
    for before, here in pairwise([*points, points[0]]):
        controls += _straight(before, here)
    return " ".join(at(x, y) for x, y in controls)


def _straight(start: Point, end: Point) -> list[Point]:
    return [start, end, end]


def _towards(corner: Point, other: Point) -> Point:
    """The point where a rounded corner begins."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    back = min(CORNER, length / 2)
    return corner[0] + dx / length * back, corner[1] + dy / length * back


def at(x: float, y: float) -> str:
    """A point as Graphviz writes it; there, y grows upwards."""
    return f"{x:.2f},{0.0 - y:.2f}"
