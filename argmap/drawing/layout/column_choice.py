"""Chooses the columns of a picture: one for each line of argument, all of one width, in the shape of a page.

The lines for a claim are on the left, those against it on the right. A line can be split into several columns side by
side; its claim is then as wide as they are. Lines share a column where nothing hangs on the upper ones; only where a
page has no room for that, or there are very many, one comes to lie below what hangs on another. Several widths and
limits of height are tried, see `column_packing`, and judged here. Heights are estimates; the columns are laid out
exactly afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import inf, log
from typing import NamedTuple

from argmap.drawing.layout.box_text import least_width
from argmap.drawing.layout.column_packing import (
    GUTTER,
    ROUNDING,
    Column,
    ColumnPacker,
    NoRoomError,
    Room,
    Sharing,
    Sized,
    column_width,
    first_step,
)
from argmap.drawing.layout.indents import Tree
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import MOST_SHRUNK, Sheet
from argmap.drawing.style.style import Order

HEADED, LEGEND, BAND = 44.0, 46.0, 110.0
"""Estimated heights of the title and the line below it, of the legend, and of the recommendations apart."""
BELOW_HEAD = 40.0
"""Estimated height of the arrows below a root and the headings of its sides."""
EDGE, FLOOR = 32.0, 24.0
"""The margins of a picture together, and the gap below the columns."""
BETWEEN_SIDES = 14.0
"""More room between the sides of a claim."""
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
HALVINGS = 12
"""Steps in which a width is looked for: to a fifth of a point."""
SIDES = ("for", "against", "beside", "unsigned")
_SIDES = {
    **dict.fromkeys(("pillar", "reason", "backing"), "for"),
    **dict.fromkeys(("objection", "rebuttal", "undercut", "addresses"), "against"),
    "unsigned": "unsigned",
}
"""The side that a step is on by its role; other steps are on the side "beside"."""


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


def choose(tree: Tree, root: str, least: float, most: float = inf) -> Columns:
    """Chooses the columns below a root that use a page best; `least` is the least width of a box.

    NoRoomError where all would have to shrink by more than the factor `most` to fit the page.
    """
    steps = in_sides(tree, root)
    if not steps:
        return Columns([], least)
    items = {step: tree.column([step]) for step in steps}
    widths = _widths([column_width(tree, column, least) for column in items.values()], sum(map(len, items.values())))
    around = _around(tree, root)
    in_order = root == tree.scene.thesis or tree.scene.style.order is Order.STRONGEST_FIRST
    judges = [_ColumnJudge(ColumnPacker(tree, least, width, items, in_order=in_order), around) for width in widths]
    best = _best(judges, steps, most, Sharing.BARE)
    is_crowded = best is None or (best.cost > CROWDED and not tree.scene.style.sheet.is_endless)
    if is_crowded or len(steps) > MANY_LINES:
        shared = _best(judges[-1:], steps, most, Sharing.ANY, best)  # the narrowest, which hide the fewest lines
        best = shared if shared is not None else best
    if best is None:
        raise NoRoomError
    return Columns(list(best.judge.sides(root, best.columns)), _fill(best, tree.scene.style.sheet))


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
        high = (best.judge.around + height * best.width / width) / down
        return wide > max(1.0, high)

    least, most = best.width, best.width + across
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        least, most = (least, middle) if is_too_wide(middle) else (middle, most)
    wanted = best.width + (ON_SCREEN if page.is_endless else 1.0) * (least - best.width)
    widest = min(LONGEST_LINE, round(WIDENED * best.judge.tree.scene.style.box))
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
    judges: Sequence[_ColumnJudge], steps: Sequence[str], most: float, sharing: Sharing, other: Try | None = None
) -> Try | None:
    """The best columns of any width, if they are better than an`other` try; None where all cost more than `most`."""
    best = other
    for judge in judges:
        best = judge.best(steps, most, sharing, best)
    return best if best is not other else None


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
    judge: _ColumnJudge


class _ColumnJudge:
    """Tries limits of height for the columns of one width, and judges what a `packer` makes of them.

    `around` is the estimated height of everything in a picture but these columns.
    """

    def __init__(self, packer: ColumnPacker, around: float) -> None:
        self.packer = packer
        self.tree = packer.tree
        self.width = packer.width
        self.around = around
        self.page = packer.tree.scene.style.sheet
        self.side_of: dict[str, str] = {}

    def best(self, steps: Sequence[str], most: float, sharing: Sharing, other: Try | None) -> Try | None:
        """The columns with the least score, or the `other` ones if none is better, or None if all cost too much."""
        branches = list(map(self.packer.branch, steps))
        heights = sorted({branch.height for branch in branches}, reverse=True)
        highest = sum(branch.height for branch in branches) if sharing is Sharing.ANY else heights[0]
        limits = list(dict.fromkeys((*heights[:LIMITS], *(highest * 0.8**n for n in range(LIMITS)))))
        across, down = self.page.inner
        area = sum(branch.width * branch.height for branch in branches)
        likely = (area * down / across) ** 0.5
        best = other
        room = self._room_for_better(best, most)
        if sharing is Sharing.BARE:
            fewest = len(self.packer.stack(branches, inf, sharing))
            if fewest * (self.width + GUTTER) > room.width + GUTTER:
                return best
            if fewest == len(branches) and all(branch.head is None for branch in branches):
                limits = limits[:1]  # nothing can be split or shared, so that all are alike
        for limit in sorted(limits, key=lambda limit: abs(log(limit / likely))):
            try:
                columns = self.packer.arrange(branches, limit, sharing, room)
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
            return "" if by_issue else column_side(tree.scene, first_step(sized.column, tree))

        for key, group in groupby(columns, key=name):
            of_side = [sized.column for sized in group]
            steps = [step for column in of_side for step in column.steps or [first_step(column, tree)]]
            yield SideColumns(key, of_side, steps, sum(map(self.packer.hidden, of_side)))

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
        hidden = sum(self.packer.hidden(sized.column) for sized in columns)
        score = cost > CROWDED, hidden, max(cost, 1.0) * (1 + WHITE * white)
        return Try(score, cost, wide, total, columns, self)

    def _side(self, column: Sized) -> str:
        """The side that a column below the root is on."""
        first = first_step(column.column, self.tree)
        if first not in self.side_of:
            self.side_of[first] = column_side(self.tree.scene, first)
        return self.side_of[first]


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
