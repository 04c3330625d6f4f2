"""Verdict: which side the argument favours.

V = 2σ − 1 for the strength σ of the thesis, from −1 (rejected) over 0 (undecided) to +1 (accepted), under quadratic
energy and, as a second opinion, under DF-QuAD, or under the semantics that were asked for. `agree` says whether all of
them favour the same side. With the
same base score everywhere the verdict follows from the structure of the map alone: it then says how the map argues,
not what is true.
"""

from __future__ import annotations

from typing import Any

from argmap.scoring.evaluation.metric_inputs import Facts, Metric
from argmap.scoring.verdicts.verdict_state import side_of


def verdicts(facts: Facts) -> dict[str, float]:
    """V in [−1, 1] by semantics."""
    thesis = facts.debate.thesis
    assert thesis is not None
    return {name: 2.0 * evaluation.strengths[thesis] - 1.0 for name, evaluation in facts.evaluations.items()}


def measure(facts: Facts) -> dict[str, Any]:
    """V by semantics, and whether the signs agree."""
    thesis = facts.debate.thesis
    assert thesis is not None
    sides = {side_of(evaluation.strengths[thesis]) for evaluation in facts.evaluations.values()}
    return {"verdict": {**verdicts(facts), "agree": len(sides) == 1}}


METRIC = Metric("verdict", __doc__, measure)
