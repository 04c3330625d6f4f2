"""Robustness: how firm the verdict is, as far as it hangs on the base scores.

`all` is ρ, the largest δ such that every base score may be off by up to δ, all at once and each in the worst direction,
and V keeps its sign (under quadratic energy). `arguments` is the same with the thesis's own base score left as it is.
Both are null where no base scores take the sign away, and 0 where V is 0. Where every claim bears on the thesis one
way, as in a tree, ρ is exact: the worst is to lower what is for the verdict and to raise what is against it. Where a
claim argues on both sides, and in a cycle, `bounds` gives two numbers: up to the first the sign is proved to stay,
since intervals around all strengths keep it, and at the second some base scores are known to take it away (null: none
were found). ρ is then the first, and `exact` is false.

`flip_probability` is the share of 4,000 draws in which V has not its present sign: every base score uniform on [0, 1],
the thesis's own as it is, a fixed seed. At worst it is off by 0.016 (95 %). Large maps get fewer `draws`, 250,000
divided by their rows; it is null where that leaves less than 100, with cycles, and where V is 0.

The `keystone` is the claim, or claims alike, whose removal moves the strength of the thesis most, by how much, and
whether it `helps` the thesis (null where claims alike differ in that). With a claim go the relations that it is a
premise or the target of, and what hangs on them alone. It is null where nothing bears on the thesis and on maps too
large to try every claim: more than 1,000,000 visits of claims and relations.

All this asks what follows from other base scores in the same map. It does not ask what a claim not yet made would do,
nor whether the base scores are right; a map with few claims may be very robust and still miss the point.

The figures are argmap's own. Bounds by intervals: R. E. Moore, *Interval Analysis*, 1966.
"""

from __future__ import annotations

from typing import Any

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.registry import SEMANTICS
from argmap.scoring.evaluation.metric_inputs import Facts, Metric
from argmap.scoring.verdicts.verdict_robustness import robustness_of
from argmap.scoring.verdicts.verdict_state import VerdictState


def measure(facts: Facts) -> dict[str, Any]:
    """ρ with its bounds, the share of verdicts that turn, and the keystone."""
    return {"robustness": robustness_of(VerdictState(facts.layout, SEMANTICS.get(DEFAULT_SEMANTICS))).to_json()}


METRIC = Metric("robustness", __doc__, measure)
