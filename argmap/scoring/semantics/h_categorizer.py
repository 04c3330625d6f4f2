"""h-categorizer: attacks alone, each shared out by how strong the attackers are.

The strength is 1 / (1 + Σ strengths of attacks). Base scores are ignored, every claim counting as 1, and so are
supports. It is the oldest of the gradual semantics, made for graphs of attacks. A joint attack has the strength of its
weakest premise in place of the 1, times its weight; so has any relation that is undercut. Aggregation: sum; influence:
quotient.

>>> SEMANTICS.strength(1.0, attacks=[1.0]), SEMANTICS.strength(1.0, attacks=[1.0, 0.5])
(0.5, 0.4)

Source: P. Besnard, A. Hunter, *A Logic-Based Theory of Deductive Arguments*, Artificial Intelligence 128 (2001); for
graphs with cycles: F. Pu, J. Luo, Y. Zhang, G. Luo, *Argument Ranking with Categoriser Function*, KSEM 2014.
"""

from __future__ import annotations

from argmap.scoring.evaluation.gradual_semantics import Aggregation, Influence, Semantics, SemanticsPrinciple

SEMANTICS = Semantics(
    "h-categorizer",
    "h-categorizer",
    __doc__,
    Aggregation.SUM,
    Influence.QUOTIENT,
    frozenset({SemanticsPrinciple.BOUNDED, SemanticsPrinciple.MONOTONE, SemanticsPrinciple.CONTINUOUS}),
    ignores_bases=True,
)
