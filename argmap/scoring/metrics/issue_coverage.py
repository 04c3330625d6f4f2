"""Issue coverage: on what share of its issues the map argues both sides.

An issue is covered when among the claims about it, the thesis left out, one bears for the thesis and one against
it. Coverage is the number of covered issues divided by the number of issues that such claims state, from 0 to 1. A
claim that bears both ways, or only by neutral relations, covers nothing. Undefined when no claim states an issue.

The table gives for each issue the claims on each side and the lean of the issue, (P − C) / (P + C), where P and C
are the summed strengths of its pro and con claims under supports alone.
"""

from __future__ import annotations

from math import fsum
from typing import Any

from argmap.scoring.evaluation.metric_inputs import SIDES, Facts, Metric


def issues(facts: Facts) -> dict[str, dict[str, Any]]:
    """Issue → claims pro and con, and its lean in [−1, 1] or None; in order of mention."""
    about: dict[str, list[str]] = {}
    for claim in facts.debate.claims:
        if claim.issue and claim.id != facts.debate.thesis:
            about.setdefault(claim.issue, []).append(claim.id)
    table = {}
    for issue, claims in about.items():
        on = {side: [claim for claim in claims if facts.signs[claim] == sign] for side, sign in SIDES.items()}
        pro, con = (fsum(facts.presented.strengths[claim] for claim in on[side]) for side in SIDES)
        tips = (pro - con) / (pro + con) if pro + con > 0 else None
        table[issue] = {**{side: len(on[side]) for side in SIDES}, "lean": tips}
    return table


def coverage(facts: Facts) -> float | None:
    """Covered issues / issues, in [0, 1]."""
    table = issues(facts)
    return sum(bool(row["pro"] and row["con"]) for row in table.values()) / len(table) if table else None


def measure(facts: Facts) -> dict[str, Any]:
    """The table of issues, and the coverage."""
    return {"issues": issues(facts), "issue_coverage": coverage(facts)}


METRIC = Metric("issue-coverage", __doc__, measure)
