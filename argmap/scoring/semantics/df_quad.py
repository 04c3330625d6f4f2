"""DF-QuAD: supports and attacks are pooled like independent chances, and the surplus moves the base score linearly.

Pooled strength of a side is F(v₁ … vₙ) = 1 − Π (1 − vᵢ), which one full-strength member brings to 1. With E =
F(supports) − F(attacks) and base score b, the strength is b + (1 − b)·E for E ≥ 0 and b + b·E for E < 0. One
support of strength 1 gives 1, one attack of strength 1 gives 0; equal sides cancel. Aggregation: product;
influence: linear with k = 1.

At base 0.5, one support of strength 0.5 gives 0.75. An undercut of strength 1 brings a relation to 0: argmap treats
a relation as an element of its own, which is an extension of the published semantics.

Source: A. Rago, F. Toni, M. Aurisicchio, P. Baroni, *Discontinuity-Free Decision Support with Quantitative
Argumentation Debates*, KR 2016 (strength aggregation function F, combination function C); as aggregation and
influence: N. Potyka, *Extending Modular Semantics for Bipolar Weighted Argumentation*, AAMAS 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from argmap.scoring._semantics import Principle, Semantics


def surplus(supports: Sequence[float], attacks: Sequence[float]) -> float:
    """F(supports) − F(attacks) = Π (1 − attack) − Π (1 − support), in [−1, 1].

    >>> surplus([0.5, 0.5], []), surplus([0.5], [0.5])
    (0.75, 0.0)
    """
    return prod([1.0 - attack for attack in attacks]) - prod([1.0 - support for support in supports])


def linear(base: float, surplus: float) -> float:
    """The strength b + (1 − b)·E where E ≥ 0, b + b·E where E < 0.

    >>> linear(0.5, 0.5), linear(0.5, -0.5), linear(0.2, 1.0)
    (0.75, 0.25, 1.0)
    """
    return base + (1.0 - base) * surplus if surplus > 0.0 else base + base * surplus


SEMANTICS = Semantics("df-quad", __doc__, surplus, linear, frozenset(Principle))
