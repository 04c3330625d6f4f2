"""Positions of boxes: columns under the thesis that together have the shape of a page.

Graphviz ranks a tree level by level: a map with fifty claims becomes seven times as wide as it is high, with text at
2.5 pt on a landscape page. Here each line of argument is a column instead, and every box reaches to the right edge of
its column. A root with all that hangs on it is a region; what speaks for it is on the left below a heading, what speaks
against it on the right. Regions share shelves, and recommendations form a band below, as wide as its boxes need.
Gutters right of the columns stay free for flags and for lines from one row of a column to another. Lengths are in
points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import inf
from typing import NamedTuple

from argmap.drawing.layout.box_text import least_width
from argmap.drawing.layout.column_choice import BETWEEN_SIDES, SideColumns, choose, column_side
from argmap.drawing.layout.column_packing import DOCK_ROOM, GAP, GUTTER, UNDER_HEAD, Column, column_width
from argmap.drawing.layout.indents import FIRST_LANE, STUB, Slot, Tree, Trunk
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems, ems, wrap
from argmap.drawing.style.themes import Tone

UNDER_ROOT = 24.0
ROW = 18.0
"""The height of a row without a box."""
DEEPEST = 20
"""Levels of a region: what is further below is a region of its own, because each level is indented."""
DOCK_WIDTH = 50.0
"""From one dock to the next right of the columns below a claim."""
BETWEEN_SHELVES, BETWEEN_REGIONS = 24.0, 28.0
BAND_HEAD = 14.0
BAND_PAD = 10.0
BAND_NAME = 150.0
"""The least width of the band, which has its name at the top."""
SIDE_SIZE, SIDE_LEADING, UNDER_SIDE = 10.0, 1.2, 4.0
"""The type size of the heading of a side, its leading, and the gap below it; a note in it is of the least size."""
ISSUE_HEAD, BESIDE, BESIDE_TRUNK = 14.0, 7.0, 4.0
"""Above, beside and left of the lines on one issue, inside the frame around them."""


class Frame(NamedTuple):
    """The position and size of a box; a row without a box has width 0."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


class SideHeading(NamedTuple):
    """The words above the columns on one side of a claim, in a room of that `width` from `left` and `top`.

    - `name`, `tone`: of the side, and what its lines do to the thesis.
    - `words`, `note`: the rows of the heading, and of what says that lines share columns; empty if nothing has to.
    - `frame`: surrounds the heading and all columns of the side.
    """

    name: str
    tone: Tone
    words: tuple[str, ...]
    note: tuple[str, ...]
    left: float
    top: float
    width: float
    frame: Frame

    @property
    def height(self) -> float:
        return SIDE_LEADING * (len(self.words) * SIDE_SIZE + len(self.note) * LEAST_TYPE)


@dataclass(slots=True, eq=False)
class Strip:
    """A column that ends at `right`, with the gutter beside it; `members` are its claims and steps."""

    right: float
    members: list[str]


@dataclass(slots=True)
class Block:
    """A part of the picture: frames by claim, step or dock, lanes by step or dock, columns from left to right.

    `sides` are the headings in it.
    """

    frames: dict[str, Frame] = field(default_factory=dict)
    lanes: dict[str, float] = field(default_factory=dict)
    strips: list[Strip] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0
    sides: list[SideHeading] = field(default_factory=list)

    def put(self, other: Block, left: float, top: float) -> None:
        """Moves another block into this one, with its corner at `left`, `top`."""
        for name, frame in other.frames.items():
            self.frames[name] = frame._replace(left=frame.left + left, top=frame.top + top)
        for step, lane in other.lanes.items():
            self.lanes[step] = lane + left
        for strip in other.strips:
            strip.right += left
        for side in other.sides:
            frame = side.frame._replace(left=side.frame.left + left, top=side.frame.top + top)
            self.sides.append(side._replace(left=side.left + left, top=side.top + top, frame=frame))
        self.strips += other.strips
        self.width = max(self.width, left + other.width)
        self.height = max(self.height, top + other.height)

    def put_beside(self, other: Block) -> None:
        """Moves another block into this one, to the right of what is there."""
        self.put(other, self.width + GUTTER if self.frames else 0.0, 0.0)


@dataclass(slots=True)
class Layout:
    """The positions of all boxes; `band` is the frame around the recommendations, if there are any.

    `shelves` are rows of regions, each with its columns. `issues` are frames around the lines on one issue, with its
    name, if the style asks for them.
    """

    tree: Tree
    block: Block = field(default_factory=Block)
    shelves: list[list[Strip]] = field(default_factory=list)
    band: Frame | None = None
    issues: list[tuple[str, Frame]] = field(default_factory=list)


def lay_out(scene: Scene, most: float = inf) -> Layout:
    """Finds the positions of all boxes of a scene.

    NoRoomError where, by estimates, it would have to shrink by more than the factor `most` to fit its page.
    """
    tree = Tree.of(scene, DEEPEST)
    apart = set(scene.band)
    regions = [_region(tree, claim, most) for claim in scene.boxes if claim not in tree.homes and claim not in apart]
    bands = [_region(tree, root, most) for root in scene.band]
    seen = {name for block in (*regions, *bands) for name in (*block.lanes, *block.frames)}
    for step in scene.steps.values():  # cycles of steps that hang only on each other
        if tree.has_joint(step.id) and step.id not in seen:
            tree.break_off(step.id)
            regions.append(_region(tree, step.id, most))
            seen.update(regions[-1].lanes, regions[-1].frames)
    layout = Layout(tree)
    across, down = scene.style.sheet.inner
    for row in _rows(regions, across / down):
        _put_row(layout, [(block, None) for block in row], BETWEEN_SHELVES)
    if scene.style.by_issue:
        layout.issues = list(_issues(layout))
    if bands:
        _put_band(layout, scene, bands)
    return layout


def _issues(layout: Layout) -> Iterator[tuple[str, Frame]]:
    """The frames around lines onto the thesis that are on one issue."""
    tree = layout.tree
    for issue, steps in groupby(tree.hung.get(tree.scene.thesis or "", ()), key=tree.issue):
        if issue:
            items = tree.column(list(steps))
            frames = [layout.block.frames[item.id] for item in items]
            left = min(layout.block.lanes[item.step] for item in items) - BESIDE_TRUNK
            top = min(frame.top for frame in frames) - ISSUE_HEAD
            right, bottom = (
                max(frame.right for frame in frames) + BESIDE,
                max(frame.bottom for frame in frames) + BESIDE,
            )
            yield issue, Frame(left, top, right - left, bottom - top)


def _region(tree: Tree, root: str, most: float) -> Block:
    """A root and all that hangs on it, the sides below their headings."""
    least = least_width(tree.scene.style.box)
    across, _ = tree.scene.style.sheet.inner
    room = max(least, min(2 * least, across)) if root == tree.scene.thesis else least
    under = UNDER_ROOT + (ISSUE_HEAD if tree.scene.style.by_issue and root == tree.scene.thesis else 0.0)
    columns = choose(tree, root, least, most)
    sides = [[_column(tree, column, least, columns.width) for column in side.columns] for side in columns.sides]
    headings = [_heading(tree, root, side, blocks[0]) for side, blocks in zip(columns.sides, sides, strict=True)]
    head_room = max((heading.height + UNDER_SIDE for heading in headings if heading.height), default=0.0)
    whole = _put_below_head(tree, root, sides, room, under, head_room)
    left, top = 0.0, whole.frames[root].height + under
    for heading, blocks in zip(headings, sides, strict=True):
        width = sum(block.width + GUTTER for block in blocks) - GUTTER
        height = head_room + max(block.height for block in blocks)
        frame = Frame(left, top, width, height)
        whole.sides.append(heading._replace(left=left + heading.left, top=top, frame=frame))
        left = frame.right + GUTTER + BETWEEN_SIDES
    return whole


def _heading(tree: Tree, root: str, side: SideColumns, first: Block) -> SideHeading:
    """The heading of a side, right of the trunk of its `first` column; it has no words where one side says it all."""
    scene, word, quantity = tree.scene, tree.scene.wording.word, tree.scene.wording.quantity
    left = min(frame.left for frame in first.frames.values())
    room = first.width - left
    words, note = "", ""
    if side.name and root == scene.thesis:
        words = word(f"side-of-thesis.{side.name}")
    elif side.name and len({column_side(scene, step) for step in tree.hung[root]}) > 1:
        words = word(f"side-of-claim.{side.name}")
    if side.hidden:
        lines, columns = quantity(len(side.steps), "columns.line"), quantity(len(side.columns), "columns.column")
        note = word("columns.shared", lines=lines, columns=columns)
    tones = [scene.steps[step].tone for step in side.steps]
    return SideHeading(
        side.name,
        next((tone for tone in tones if tone is not Tone.ANSWER), tones[0]),
        tuple(wrap(words, room / SIDE_SIZE, bold_ems)) if words else (),
        tuple(wrap(note, room / LEAST_TYPE, ems)) if note else (),
        left,
        0.0,
        room,
        Frame(0.0, 0.0, 0.0, 0.0),
    )


def _column(tree: Tree, column: Column, least: float, width: float) -> Block:
    """One column of at least that width, or a claim with several such columns below it."""
    if column.head is None:
        items = tree.column(column.steps)
        return _stack(tree, items, max(width, column_width(tree, items, least)))
    ((step, lane, edge),) = tree.hang([tree.homes[column.head]], 0.0)
    whole = Block(lanes={step: lane})
    blocks = [_column(tree, below, least, width) for below in column.columns]
    whole.put(_put_below_head(tree, column.head, [blocks], width, UNDER_HEAD), edge, 0.0)
    return whole


def _put_below_head(
    tree: Tree, head: str, sides: Sequence[Sequence[Block]], width: float, room: float, head_room: float = 0.0
) -> Block:
    """A claim (or a joint) above its docks and the columns on its sides, as wide as they are and at least `width`.

    Lines have a height of `room` between them; `head_room` is left free below that.
    """
    below = Block()
    for blocks in sides:
        below.width += BETWEEN_SIDES if below.frames else 0.0
        for block in blocks:
            below.put_beside(block)
    is_box = head in tree.scene.boxes
    width = max(below.width, width) if is_box else 0.0
    height = tree.typeset(head, width) if is_box else ROW
    whole = Block({head: Frame(0.0, 0.0, width, height)}, width=width, height=height)
    if below.frames:
        below.strips[-1].members.append(head)
        below.strips[-1].right = max(width, below.width)
    else:
        whole.strips.append(Strip(width, [head]))
    docks = tree.docked.get(head, ())
    if docks:
        whole.height = height + GAP + ROW
        _put_docks(tree, whole, below.lanes, docks)
    if below.frames:
        whole.put(below, 0.0, height + room + head_room + (DOCK_ROOM if docks else 0.0))
    return whole


def _put_docks(tree: Tree, whole: Block, lanes: Mapping[str, float], docks: Sequence[str]) -> None:
    """Puts the docks of a claim in a row below it: at their trunk, or right of all columns that they have none in.

    `lanes` are those of the steps in the columns.
    """
    trunks: dict[Trunk, float] = {}
    target = tree.scene.steps[tree.docks[docks[0]][0]].target
    for step in tree.hung.get(target, ()):
        lane = lanes[step]
        trunks[tree.trunk(step)] = min(lane, trunks.get(tree.trunk(step), lane))
    free = max((lanes[step] + DOCK_WIDTH for step in tree.hung.get(target, ())), default=FIRST_LANE)
    for dock in docks:
        lane = trunks.get(tree.trunk(dock))
        if lane is None:
            lane, free = free, free + DOCK_WIDTH
        whole.lanes[dock] = lane
        whole.frames[dock] = Frame(lane + STUB, whole.height - ROW, 0.0, ROW)
        whole.width = max(whole.width, lane + DOCK_WIDTH)


def _stack(tree: Tree, items: Sequence[Slot], width: float) -> Block:
    """Boxes one below another, all reaching to the right edge of a column of this width."""
    block = Block(width=width)
    for item in items:
        block.lanes[item.step] = item.lane
        top = block.height + GAP if block.frames else 0.0
        is_box = item.id in tree.scene.boxes
        across = block.width - item.left if is_box else 0.0
        height = tree.typeset(item.id, across) if is_box else ROW
        block.frames[item.id] = Frame(item.left, top, across, height)
        block.height = top + height
    block.strips.append(Strip(block.width, [item.id for item in items]))
    return block


def _rows(regions: Sequence[Block], shape: float) -> list[list[Block]]:
    """Regions in rows of about the width that gives the whole this `shape`, width by height."""
    area = sum((region.width + BETWEEN_REGIONS) * (region.height + BETWEEN_REGIONS) for region in regions)
    limit = max([(area * shape) ** 0.5, *(region.width for region in regions)])
    rows: list[list[Block]] = []
    room = 0.0
    for region in regions:
        if not rows or region.width > room:
            rows.append([])
            room = limit
        rows[-1].append(region)
        room -= region.width + BETWEEN_REGIONS
    return rows


def _put_row(layout: Layout, row: Sequence[tuple[Block, float | None]], floor: float, top: float | None = None) -> None:
    """Puts blocks side by side below everything else, each at its own left edge or beside the one before."""
    shelf = Block()
    for block, left in row:
        beside = shelf.width + BETWEEN_REGIONS if shelf.frames else 0.0
        shelf.put(block, beside if left is None else left, 0.0)
    layout.block.put(shelf, 0.0, layout.block.height if top is None else top)
    layout.shelves.append(shelf.strips)
    layout.block.height += floor


def _put_band(layout: Layout, scene: Scene, bands: Sequence[Block]) -> None:
    """Puts the recommendations below everything else, each as close as possible to what it bears on.

    The frame around them has room for the lines beside the last of them.
    """
    top = layout.block.height
    wanted = _below_targets(layout, scene)
    limit = max(layout.block.width, BAND_NAME, *(block.width + BAND_PAD + BETWEEN_REGIONS for block in bands))
    rows: list[list[tuple[Block, float | None]]] = []
    edges: list[tuple[float, float]] = []
    for group in _side_by_side(sorted(range(len(bands)), key=lambda n: wanted.get(scene.band[n], 0.0)), bands, limit):
        reach, places = BAND_PAD - BETWEEN_REGIONS, dict.fromkeys(group, 0.0)
        for n in group:
            places[n] = max(wanted.get(scene.band[n], 0.0) - bands[n].width, reach + BETWEEN_REGIONS)
            reach = places[n] + bands[n].width
        reach = limit
        for n in reversed(group):  # blocks too far right move left, and push others before them
            places[n] = min(places[n], reach - BETWEEN_REGIONS - bands[n].width)
            reach = places[n]
        rows.append([(bands[n], places[n]) for n in group])
        edges.append((places[group[0]], places[group[-1]] + bands[group[-1]].width))
    for number, row in enumerate(rows):
        _put_row(layout, row, BAND_PAD, layout.block.height + (BAND_HEAD if number == 0 else 0.0))
    layout.block.width = max(layout.block.width, limit)
    right = max(right for _, right in edges) + BETWEEN_REGIONS
    left = min(min(left for left, _ in edges) - BAND_PAD, max(right - BAND_NAME, 0.0))
    layout.band = Frame(left, top, max(right, left + BAND_NAME) - left, layout.block.height - top)


def _side_by_side(order: Sequence[int], bands: Sequence[Block], limit: float) -> list[list[int]]:
    """The numbers of blocks in as few rows as their widths allow."""
    rows: list[list[int]] = []
    room = 0.0
    for n in order:
        if not rows or bands[n].width > room:
            rows.append([])
            room = limit - BAND_PAD - BETWEEN_REGIONS
        rows[-1].append(n)
        room -= bands[n].width + BETWEEN_REGIONS
    return rows


def _below_targets(layout: Layout, scene: Scene) -> dict[str, float]:
    """For each premise of a step, the right edge of the first box that it bears on."""
    edges: dict[str, float] = {}
    for step in scene.steps.values():
        frame = layout.block.frames.get(step.target)
        if frame is not None:
            for premise in step.premises:
                edges.setdefault(premise, frame.right)
    return edges
