"""From a map to strengths and balance: gradual semantics, the evaluator, and the metrics of balance.

What the figures mean stands in the modules of `semantics` and `metrics`, where `argmap explain` finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.model.elements import ArgumentMap, Profile
from argmap.registry import METRICS, SEMANTICS
from argmap.scoring.evaluation.evaluate import Evaluation, UnsettledError, evaluate
from argmap.scoring.evaluation.metric_inputs import gather
from argmap.scoring.evaluation.remarks import notes
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.kernel.passes import COMPILED

__all__ = ["Balance", "Evaluation", "Score", "UnsettledError", "evaluation", "score", "strengths"]

KERNEL = "compiled" if COMPILED else "plain Python"
"""Which form of the kernel runs; both give the same figures."""
DEFAULT = "quadratic-energy"
SECOND_OPINION = "df-quad"


@dataclass(frozen=True, slots=True)
class Balance:
    """The figures of all metrics under their published names, such as `balance["lean"]`; None where undefined."""

    figures: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        """The figure called `name`; KeyError when no metric gives one."""
        return self.figures[name]

    @property
    def number(self) -> float | None:
        """The balance number in [0, 1] under the profile; None when it is refused or undefined."""
        return self.figures["number"]


@dataclass(frozen=True, slots=True)
class Score:
    """What `score` finds: evaluations by semantics, the balance (None without a thesis), and remarks for people."""

    thesis: str | None
    evaluations: Mapping[str, Evaluation]
    balance: Balance | None
    notes: tuple[str, ...]

    def strengths(self, semantics: str = DEFAULT) -> Mapping[str, float]:
        """Claim id → strength in [0, 1]; KeyError for a semantics that was not asked."""
        return self.evaluations[semantics].strengths

    def strength(self, claim_id: str, semantics: str = DEFAULT) -> float:
        """The strength of one claim, in [0, 1]; KeyError for an unknown claim."""
        return self.evaluations[semantics].strengths[claim_id]

    @property
    def balance_number(self) -> float | None:
        """The balance number in [0, 1]; None when it is refused, undefined, or there is no thesis."""
        return None if self.balance is None else self.balance.number

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {
            "version": 1,
            "thesis": self.thesis,
            "semantics": {name: found.to_json() for name, found in self.evaluations.items()},
            "balance": None if self.balance is None else dict(self.balance.figures),
            "notes": list(self.notes),
        }


def score(debate: ArgumentMap, profile: Profile | str | None = None, prior: float | None = None) -> Score:
    """Strengths under quadratic energy and DF-QuAD, and the balance under `profile` and `prior` or else the map's own.

    `prior` in [0, 1] is the share of the presented mass that the pro side is warranted to have. Raises UnsettledError
    for a ring whose strengths keep moving, and ValueError for an unknown profile or a prior outside [0, 1].

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("The old town should be closed to cars.", id="close")
    >>> air, trade = b.claim("The air gets cleaner.", id="air"), b.claim("Shops lose customers.", id="trade")
    >>> _ = b.support(air, close), b.attack(trade, close, weight=0.5)
    >>> found = score(b.build())
    >>> round(found.strength("close"), 4), round(found.strength("close", "df-quad"), 4)
    (0.5294, 0.625)
    >>> round(found.balance["lean"], 4), found.balance["response"]["unanswered"]
    (0.3333, ['trade'])
    """
    chosen = debate.profile if profile is None else Profile(profile)
    warranted = debate.prior if prior is None else prior
    if warranted is not None and not 0 <= warranted <= 1:
        raise ValueError(f"the prior {warranted} is not in [0, 1]")
    layout = lay_out(debate)
    evaluations = {name: evaluate(layout, SEMANTICS.get(name)) for name in (DEFAULT, SECOND_OPINION)}
    if debate.thesis is None:
        return Score(None, evaluations, None, notes(debate, evaluations, None, {}))
    presented = evaluate(layout, SEMANTICS.get(DEFAULT), supports_only=True)
    facts = gather(debate, chosen, warranted, layout, evaluations, presented)
    figures = {name: figure for metric in METRICS for name, figure in metric.measure(facts).items()}
    return Score(debate.thesis, evaluations, Balance(figures), notes(debate, evaluations, facts, figures))


def evaluation(debate: ArgumentMap, semantics: str = DEFAULT) -> Evaluation:
    """Strengths under one semantics, and in what way they are the result where the map has rings.

    Raises UnsettledError for a ring whose strengths keep moving, and KeyError for an unknown semantics.
    """
    chosen = SEMANTICS.get(semantics)
    return evaluate(lay_out(debate), chosen)


def strengths(debate: ArgumentMap, semantics: str = DEFAULT) -> dict[str, float]:
    """Claim id → strength in [0, 1] under one semantics; raises as `evaluation` does."""
    return evaluation(debate, semantics).strengths
