"""Which unit bears on which: the best tree over all units at once.

The thesis, the side that each unit takes (the writer's or the other), and the unit that each bears on are decided
together, because they depend on each other: who answers an objection speaks for the writer, and what bears on a unit
of the other side attacks it if it takes the writer's. A genre scores each choice by its cues; here the tree with the
highest sum is found. Units of the same side support each other, others attack, so that the side of each unit follows
from the tree, as in Peldszus & Stede (2015), *Joint prediction in MST-style discourse parsing for argumentation
mining*, EMNLP.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

_ALL_SIDES = 7
"""Up to this many units, all ways to take sides are compared."""
_FEW_ROOTS = 5
"""With more units, only this many may be the thesis."""
_NEVER = float("-inf")

Scores = Sequence[Sequence[float]]
"""`scores[unit][target]`: how well it goes together that a unit bears on a target; the diagonal is not looked at."""


@dataclass(frozen=True, slots=True)
class TreeScores:
    """What speaks for each choice, as sums of weights; 0 is neutral.

    thesis: of each unit, that it is the thesis.
    other_side: of each unit, that it takes the other side.
    turn: of each unit, that it takes another side than the one before; the first is not looked at.
    link: that a unit bears on a target: the scores with both on the same side, and with each on its own.
        `link[opposed][unit][target]`, where `opposed` is 0 if they take the same side, 1 if the unit speaks for the
        writer against the other side, 2 if the unit speaks for the other side against the writer's.
    thesis_link: of each unit, that it bears on the thesis, on top of `link`.
    """

    thesis: Sequence[float]
    other_side: Sequence[float]
    turn: Sequence[float]
    link: tuple[Scores, Scores, Scores]
    thesis_link: Sequence[float]


class SidedTree(NamedTuple):
    """The thesis, whether each unit takes the other side, and the target of each unit (None for the thesis)."""

    thesis: int
    other_side: tuple[bool, ...]
    targets: tuple[int | None, ...]
    score: float


def best_tree(scores: TreeScores, thesis: int | None = None) -> SidedTree:
    """The tree with the highest score, among those with this thesis if one is given.

    Exact for up to seven units; with more, sides are found by changing one or two at a time. Raises ValueError
    without units.
    """
    count = len(scores.thesis)
    if not count:
        raise ValueError("a tree needs at least one unit")
    roots = range(count) if thesis is None else (thesis,)
    if count > _ALL_SIDES and thesis is None:
        roots = sorted(roots, key=lambda unit: -scores.thesis[unit])[:_FEW_ROOTS]
    bounds = sorted((-bound, root, sides) for root in roots for bound, sides in _sides_with_bounds(scores, root, count))
    best: SidedTree | None = None
    for bound, root, sides in bounds:
        if best is not None and -bound <= best.score:
            break
        links = _links(scores, root, sides)
        targets = best_targets(links, root)
        score = _score_of_sides(scores, root, sides) + sum(
            links[unit][target] for unit, target in enumerate(targets) if target is not None
        )
        if best is None or score > best.score:
            best = SidedTree(root, sides, tuple(targets), score)
    assert best is not None
    return best


def best_targets(scores: Scores, root: int) -> list[int | None]:
    """The target of each unit in the tree with the highest sum of scores; None for the root.

    Chu & Liu's and Edmonds's algorithm: each unit takes its best target, a cycle is contracted to one unit, and the
    same is done again (Edmonds 1967, *Optimum branchings*).
    """
    count = len(scores)
    targets: list[int | None] = [
        None if unit == root else max((t for t in range(count) if t != unit), key=lambda t: (scores[unit][t], -t))
        for unit in range(count)
    ]
    cycle = _cycle(targets)
    if not cycle:
        return targets
    outside = [unit for unit in range(count) if unit not in cycle]
    merged = len(outside)
    smaller = [[_NEVER] * (merged + 1) for _ in range(merged + 1)]
    enters: dict[int, int] = {}
    leaves: dict[int, int] = {}
    for number, unit in enumerate(outside):
        for other, target in enumerate(outside):
            smaller[number][other] = scores[unit][target]
        enters[number] = max(cycle, key=lambda member: scores[unit][member])
        smaller[number][merged] = scores[unit][enters[number]]
        leaves[number] = max(cycle, key=lambda member: scores[member][unit] - scores[member][targets[member] or 0])
        member = leaves[number]
        smaller[merged][number] = scores[member][unit] - scores[member][targets[member] or 0]
    for number, target in enumerate(best_targets(smaller, outside.index(root))):
        if target is None:
            continue
        if number == merged:
            targets[leaves[target]] = outside[target]
        else:
            targets[outside[number]] = enters[number] if target == merged else outside[target]
    return targets


def _cycle(targets: Sequence[int | None]) -> list[int]:
    """The units of one cycle; empty without one."""
    done: set[int] = set()
    for start in range(len(targets)):
        way: list[int] = []
        unit: int | None = start
        while unit is not None and unit not in done:
            done.add(unit)
            way.append(unit)
            unit = targets[unit]
        if unit in way:
            return way[way.index(unit) :]
    return []


def _sides_with_bounds(scores: TreeScores, root: int, count: int) -> Iterator[tuple[float, tuple[bool, ...]]]:
    """Ways to take sides, each with a score that no tree with them exceeds."""
    if count <= _ALL_SIDES:
        for sides in product((False, True), repeat=count):
            if not sides[root]:
                yield _bound(scores, root, sides), sides
        return
    sides = [False] * count
    best = _bound(scores, root, sides)
    moves = [(unit,) for unit in range(count)] + [(unit, unit + 1) for unit in range(count - 1)]
    improved = True
    while improved:
        improved = False
        for move in moves:
            if root in move:
                continue
            for unit in move:
                sides[unit] = not sides[unit]
            bound = _bound(scores, root, sides)
            if bound > best:
                best, improved = bound, True
            else:
                for unit in move:
                    sides[unit] = not sides[unit]
    yield best, tuple(sides)


def _bound(scores: TreeScores, root: int, sides: Sequence[bool]) -> float:
    """The score of the sides with the best target of each unit, cycles allowed."""
    links = _links(scores, root, sides)
    chosen = (
        max(score for target, score in enumerate(row) if target != unit)
        for unit, row in enumerate(links)
        if unit != root
    )
    return _score_of_sides(scores, root, sides) + sum(chosen)


def _score_of_sides(scores: TreeScores, root: int, sides: Sequence[bool]) -> float:
    taken = sum(score for score, side in zip(scores.other_side, sides, strict=True) if side)
    turns = sum(scores.turn[unit] for unit in range(1, len(sides)) if sides[unit] != sides[unit - 1])
    return scores.thesis[root] + taken + turns


def _links(scores: TreeScores, root: int, sides: Sequence[bool]) -> list[list[float]]:
    """The score of each link once the thesis and the sides are fixed."""
    rows = []
    for unit, side in enumerate(sides):
        opposed = 2 if side else 1
        row = [scores.link[opposed if other != side else 0][unit][target] for target, other in enumerate(sides)]
        row[root] += scores.thesis_link[unit]
        rows.append(row)
    return rows
