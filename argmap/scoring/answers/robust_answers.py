"""How firm a verdict is, what would undo it, and what to say next: three answers about one map in one object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.scoring.answers.counterfactual import Counterfactual, counterfactual_of
from argmap.scoring.answers.moves import Moves, moves
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.verdicts.verdict_robustness import Robustness, robustness_of
from argmap.scoring.verdicts.verdict_state import VerdictState


@dataclass(frozen=True, slots=True)
class Robust:
    """The strength of the thesis under a semantics, and the answers."""

    semantics: str
    strength: float
    robustness: Robustness
    counterfactual: Counterfactual | None
    next_moves: Moves

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "robustness": self.robustness.to_json(),
            "counterfactual": None if self.counterfactual is None else self.counterfactual.to_json(),
            "next_moves": self.next_moves.to_json(),
        }


def robust(debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS) -> Robust:
    """The three answers for a map's thesis.

    Raises ValueError for a map without a thesis, KeyError for an unknown semantics, and UnsettledError for a cycle that
    does not settle.
    """
    standing = VerdictState(lay_out(debate), SEMANTICS.get(semantics))
    return Robust(
        semantics,
        standing.strength,
        robustness_of(standing),
        counterfactual_of(standing),
        moves(debate, semantics),
    )
