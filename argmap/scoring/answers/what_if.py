"""What if a base score or a weight were another: strengths, verdict and balance before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.diagnostics import did_you_mean
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap, Claim, Profile, Relation
from argmap.scoring import Score, score
from argmap.scoring.verdicts.verdict_state import side_of

SAME = 1e-12
"""Difference up to which a strength counts as unmoved."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One supposition: a claim's base score or a relation's weight, as the map has it and as supposed, in [0, 1]."""

    element: str
    is_claim: bool
    before: float
    after: float


@dataclass(frozen=True)
class WhatIf:
    """Two scores of a map: as it is, and as supposed."""

    settings: tuple[Setting, ...]
    before: Score
    after: Score

    def strengths(self, semantics: str = DEFAULT_SEMANTICS) -> tuple[float, float] | None:
        """The strength of the thesis before and after; None without a thesis."""
        if self.before.thesis is None:
            return None
        return self.before.strength(self.before.thesis, semantics), self.after.strength(self.before.thesis, semantics)

    def flips(self, semantics: str = DEFAULT_SEMANTICS) -> bool:
        """Whether the verdict changes its side: the strength of the thesis gets to, or over, one half."""
        both = self.strengths(semantics)
        return both is not None and side_of(both[0]) != side_of(both[1])

    @cached_property
    def moved(self) -> tuple[tuple[str, float, float], ...]:
        """The claims with another strength (before, after) under the default semantics, most changed first."""
        before, after = self.before.strengths(), self.after.strengths()
        differing = [(name, before[name], after[name]) for name in before if abs(before[name] - after[name]) > SAME]
        return tuple(sorted(differing, key=lambda entry: -abs(entry[2] - entry[1])))

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        balance = None
        if self.before.balance is not None and self.after.balance is not None:
            balance = {
                "profile": self.before.balance["profile"],
                "before": self.before.balance.number,
                "after": self.after.balance.number,
            }
        return {
            "set": [
                {
                    "element": setting.element,
                    "field": "base_score" if setting.is_claim else "weight",
                    "before": setting.before,
                    "after": setting.after,
                }
                for setting in self.settings
            ],
            "thesis": self.before.thesis,
            "semantics": {name: self._verdict_json(name) for name in self.before.evaluations},
            "balance": balance,
            "moved": [{"claim": name, "before": before, "after": after} for name, before, after in self.moved],
        }

    def _verdict_json(self, semantics: str) -> dict[str, Any] | None:
        both = self.strengths(semantics)
        if both is None:
            return None
        before, after = both
        return {
            "strength": {"before": before, "after": after},
            "verdict": {"before": 2 * before - 1, "after": 2 * after - 1},
            "flips": self.flips(semantics),
        }


def what_if(debate: ArgumentMap, values: Mapping[str, float], profile: Profile | str | None = None) -> WhatIf:
    """The scores of the map as it is and with other base scores (by claim id) or weights (by relation id).

    Raises KeyError, with the nearest name, for an unknown id, ValueError for a value outside [0, 1] and for an unknown
    profile, and UnsettledError for a cycle whose strengths keep moving.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close, air = b.thesis("Close the old town to cars.", id="close"), b.claim("The air gets cleaner.", id="air")
    >>> _ = b.support(air, close), b.attack(b.claim("Shops lose customers.", id="trade"), close)
    >>> answer = what_if(b.build(), {"trade": 0.9})
    >>> [round(strength, 4) for strength in answer.strengths()], answer.flips()
    ([0.5, 0.431], True)
    """
    settings = tuple(_setting(debate, element, value) for element, value in values.items())
    after = {setting.element: setting.after for setting in settings}
    supposed = debate.evolve(
        claims=tuple(c.evolve(base_score=after[c.id]) if c.id in after else c for c in debate.claims),
        relations=tuple(r.evolve(weight=after[r.id]) if r.id in after else r for r in debate.relations),
    )
    return WhatIf(settings, score(debate, profile), score(supposed, profile))


def _setting(debate: ArgumentMap, element: str, value: float) -> Setting:
    if not 0 <= value <= 1:
        raise ValueError(f"{value:g} for '{element}' is not in [0, 1]")
    changed = debate.by_id.get(element)
    if isinstance(changed, Claim):
        return Setting(element, True, debate.base_score(element), float(value))
    if isinstance(changed, Relation):
        return Setting(element, False, changed.weight, float(value))
    raise KeyError(f"there is no claim or relation '{element}'{did_you_mean(element, debate.by_id)}")
