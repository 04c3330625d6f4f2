"""The lines of a picture: for each step, from its premises to its target, through its joint if it has one.

Steps of one look onto one target share a trunk with one arrowhead; each has a stub on it. Where a claim has several
columns below it, the trunks of the columns meet in a line across, the bus. A premise that is placed elsewhere is joined
to the row that waits for it by a short line beside the column, or by two flags with the same number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from argmap.drawing.layout.column_packing import DOCK_ROOM
from argmap.drawing.layout.indents import FLAG_STEP, STUB, Tree
from argmap.drawing.layout.line_routing import Gutters, Point, Ride, join
from argmap.drawing.layout.placement import DOCK_WIDTH, Layout
from argmap.drawing.layout.spline import CORNER
from argmap.drawing.scene.scene import DrawnStep, Scene
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import ems

JOINT_BEFORE = 6.0
BUS = 14.0
"""The distance of a bus from the claim above it, or from the docks there."""
BEND = 2 * CORNER
"""How much of a trunk belongs to its last stub, so that the corner between them is round."""
MOST_LINES = 40
"""With more lines between rows that do not hang together, all of them are flags."""
FLAG_HEIGHT, FLAG_TIP, FLAG_PAD, FLAG_STAFF = 11.0, 3.5, 1.5, 2.0


class Flag(NamedTuple):
    """A number in a frame with a tip, for a line that is not drawn; `left` and `middle` are where it stands."""

    number: int
    left: float
    middle: float
    points_right: bool

    @property
    def width(self) -> float:
        return ems(str(self.number)) * LEAST_TYPE + 2 * FLAG_PAD + FLAG_TIP

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def text_middle(self) -> float:
        """The middle of the number, from the left."""
        return self.left + (self.width + (-FLAG_TIP if self.points_right else FLAG_TIP)) / 2

    @property
    def outline(self) -> list[Point]:
        """The corners of the frame, the tip last."""
        blunt, tip = (self.left, self.right) if self.points_right else (self.right, self.left)
        neck = tip + (-FLAG_TIP if self.points_right else FLAG_TIP)
        top, bottom = self.middle - FLAG_HEIGHT / 2, self.middle + FLAG_HEIGHT / 2
        return [(neck, bottom), (blunt, bottom), (blunt, top), (neck, top), (tip, self.middle)]


class LineKind(StrEnum):
    """What a line stands for: a step, the part of one between a premise and its joint, or what several steps share."""

    STEP = "step"
    PREMISE = "premise"
    SHARED = "shared"


class Connector(NamedTuple):
    """A line between two elements, `tail` and `head`, each a claim or the joint of a step.

    - `kind`, `steps`: what it stands for; of a part that steps share, all of them.
    - `paths`: one or more lines by their corners; if it has an arrow, the last of them ends in it.
    - `flag`: one end of a line that is not drawn, instead of the paths or at the end of them.
    """

    kind: LineKind
    steps: tuple[str, ...]
    tail: str
    head: str
    paths: list[list[Point]]
    has_arrow: bool = False
    flag: Flag | None = None

    @property
    def step(self) -> str:
        """The step, or the first of several."""
        return self.steps[0]


def joints(scene: Scene, layout: Layout) -> dict[str, Point]:
    """The positions of joints, by step id."""
    places: dict[str, Point] = {}
    frames, lanes = layout.block.frames, layout.block.lanes
    for step in scene.steps.values():
        if layout.tree.has_joint(step.id):
            frame = frames[layout.tree.rows(step.id)[0]]
            onto = [lanes[other] for other in layout.tree.below.get(step.id, ())]
            x = frame.left
            if step.id in lanes:
                x = x - JOINT_BEFORE if len(step.premises) > 1 else max(onto, default=x - JOINT_BEFORE)
            places[step.id] = x, frame.middle
    return places


def route_connectors(scene: Scene, layout: Layout, at: Mapping[str, Point]) -> list[Connector]:
    """Finds all lines, step by step in canonical order; a trunk comes before the first of its steps.

    `at` are the positions of joints.
    """
    return list(_TreeLines(scene, layout, at).connectors())


class _End(NamedTuple):
    """Where something that hangs on an element meets its own stub, and how far left its trunk is."""

    name: str
    start: Point
    lane: float


class _TreeLines:
    """The lines of one picture.

    - `own`: the line of each step or dock, from its trunk; with an arrow if it shares none, to its target.
    - `alone`: those that share no trunk; `trunks`: trunks by the first of their steps.
    - `rows`: for each row that waits for premises from elsewhere, the steps with those premises (or joints).
    """

    def __init__(self, scene: Scene, layout: Layout, at: Mapping[str, Point]) -> None:
        self.scene = scene
        self.tree: Tree = layout.tree
        self.frames, self.lanes = layout.block.frames, layout.block.lanes
        self.at = at
        self.own: dict[str, list[Point]] = {}
        self.alone: set[str] = set()
        self.trunks: dict[str, Connector] = {}
        self.dock_of = {step: dock for dock, steps in self.tree.docks.items() for step in steps}
        for target, names in self.tree.below.items():
            groups: dict[tuple[str, ...], list[_End]] = {}
            for name in names:
                if name in self.lanes:
                    groups.setdefault(self.tree.trunk(name), []).append(self._end(name))
            for ends in groups.values():
                self._put_trunk(target, ends)
        self.rows: dict[str, list[tuple[str, str]]] = {}
        for step in scene.steps.values():
            if step.id in self.dock_of:
                tail = step.id if step.id in self.at else step.premises[0]
                self.rows.setdefault(self.dock_of[step.id], []).append((step.id, tail))
            if step.id in self.at:
                for premise in self.tree.away(step):
                    self.rows.setdefault(step.id, []).append((step.id, premise))
        self.doors = dict.fromkeys(self.tree.leaving, 0)
        self.rides: dict[str, Ride] = {}
        self.gutters = Gutters(layout)
        self.sources = {pair: self._door(pair[1]) for pairs in self.rows.values() for pair in pairs}
        self._ride()
        flagged = (row for row in self.rows if row not in self.rides)
        self.numbers = {row: number for number, row in enumerate(flagged, 1)}

    def _end(self, name: str) -> _End:
        """Where a step or dock meets its own stub."""
        if name in self.at:
            return _End(name, self.at[name], self.lanes[name])
        frame = self.frames[name if name in self.tree.docks else self.tree.placed[name][0]]
        return _End(name, (frame.left, frame.middle), self.lanes[name])

    def _put_trunk(self, target: str, ends: list[_End]) -> None:
        """Draws what hangs on an element by one trunk."""
        x = min(end.lane for end in ends)
        y = self.at[target][1] if target in self.at else self.frames[target].bottom
        if len(ends) == 1:
            ((name, start, _),) = ends
            self.own[name] = [start, (x, start[1]), (x, y)]
            self.alone.add(name)
            return
        columns: dict[float, list[_End]] = {}
        bus = y
        if len({end.lane for end in ends}) > 1:
            bus = self.frames[target].bottom + BUS + (DOCK_ROOM if target in self.tree.docked else 0.0)
        for end in ends:
            self.own[end.name] = [(end.lane, end.start[1]), end.start]
            if end.start[1] > bus:
                columns.setdefault(end.lane, []).append(end)
        main: list[Point] = []
        branches: list[list[Point]] = []
        last = max(columns)
        for lane, column in columns.items():
            lowest = max(column, key=lambda end: end.start[1])
            below = lowest.start[1]
            if len(column) > 1 or bus == y:
                top = below - BEND
                way = [(lane, top), (lane, bus)]
            else:
                top = bus
                way = []
            own = [(lane, top), (lane, below), lowest.start]
            if not way and lane == last:
                own.insert(0, (lane - BEND, bus))
                way = [(lane - BEND, bus)]
            self.own[lowest.name] = own
            if lane == last:
                main = way
            elif way:
                branches.append(way)
        main += [(x, bus), (x, y)] if bus != y else []
        steps = tuple(step for end in ends for step in self.tree.docks.get(end.name, (end.name,)))
        tail = ends[0].name if ends[0].name in self.at else self.scene.steps[steps[0]].premises[0]
        self.trunks[steps[0]] = Connector(LineKind.SHARED, steps, tail, target, [*branches, main], has_arrow=True)

    def _door(self, tail: str) -> Point:
        """Where the next line or flag leaves a claim, or a joint that hangs on nothing."""
        if tail in self.at:
            return self._beside_joint(tail) + DOCK_WIDTH / 2, self.at[tail][1]
        frame = self.frames[tail]
        number = self.doors[tail]
        self.doors[tail] += 1
        return frame.right, frame.middle + (number - (self.tree.leaving[tail] - 1) / 2) * FLAG_STEP

    def _beside_joint(self, step: str) -> float:
        """The place right of a joint that hangs on nothing, and of what bears on it."""
        return max((self.lanes[other] for other in self.tree.below.get(step, ())), default=self.at[step][0]) + STUB

    def _row(self, row: str) -> Point:
        """The right end of the stub of a row."""
        if row in self.at and row not in self.lanes:
            return self._beside_joint(row), self.at[row][1]
        return self.frames[row].left, self.frames[row].middle

    def _ride(self) -> None:
        """Draws the lines that are short, the shortest first, while there is room."""
        if sum(map(len, self.rows.values())) > MOST_LINES:
            return
        single = [(row, *pairs[0]) for row, pairs in self.rows.items() if len(pairs) == 1]
        spans = {row: abs(self.sources[step, tail][1] - self._row(row)[1]) for row, step, tail in single}
        for row, step, tail in sorted(single, key=lambda line: spans[line[0]]):
            if tail in self.scene.boxes:
                ride = self.gutters.ride(tail, self.sources[step, tail], row, self._row(row))
                if ride is not None:
                    self.rides[row] = ride

    def connectors(self) -> Iterator[Connector]:
        for step in self.scene.steps.values():
            if step.id in self.trunks:
                yield self.trunks[step.id]
            if step.id in self.at:
                yield from self._parts(step)
            if step.id in self.dock_of:
                yield from self._docked(step)
            else:
                tail = step.id if step.id in self.at else step.premises[0]
                way = self.own[step.id]
                yield Connector(LineKind.STEP, (step.id,), tail, step.target, [way], step.id in self.alone)

    def _parts(self, step: DrawnStep) -> Iterator[Connector]:
        """The lines from the premises of a step to its joint, each of which ends where the one above it begins."""
        end = self.at[step.id]
        steps = (step.id,)
        for premise in self.tree.placed.get(step.id, ()):
            frame = self.frames[premise]
            way = _to_joint((frame.left, frame.middle), end)
            end = end[0], frame.middle
            yield Connector(LineKind.PREMISE, steps, premise, step.id, [way])
        away = self.tree.away(step)
        if not away:
            return
        way = _to_joint(self._row(step.id), end)
        if step.id in self.rides:
            way = join(self.gutters.corners(self.rides[step.id]), way)
        yield Connector(LineKind.PREMISE, steps, away[0], step.id, [way])
        if step.id in self.numbers:
            line = Connector(LineKind.PREMISE, steps, away[0], step.id, [])
            yield self._flag(line, step.id)
            for premise in away:
                yield self._flag(line._replace(tail=premise), step.id, (step.id, premise))

    def _docked(self, step: DrawnStep) -> Iterator[Connector]:
        """A step that reaches its target at a dock: a line, or a flag and, for the first such step, the dock."""
        dock = self.dock_of[step.id]
        steps, pairs = tuple(self.tree.docks[dock]), self.rows[dock]
        pair = next(pair for pair in pairs if pair[0] == step.id)
        way, has_arrow = self.own[dock], dock in self.alone
        if dock in self.rides:
            corners = self.gutters.corners(self.rides[dock])
            way = join(corners, way) if has_arrow else join(way, corners[::-1])
            yield Connector(LineKind.STEP, steps, pair[1], step.target, [way], has_arrow)
            return
        if pair == pairs[0]:
            yield Connector(LineKind.SHARED, steps, pair[1], step.target, [way], has_arrow)
            yield self._flag(Connector(LineKind.SHARED, steps, pair[1], step.target, []), dock)
        yield self._flag(Connector(LineKind.STEP, (step.id,), pair[1], step.target, []), dock, pair)

    def _flag(self, line: Connector, row: str, pair: tuple[str, str] | None = None) -> Connector:
        """The flag at a row for a line, or the one at the premise of a `pair`."""
        number = self.numbers[row]
        if pair is None:
            return line._replace(flag=Flag(number, *self._row(row), False))
        x, y = self.sources[pair]
        flag = Flag(number, x + FLAG_STAFF, y, True)
        return line._replace(paths=[[(x, y), (flag.left, y)]], flag=flag)


def _to_joint(side: Point, joint: Point) -> list[Point]:
    """From the side of a box or row to a joint."""
    return [side, joint] if side[1] == joint[1] else [side, (joint[0], side[1]), joint]
