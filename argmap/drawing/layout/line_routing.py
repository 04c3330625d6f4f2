"""Routes of lines between columns: out of a box into the gutter on its right, along a corridor, down another gutter.

Gutters and corridors hold no boxes, so such a line at most crosses other lines at right angles. Lines that share a
gutter or a corridor run beside each other. A joint is reached from the gutter on the left of its column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.drawing.layout.column_choice import GUTTER
from argmap.drawing.layout.placement import Corridor, Layout, Strip

Point = tuple[float, float]
SPACING = 5.0
BESIDE = 14.0
"""The gap between a box and the first line beside it."""
PORT = 8.0
"""The gap between two lines that end at the same side of a box."""
BELOW_JOINT = 4.0
TRACKS = 12
CROWD = 64
"""With this many stretches a track counts as full, because looking for gaps would take too long."""


@dataclass(slots=True)
class Channel:
    """A gutter or a corridor with the lines in it: each track holds stretches that do not touch."""

    start: float
    room: float
    tracks: list[list[Point]] = field(default_factory=list)

    def take(self, one: float, other: float) -> int:
        """Takes a track for a line from `one` to `other`: one with room, or the emptiest if there are many."""
        low, high = min(one, other) - SPACING, max(one, other) + SPACING
        free = (
            number
            for number, track in enumerate(self.tracks)
            if len(track) < CROWD and all(high <= a or low >= b for a, b in track)
        )
        number = next(free, len(self.tracks))
        if number == TRACKS:
            number = min(range(TRACKS), key=lambda n: len(self.tracks[n]))
        if number == len(self.tracks):
            self.tracks.append([])
        self.tracks[number].append((low, high))
        return number

    def at(self, track: int) -> float:
        """The position of a track; many tracks are closer together."""
        return self.start + track * min(SPACING, self.room / len(self.tracks))


class Door(NamedTuple):
    """Where a line leaves or reaches an element: at `place`, beside the gutter of `strip`, at a `joint` or a box."""

    place: Point
    strip: Strip
    shelf: int
    joint: Point | None


class Route(NamedTuple):
    """The tracks of one line: a gutter, corridors and gutters in between, a gutter."""

    start: Door
    end: Door
    turns: tuple[tuple[Strip | Corridor, int], ...]


class Router:
    """Finds routes in one layout; `joints` are positions by step id."""

    def __init__(self, layout: Layout, joints: Mapping[str, Point]) -> None:
        self.layout = layout
        self.joints = joints
        self.margin = Strip(layout.block.width, [], [shelf.floor for shelf in layout.shelves])
        self.channels: dict[Strip | Corridor, Channel] = {}
        self.strips: dict[str, tuple[int, Strip, Strip]] = {}
        for number, shelf in enumerate(layout.shelves):
            before = shelf.margin
            for strip in shelf.strips:
                self.strips.update((member, (number, strip, before)) for member in strip.members)
                before = strip

    def ways(self, ends: Sequence[tuple[str, str]]) -> list[list[Point]]:
        """The corners of a line for each pair of claims or joints, in the order given."""
        counts = Counter(element for pair in ends for element in pair)
        used: Counter[str] = Counter()
        routes: list[Route] = []
        for pair in ends:
            start, end = (self._door(element, counts[element], used) for element in pair)
            routes.append(Route(start, end, self._turns(start, end)))
        return [self._corners(way) for way in routes]

    def _door(self, element: str, count: int, used: Counter[str]) -> Door:
        """The door of an element for its next line; the doors of a box are one below the other."""
        number = used[element]
        used[element] += 1
        if element in self.joints:
            x, y = self.joints[element]
            first = self.layout.tree.placed.get(element, [element])[0]
            shelf, _, before = self.strips[first]
            return Door((x, y + BELOW_JOINT * (1 + number % 3)), before, shelf, (x, y))
        frame = self.layout.block.frames[element]
        shelf, strip, _ = self.strips[element]
        apart = min(PORT, (frame.height - 12) / count)
        return Door((frame.right, frame.middle + (number - (count - 1) / 2) * apart), strip, shelf, None)

    def _turns(self, start: Door, end: Door) -> tuple[tuple[Strip | Corridor, int], ...]:
        """The tracks of the shortest route: one corridor that both gutters reach, or two with a gutter between them."""
        if start.strip is end.strip:
            return ((start.strip, self._take(start.strip, start.place[1], end.place[1])),)
        paths: list[list[Strip | Corridor]] = [[c] for c in start.strip.corridors if c in end.strip.corridors]
        for link in (start.strip.outer, end.strip.outer, self.margin):
            if link is not None and link is not start.strip and link is not end.strip:
                paths += [
                    [first, link, last]
                    for first in start.strip.corridors
                    for last in end.strip.corridors
                    if first is not last and first in link.corridors and last in link.corridors
                ]
        path = min(paths, key=lambda path: _length(start, path, end))
        whole = [start.strip, *path, end.strip]
        between = [where.right if isinstance(where, Strip) else where.top for where in whole]
        along = [start.place[1], *between, end.place[1]]
        # what comes before and after a gutter on the way are heights; before and after a corridor, places from the left
        return tuple((where, self._take(where, along[n], along[n + 2])) for n, where in enumerate(whole))

    def _take(self, where: Strip | Corridor, one: float, other: float) -> int:
        if where not in self.channels:
            if isinstance(where, Strip):
                self.channels[where] = Channel(where.right + BESIDE, GUTTER - BESIDE - 2)
            else:
                self.channels[where] = Channel(where.top + where.height * 0.4, where.height * 0.5)
        return self.channels[where].take(one, other)

    def _corners(self, way: Route) -> list[Point]:
        x, y = way.start.place
        points = [(x, y)]
        for where, track in way.turns:
            at = self.channels[where].at(track)
            x, y = (at, y) if isinstance(where, Strip) else (x, at)
            points.append((x, y))
        points += [(x, way.end.place[1]), way.end.place]
        if way.start.joint is not None:
            points.insert(0, way.start.joint)
        if way.end.joint is not None:
            points.append(way.end.joint)
        return points


def _length(start: Door, path: Sequence[Strip | Corridor], end: Door) -> float:
    """The length of a route between the edges of gutters and corridors."""
    x, y = start.strip.right, start.place[1]
    total = 0.0
    for where in path:
        if isinstance(where, Strip):
            total += abs(where.right - x)
            x = where.right
        else:
            total += abs(where.top - y)
            y = where.top
    return total + abs(end.strip.right - x) + abs(end.place[1] - y)
