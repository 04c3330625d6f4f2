"""Distributes the lines of a map over columns of a web page, so that the whole has about the shape of a screen.

Heights are estimates, because they are needed before a browser can measure anything. A column holds lines of one
polarity. A claim whose line is too long for one column gets several columns below itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil, log

from argmap.drawing.layout.indents import Tree
from argmap.drawing.scene.scene import Box
from argmap.drawing.style.shown_text import ems

COLUMN = 310
"""Pixels from one column to the next."""
SHAPE = 1.6
MOST = 40
_LINE, _EMS_A_LINE, _REST = 19, 17.0, 52
_TOO_LONG = 1.25
_LOOSER = 1.05
_MANY_BOXES = 10 * (_REST + _LINE)

Columns = list[list[str]]


def estimate_heights(tree: Tree) -> dict[str, int]:
    """Estimates how high each claim or step is with all that hangs on it, in pixels."""
    order: list[tuple[str, str | None]] = []
    work: list[tuple[str, str | None]] = [(claim, None) for claim in tree.scene.boxes if claim not in tree.scene.homes]
    seen: set[str] = set()
    while work:
        element, below = work.pop()
        if element in seen:
            continue
        seen.add(element)
        order.append((element, below))
        work.extend((other, element) for other in (*tree.placed.get(element, ()), *tree.hung.get(element, ())))
    estimates = {element: _own(tree.scene.boxes.get(element)) for element, _ in order}
    for element, below in reversed(order):
        if below is not None:
            estimates[below] += estimates[element]
    return estimates


def _own(box: Box | None) -> int:
    if box is None:
        return 0
    return _REST + _LINE * (ceil(ems(box.text) / _EMS_A_LINE) + bool(box.notes) + (box.strength is not None))


def deal(tree: Tree, head: str, high: Mapping[str, int]) -> dict[str, Columns]:
    """The steps of each column below a claim, and below the claims in them that take several columns themselves."""
    steps = tree.hung.get(head, [])
    total = sum(high.get(step, 0) for step in steps)

    def deal_into(count: int) -> tuple[float, dict[str, Columns]]:
        limit = total / count
        wide = {step: columns for step in steps if (columns := _own_columns(tree, step, high, limit)) is not None}
        columns = pack(steps, high, limit, lambda step: tree.scene.steps[step].look.tone, wide)
        inner = {tree.placed[step][0]: columns for step, columns in wide.items()}
        tall = max((_tall(column, high, wide) for column in columns), default=0) or 1
        width = sum(len(wide[column[0]]) if column[0] in wide else 1 for column in columns) or 1
        return abs(log(width * COLUMN / tall / SHAPE)), {head: columns, **inner}

    return min((deal_into(count) for count in range(1, MOST)), key=lambda columns: columns[0])[1]


def _own_columns(tree: Tree, step: str, high: Mapping[str, int], limit: float) -> Columns | None:
    """The columns below the only premise of a step, if its line is too long for one."""
    placed = tree.placed.get(step, ())
    if high.get(step, 0) <= max(limit * _TOO_LONG, _MANY_BOXES) or len(placed) != 1 or tree.has_joint(step):
        return None
    steps = tree.hung.get(placed[0], [])
    count = len(pack(steps, high, limit))
    return spread(steps, high, count) if count > 1 else None


def _tall(column: Sequence[str], high: Mapping[str, int], wide: Mapping[str, Columns]) -> int:
    inner = wide.get(column[0], [column])
    return max(sum(high.get(step, 0) for step in steps) for steps in inner)


def spread(members: Sequence[str], high: Mapping[str, int], count: int) -> Columns:
    """`members` in `count` columns at most, about equally high."""
    limit = sum(high.get(member, 0) for member in members) / count
    while len(columns := pack(members, high, limit)) > count:
        limit *= _LOOSER
    return columns


def pack(
    members: Iterable[str],
    high: Mapping[str, int],
    limit: float,
    side: Callable[[str], object] = lambda _: None,
    apart: Mapping[str, Columns] | None = None,
) -> Columns:
    """Packs `members` in columns no higher than `limit`, each of one side; those `apart` get their own columns."""
    columns: Columns = []
    room, before = 0.0, None
    for member in members:
        alone = apart is not None and member in apart
        tall = high.get(member, 0)
        if not columns or alone or tall > room or side(member) != before:
            columns.append([])
            room = limit
        columns[-1].append(member)
        room, before = (0.0 if alone else room - tall), side(member)
    return columns
