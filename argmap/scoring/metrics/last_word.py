"""Last word: whose claims the lines end with.

LW is the mean over all lines of the mean sign of the line's leaf claims, from −1 (every line ends with the con
side) to +1 (every line ends with the pro side). A leaf is a claim that no support or attack has as target; it
counts once per line, and 0 when it bears both for and against the thesis. Undefined without lines.
"""

from __future__ import annotations

from math import fsum
from typing import Any

from argmap.scoring.evaluation.metric_inputs import Facts, Metric


def measure(facts: Facts) -> dict[str, Any]:
    """LW."""
    signs = [line.leaf_sign for line in facts.lines if line.leaf_sign is not None]
    return {"last_word": fsum(signs) / len(signs) if signs else None}


METRIC = Metric("last-word", __doc__, measure)
