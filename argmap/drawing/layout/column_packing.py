"""Packs what hangs below a claim into columns that are no higher than a limit.

Each branch is a column, or shares one with its neighbours, or is split into several columns below its claim. Which
limit is best, and which of these may share a column, is decided in `column_choice`. Heights are estimates.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from argmap.drawing.layout.indents import Slot, Tree, Trunk

GAP = 7.0
"""Above each box of a column."""
GUTTER = 20.0
NARROWEST = 0.8
"""The share of the least width of a box that is left to boxes that are indented deeply, unless their border is double.

These have less room inside, and the longest tag.
"""
DOCK_ROOM = 18.0
"""The height of docks between a claim and the columns below it."""
UNDER_HEAD = 20.0
ROUNDING = 1 + 1e-9
"""A try is only given up when it is larger by more than sums of lengths differ by their order."""
NESTING = 12
"""How deep splits can nest."""


class NoRoomError(Exception):
    """Columns take more room than they may."""


class Column(NamedTuple):
    """The steps in one column; or a claim, `head`, with the columns below it."""

    head: str | None
    steps: list[str]
    columns: list[Column]


class Sharing(IntEnum):
    """Which lines may share a column: none, those below lines on which nothing hangs, or any on the same side."""

    NONE = 0
    BARE = 1
    ANY = 2


class Sized(NamedTuple):
    """A column with its estimated size; for one that is split, how far its `columns` are below and indented."""

    width: float
    height: float
    column: Column
    head_height: float = 0.0
    indent: float = 0.0
    columns: Sequence[Sized] = ()


class Branch(NamedTuple):
    """What hangs on a claim through one step, with its size as one column.

    `head` is the claim it can be split at; it stands `indent` from the left edge, and takes `head_height`. `is_bare`
    says that nothing hangs on the premises of the step.
    """

    step: str
    width: float
    height: float
    head: str | None
    head_height: float
    indent: float
    alone: Sized
    is_bare: bool
    trunk: Trunk


class Room(NamedTuple):
    """The room that columns may take."""

    width: float
    height: float


def column_width(tree: Tree, items: Sequence[Slot], least: float) -> float:
    """The width of a column in which the first box is at least `least` wide, and no box much narrower than that."""
    if not items:
        return 0.0
    boxes = tree.scene.boxes
    deepest = max((item.left for item in items if item.id in boxes), default=0.0)
    double = max((i.left for i in items if i.id in boxes and boxes[i.id].look.border == "double"), default=0.0)
    rows = max(item.left for item in items)
    return max(items[0].left + least, deepest + NARROWEST * least, double + least if double else 0.0, rows)


class ColumnPacker:
    """Packs below one root, in columns of a `width` where nothing in them is indented too deeply for it.

    `least` is the least width of a box, `items` the rows of each step that is known so far. `in_order` says that lines
    stand in their order from left to right; else those on which nothing hangs go where there is room above others.
    """

    def __init__(
        self, tree: Tree, least: float, width: float, items: dict[str, list[Slot]], *, in_order: bool = True
    ) -> None:
        self.tree = tree
        self.least = least
        self.width = width
        self.items = items
        self.in_order = in_order
        self.known: dict[str, Branch] = {}
        self.below: dict[str, list[Branch]] = {}

    def branch(self, step: str) -> Branch:
        if step not in self.known:
            tree, boxes = self.tree, self.tree.scene.boxes
            items = self.items.get(step)
            if items is None:
                items = self.items[step] = tree.column([step])
            width = max(self.width, column_width(tree, items, self.least))
            heights = [tree.guess_height(i.id, width - i.left) if i.id in boxes else GAP for i in items]
            head = items[0].id
            can_split = not tree.has_joint(step) and len(tree.hung.get(head, ())) > 1
            height = sum(heights) + GAP * len(items)
            alone = Sized(width, height, Column(None, [step], []))
            is_bare = len(items) <= len(tree.rows(step))
            head_height = heights[0] + UNDER_HEAD + (DOCK_ROOM if head in tree.docked else 0.0)
            indent = items[0].left
            self.known[step] = Branch(
                step,
                width,
                height,
                head if can_split else None,
                head_height,
                indent,
                alone,
                is_bare,
                tree.trunk(step),
            )
        return self.known[step]

    def _hanging(self, head: str) -> list[Branch]:
        """The branches below a claim."""
        if head not in self.below:
            self.below[head] = list(map(self.branch, self.tree.hung[head]))
        return self.below[head]

    def arrange(
        self, branches: Sequence[Branch], limit: float, sharing: Sharing, room: Room, level: int = 0
    ) -> list[Sized]:
        """Columns that are no higher than `limit` where possible; neighbours that fit may share one.

        NoRoomError where they take more than the room.
        """
        columns: list[Sized] = []
        waiting: list[Branch] = []
        left = room.width + GUTTER
        for branch in branches:
            split = None
            if branch.height > limit:
                split = self._split(branch, limit, Room(left - GUTTER, room.height), level)
                if split is None and branch.height > room.height:
                    raise NoRoomError
            if split is None:
                waiting.append(branch)
            else:
                more = [*self.stack(waiting, limit, sharing), split]
                waiting = []
                left = _take(left, more)
                columns += more
        more = self.stack(waiting, limit, sharing)
        _take(left, more)
        columns += more
        if len(columns) > 1 and max(column.height for column in columns) > room.height:
            raise NoRoomError
        return columns

    def _split(self, branch: Branch, limit: float, room: Room, level: int) -> Sized | None:
        """The branch as a claim with several columns below it; None if it cannot be split."""
        if branch.head is None or level == NESTING:
            return None
        below = Room(room.width - branch.indent, room.height - branch.head_height)
        inner = self.arrange(self._hanging(branch.head), limit - branch.head_height, Sharing.ANY, below, level + 1)
        if len(inner) < 2:
            return None
        height = branch.head_height + max(column.height for column in inner)
        column = Column(branch.head, [], [sized.column for sized in inner])
        return Sized(branch.indent + _side_by_side(inner), height, column, branch.head_height, branch.indent, inner)

    def stack(self, branches: Sequence[Branch], limit: float, sharing: Sharing) -> list[Sized]:
        """Branches that are not split, each alone or in even groups; those with different trunks stay apart."""
        if len(branches) < 2:
            return [branch.alone for branch in branches]
        group_lines = _groups if sharing is Sharing.ANY else _bare_groups if self.in_order else _filled_groups
        if branches[0].trunk == branches[-1].trunk:  # branches are in the order of their trunks
            return [_measure(group) for group in group_lines(branches, limit)]
        runs = groupby(branches, key=attrgetter("trunk"))
        return [_measure(group) for _, run in runs for group in group_lines(list(run), limit)]

    def hidden(self, column: Column) -> int:
        """The number of lines in a column that are below what hangs on another."""
        bare = [self.branch(step).is_bare for step in column.steps]
        return len(bare) - 1 - bare.index(False) if False in bare else 0


def first_step(column: Column, tree: Tree) -> str:
    """The first step in a column."""
    return column.steps[0] if column.head is None else tree.homes[column.head]


def _take(width: float, columns: Sequence[Sized]) -> float:
    """What is left of a width beside columns with their gutters; NoRoomError if they need more."""
    for column in columns:
        width -= column.width + GUTTER
    if width < 0:
        raise NoRoomError
    return width


def _side_by_side(columns: Sequence[Sized]) -> float:
    return sum(column.width for column in columns) + GUTTER * (len(columns) - 1)


def _measure(branches: Sequence[Branch]) -> Sized:
    if len(branches) == 1:
        return branches[0].alone
    width, height = max(b.width for b in branches), sum(b.height for b in branches)
    return Sized(width, height, Column(None, [branch.step for branch in branches], []))


def _groups(branches: Sequence[Branch], limit: float) -> Sequence[Sequence[Branch]]:
    """Neighbours in as few groups as `limit` allows, of heights as even as that number of groups allows."""
    heights = [branch.height for branch in branches]
    if sum(heights) * ROUNDING < limit:
        return [branches]
    count = _count(heights, limit)
    if count == len(branches):
        return [[branch] for branch in branches]
    low, high = 0.0, limit
    for _ in range(10 if count > 1 else 0):
        middle = (low + high) / 2
        low, high = (low, middle) if _count(heights, middle) <= count else (middle, high)
    return _cut(branches, high)


def _bare_groups(branches: Sequence[Branch], limit: float) -> list[list[Branch]]:
    """Neighbours in groups no higher than `limit`, in which something hangs on the last branch only."""
    groups: list[list[Branch]] = []
    room = 0.0
    for branch in branches:
        if not groups or not groups[-1][-1].is_bare or branch.height > room:
            groups.append([])
            room = limit
        groups[-1].append(branch)
        room -= branch.height
    return groups


def _filled_groups(branches: Sequence[Branch], limit: float) -> list[list[Branch]]:
    """As `_bare_groups`, but a group on which nothing hangs goes above the lowest other one with room for it."""
    groups = _bare_groups(branches, limit)
    for group in list(groups):
        if not group[-1].is_bare:
            continue
        height = sum(branch.height for branch in group)
        others = [(sum(branch.height for branch in other), n) for n, other in enumerate(groups) if other is not group]
        lowest, place = min(others, default=(limit, 0))
        if lowest + height <= limit:
            groups[place] = [*group, *groups[place]]
            groups = [other for other in groups if other is not group]
    return groups


def _count(heights: Sequence[float], limit: float) -> int:
    """The number of groups that `_cut` makes."""
    count, room = 0, 0.0
    for height in heights:
        if not count or height > room:
            count += 1
            room = limit
        room -= height
    return count


def _cut(branches: Sequence[Branch], limit: float) -> list[list[Branch]]:
    groups: list[list[Branch]] = []
    room = 0.0
    for branch in branches:
        if not groups or branch.height > room:
            groups.append([])
            room = limit
        groups[-1].append(branch)
        room -= branch.height
    return groups
