"""Routes of lines from one row of a column to another: out of a box into the gutter beside the column, along, and back.

A gutter holds no boxes, so that such a line meets no others than those of the same gutter. It jumps those that it
crosses. Only a short line is drawn, and only where there is room; two flags stand for any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.drawing.layout.placement import Layout, Strip

Point = tuple[float, float]
TRACKS = (20.0, 23.5)
"""How far from the boxes lines run: beyond the flags, and before the first trunk of the next column."""
APART = 6.0
"""The least gap between two lines on one track."""
LONGEST = 260.0
"""The length up to which a line is easier to follow than a number."""
JUMP = 2.2
"""Half the width of a jump, and its height."""


class Ride(NamedTuple):
    """A line along a gutter, from a height to another; `start` and `end` are the ends of the rows there."""

    start: Point
    end: Point
    strip: Strip
    track: float

    @property
    def x(self) -> float:
        return self.strip.right + self.track

    def crosses(self, y: float) -> bool:
        """Whether the line passes a height on its way along the gutter."""
        return min(self.start[1], self.end[1]) < y < max(self.start[1], self.end[1])


class Gutters:
    """The gutters of a layout with the lines in them."""

    def __init__(self, layout: Layout) -> None:
        strips = [strip for shelf in layout.shelves for strip in shelf]
        self.strips = {member: strip for strip in strips for member in strip.members}
        self.rides: dict[Strip, list[Ride]] = {}

    def ride(self, tail: str, start: Point, row: str, end: Point) -> Ride | None:
        """A line from the box of a claim to a row of the same column; None if it would be long, or without room."""
        strip = self.strips.get(row)
        if strip is None or self.strips.get(tail) is not strip or abs(start[1] - end[1]) > LONGEST:
            return None
        low, high = sorted((start[1], end[1]))
        others = self.rides.setdefault(strip, [])
        for track in TRACKS:
            if all(
                max(other.start[1], other.end[1]) + APART < low or min(other.start[1], other.end[1]) - APART > high
                for other in others
                if other.track == track
            ):
                others.append(Ride(start, end, strip, track))
                return others[-1]
        return None

    def corners(self, ride: Ride) -> list[Point]:
        """The corners of a line with its jumps, once all lines are in their gutters."""
        others = self.rides[ride.strip]
        (x0, y0), (x1, y1) = ride.start, ride.end
        points = [(x0, y0), *_jump(others, ride, y0), (ride.x, y0), (ride.x, y1)]
        return [*points, *reversed(_jump(others, ride, y1)), (x1, y1)]


def _jump(others: Iterable[Ride], ride: Ride, y: float) -> list[Point]:
    """The corners of the jumps, from left to right, over the lines between a column and the track of a line."""
    points: list[Point] = []
    for x in sorted(other.x for other in others if other.track < ride.track and other.crosses(y)):
        if points and points[-1][0] >= x - JUMP:  # two lines so close are one jump
            points = points[:-2]
            points += [(x + JUMP, y - JUMP), (x + JUMP, y)]
        else:
            points += [(x - JUMP, y), (x - JUMP, y - JUMP), (x + JUMP, y - JUMP), (x + JUMP, y)]
    return points


def join(one: Sequence[Point], other: Sequence[Point]) -> list[Point]:
    """Two lines, the second of which begins where the first ends, as one without a corner between them."""
    return [*one[:-1], *other[1:]]
