"""How a change affects the score: strengths and balance before and after. The caller computes the scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from argmap.scoring import Score
    from argmap.versions.difference import Difference

NOTHING = 1e-12
"""The largest change of a strength that may come from rounding."""


class StrengthChange(NamedTuple):
    """A claim, by its id in the new map, with its strengths in [0, 1] before and after by semantics."""

    claim: str
    strengths: Mapping[str, tuple[float, float]]

    @property
    def size(self) -> float:
        """The largest change, in [0, 1]."""
        return max(abs(after - before) for before, after in self.strengths.values())


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """How strengths and balance changed.

    `claims` are the claims of both maps whose strengths differ: the thesis first, then by the size of the change.
    `balance` is the balance number in [0, 1] before and after, None for a map without one.
    """

    claims: tuple[StrengthChange, ...]
    balance: tuple[float | None, float | None]

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "claims": [
                {
                    "claim": change.claim,
                    "strengths": {name: {"before": b, "after": a} for name, (b, a) in change.strengths.items()},
                }
                for change in self.claims
            ],
            "balance": {"before": self.balance[0], "after": self.balance[1]},
        }


def score_change(difference: Difference, before: Score, after: Score) -> ScoreChange:
    """How the scores of the two maps of a difference differ.

    >>> from argmap.versions import diff
    >>> from argmap.model.elements import ArgumentMap, Claim
    >>> from argmap.scoring import score
    >>> old, new = (ArgumentMap(claims=(Claim(id="a", text="So.", base_score=base),)) for base in (0.5, 0.75))
    >>> score_change(diff(old, new), score(old), score(new)).claims[0].strengths["df-quad"]
    (0.5, 0.75)
    """
    changes = []
    for was, now in difference.matching.claims.items():
        strengths = {name: (before.strength(was, name), after.strength(now, name)) for name in after.evaluations}
        change = StrengthChange(now, strengths)
        if change.size > NOTHING:
            changes.append(change)
    changes.sort(key=lambda change: (change.claim != difference.new.thesis, -change.size))
    return ScoreChange(tuple(changes), (before.balance_number, after.balance_number))
