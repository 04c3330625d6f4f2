"""Voices: how many voices are effectively heard, and how much of the evidence has a source.

Effective voices = exp(H), the exponential of Shannon's entropy of the shares that the voices have in the claims
that state one: 1 when one voice says everything, n when n voices say equally much. Undefined when no claim states a
voice. Voices are the same when their names are, case and spacing aside. Beside it, for each side, the share of its
evidence that names a source; undefined for a side without evidence.

Source: M. O. Hill, *Diversity and Evenness: A Unifying Notation and Its Consequences*, Ecology 54 (1973), number of
order 1.
"""

from __future__ import annotations

from collections import Counter
from math import exp, fsum, log
from typing import Any

from argmap.language.normalising import normalise
from argmap.model.elements import Kind
from argmap.scoring.evaluation.metric_inputs import SIDES, Facts, Metric


def voices(facts: Facts) -> float | None:
    """Effective number of voices, ≥ 1."""
    heard = Counter(name for claim in facts.debate.claims if claim.voice and (name := normalise(claim.voice)))
    total = heard.total()
    return exp(-fsum(n / total * log(n / total) for n in heard.values())) if total else None


def share_sourced(facts: Facts, sign: int) -> float | None:
    """The share of one side's evidence that names a source, in [0, 1]."""
    evidence = [c for c in facts.debate.claims if c.kind is Kind.EVIDENCE and facts.signs[c.id] == sign]
    return sum(claim.source is not None for claim in evidence) / len(evidence) if evidence else None


def measure(facts: Facts) -> dict[str, Any]:
    """Effective voices, and the share of sourced evidence per side."""
    return {
        "voices": voices(facts),
        "sourced_evidence": {side: share_sourced(facts, sign) for side, sign in SIDES.items()},
    }


METRIC = Metric("voices", __doc__, measure)
