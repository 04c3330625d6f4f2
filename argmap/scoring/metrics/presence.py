"""Presence parity: whether both sides are there with comparable mass.

B = 1 − |L| for lean L, from 0 (one side only) to 1 (equal mass). It comes with the 90 % interval for the share
of pro lines that the bare counts allow: the 5 % and 95 % quantiles of Beta(pro + ½, con + ½), the posterior of a
proportion under Jeffreys' prior. With three lines against three it reaches from 0.21 to 0.79: a small map says
little about proportions. Undefined where lean is.

Source of the interval: L. D. Brown, T. T. Cai, A. DasGupta, *Interval Estimation for a Binomial Proportion*,
Statistical Science 16 (2001), §3 (Jeffreys interval).
"""

from __future__ import annotations

from typing import Any

from argmap.scoring.evaluation.beta_quantiles import beta_quantile
from argmap.scoring.evaluation.metric_inputs import Facts, Metric
from argmap.scoring.metrics.lean import lean


def presence(facts: Facts) -> float | None:
    """B in [0, 1]."""
    tips = lean(facts)
    return None if tips is None else 1.0 - abs(tips)


def measure(facts: Facts) -> dict[str, Any]:
    """B and the interval [low, high] of the share of pro lines."""
    share = presence(facts)
    pro, con = facts.counts["pro"] + 0.5, facts.counts["con"] + 0.5
    interval = None if share is None else [beta_quantile(p, pro, con) for p in (0.05, 0.95)]
    return {"presence": share, "presence_interval": interval}


METRIC = Metric("presence", __doc__, measure)
