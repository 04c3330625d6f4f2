"""DF-QuAD: supports and attacks are pooled like independent chances, and the surplus moves the base score linearly.

Pooled strength of a side is F(v₁ … vₙ) = 1 − Π (1 − vᵢ), which one full-strength member brings to 1. With E =
F(supports) − F(attacks) and base score b, the strength is b + (1 − b)·E for E ≥ 0 and b + b·E for E < 0. One
support of strength 1 gives 1, one attack of strength 1 gives 0; equal sides cancel. Aggregation: product;
influence: linear with k = 1.

At base 0.5, one support of strength 0.5 gives 0.75:

>>> SEMANTICS.strength(0.5, supports=[0.5]), SEMANTICS.strength(0.5, [0.5], [0.5]), SEMANTICS.strength(0.2, [1.0])
(0.75, 0.5, 1.0)

An undercut of strength 1 brings a relation to 0: argmap treats a relation as an element itself, which is an
extension of the published semantics.

Source: A. Rago, F. Toni, M. Aurisicchio, P. Baroni, *Discontinuity-Free Decision Support with Quantitative
Argumentation Debates*, KR 2016 (strength aggregation function F, combination function C); as aggregation and
influence: N. Potyka, *Extending Modular Semantics for Bipolar Weighted Argumentation*, AAMAS 2019.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "df-quad",
    "DF-QuAD",
    __doc__,
    Aggregation.PRODUCT,
    Influence.LINEAR,
    frozenset(SemanticsPrinciple),
)
