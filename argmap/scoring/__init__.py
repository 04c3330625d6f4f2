"""From a map to strengths and balance: gradual semantics, the evaluator, and the metrics of balance.

The modules of `semantics` and `metrics` say what the figures mean; `argmap explain` prints it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.diagnostics import did_you_mean
from argmap.language.wording import ENGLISH
from argmap.model.default_semantics import DEFAULT_SEMANTICS, SECOND_OPINION
from argmap.model.elements import ArgumentMap, Profile
from argmap.model.value_problems import choose
from argmap.registry import METRICS, SEMANTICS
from argmap.scoring.evaluation.evaluate import Evaluation, UnsettledError, bases_under, evaluate, row_strengths
from argmap.scoring.evaluation.evaluator import Evaluator
from argmap.scoring.evaluation.gradual_semantics import Semantics
from argmap.scoring.evaluation.metric_inputs import gather
from argmap.scoring.evaluation.remarks import ScoreRemark, count_unknown_signs, remark
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.evaluation.strengths import Strengths
from argmap.scoring.kernel.passes import COMPILED
from argmap.scoring.typed_balance import Balance
from argmap.syntax.collector import steady

__all__ = [
    "Balance",
    "Evaluation",
    "Evaluator",
    "Score",
    "Strengths",
    "UnsettledError",
    "evaluation",
    "evaluator",
    "score",
    "strengths",
]

KERNEL = "compiled" if COMPILED else "plain Python"
"""Which form of the kernel runs; both give the same figures."""


@dataclass(frozen=True, slots=True)
class Score:
    """What `score` computes.

    thesis: id of the thesis; None for a map without one.
    evaluations: semantics → strengths, in the order in which the semantics were asked for.
    balance: the figures of balance; None without a thesis.
    remarks: on what the figures rest on and what they cannot bear, by key; `notes` has them as English sentences.
    unsigned: number of relations whose sign is unknown; they count for nothing.
    """

    thesis: str | None
    evaluations: Mapping[str, Evaluation]
    balance: Balance | None
    remarks: tuple[ScoreRemark, ...]
    unsigned: int = 0

    def strengths(self, semantics: str | None = None) -> Mapping[str, float]:
        """Claim id → strength in [0, 1] under one of the semantics that were asked for, by default the first.

        Raises KeyError, with the nearest name, for another one.
        """
        return self._evaluation(semantics).strengths

    def strength(self, claim_id: str, semantics: str | None = None) -> float:
        """The strength of one claim, in [0, 1]; `semantics` is as for `strengths`.

        Raises KeyError, with the nearest name, for an unknown claim too.
        """
        strengths = self.strengths(semantics)
        if claim_id not in strengths:
            raise KeyError(f"there is no claim '{claim_id}' in this map{did_you_mean(claim_id, strengths)}")
        return strengths[claim_id]

    def _evaluation(self, semantics: str | None) -> Evaluation:
        if semantics is None:
            return next(iter(self.evaluations.values()))
        if semantics not in self.evaluations:
            SEMANTICS.get(semantics)  # a KeyError with the nearest name for one that does not exist
            names = ", ".join(self.evaluations)
            raise KeyError(f"this score has {names}; for others use score(map, semantics='{semantics}')")
        return self.evaluations[semantics]

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks as English sentences."""
        return tuple(remark.say(ENGLISH) for remark in self.remarks)

    @property
    def balance_number(self) -> float | None:
        """The balance number in [0, 1]; None when it is refused, undefined, or there is no thesis."""
        return None if self.balance is None else self.balance.number

    def to_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {
            "version": 1,
            "thesis": self.thesis,
            "semantics": {name: evaluation.to_json() for name, evaluation in self.evaluations.items()},
            "balance": None if self.balance is None else dict(self.balance.figures),
            "unsigned": self.unsigned,
            "notes": list(self.notes),
        }


def score(
    debate: ArgumentMap,
    profile: Profile | str | None = None,
    prior: float | None = None,
    *,
    semantics: str | Sequence[str] | None = None,
) -> Score:
    """The strengths of all claims, and the balance of the map.

    `semantics` is one name or several; by default quadratic energy, with DF-QuAD as a second opinion. They decide the
    strengths and the verdict; the masses of the two sides, the balance number and robustness are defined under
    quadratic energy and stay the same. `profile` and `prior` stand in for the map's own; `prior` in [0, 1] is the share
    of the presented mass that the pro side is warranted to have.

    Raises UnsettledError for a cycle whose strengths keep moving, KeyError for an unknown semantics, and ValueError for
    an unknown profile, a prior outside [0, 1] and an empty list of semantics.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("The old town should be closed to cars.", id="close")
    >>> air, trade = b.claim("The air gets cleaner.", id="air"), b.claim("Shops lose customers.", id="trade")
    >>> _ = b.support(air, close), b.attack(trade, close, weight=0.5)
    >>> debate = b.build()
    >>> result = score(debate)
    >>> round(result.strength("close"), 4), round(result.strength("close", "df-quad"), 4)
    (0.5294, 0.625)
    >>> round(result.balance.lean, 4), result.balance.response["unanswered"]
    (0.3333, ['trade'])
    >>> round(score(debate, semantics="euler-based").strength("close"), 4)
    0.5432
    """
    chosen = debate.profile if profile is None else choose("profile", Profile, profile)
    warranted = debate.prior if prior is None else prior
    if warranted is not None and not 0 <= warranted <= 1:
        raise ValueError(f"the prior {warranted} is not in [0, 1]")
    if semantics is None:
        semantics = DEFAULT_SEMANTICS, SECOND_OPINION
    members = [SEMANTICS.get(name) for name in ([semantics] if isinstance(semantics, str) else semantics)]
    if not members:
        raise ValueError("score needs at least one semantics")
    with steady(ages=False):
        return _score(debate, chosen, warranted, members)


def _score(debate: ArgumentMap, profile: Profile, prior: float | None, members: Sequence[Semantics]) -> Score:
    layout = lay_out(debate)
    evaluations = {member.name: evaluate(layout, member) for member in members}
    if debate.thesis is None:
        return Score(None, evaluations, None, remark(debate, evaluations, None, {}), count_unknown_signs(debate))
    presented = evaluate(layout, SEMANTICS.get(DEFAULT_SEMANTICS), supports_only=True)
    facts = gather(debate, profile, prior, layout, evaluations, presented)
    figures = {name: figure for metric in METRICS for name, figure in metric.measure(facts).items()}
    remarks = remark(debate, evaluations, facts, figures)
    return Score(debate.thesis, evaluations, Balance(figures), remarks, count_unknown_signs(debate))


def evaluation(debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS) -> Evaluation:
    """Strengths under one semantics, and in what way they are the result where the map has cycles.

    Raises UnsettledError for a cycle whose strengths keep moving, and KeyError for an unknown semantics.
    """
    return evaluate(lay_out(debate), SEMANTICS.get(semantics))


def strengths(debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS) -> Strengths:
    """Claim id → strength in [0, 1] under one semantics, without asking whether a cycle has others too.

    The first call lays the map out, and later ones find it laid out. Raises as `evaluation` does.
    """
    layout, chosen = lay_out(debate), SEMANTICS.get(semantics)
    numbers = row_strengths(layout, chosen, bases_under(layout, chosen))
    return Strengths(layout.rows.of_claims(numbers), layout.rows.place)


def evaluator(debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS) -> Evaluator:
    """The map held ready for many evaluations under one semantics; raises KeyError for an unknown semantics."""
    return Evaluator(debate, semantics)
