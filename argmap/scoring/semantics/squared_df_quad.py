"""Squared DF-QuAD (squares): as DF-QuAD, with the square of each strength's remainder.

Pooled strength of a side is 1 − Π (1 − v)²; with E = pooled supports − pooled attacks the strength is b + (1 − b)·E for
E ≥ 0 and b + b·E for E < 0. A side counts for more than under DF-QuAD, as if each reason had been given twice.
Aggregation: product of squares; influence: linear with k = 1. Another formula has the same name: see
`df-quad-one-max`.

>>> SEMANTICS.strength(0.5, supports=[0.5]), SEMANTICS.strength(0.5, attacks=[0.5])
(0.875, 0.125)

Source: the model called SquaredDFQuAD in the library Uncertainpy (N. Potyka), with which it agrees; DF-QuAD itself: A.
Rago, F. Toni, M. Aurisicchio, P. Baroni, KR 2016.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "squared-df-quad",
    "squared DF-QuAD",
    __doc__,
    Aggregation.SQUARED_PRODUCT,
    Influence.LINEAR,
    frozenset(SemanticsPrinciple),
)
