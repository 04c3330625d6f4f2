"""Contributions: what a claim's strength owes to each of the other claims that bear on it.

Two answers. *By removal*: the strength less what it would be if that one claim were gone, and with it the relations it
is a premise or the target of, and what hangs only on them. Where two claims do the same work, neither is missed, and
both count little. *By share* (Shapley): each claim's mean gain over all orders in which the claims might be put
forward, so that what is done together is divided fairly. The shares add up to the strength less the base score. Up to
20 claims they are exact; beyond that they are drawn from random orders and come with 95 % intervals. On a map too
large for that, or with a cycle and more than a few claims, there is the removal alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, nan
from typing import Any

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.scoring.answers.effects import effects, part_of
from argmap.scoring.answers.shapley_shares import Game
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.verdicts.upstream import check_claim_id
from argmap.scoring.verdicts.verdict_state import VerdictState


@dataclass(frozen=True, slots=True)
class Contributions:
    """What the strength of `claim` owes to the claims that bear on it, nearest first.

    `alone` is what the strength would be without any of them: the base score, unless the claim bears on itself; None
    where that cycle does not settle. `removal` gives the effect of each claim's removal and
    may not cover all `players` of a large map. `shares` add up to the strength less `alone`, exactly or each ± its half
    width with 95 % confidence, from as many `orders`; None where they took too much work.
    """

    claim: str
    semantics: str
    strength: float
    alone: float | None
    players: tuple[str, ...]
    removal: Mapping[str, float]
    shares: Mapping[str, float] | None
    half_widths: Mapping[str, float] | None
    exact: bool
    orders: int

    def largest(self, most: int) -> list[tuple[str, float]]:
        """The claims that count most, with their shares or else the effects of their removal; none that counts 0."""
        amounts = self.removal if self.shares is None else self.shares
        ranked = sorted(amounts.items(), key=lambda pair: -abs(pair[1]))
        return [(claim, amount) for claim, amount in ranked[:most] if amount != 0]

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        shares = None
        if self.shares is not None and self.half_widths is not None:
            shares = {
                "method": "exact" if self.exact else "sampled",
                "orders": self.orders,
                "values": dict(self.shares),
                "half_widths": dict(self.half_widths),
            }
        return {
            "claims": len(self.players),
            "alone": self.alone,
            "removal": dict(self.removal),
            "shares": shares,
        }


def contributions(
    debate: ArgumentMap, claim_id: str | None = None, semantics: str = DEFAULT_SEMANTICS, *, seed: int = 0
) -> Contributions:
    """The contributions to a claim's strength, or to the thesis's; `seed` decides which orders are drawn.

    Raises KeyError for an unknown claim or semantics, ValueError without a thesis to ask for, and UnsettledError for a
    cycle whose strengths keep moving.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("The old town should be closed to cars.", id="close")
    >>> _ = b.support([b.claim("The air gets cleaner.", id="air"), b.claim("Air matters.", id="matters")], close)
    >>> answer = contributions(b.build())
    >>> {claim: round(effect, 4) for claim, effect in answer.removal.items()}
    {'air': 0.1, 'matters': 0.1}
    >>> {claim: round(share, 4) for claim, share in answer.shares.items()}, round(answer.strength - answer.alone, 4)
    ({'air': 0.05, 'matters': 0.05}, 0.1)
    """
    return contributions_in(part_of(debate, check_claim_id(debate, claim_id), semantics), seed=seed)


def contributions_in(part: VerdictState, *, seed: int = 0) -> Contributions:
    """The contributions to the claim of a part."""
    players = tuple(part.layout.elements[row] for row in part.claims)
    lean = VerdictState(
        lay_out(part.layout.debate), part.semantics
    )  # relations need no rows here, and fewer are quicker
    rows = [lean.layout.row[player] for player in players]
    moves = [((row, lean.bases[row]),) for row in rows]
    off = lean.bases[:]
    for row in rows:
        off[row] = nan
    bare = lean.with_bases(off)
    shares = Game(bare, moves).shares(seed)
    return Contributions(
        part.layout.elements[part.thesis],
        part.semantics.name,
        part.strength,
        None if isnan(bare.strength) else bare.strength,
        players,
        effects(part, players),
        None if shares is None else dict(zip(players, shares.values, strict=True)),
        None if shares is None else dict(zip(players, shares.half_widths, strict=True)),
        shares is not None and shares.exact,
        0 if shares is None else shares.orders,
    )
