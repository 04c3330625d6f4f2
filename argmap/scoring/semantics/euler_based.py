"""Euler-based: the surplus of supports over attacks works through the exponential function.

With E = Σ strengths of supports − Σ strengths of attacks and base score b, the strength is 1 − (1 − b²) / (1 + b·eᴱ).
Aggregation: sum; influence: Euler-based. Supports and attacks are not treated alike: however many attacks there are,
the strength stays above b², while supports bring it to 1. For that reason argmap never uses it for balance.

>>> round(SEMANTICS.strength(0.5, supports=[1.0]), 4), round(SEMANTICS.strength(0.5, attacks=[1.0] * 50), 4)
(0.6821, 0.25)

Source: L. Amgoud, J. Ben-Naim, *Weighted Bipolar Argumentation Graphs: Axioms and Semantics*, IJCAI 2018 (first as
*Evaluation of Arguments in Weighted Bipolar Graphs*, ECSQARU 2017), Euler-based semantics.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "euler-based",
    "Euler-based semantics",
    __doc__,
    Aggregation.SUM,
    Influence.EULER,
    frozenset(SemanticsPrinciple) - {SemanticsPrinciple.DUAL, SemanticsPrinciple.OPEN_MINDED},
)
