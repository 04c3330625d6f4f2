"""Balance: one number for presence and treatment together, under one of two profiles.

balance = √(B · mean(D, X, I)), from 0 to 1, with presence parity B, development parity D, issue coverage I where
the map states issues, and X by profile: test parity for `debate`, a two-sided map; the share of answered con lines
for `advocacy`, an op-ed or a student's essay. The mean is over what is defined. Being geometric in B, it is 0 for a
one-sided map, however well groomed. Two profiles are needed: deleting every answer to the objections may raise the
one number while it lowers the other.

The interval puts the least and the largest of D, X, I in place of their mean. The number is refused below two
lines, and says little below six. Read it beside its parts; no threshold deserves the word "balanced", and parity is
a description, not a virtue: a question may have one good side.
"""

from __future__ import annotations

from math import fsum, sqrt
from typing import Any

from argmap.model.elements import Profile
from argmap.scoring.evaluation.metric_inputs import CON, FEWEST_LINES, Facts, Metric
from argmap.scoring.metrics.development import development
from argmap.scoring.metrics.issue_coverage import coverage
from argmap.scoring.metrics.presence import presence
from argmap.scoring.metrics.response import response
from argmap.scoring.metrics.test_parity import likeness


def treatment(facts: Facts) -> list[float]:
    """The defined ones of D, X and I, each in [0, 1]."""
    alike = likeness(facts) if facts.profile is Profile.DEBATE else response(facts, CON)
    return [part for part in (development(facts), alike, coverage(facts)) if part is not None]


def measure(facts: Facts) -> dict[str, Any]:
    """The profile, the number and its interval."""
    parts, both_present = treatment(facts), presence(facts)
    if both_present is None or sum(facts.counts.values()) < FEWEST_LINES:
        return {"profile": str(facts.profile), "number": None, "interval": None}
    number, low, high = (sqrt(both_present * part) for part in (fsum(parts) / len(parts), min(parts), max(parts)))
    return {"profile": str(facts.profile), "number": number, "interval": [low, high]}


METRIC = Metric("balance", __doc__, measure)
