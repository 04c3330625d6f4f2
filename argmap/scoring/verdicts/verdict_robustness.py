"""How firm the verdict is: how far base scores may be off, how often chance turns it, and what it rests on most."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, isnan, nan
from typing import Any

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.verdicts.verdict_state import SAME, UNDECIDED, VISITS, VerdictState
from argmap.scoring.verdicts.worst_case import CLOSE, Interval, reach

MOST_DRAWS, FEWEST_DRAWS = 4000, 100
"""Draws for the share of verdicts that turn, and how many it takes to speak of a share."""
DRAWN = 250_000
"""Strengths that may be computed for the draws, all rows of the map in each."""
SEED = 0


@dataclass(frozen=True, slots=True)
class Keystone:
    """The claims whose removal moves the strength of the thesis most, each alone, and by how much, in [0, 1].

    `helps` says whether the thesis is stronger with them than without; None where that differs among them.
    """

    claims: tuple[str, ...]
    effect: float
    helps: bool | None

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {"claims": list(self.claims), "effect": self.effect, "helps": self.helps}


@dataclass(frozen=True, slots=True)
class Robustness:
    """How firm the verdict V = 2σ − 1 of a thesis is.

    `all` in [0, 1] is how far all base scores may be off at once before V loses its sign, `arguments` the same with the
    thesis's own base score fixed; None where no base scores take the sign away. `bounds` holds for each a δ up to which
    the sign is proved to stay and one at which it is known to go (None where none is known); `all` and `arguments` are
    the former. They meet where it is `exact`.

    `flip_probability` is the share of `draws` random base scores in which V has not the sign it has now; None where V
    has none, with cycles, and where the map is too large for 100 draws. `keystone` is None where no claim bears on the
    thesis and where the map is too large to try all.
    """

    all: float | None
    arguments: float | None
    exact: bool
    bounds: Mapping[str, Interval]
    flip_probability: float | None
    draws: int
    keystone: Keystone | None

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "all": self.all,
            "arguments": self.arguments,
            "exact": self.exact,
            "bounds": {name: list(interval) for name, interval in self.bounds.items()},
            "flip_probability": self.flip_probability,
            "draws": self.draws,
            "keystone": None if self.keystone is None else self.keystone.to_json(),
        }


def robustness(debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS) -> Robustness:
    """How firm the verdict on a map's thesis is.

    Raises ValueError for a map without a thesis, KeyError for an unknown semantics, and UnsettledError for a cycle that
    does not settle.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("The old town should be closed to cars.", base_score=0.6)
    >>> _ = b.support(b.claim("The air gets cleaner.", id="air"), close)
    >>> answer = robustness(b.build(), "df-quad")
    >>> round(answer.all, 6), answer.arguments, answer.keystone.claims
    (0.258872, None, ('air',))
    """
    return robustness_of(VerdictState(lay_out(debate), SEMANTICS.get(semantics)))


def robustness_of(standing: VerdictState) -> Robustness:
    """The same for a map that is laid out and evaluated."""
    arguments = reach(standing, standing.varied)
    thesis_row = [] if standing.semantics.ignores_bases else [standing.thesis]
    bounds = {"all": reach(standing, [*thesis_row, *standing.varied]), "arguments": arguments}
    never = {name for name, (low, high) in bounds.items() if high is None and low == 1.0}
    met = all(name in never or (high is not None and high - low <= CLOSE) for name, (low, high) in bounds.items())
    figures = {name: None if name in never else low for name, (low, _) in bounds.items()}
    draws, turned = _draw_bases(standing)
    return Robustness(
        figures["all"],
        figures["arguments"],
        met and not standing.layout.cycles,
        bounds,
        turned / draws if draws else None,
        draws,
        _keystone(standing),
    )


def _draw_bases(standing: VerdictState) -> tuple[int, int]:
    """How many random base scores were tried, and in how many of them V has another sign or none."""
    rows = len(standing.bases)
    draws = min(MOST_DRAWS, DRAWN // rows)
    if standing.layout.cycles or not standing.side or draws < FEWEST_DRAWS:
        return 0, 0
    low, high = standing.bases[:], standing.bases[:]
    for row in standing.varied:
        low[row], high[row] = 0.0, 1.0
    strengths = array("d", bytes(8 * draws))
    chosen = standing.semantics
    standing.layout.plan.sample(low, high, SEED, strengths, standing.thesis, chosen.code)
    least, most = (0.5 + 0.5 * UNDECIDED, inf) if standing.side > 0 else (-inf, 0.5 - 0.5 * UNDECIDED)
    return draws, sum(not least < strength < most for strength in strengths)


def _keystone(standing: VerdictState) -> Keystone | None:
    """The keystone. Claims without which a cycle does not settle are passed over."""
    limit = standing.visits + VISITS
    if sum(standing.costs[row] for row in standing.claims) > VISITS:
        return None
    effects: dict[int, float] = {}
    for row in standing.claims:
        effects[row] = standing.strength - standing.edit(row, nan)
        if standing.visits > limit:
            return None
    most = max((abs(effect) for effect in effects.values() if not isnan(effect)), default=0.0)
    helps_by_id = {
        standing.layout.elements[row]: effect > 0 for row, effect in effects.items() if abs(effect) >= most - SAME
    }
    claims = tuple(claim.id for claim in standing.layout.debate.claims if claim.id in helps_by_id)
    helps = helps_by_id[claims[0]] if len(set(helps_by_id.values())) == 1 else None
    return Keystone(claims, most, helps) if most > SAME else None
