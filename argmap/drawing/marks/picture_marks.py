"""The marks that a picture is made of: rectangles, lines with arrowheads, shapes, discs, lines of type.

They know nothing of arguments. Lengths are in points from the top left corner, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from argmap.drawing.layout.line_routing import Point
from argmap.drawing.layout.placement import Frame
from argmap.drawing.layout.spline import CLEARANCE, CORNER

HEADS = {"normal": 7.0, "tee": 2.0, "odot": 5.6, "odiamond": 8.4, "obox": 5.2}
"""The length of each arrowhead along its line."""
HEAD_SIDE = {"normal": 2.7, "tee": 3.6, "odiamond": 2.7, "obox": 2.6}


class Panel(NamedTuple):
    """A rectangle, filled with `paper`, with a border in `ink`; None leaves either out."""

    frame: Frame
    paper: str | None
    ink: str | None = None
    width: float = 1.0
    stroke: str = "solid"
    radius: float = 0.0


class Words(NamedTuple):
    """A line of type: `y` is its baseline, `room` its width from `x` on; `at_end` aligns it right."""

    x: float
    y: float
    room: float
    size: float
    text: str
    ink: str
    is_bold: bool = False
    at_end: bool = False
    is_struck: bool = False
    url: str | None = None
    sheet: int | None = None


class Curve(NamedTuple):
    """A line through `points`, with corners rounded by `CORNER`."""

    points: list[Point]
    ink: str
    width: float
    stroke: str = "solid"


class Shape(NamedTuple):
    """A closed shape with straight sides."""

    points: list[Point]
    paper: str
    ink: str | None = None
    width: float = 1.0


class Disc(NamedTuple):
    x: float
    y: float
    radius: float
    paper: str
    ink: str | None = None
    width: float = 1.0


Mark = Panel | Words | Curve | Shape | Disc


def add_arrowhead(way: Curve, arrow: str, page: str) -> list[Mark]:
    """Ends a line in an arrowhead before its last point; hollow heads have the colour of the page."""
    points = [way.points[0], *(here for before, here in pairwise(way.points) if here != before)]
    (x0, y0), (x1, y1) = points[-2:] if len(points) > 1 else (points[0], (points[0][0], points[0][1] - 1))
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length, (y1 - y0) / length

    def at(back: float, side: float = 0.0) -> Point:
        return x1 - dx * (back + CLEARANCE) - dy * side, y1 - dy * (back + CLEARANCE) + dx * side

    size, wide = HEADS[arrow], HEAD_SIDE.get(arrow, 0.0)
    line = way._replace(points=[*points[:-1], at(size)])
    match arrow:
        case "normal":
            return [line, Shape([at(0), at(size, wide), at(size, -wide)], way.ink)]
        case "tee":
            return [line, Shape([at(0, wide), at(0, -wide), at(size, -wide), at(size, wide)], way.ink)]
        case "odot":
            x, y = at(size / 2)
            return [line, Disc(x, y, size / 2, page, way.ink, way.width)]
        case "obox":
            square = [at(0, wide), at(0, -wide), at(size, -wide), at(size, wide)]
            return [line, Shape(square, page, way.ink, way.width)]
    return [line, Shape([at(0), at(size / 2, wide), at(size), at(size / 2, -wide)], page, way.ink, way.width)]


def corners(points: list[Point]) -> Iterator[tuple[Point, Point, Point]]:
    """For each inner corner: the start of its curve, the corner, the end of its curve."""
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        yield _towards(here, before), here, _towards(here, after)


def _towards(corner: Point, other: Point) -> Point:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    back = min(CORNER, length / 2)
    return corner[0] + dx / length * back, corner[1] + dy / length * back
