"""Chooses the columns of a picture: one for each line of argument, all of one width, in the shape of a page.

The lines for a claim are on the left, those against it on the right. A line can be split into several columns side by
side; its claim is then as wide as they are. Lines share a column where nothing hangs on the upper ones; only where a
page has no room for that, or there are very many, one comes to lie below what hangs on another. Heights are estimates
here; the columns are laid out exactly afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import groupby
from math import inf, log
from operator import attrgetter
from typing import NamedTuple

from argmap.drawing.layout.box_text import least_width
from argmap.drawing.layout.indents import Slot, Tree, Trunk
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import MOST_SHRUNK, Sheet
from argmap.drawing.style.style import Order

HEADED, LEGEND, BAND = 44.0, 46.0, 110.0
"""Estimated heights of the title and the line below it, of the legend, and of the recommendations apart."""
BELOW_HEAD = 40.0
"""Estimated height of the arrows below a root and the headings of its sides."""
EDGE, FLOOR = 32.0, 24.0
"""The margins of a picture together, and the gap below the columns."""
GAP = 7.0
"""Above each box of a column."""
GUTTER = 20.0
NARROWEST = 0.8
"""The share of the least width of a box that is left to boxes that are indented deeply, unless their border is double.

These have less room inside, and the longest tag.
"""
BETWEEN_SIDES = 14.0
"""More room between the sides of a claim."""
DOCK_ROOM = 18.0
"""The height of docks between a claim and the columns below it."""
UNDER_HEAD = 20.0
MANY_LINES = 8
"""Up to this number, each line of argument has a column of its own where the page has no end."""
CROWDED = 1 / MOST_SHRUNK
"""The cost above which lines share columns, because type would be too small to read."""
LIMITS = 12
"""How many limits of height are tried of each kind: the heights of the lines, and even steps.

A try ends as soon as it is larger than the best one before, so that few of them look at all lines.
"""
WIDTHS, FEW_BOXES = 2, 150
"""How many widths of columns are tried, and up to which number of boxes; for more it is one."""
DEEP = 1.4
"""The factor of the usual width by which a column may be wider because its boxes are indented deeply."""
ON_SCREEN = 0.6
"""The share of the room left in the width of a page by which columns are widened where the page has no end."""
LONGEST_LINE, WIDENED = 44, 1.7
"""Characters of a line in columns that are wider than they have to be, to fill a page; and how many times as many as
the style asks for."""
WHITE = 0.35
"""How much a lower third without boxes counts, against the size of the picture."""
ROUNDING = 1 + 1e-9
"""A try is only given up when it is larger by more than sums of lengths differ by their order."""
HALVINGS = 12
"""Steps in which a width is looked for: to a fifth of a point."""
NESTING = 12
"""How deep splits can nest."""
SIDES = ("for", "against", "beside", "unsigned")
_SIDES = {
    **dict.fromkeys(("pillar", "reason", "backing"), "for"),
    **dict.fromkeys(("objection", "rebuttal", "undercut", "addresses"), "against"),
    "unsigned": "unsigned",
}
"""The side that a step is on by its role; other steps are on the side "beside"."""


class Column(NamedTuple):
    """The steps in one column; or a claim, `head`, with the columns below it."""

    head: str | None
    steps: list[str]
    columns: list[Column]


class SideColumns(NamedTuple):
    """The columns of the lines on one side of a claim: "for", "against", "beside" or "unsigned".

    `steps` are those lines; `hidden` is the number of lines that are below what hangs on another.
    """

    name: str
    columns: list[Column]
    steps: list[str]
    hidden: int


class Columns(NamedTuple):
    """The sides of a claim from left to right, and the width of each column that is not split."""

    sides: list[SideColumns]
    width: float


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


def column_width(tree: Tree, items: Sequence[Slot], least: float) -> float:
    """The width of a column in which the first box is at least `least` wide, and no box much narrower than that."""
    if not items:
        return 0.0
    boxes = tree.scene.boxes
    deepest = max((item.left for item in items if item.id in boxes), default=0.0)
    double = max((i.left for i in items if i.id in boxes and boxes[i.id].look.border == "double"), default=0.0)
    rows = max(item.left for item in items)
    return max(items[0].left + least, deepest + NARROWEST * least, double + least if double else 0.0, rows)


def choose(tree: Tree, root: str, least: float, most: float = inf) -> Columns:
    """Chooses the columns below a root that use a page best; `least` is the least width of a box.

    NoRoomError where all would have to shrink by more than the factor `most` to fit the page.
    """
    steps = in_sides(tree, root)
    if not steps:
        return Columns([], least)
    items = {step: tree.column([step]) for step in steps}
    widths = _widths([column_width(tree, column, least) for column in items.values()], sum(map(len, items.values())))
    packers = [_Packer(tree, root, least, width, items) for width in widths]
    best = _best(packers, steps, most, Sharing.BARE)
    is_crowded = best is None or (best.cost > CROWDED and not tree.scene.style.sheet.is_endless)
    if is_crowded or len(steps) > MANY_LINES:
        shared = _best(packers[-1:], steps, most, Sharing.ANY, best)  # the narrowest, which hide the fewest lines
        best = shared if shared is not None else best
    if best is None:
        raise NoRoomError
    return Columns(list(best.packer.sides(root, best.columns)), _fill(best, tree.scene.style.sheet))


def _fill(best: Try, page: Sheet) -> float:
    """The width at which columns fill the width of a page, as long as their lines are not too long to read.

    Wider columns are less high. Columns that are too high for the page are widened further, until they have its shape.
    Where the page has no end, a share of that will do.
    """
    across, down = page.inner
    number = len(_leaves(best.columns, 0.0))
    height = max(column.height for column in best.columns)
    edges = best.total + EDGE + GUTTER

    def is_too_wide(width: float) -> bool:
        wide = (edges + number * (width - best.width)) / across
        high = (best.packer.around + height * best.width / width) / down
        return wide > max(1.0, high)

    least, most = best.width, best.width + across
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        least, most = (least, middle) if is_too_wide(middle) else (middle, most)
    wanted = best.width + (ON_SCREEN if page.is_endless else 1.0) * (least - best.width)
    widest = min(LONGEST_LINE, round(WIDENED * best.packer.tree.scene.style.box))
    return max(best.width, min(wanted, least_width(widest)))


def in_sides(tree: Tree, root: str) -> list[str]:
    """The steps onto a root, those on one side beside each other, and those for it first unless the style says else."""
    steps = tree.hung.get(root, [])
    if tree.scene.style.by_issue and root == tree.scene.thesis:
        return steps
    first = "against" if tree.scene.style.order is Order.OBJECTIONS_FIRST else "for"
    sides = sorted(SIDES, key=lambda side: side != first)
    return sorted(steps, key=lambda step: sides.index(column_side(tree.scene, step)))


def column_side(scene: Scene, step: str) -> str:
    """The side that a step is on."""
    return _SIDES.get(scene.steps[step].role, "beside")


def _around(tree: Tree, root: str) -> float:
    """The estimated height of everything in a picture but the columns below its root."""
    scene = tree.scene
    across, _ = scene.style.sheet.inner
    head = tree.guess_height(root, across) if root in scene.boxes else 0.0
    height = EDGE + HEADED + head + BELOW_HEAD + FLOOR
    return height + (BAND if scene.band else 0.0) + (LEGEND if scene.style.legend else 0.0)


def _widths(needed: Sequence[float], boxes: int) -> list[float]:
    """The widths of columns to try, the widest first, by what the lines need if none is split."""
    widths = sorted(set(needed))
    if boxes > FEW_BOXES:
        return [widths[len(widths) // 2]]
    last = len(widths) - 1
    return [widths[n] for n in sorted({last * part // (WIDTHS - 1) for part in range(WIDTHS)}, reverse=True)]


def _best(
    packers: Sequence[_Packer], steps: Sequence[str], most: float, sharing: Sharing, other: Try | None = None
) -> Try | None:
    """The best columns of any width, if they are better than an`other` try; None where all cost more than `most`."""
    best = other
    for packer in packers:
        best = packer.best(steps, most, sharing, best)
    return best if best is not other else None


class NoRoomError(Exception):
    """Columns take more room than they may."""


class Room(NamedTuple):
    """The room that a try may take."""

    width: float
    height: float


class Try(NamedTuple):
    """Columns, each of the same `width`, with their cost: the factor by which the picture must shrink to fit a page.

    `total` is the width of all with the gaps between them.

    The least `score` is best: whether type is too small, and the number of hidden lines, where that counts; then the
    cost, more where the lower third is white.
    """

    score: tuple[bool, int, float]
    cost: float
    width: float
    total: float
    columns: list[Sized]
    packer: _Packer


class _Packer:
    """Packs below one root, in columns of a `width` where nothing in them is indented too deeply for it."""

    def __init__(self, tree: Tree, root: str, least: float, width: float, items: dict[str, list[Slot]]) -> None:
        self.tree = tree
        self.least = least
        self.width = width
        self.items = items
        self.around = _around(tree, root)
        self.page = tree.scene.style.sheet
        self.known: dict[str, Branch] = {}
        self.below: dict[str, list[Branch]] = {}
        self.side_of: dict[str, str] = {}

    def best(self, steps: Sequence[str], most: float, sharing: Sharing, other: Try | None) -> Try | None:
        """The columns with the least score, or the `other` ones if none is better, or None if all cost too much."""
        branches = list(map(self._branch, steps))
        heights = sorted({branch.height for branch in branches}, reverse=True)
        highest = sum(branch.height for branch in branches) if sharing is Sharing.ANY else heights[0]
        limits = list(dict.fromkeys((*heights[:LIMITS], *(highest * 0.8**n for n in range(LIMITS)))))
        across, down = self.page.inner
        area = sum(branch.width * branch.height for branch in branches)
        likely = (area * down / across) ** 0.5
        best = other
        room = self._room_for_better(best, most)
        if sharing is Sharing.BARE:
            fewest = len(self._stack(branches, inf, sharing))
            if fewest * (self.width + GUTTER) > room.width + GUTTER:
                return best
            if fewest == len(branches) and all(branch.head is None for branch in branches):
                limits = limits[:1]  # nothing can be split or shared, so that all are alike
        for limit in sorted(limits, key=lambda limit: abs(log(limit / likely))):
            try:
                columns = self._arrange(branches, limit, sharing, room)
            except NoRoomError:
                continue
            if max(column.height for column in columns) > room.height:
                continue
            tried = self._judge(columns)
            if tried.cost <= most * ROUNDING and (best is None or tried.score < best.score):
                best = tried
                room = self._room_for_better(best, most)
        return best

    def sides(self, root: str, columns: Sequence[Sized]) -> Iterator[SideColumns]:
        """Columns below a root, by side."""
        tree = self.tree
        by_issue = tree.scene.style.by_issue and root == tree.scene.thesis

        def name(sized: Sized) -> str:
            return "" if by_issue else column_side(tree.scene, _first(sized.column, tree))

        for key, group in groupby(columns, key=name):
            of_side = [sized.column for sized in group]
            steps = [step for column in of_side for step in column.steps or [_first(column, tree)]]
            yield SideColumns(key, of_side, steps, sum(map(self._hidden, of_side)))

    def _hidden(self, column: Column) -> int:
        """The number of lines in a column that are below what hangs on another."""
        bare = [self._branch(step).is_bare for step in column.steps]
        return len(bare) - 1 - bare.index(False) if False in bare else 0

    def _room_for_better(self, best: Try | None, most: float) -> Room:
        """The room of columns that may be better; what hides fewer lines is, however large it is, while legible."""
        if best is None:
            return self._room(most)
        is_small, hidden, score = best.score
        return self._room(min(most, most if is_small else CROWDED if hidden else score))

    def _room(self, cost: float) -> Room:
        """The room of columns that cost no more."""
        across, down = self.page.inner
        return Room(cost * across * ROUNDING - EDGE, cost * down * ROUNDING - self.around)

    def _judge(self, columns: list[Sized]) -> Try:
        """The columns as they will be: all that are not split equally wide."""
        leaves = _leaves(columns, 0.0) if any(column.columns for column in columns) else _sizes(columns)
        usual = self.width * DEEP
        wide, height = 0.0, max([column.height for column in columns])
        for width, _ in leaves:
            if wide < width <= usual:
                wide = width
        wide = wide or self.width
        third, total, covered = height / 3, 0.0, 0.0
        for width, bottom in leaves:
            if width < wide:
                width = wide
            total += width + GUTTER
            if bottom > 2 * third:
                covered += width * (bottom - 2 * third)
        total = total - GUTTER + _indents(columns)
        total += BETWEEN_SIDES * (len({self._side(column) for column in columns}) - 1)
        across, down = self.page.inner
        cost = max((total + EDGE) / across, (height + self.around) / down)
        white = 1 - covered / (total * third) if third else 0.0
        if self.page.is_endless:
            return Try((False, 0, cost * (1 + WHITE * white)), cost, wide, total, columns, self)
        hidden = sum(self._hidden(sized.column) for sized in columns)
        score = cost > CROWDED, hidden, max(cost, 1.0) * (1 + WHITE * white)
        return Try(score, cost, wide, total, columns, self)

    def _side(self, column: Sized) -> str:
        """The side that a column below the root is on."""
        first = _first(column.column, self.tree)
        if first not in self.side_of:
            self.side_of[first] = column_side(self.tree.scene, first)
        return self.side_of[first]

    def _branch(self, step: str) -> Branch:
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
            self.below[head] = list(map(self._branch, self.tree.hung[head]))
        return self.below[head]

    def _arrange(
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
                more = [*self._stack(waiting, limit, sharing), split]
                waiting = []
                left = _take(left, more)
                columns += more
        more = self._stack(waiting, limit, sharing)
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
        inner = self._arrange(self._hanging(branch.head), limit - branch.head_height, Sharing.ANY, below, level + 1)
        if len(inner) < 2:
            return None
        height = branch.head_height + max(column.height for column in inner)
        column = Column(branch.head, [], [sized.column for sized in inner])
        return Sized(branch.indent + _side_by_side(inner), height, column, branch.head_height, branch.indent, inner)

    def _stack(self, branches: Sequence[Branch], limit: float, sharing: Sharing) -> list[Sized]:
        """Branches that are not split, each alone or in even groups; those with different trunks stay apart."""
        if len(branches) < 2:
            return [branch.alone for branch in branches]
        group_lines = _groups if sharing is Sharing.ANY else _bare_groups
        if branches[0].trunk == branches[-1].trunk:  # branches are in the order of their trunks
            return [_measure(group) for group in group_lines(branches, limit)]
        runs = groupby(branches, key=attrgetter("trunk"))
        return [_measure(group) for _, run in runs for group in group_lines(list(run), limit)]


def _first(column: Column, tree: Tree) -> str:
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


def _indents(columns: Sequence[Sized]) -> float:
    """By how much all columns are indented because they are below one that is split."""
    return sum(sized.indent + _indents(sized.columns) for sized in columns if sized.columns)


def _leaves(columns: Sequence[Sized], top: float) -> list[tuple[float, float]]:
    """The widths of the columns that are not split, each with its lower edge."""
    leaves: list[tuple[float, float]] = []
    for sized in columns:
        if sized.columns:
            leaves += _leaves(sized.columns, top + sized.head_height)
        else:
            leaves.append((sized.width, top + sized.height))
    return leaves


def _sizes(columns: Sequence[Sized]) -> list[tuple[float, float]]:
    """As `_leaves`, of columns of which none is split."""
    return [(column.width, column.height) for column in columns]


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
