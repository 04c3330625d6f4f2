"""Warrant gap: how far the presented split is from the split that is warranted, given a declared prior.

B_π = 1 − |p − π| / max(π, 1 − π), from 0 (as far off as can be) to 1 (no gap). π in [0, 1] is the declared prior: the
share of the presented mass that the pro side is warranted to have, given by the map's `prior` or by `--prior`. p =
P / (P + C) is the share that it has, with the masses P and C of lean, copies counted once. For π = ½ it is presence
parity. Undefined (null) without a declared prior, and when no line has any mass.

Parity is a description, not a virtue, unless a prior says that both sides deserve the same. One expert per side makes
readers see less consensus than there is, even when they are told how many experts are on each side: where nine in
ten agree, a map of equal masses has B_π = 0.56. A prior comes from outside the map, such as a count of experts; it is
not a base score and changes no strength.

Source of the effect: D. J. Koehler, *Can Journalistic "False Balance" Distort Public Perception of Consensus in Expert
Opinion?*, Journal of Experimental Psychology: Applied 22 (2016). The formula is argmap's own.
"""

from __future__ import annotations

from typing import Any

from argmap.scoring.evaluation.metric_inputs import Facts, Metric


def pro_share(facts: Facts) -> float | None:
    """The share p, in [0, 1]."""
    pro, con = facts.masses["pro"], facts.masses["con"]
    return pro / (pro + con) if pro + con > 0 else None


def warranted_parity(share: float, prior: float) -> float:
    """B_π in [0, 1] for a share p and a prior π, both in [0, 1].

    >>> warranted_parity(0.5, 0.5), warranted_parity(0.5, 1.0), warranted_parity(0.25, 0.75), warranted_parity(0.0, 0.9)
    (1.0, 0.5, 0.33333333333333337, 0.0)
    """
    return 1.0 - abs(share - prior) / max(prior, 1.0 - prior)


def measure(facts: Facts) -> dict[str, Any]:
    """The prior, the share that the pro side has, and B_π."""
    share, prior = pro_share(facts), facts.prior
    gap = None if share is None or prior is None else warranted_parity(share, prior)
    return {"prior": prior, "pro_share": share, "warrant_gap": gap}


METRIC = Metric("warrant-gap", __doc__, measure)
