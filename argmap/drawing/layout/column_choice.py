"""Chooses which lines of argument share a column and which are split, so that a picture has the shape of a page.

What hangs on a claim can be split into several columns side by side; its box is then as wide as they are. Heights are
estimates here; the columns are laid out exactly afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import inf, log
from operator import attrgetter
from typing import NamedTuple

from argmap.drawing.layout.indents import Slot, Tree, Trunk
from argmap.drawing.style.paper import MOST_SHRUNK

AROUND, BAND = 130.0, 110.0
"""Estimated heights of title, thesis and legend together, and of the recommendations."""
GAP = 7.0
"""Above each box of a column."""
GUTTER = 28.0
DOCK_ROOM = 18.0
"""The height of docks between a claim and the columns below it."""
UNDER_HEAD = 20.0
MANY_LINES = 8
"""Up to this number, each line of argument has a column of its own."""
CROWDED = 1 / MOST_SHRUNK
"""The cost above which even a few lines may share columns, because type would be too small to read."""
LIMITS = 24
"""How many limits of height are tried of each kind: the heights of the lines, and even steps.

A try ends as soon as it is larger than the best one before, so that few of them look at all lines.
"""
ROUNDING = 1 + 1e-9
"""A try is only given up when it is larger by more than sums of lengths differ by their order."""
NESTING = 12
"""How deep splits can nest."""


class Column(NamedTuple):
    """The steps in one column; or a claim, `head`, with the columns below it."""

    head: str | None
    steps: list[str]
    columns: list[Column]


class Sized(NamedTuple):
    """A column with its estimated size."""

    width: float
    height: float
    column: Column


class Branch(NamedTuple):
    """What hangs on a claim through one step, with its size as one column.

    `head` is the claim it can be split at; it stands `indent` from the left edge, and takes `head_height`.
    """

    step: str
    width: float
    height: float
    head: str | None
    head_height: float
    indent: float
    alone: Sized
    trunk: Trunk


def column_width(tree: Tree, items: Sequence[Slot], least: float) -> float:
    """The width at which every box of a column has at least the width `least`."""
    return max((item.left + (least if item.id in tree.scene.boxes else 0.0) for item in items), default=0.0)


def choose(tree: Tree, root: str, least: float, most: float = inf) -> list[Column]:
    """Chooses the columns below a root, in order, that use a page best.

    NoRoomError where all would have to shrink by more than the factor `most` to fit the page.
    """
    steps = tree.hung.get(root, [])
    if not steps:
        return []
    packer = _Packer(tree, least)
    best = packer.best(steps, most, stack=False)
    if len(steps) > MANY_LINES or best is None or best[0] > CROWDED:
        stacked = packer.best(steps, most if best is None else best[0], stack=True)
        best = stacked if stacked is not None and (best is None or stacked[0] < best[0]) else best
    if best is None:
        raise NoRoomError
    return [sized.column for sized in best[1]]


class NoRoomError(Exception):
    """Columns take more room than they may."""


class Room(NamedTuple):
    """The room that a try may take."""

    width: float
    height: float


class _Packer:
    """Packs below one root."""

    def __init__(self, tree: Tree, least: float) -> None:
        self.tree = tree
        self.least = least
        self.known: dict[str, Branch] = {}
        self.below: dict[str, list[Branch]] = {}

    def best(self, steps: Sequence[str], most: float, stack: bool) -> tuple[float, list[Sized]] | None:
        """The columns with the least cost: the factor by which the picture must shrink to fit a page.

        None where they all cost more than `most`.
        """
        branches = list(map(self._branch, steps))
        heights = sorted({branch.height for branch in branches}, reverse=True)
        highest = sum(branch.height for branch in branches) if stack else heights[0]
        limits = list(dict.fromkeys((*heights[:LIMITS], *(highest * 0.8**n for n in range(LIMITS)))))
        across, down = self.tree.scene.style.sheet.inner
        area = sum(branch.width * branch.height for branch in branches)
        likely = (area * down / across) ** 0.5
        room = self._room(most)
        if not stack:
            if sum(min(branch.width, self.least) + GUTTER for branch in branches) > room.width + GUTTER:
                return None
            if all(branch.head is None for branch in branches):
                limits = limits[:1]  # nothing can be split, so that all are alike
        best: tuple[float, int, list[Sized]] | None = None
        for limit in sorted(limits, key=lambda limit: abs(log(limit / likely))):
            try:
                columns = self._arrange(branches, limit, stack, room)
            except NoRoomError:
                continue
            if columns[0].height > room.height:
                continue
            tried = self._cost(columns), limits.index(limit), columns  # of equally good ones the first limit counts
            if best is None or tried[:2] < best[:2]:
                best = tried
                room = self._room(best[0])
        return (best[0], best[2]) if best is not None else None

    @property
    def _around(self) -> float:
        """The height of what is above and below the columns."""
        return AROUND + (BAND if self.tree.scene.band else 0)

    def _room(self, cost: float) -> Room:
        """The room of columns that cost no more."""
        across, down = self.tree.scene.style.sheet.inner
        return Room(cost * across * ROUNDING, cost * down * ROUNDING - self._around)

    def _cost(self, columns: Sequence[Sized]) -> float:
        height = max(column.height for column in columns) + self._around
        across, down = self.tree.scene.style.sheet.inner
        return max(_side_by_side(columns) / across, height / down)

    def _branch(self, step: str) -> Branch:
        if step not in self.known:
            items = self.tree.column([step])
            width = column_width(self.tree, items, self.least)
            boxes = self.tree.scene.boxes
            heights = [self.tree.guess_height(i.id, width - i.left) if i.id in boxes else GAP for i in items]
            head = items[0].id
            can_split = not self.tree.has_joint(step) and len(self.tree.hung.get(head, ())) > 1
            height = sum(heights) + GAP * len(items)
            alone = Sized(width, height, Column(None, [step], []))
            under = UNDER_HEAD + (DOCK_ROOM if head in self.tree.docked else 0.0)
            indent = items[0].left
            self.known[step] = Branch(
                step,
                width,
                height,
                head if can_split else None,
                heights[0] + under,
                indent,
                alone,
                self.tree.trunk(step),
            )
        return self.known[step]

    def _hanging(self, head: str) -> list[Branch]:
        """The branches below a claim."""
        if head not in self.below:
            self.below[head] = list(map(self._branch, self.tree.hung[head]))
        return self.below[head]

    def _arrange(
        self, branches: Sequence[Branch], limit: float, stack: bool, room: Room, level: int = 0
    ) -> list[Sized]:
        """Columns that are no higher than `limit` where possible; with `stack`, neighbours that fit share one.

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
                more = [*self._stack(waiting, limit, stack), split]
                waiting = []
                left = _take(left, more)
                columns += more
        more = self._stack(waiting, limit, stack)
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
        inner = self._arrange(self._hanging(branch.head), limit - branch.head_height, True, below, level + 1)
        if len(inner) < 2:
            return None
        height = branch.head_height + max(column.height for column in inner)
        column = Column(branch.head, [], [sized.column for sized in inner])
        return Sized(branch.indent + _side_by_side(inner), height, column)

    def _stack(self, branches: Sequence[Branch], limit: float, stack: bool) -> list[Sized]:
        """Branches that are not split, each alone or in even groups; those with different trunks stay apart."""
        if not stack or len(branches) < 2:
            return [branch.alone for branch in branches]
        if branches[0].trunk == branches[-1].trunk:  # branches are in the order of their trunks
            return [_measure(group) for group in _groups(branches, limit)]
        runs = groupby(branches, key=attrgetter("trunk"))
        return [_measure(group) for _, run in runs for group in _groups(list(run), limit)]


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
    return _fill(branches, high)


def _count(heights: Sequence[float], limit: float) -> int:
    """The number of groups that `_fill` makes."""
    count, room = 0, 0.0
    for height in heights:
        if not count or height > room:
            count += 1
            room = limit
        room -= height
    return count


def _fill(branches: Sequence[Branch], limit: float) -> list[list[Branch]]:
    groups: list[list[Branch]] = []
    room = 0.0
    for branch in branches:
        if not groups or branch.height > room:
            groups.append([])
            room = limit
        groups[-1].append(branch)
        room -= branch.height
    return groups
