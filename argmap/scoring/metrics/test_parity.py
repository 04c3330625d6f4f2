"""Test parity: whether both sides are tested alike.

TP = 1 − |RC_pro − RC_con|, from 0 to 1, where RC is the share of a side's lines that are answered. It is 1 when
both sides are answered equally often, also when neither is. Undefined when a side is missing.
"""

from __future__ import annotations

from typing import Any

from argmap.scoring.evaluation.metric_inputs import CON, PRO, Facts, Metric
from argmap.scoring.metrics.response import response


def likeness(facts: Facts) -> float | None:
    """TP in [0, 1]."""
    pro, con = response(facts, PRO), response(facts, CON)
    return None if pro is None or con is None else 1.0 - abs(pro - con)


def measure(facts: Facts) -> dict[str, Any]:
    """TP."""
    return {"test_parity": likeness(facts)}


METRIC = Metric("test-parity", __doc__, measure)
