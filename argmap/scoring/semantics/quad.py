"""QuAD: attacks and supports are pooled apart, and their effects are averaged where both are there.

Attacks alone give b·Π (1 − v), supports alone 1 − (1 − b)·Π (1 − v), both together the mean of the two; what has
strength 0 counts as not there. Between "none" and "hardly any" the strength jumps, which is what DF-QuAD was made to
fix: with base 0.9 and an attack of 0.5, a support of 0.001 brings 0.45 up to 0.675. Aggregation: product; influence:
mean.

>>> SEMANTICS.strength(0.5, attacks=[0.5]), SEMANTICS.strength(0.5, [0.5]), SEMANTICS.strength(0.2, [1.0], [1.0])
(0.25, 0.75, 0.5)
>>> [round(SEMANTICS.strength(0.9, [v], [0.5]), 3) for v in (0.0, 0.001, 1.0)]
[0.45, 0.675, 0.725]

Source: P. Baroni, M. Romano, F. Toni, M. Aurisicchio, G. Bertanza, *Automatic Evaluation of Design Alternatives with
Quantitative Argumentation*, Argument & Computation 6 (2015).
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "quad",
    "QuAD",
    __doc__,
    Aggregation.PRODUCT,
    Influence.MEAN,
    frozenset(SemanticsPrinciple)
    - {SemanticsPrinciple.BALANCED, SemanticsPrinciple.CONTINUOUS, SemanticsPrinciple.OPEN_MINDED},
)
