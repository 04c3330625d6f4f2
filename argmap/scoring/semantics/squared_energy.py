"""Squared energy: supports pull up and attacks push down with the sum of their squares.

With E = Σ v² over supports − Σ v² over attacks and h(x) = max(x, 0) / (1 + max(x, 0)), the strength is b +
(1 − b)·h(E) − b·h(−E) for base score b. Squaring each strength, not the sum, makes one strong reason count for more
than many weak ones: two supports of 0.5 count half of one of 1. Aggregation: sum of squares; influence: 1-max with
k = 1.

>>> SEMANTICS.strength(0.5, supports=[1.0]), round(SEMANTICS.strength(0.5, supports=[0.5, 0.5]), 4)
(0.75, 0.6667)

Source: the model of this name in the library Uncertainpy (N. Potyka), with which it agrees; the influence is that of
N. Potyka, *Extending Modular Semantics for Bipolar Weighted Argumentation*, AAMAS 2019, p-max for p = 1.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "squared-energy",
    "squared energy",
    __doc__,
    Aggregation.SQUARES,
    Influence.ONE_MAX,
    frozenset(SemanticsPrinciple),
)
