"""Edge parity: the count of supports against the count of attacks, as other tools measure balance.

1 − |s − a| / (s + a) for s support and a attack relations anywhere in the map, from 0 to 1. It is given for
comparison only: it does not ask what a relation bears on, so a rebuttal of an objection counts as an attack like
the objection itself. Undefined without supports and attacks.
"""

from __future__ import annotations

from typing import Any

from argmap.model.elements import Polarity
from argmap.scoring.evaluation.metric_inputs import Facts, Metric, parity


def measure(facts: Facts) -> dict[str, Any]:
    """The parity of the counts."""
    polarities = [relation.polarity for relation in facts.debate.relations]
    return {"edge_parity": parity(polarities.count(Polarity.SUPPORT), polarities.count(Polarity.ATTACK))}


METRIC = Metric("edge-parity", __doc__, measure)
