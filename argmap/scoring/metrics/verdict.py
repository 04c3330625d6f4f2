"""Verdict: where the argument comes out.

V = 2σ − 1 for the strength σ of the thesis, from −1 (rejected) over 0 (undecided) to +1 (accepted), under quadratic
energy and, as a second opinion, under DF-QuAD. `agree` says whether the two come out on the same side. With the
same base score everywhere the verdict follows from the structure of the map alone: it then says how the map argues,
not what is true.
"""

from __future__ import annotations

from typing import Any

from argmap.scoring.evaluation.metric_inputs import Facts, Metric

UNDECIDED = 1e-12
"""|V| up to which rounding may have decided the sign."""


def verdicts(facts: Facts) -> dict[str, float]:
    """V in [−1, 1] by semantics."""
    thesis = facts.debate.thesis
    assert thesis is not None
    return {name: 2.0 * evaluation.strengths[thesis] - 1.0 for name, evaluation in facts.evaluations.items()}


def measure(facts: Facts) -> dict[str, Any]:
    """V by semantics, and whether the signs agree."""
    values = verdicts(facts)
    sides = {"undecided" if abs(v) <= UNDECIDED else "pro" if v > 0 else "con" for v in values.values()}
    return {"verdict": {**values, "agree": len(sides) == 1}}


METRIC = Metric("verdict", __doc__, measure)
