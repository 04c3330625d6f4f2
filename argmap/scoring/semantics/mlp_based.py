"""MLP-based: a claim works like the unit of a neural network, its base score a bias.

With E = Σ strengths of supports − Σ strengths of attacks and base score b, the strength is the logistic function of
ln(b / (1 − b)) + E. Aggregation: sum; influence: logistic. The logarithm has no value at b = 0 and b = 1; there the
strength is the limit, b itself, whatever bears on the claim.

>>> round(SEMANTICS.strength(0.5, supports=[1.0]), 4), SEMANTICS.strength(1.0, attacks=[1.0]), SEMANTICS.strength(0.0)
(0.7311, 1.0, 0.0)

Source: N. Potyka, *Interpreting Neural Networks as Quantitative Argumentation Frameworks*, AAAI 2021.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "mlp-based",
    "MLP-based semantics",
    __doc__,
    Aggregation.SUM,
    Influence.LOGISTIC,
    frozenset(SemanticsPrinciple),
)
