"""How far base scores may move, all at once, before the verdict is gone.

Where every claim bears on the thesis one way, the worst that moving each base score by at most δ can do is to move
all of them against the verdict by δ, and the least δ that undoes it is found as the place where that does. Where some
claim bears on it both ways, or in a cycle, two numbers enclose that δ: up to the first the verdict is proved to stand,
since intervals that hold every strength keep it, and at the second some choice of base scores undoes it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import partial

from argmap.scoring.evaluation.gradual_semantics import SemanticsPrinciple
from argmap.scoring.kernel.slopes_and_shapley import move, slopes
from argmap.scoring.verdicts.verdict_state import VISITS, VerdictState, crossing

Interval = tuple[float, float | None]
"""Up to the first δ the verdict stands; at the second it can be undone, None where no way to undo it was found."""
FAR = 1.0
"""The furthest that a base score can move."""
ENCLOSED = 1e-6
"""How near to each other the ends are brought where they do not meet anyway."""
SEARCHED = 100_000
"""Visits that the search for base scores that undo the verdict may take, passes over the map among them."""
ROUNDS = 4
"""Times that this search starts anew from what it has found."""
CLOSE = 1e-9
"""Gain below which a step of it is not worth taking."""


def reach(standing: VerdictState, rows: list[int]) -> Interval:
    """The interval of the least δ, with the base scores of `rows` moving; (1, None) where no δ undoes the verdict."""
    if not standing.side:
        return 0.0, 0.0
    mixed = [row for row in rows if not standing.directions[row]]
    aim = array("i", [0]) * len(standing.bases)
    for row in rows:
        aim[row] = -standing.side * standing.directions[row]
    if not mixed and not standing.layout.cycles and SemanticsPrinciple.MONOTONE in standing.semantics.principles:
        if _margin(standing, aim, FAR) > 0.0:
            return FAR, None
        return crossing(partial(_margin, standing, aim), 0.0, FAR)
    low = _prove_delta(standing, rows)
    return low, None if low == FAR else _attain_delta(standing, aim, mixed, low)


def _take_aim(standing: VerdictState, aim: array[int], delta: float) -> VerdictState:
    """The map with its bases moved as aimed: for each row up (1), down (−1), or not at all (0)."""
    return standing.with_bases(move(standing.bases, aim, delta))


def _margin(standing: VerdictState, aim: array[int], delta: float) -> float:
    return _take_aim(standing, aim, delta).margin


def _prove_delta(standing: VerdictState, rows: list[int]) -> float:
    """A δ at which intervals around every strength keep the verdict, as large as can be; 0 where they prove nothing."""
    principles, cycles = standing.semantics.principles, standing.layout.cycles
    if SemanticsPrinciple.MONOTONE not in principles or (cycles and SemanticsPrinciple.BOUNDED not in principles):
        return 0.0
    both = array("d", bytes(16 * len(standing.bases)))
    both[::2] = both[1::2] = standing.bases
    ways = array("i", [0]) * len(both)
    for row in rows:
        ways[2 * row], ways[2 * row + 1] = -1, 1

    def margin(delta: float) -> float:
        return standing.worst(move(both, ways, delta))

    limit = standing.visits + VISITS
    if margin(0.0) <= 0.0:
        return 0.0
    if margin(FAR) > 0.0:
        return FAR
    return crossing(margin, 0.0, FAR, ENCLOSED, lambda: not cycles or standing.visits <= limit)[0]


def _attain_delta(standing: VerdictState, aim: array[int], mixed: list[int], low: float) -> float | None:
    """The least δ found at which base scores that undo the verdict are known; the verdict stands up to `low`."""
    cycles, limit = standing.layout.cycles, standing.visits + SEARCHED
    for share in (0.125, 0.25, 0.5, 1.0):
        delta = low + (FAR - low) * share
        aim, least = _best_aim(standing, aim, mixed, delta, limit)
        if least <= 0.0:
            break
    else:
        return None
    limit = standing.visits + SEARCHED
    for _ in range(ROUNDS):
        margin = partial(_margin, standing, aim)
        reached = crossing(margin, 0.0, delta, ENCLOSED, lambda: not cycles or standing.visits <= limit)[1]
        gain, delta = delta - reached, reached
        if not mixed or gain < CLOSE or standing.visits > limit:
            break
        aim, _ = _best_aim(standing, aim, mixed, delta, limit)
    return max(low, delta)


def _best_aim(
    standing: VerdictState, aim: array[int], mixed: list[int], delta: float, limit: int
) -> tuple[array[int], float]:
    """The ways to move mixed claims by δ that leave the least margin, as far as the search goes, and that margin.

    The best of a few ways to move all of them at once is improved one claim after the other.
    """
    tries = [aim]
    if mixed:
        tries += [_turn(aim, dict.fromkeys(mixed, way)) for way in (1, -1)]
        if not standing.layout.cycles:
            tries.append(_turn(aim, _by_slopes(_take_aim(standing, aim, delta), mixed)))
    margins = [_margin(standing, tried, delta) for tried in tries]
    least = min(margins)
    best = tries[margins.index(least)][:]
    trial = _take_aim(standing, best, delta)
    trial.visits = standing.visits
    improved = bool(mixed)
    while improved and trial.visits <= limit:
        improved = False
        for row in mixed:
            for way in (-1, 0, 1):
                if way == best[row] or trial.visits > limit:
                    continue
                base = move(array("d", [standing.bases[row]]), array("i", [way]), delta)[0]
                margin = trial.margin_of(trial.edit(row, base))
                if margin < least - CLOSE:
                    trial.edit(row, base, keep=True)
                    best[row], least, improved = way, margin, True
    standing.visits = trial.visits
    return best, least


def _turn(aim: array[int], ways: Mapping[int, int]) -> array[int]:
    """The same aim with other ways for some rows."""
    changed = aim[:]
    for row, way in ways.items():
        changed[row] = way
    return changed


def _by_slopes(trial: VerdictState, mixed: list[int]) -> dict[int, int]:
    """The way against the verdict for each mixed claim, as the slopes of σ have it."""
    rising, falling = (array("d", bytes(8 * len(trial.bases))) for _ in range(2))
    slopes(trial.layout.plan, trial.bases, trial.strengths, rising, falling, trial.thesis, trial.semantics.code)
    of_mixed = {row: rising[row] + falling[row] for row in mixed}
    return {row: 0 if not slope else -trial.side if slope > 0 else trial.side for row, slope in of_mixed.items()}
