"""Squared DF-QuAD (1-max): DF-QuAD's pools with an influence that never reaches 0 or 1.

Pooled strength of a side is 1 − Π (1 − v); with E = pooled supports − pooled attacks and h(x) = max(x, 0) / (1 +
max(x, 0)) the strength is b + (1 − b)·h(E) − b·h(−E). As E is at most 1, half the way to 0 or 1 is all that can be
reached. Aggregation: product; influence: 1-max with k = 1. Another formula has the same name: see
`squared-df-quad`.

>>> SEMANTICS.strength(0.5, supports=[1.0, 1.0]), SEMANTICS.strength(0.5, attacks=[1.0])
(0.75, 0.25)

Source: the model called SquaredDFQuAD in the library QBAF-Py, with which it agrees; the parts are those of N. Potyka,
*Extending Modular Semantics for Bipolar Weighted Argumentation*, AAMAS 2019.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "df-quad-one-max",
    "squared DF-QuAD (1-max)",
    __doc__,
    Aggregation.PRODUCT,
    Influence.ONE_MAX,
    frozenset(SemanticsPrinciple) - {SemanticsPrinciple.OPEN_MINDED},
)
