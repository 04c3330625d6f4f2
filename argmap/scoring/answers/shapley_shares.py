"""Shares of players in the strength of a thesis: exact where every set of them can be tried, else from drawn orders.

A player sets the bases of some rows when it joins: a claim that becomes present, or a change that is made. Its share
is the mean, over all orders in which the players may join, of what it adds to those before it (L. S. Shapley, *A Value
for n-Person Games*, 1953). The shares add up to the strength with all players less that with none.

Beyond a few players orders are drawn at random, each as likely as any other, and the shares are means over those: J.
Castro, D. Gómez, J. Tejada, *Polynomial calculation of the Shapley value based on sampling*, Computers & Operations
Research 36 (2009), section 3. What the players add along one order sums up to the same difference, so the sampled
shares do too. A share's 95 % interval is the mean ± 1.96 standard errors, after the central limit theorem.
"""

from __future__ import annotations

import random
from array import array
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from math import isnan, sqrt

from argmap.scoring.kernel.slopes_and_shapley import shapley
from argmap.scoring.verdicts.upstream import WORK
from argmap.scoring.verdicts.verdict_state import VerdictState

COALITIONS = 20
"""Players up to which every set is tried, if each is one row."""
SETS = 12
"""The same for players of several rows."""
FEWEST_ORDERS, MOST_ORDERS = 30, 4000
"""Orders that are drawn: with fewer there is no interval to speak of, more do not change what people see."""
STANDARD_ERRORS = 1.96

Move = tuple[tuple[int, float], ...]
"""The rows that a player sets, with the bases that they get."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Each player's share and half the width of its 95 % interval, 0 where exact; `orders` counts those drawn."""

    values: Sequence[float]
    half_widths: Sequence[float]
    exact: bool
    orders: int = 0


@dataclass(frozen=True)
class Game:
    """What the strength of a thesis owes to `players`; `off` is the map without any of them."""

    off: VerdictState
    players: Sequence[Move]

    def shares(self, seed: int) -> Shares | None:
        """The shares; None where they would take too much work, and where some cycle on the way does not settle."""
        if self._are_claims and not self.off.layout.cycles:
            values = self._coalitions() if len(self.players) <= COALITIONS else None
        else:
            values = self._sets() if len(self.players) <= SETS else None
        if values is not None:
            means = array("d", bytes(8 * len(self.players)))
            shapley(values, len(means), means)
            return Shares(means, [0.0] * len(means), exact=True)
        return None if self.off.layout.cycles else self._sample(seed)

    @property
    def _are_claims(self) -> bool:
        """Whether each player is one row that is absent without it."""
        return all(len(move) == 1 and isnan(self.off.bases[move[0][0]]) for move in self.players)

    def _coalitions(self) -> array[float]:
        bases = self.off.bases[:]
        for ((row, base),) in self.players:
            bases[row] = base
        rows = array("i", [row for ((row, _),) in self.players])
        strengths = array("d", bytes(8 << len(rows)))
        chosen = self.off.semantics
        self.off.layout.plan.coalitions(bases, rows, strengths, self.off.thesis, chosen.code)
        return strengths

    def _sets(self) -> array[float] | None:
        """The strengths with every set of players, in an order in which each set differs from the last by one player.

        None where the work does not suffice.
        """
        strengths = array("d", bytes(8 << len(self.players)))
        board = _copy(self.off)
        limit = board.visits + WORK
        members = 0
        strengths[0] = board.strength
        if isnan(board.strength):
            return None
        for number in range(1, len(strengths)):
            player = (number & -number).bit_length() - 1
            members ^= 1 << player
            for row, base in self.players[player]:
                board.edit(row, base if members >> player & 1 else self.off.bases[row], keep=True)
            strengths[members] = board.strength
            if isnan(board.strength) or board.visits > limit:
                return None
        return strengths

    def _sample(self, seed: int) -> Shares | None:
        orders = min(MOST_ORDERS, WORK // sum(self.off.costs[row] for move in self.players for row, _ in move))
        if orders < FEWEST_ORDERS:
            return None
        chance = random.Random(seed)
        order = list(range(len(self.players)))
        sums, squares = [0.0] * len(order), [0.0] * len(order)
        for _ in range(orders):
            chance.shuffle(order)
            board = _copy(self.off)
            for player in order:
                before = board.strength
                for row, base in self.players[player]:
                    board.edit(row, base, keep=True)
                sums[player] += board.strength - before
                squares[player] += (board.strength - before) ** 2
        spreads = (
            sqrt(max(square - total * total / orders, 0.0) / (orders - 1) / orders)
            for total, square in zip(sums, squares, strict=True)
        )
        means = [total / orders for total in sums]
        return Shares(means, [STANDARD_ERRORS * spread for spread in spreads], exact=False, orders=orders)


def _copy(standing: VerdictState) -> VerdictState:
    """A standing of its own that edits may change."""
    twin = copy(standing)
    twin.bases, twin.strengths = standing.bases[:], standing.strengths[:]
    return twin
