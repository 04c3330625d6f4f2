"""Development parity: whether both sides are argued for in similar depth.

D = 1 − |d_pro − d_con| / (d_pro + d_con), from 0 to 1. A side's depth d is the number of distinct support relations
that lead up to its lines by support alone, the lines included, divided by its lines: a bare line has 1, a line with
one piece of evidence 2. A side without lines has depth 0, so D is 0 when only one side is there. Undefined without
lines.

A side of many weak, bare lines shows here: its depth stays near 1.
"""

from __future__ import annotations

from typing import Any

from argmap.model.elements import Relation
from argmap.model.structure.lines import reach
from argmap.scoring.evaluation.metric_inputs import SIDES, Facts, Metric, parity


def depths(facts: Facts) -> dict[str, float]:
    """The depth d of each side, ≥ 1, or 0 without lines."""
    by_side = {}
    for side, sign in SIDES.items():
        lines = [line.line.relation.id for line in facts.side(sign)]
        elements = reach(facts.debate, lines, supports_only=True)
        relations = sum(isinstance(facts.debate.by_id[element], Relation) for element in elements)
        by_side[side] = relations / len(lines) if lines else 0.0
    return by_side


def development(facts: Facts) -> float | None:
    """D in [0, 1]."""
    by_side = depths(facts)
    return parity(by_side["pro"], by_side["con"])


def measure(facts: Facts) -> dict[str, Any]:
    """The depth of each side, and D."""
    return {"depths": depths(facts), "development": development(facts)}


METRIC = Metric("development", __doc__, measure)
