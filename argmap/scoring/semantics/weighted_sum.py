"""Weighted sum: the base score plus supports less attacks, without any bound.

The strength is b + Σ strengths of supports − Σ strengths of attacks. It leaves [0, 1] as soon as there are enough
reasons, and is here as the plainest of measures, to compare others with. Aggregation: sum; influence: shifted.

>>> SEMANTICS.strength(1.0, supports=[1.0]), SEMANTICS.strength(0.5, attacks=[1.0])
(2.0, -0.5)

Source: the model called *basic* in the library QBAF-Py, with which it agrees.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "weighted-sum",
    "weighted sum",
    __doc__,
    Aggregation.SUM,
    Influence.SHIFTED,
    frozenset(SemanticsPrinciple) - {SemanticsPrinciple.BOUNDED, SemanticsPrinciple.OPEN_MINDED},
)
