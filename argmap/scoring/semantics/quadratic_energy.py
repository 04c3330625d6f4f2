"""Quadratic energy: supports pull up and attacks push down with the square of their sum.

The energy of an element is E = Σ strengths of supports − Σ strengths of attacks; with h(x) = max(x, 0)² / (1 +
max(x, 0)²) its strength is b + (1 − b)·h(E) − b·h(−E) for base score b. Small sums hardly move it, each further
reason adds less once the sum is large, and no finite number of them reaches 0 or 1. Aggregation: sum; influence:
2-max with k = 1.

At base 0.5, one support of strength 1 gives 0.75 and one of 0.5 gives 0.6:

>>> [SEMANTICS.strength(0.5, supports=[v]) for v in (1.0, 0.5)], SEMANTICS.strength(0.5, attacks=[1.0])
([0.75, 0.6], 0.25)

An undercut of strength 1 leaves a relation of weight 1 with a premise of strength 1 at 0.5: argmap treats a relation
as an element itself, which is an extension of the published semantics.

Source: N. Potyka, *Continuous Dynamical Systems for Weighted Bipolar Argumentation*, KR 2018, the quadratic energy
model (energy and impact functions, equilibrium strength); as aggregation and influence: N. Potyka, *Extending
Modular Semantics for Bipolar Weighted Argumentation*, AAMAS 2019.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "quadratic-energy",
    "quadratic energy",
    __doc__,
    Aggregation.SUM,
    Influence.TWO_MAX,
    frozenset(SemanticsPrinciple),
)
