"""A map in its present state: rows with strengths, which way each bears on the thesis, and the effect of an edit.

Every answer about what would change the verdict starts from here. V = 2σ − 1 for the strength σ of the thesis, and the
*margin* is how far V is from losing the sign that it has. Work is counted in visits of rows and inputs, never in time,
so that answers are the same on every machine and with either kernel.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from copy import copy
from functools import cached_property
from math import ceil, copysign, isfinite, log2, nan

from argmap.model.structure.reachability import NO_SIGN, nearest_rows, row_directions, visits_up
from argmap.scoring.evaluation.evaluate import UnsettledError, bases_under, bounds, row_strengths
from argmap.scoring.evaluation.gradual_semantics import Semantics
from argmap.scoring.evaluation.rows_of_map import RowLayout
from argmap.scoring.kernel.passes import Plan
from argmap.scoring.verdicts.upstream import visits_once

UNDECIDED = 1e-12
"""|V| up to which rounding may have decided the sign."""
VISITS = 1_000_000
"""Visits that one answer may take beyond a few dozen passes over the map."""
TRIES = 3
"""Lengths of step that the kernel tries on a cycle before it gives it up."""
PRECISION = 1e-10
"""The usual precision of `crossing`."""
SAME = 1e-12
"""Difference up to which two strengths count as the same."""


def side_of(strength: float) -> int:
    """The sign of V for a strength of the thesis: +1 for it, −1 against it, 0 undecided.

    >>> side_of(0.7), side_of(0.5), side_of(0.2)
    (1, 0, -1)
    """
    verdict = 2.0 * strength - 1.0
    return 0 if abs(verdict) <= UNDECIDED else 1 if verdict > 0 else -1


class VerdictState:
    """A laid-out map with a thesis under a semantics.

    `bases` and `strengths` are float64, rows; `thesis` is a row; `side` is the sign of V, −1, 0 or 1, and stays what it
    was at first in whatever is derived; `visits` counts the work done. Raises ValueError for a map without a thesis and
    UnsettledError for a cycle that does not settle.
    """

    def __init__(self, layout: RowLayout, semantics: Semantics) -> None:
        if layout.debate.thesis is None:
            raise ValueError("the map has no thesis, so there is no verdict")
        self.layout, self.semantics = layout, semantics
        self.thesis = layout.row[layout.debate.thesis]
        self.bases = bases_under(layout, semantics)
        self.strengths = row_strengths(layout, semantics, self.bases)
        self.sweeps = layout.plan.sweeps
        self.side = side_of(self.strength)
        self.visits = 0

    @property
    def strength(self) -> float:
        """σ of the thesis."""
        return self.strengths[self.thesis]

    @property
    def margin(self) -> float:
        """How far V is from losing its sign: above 0 as long as it keeps it."""
        return self.margin_of(self.strength)

    def margin_of(self, strength: float) -> float:
        """The margin that the thesis would have at a strength; 1 where that is no number and shows nothing."""
        return self.side * (2.0 * strength - 1.0) - UNDECIDED if isfinite(strength) else 1.0

    @cached_property
    def directions(self) -> dict[int, int]:
        """Row → +1 or −1 where more of it can only help or only harm the thesis, 0 where it does both.

        Rows that do not bear on the thesis are absent.
        """
        directions = row_directions(self.layout.rows.structure, self.thesis)
        return {row: direction for row, direction in enumerate(directions) if direction != NO_SIGN}

    @cached_property
    def nearest(self) -> list[int]:
        """The rows that bear on the thesis, itself first: by number of steps, then in the order of the map."""
        return nearest_rows(self.layout.rows.structure, self.layout.rows.order, self.thesis)

    @cached_property
    def claims(self) -> list[int]:
        """The rows of the claims that bear on the thesis, itself aside: nearest first."""
        claims, order = len(self.layout.debate.claims), self.layout.rows.order
        return [row for row in self.nearest if row != self.thesis and order[row] < claims]

    @cached_property
    def varied(self) -> list[int]:
        """Those of them whose base scores count: none under a semantics that ignores base scores."""
        return [] if self.semantics.ignores_bases else self.claims

    @cached_property
    def costs(self) -> list[int]:
        """Row → the visits that an edit there takes, at most; with cycles those of an evaluation."""
        if self.layout.cycles:
            return [self._pass * self.sweeps] * len(self.bases)
        return visits_up(self.layout.rows.structure, self.thesis)

    @cached_property
    def _pass(self) -> int:
        """The visits of a pass over the map."""
        return visits_once(self.layout)

    def edit(self, row: int, base: float, *, keep: bool = False) -> float:
        """σ of the thesis with another base for one row, NaN for its removal; itself NaN where a cycle does not settle.

        With `keep` the standing takes the change over.
        """
        if not self.layout.cycles:
            self.visits += self.costs[row]
            return self._edit_row(row, base, 0, nan, keep)
        bases = self.bases[:]
        bases[row] = base
        edited_state = self.with_bases(bases)
        if keep:
            self.bases, self.strengths = bases, edited_state.strengths
        return edited_state.strength

    def join_row(self, row: int, role: int, strength: float) -> float:
        """σ of the thesis with one more strength bearing on a row; ValueError for a map with cycles."""
        self.visits += self.costs[row]
        return self._edit_row(row, self.bases[row], role, strength, False)

    def _edit_row(self, row: int, base: float, role: int, more: float, keep: bool) -> float:
        chosen = self.semantics
        return self.layout.plan.edit(self.bases, self.strengths, row, base, role, more, keep, chosen.code, self.thesis)

    def with_bases(self, bases: array[float]) -> VerdictState:
        """The same map with other bases; its strengths are NaN where a cycle does not settle."""
        moved_state = copy(self)
        moved_state.bases = bases
        try:
            moved_state.strengths = row_strengths(self.layout, self.semantics, bases)
        except UnsettledError:
            moved_state.strengths = array("d", [nan]) * len(bases)
        self.visits += self._pass * sweeps_of(self.layout.plan)
        return moved_state

    def worst(self, both: array[float]) -> float:
        """The margin that is proved for all bases between `both[2·row]` and `both[2·row + 1]`."""
        least, greatest = bounds(self.layout, self.semantics, both)
        self.visits += 2 * self._pass * sweeps_of(self.layout.both_ends)
        return self.margin_of((least if self.side > 0 else greatest)[self.thesis])


def sweeps_of(plan: Plan) -> int:
    """The sweeps of the last evaluation, at most: 1 without cycles."""
    return plan.sweeps * (TRIES if plan.unsettled >= 0 else 1)


def crossing(
    margin: Callable[[float], float],
    keeps: float,
    loses: float,
    precision: float = PRECISION,
    may_go_on: Callable[[], bool] = lambda: True,
) -> tuple[float, float]:
    """Where on the way from `keeps` to `loses` the margin goes: the last number seen with it and the first without.

    The margin must be above 0 at `keeps` and not at `loses`. `precision` is how near to each other the two are brought,
    as a share of the way; they stay further apart when the search may not go on.

    Bisection that aims by the secant, never more than one step longer than bisection: I. F. D. Oliveira, R. H. C.
    Takahashi, *An Enhancement of the Bisection Method Average Performance Preserving Minmax Optimality*, ACM
    Transactions on Mathematical Software 47 (2020).

    >>> kept, lost = crossing(lambda x: 0.3 - x, 0.0, 1.0)
    >>> kept < 0.3 <= lost <= kept + 1e-10
    True
    """

    def place(share: float) -> float:
        return loses if share == 1.0 else keeps + (loses - keeps) * share

    low, high = 0.0, 1.0
    above, below = margin(keeps), margin(loses)
    longest = ceil(log2(1.0 / precision)) + 1
    for step in range(longest):
        width = high - low
        if width <= precision or not may_go_on():
            break
        middle = 0.5 * (low + high)
        secant = (high * above - low * below) / (above - below)
        nudge = min(0.2 * width * width, abs(middle - secant))
        offset = secant + copysign(nudge, middle - secant) - middle
        room = max(0.0, precision * 2.0 ** (longest - 1 - step) - 0.5 * width)
        share = middle + copysign(min(abs(offset), room), offset)
        margin_there = margin(place(share))
        if margin_there > 0.0:
            low, above = share, margin_there
        else:
            high, below = share, margin_there
    return place(low), place(high)
