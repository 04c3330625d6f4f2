"""Quadratic energy: supports pull up and attacks push down with the square of their sum.

The energy of an element is E = Σ strengths of supports − Σ strengths of attacks; with h(x) = max(x, 0)² / (1 +
max(x, 0)²) its strength is b + (1 − b)·h(E) − b·h(−E) for base score b. Small sums hardly move it, each further
reason adds less once the sum is large, and no finite number of them reaches 0 or 1. Aggregation: sum; influence:
2-max with k = 1.

At base 0.5, one support of strength 1 gives 0.75 and one of 0.5 gives 0.6. An undercut of strength 1 leaves a
relation of weight 1 with a premise of strength 1 at 0.5: argmap treats a relation as an element of its own, which
is an extension of the published semantics.

Source: N. Potyka, *Continuous Dynamical Systems for Weighted Bipolar Argumentation*, KR 2018, the quadratic energy
model (energy and impact functions, equilibrium strength); as aggregation and influence: N. Potyka, *Extending
Modular Semantics for Bipolar Weighted Argumentation*, AAMAS 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from argmap.scoring._semantics import Principle, Semantics


def energy(supports: Sequence[float], attacks: Sequence[float]) -> float:
    """Σ supports − Σ attacks, rounded once, so that the order of siblings cannot show.

    >>> energy([0.5, 0.25], [0.125])
    0.625
    """
    if attacks:
        return fsum([*supports, *[-attack for attack in attacks]])
    return fsum(supports)


def two_max(base: float, energy: float) -> float:
    """The strength b + (1 − b)·h(E) − b·h(−E).

    >>> two_max(0.5, 1.0), two_max(0.5, -1.0), two_max(0.3, 0.0)
    (0.75, 0.25, 0.3)
    """
    square = energy * energy
    impact = square / (1.0 + square) if square < 1e300 else 1.0
    return base + (1.0 - base) * impact if energy > 0.0 else base - base * impact


SEMANTICS = Semantics("quadratic-energy", __doc__, energy, two_max, frozenset(Principle))
