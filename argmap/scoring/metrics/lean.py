"""Lean: which side has more of the presented mass.

L = (P − C) / (P + C), from −1 (all mass con) over 0 (even) to +1 (all mass pro). P and C are the summed masses of
the pro and con lines; a line's mass is its strength under supports alone (default semantics, weight and co-premises
included), so being answered never makes a side less present. Lines that are copies of each other count as one, with
the largest mass. Undefined without lines, or when no line has any mass.

Lean says which side is put forward with more weight, not which side is right. Splitting one pillar in three raises
it, and so does padding with weak reasons: read it beside the number of lines.
"""

from __future__ import annotations

from typing import Any

from argmap.scoring.evaluation.metric_inputs import Facts, Metric


def lean(facts: Facts) -> float | None:
    """L in [−1, 1]."""
    pro, con = facts.masses["pro"], facts.masses["con"]
    return (pro - con) / (pro + con) if pro + con > 0 else None


def measure(facts: Facts) -> dict[str, Any]:
    """Counts and masses of the lines per side, copies counted once, and L."""
    return {"lines": facts.counts, "mass": facts.masses, "lean": lean(facts)}


METRIC = Metric("lean", __doc__, measure)
