"""Max-Euler: as Euler-based, but only the strongest support and the strongest attack count.

With E = max strength of supports − max strength of attacks, 0 for an empty side, and base score b, the strength is 1 −
(1 − b²) / (1 + b·eᴱ). Aggregation: top; influence: Euler-based. A second reason that is weaker than the first changes
nothing, and no number of reasons brings a base score of 0.5 above 0.6821.

>>> round(SEMANTICS.strength(0.5, supports=[1.0, 1.0, 0.9]), 4)
0.6821

Source: T. Mossakowski, F. Neuhaus, *Modular Semantics and Characteristics for Bipolar Weighted Argumentation Graphs*,
2018 (top aggregation, Euler-based influence).
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "max-euler",
    "max-Euler semantics",
    __doc__,
    Aggregation.TOP,
    Influence.EULER,
    frozenset(SemanticsPrinciple) - {SemanticsPrinciple.DUAL, SemanticsPrinciple.OPEN_MINDED},
)
