"""What a semantics is: an aggregation of what bears on an element, and its influence on the element's base score.

The modular view of gradual semantics (T. Mossakowski and F. Neuhaus, *Modular Semantics and Characteristics for
Bipolar Weighted Argumentation Graphs*, 2018; N. Potyka, *Extending Modular Semantics for Bipolar Weighted
Argumentation*, AAMAS 2019), save that an aggregation keeps supports and attacks apart until the influence joins them.
The formulas of both are in the kernel, which knows them by number; the evaluator turns
a map into rows.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from argmap.model.structure.rows import Rows
from argmap.scoring.kernel.passes import Plan


class Aggregation(IntEnum):
    """How the strengths of one side are pooled; the values are the kernel's."""

    SUM = 0
    PRODUCT = 1
    SQUARES = 2
    SQUARED_PRODUCT = 3
    TOP = 4


class Influence(IntEnum):
    """How the two pools move the base score; the values are the kernel's."""

    LINEAR = 0
    TWO_MAX = 1
    ONE_MAX = 2
    EULER = 3
    LOGISTIC = 4
    QUOTIENT = 5
    SHIFTED = 6
    MEAN = 7


class SemanticsPrinciple(StrEnum):
    """What a semantics promises; the conformance suite checks it."""

    BOUNDED = "bounded"
    """Base scores in [0, 1] give strengths in [0, 1]."""
    STABLE = "stable"
    """An element that nothing bears on keeps its base score."""
    NEUTRAL = "neutral"
    """What has strength 0 changes nothing."""
    BALANCED = "balanced"
    """As many supports as attacks of the same strengths leave the base score as it is."""
    MONOTONE = "monotone"
    """A stronger support or a higher base never lowers a strength, a stronger attack never raises it."""
    DUAL = "dual"
    """With supports and attacks exchanged and base b → 1 − b, the strength s becomes 1 − s."""
    CONTINUOUS = "continuous"
    """A small change of what bears on an element changes its strength little."""
    OPEN_MINDED = "open-minded"
    """Enough supports of full strength bring any base score in (0, 1) as near to 1 as wanted, attacks to 0."""


@dataclass(frozen=True, slots=True)
class Semantics:
    """One gradual semantics.

    name: the name by which it is asked for, such as `df-quad`.
    title: what sentences call it, such as `DF-QuAD`.
    doc: the description of its module, for `argmap explain`.
    aggregation: how the strengths of one side are pooled.
    influence: how the two pools move the base score.
    principles: what it promises; the conformance suite checks each.
    ignores_bases: whether every claim counts as having base score 1; by default not.
    """

    name: str
    title: str
    doc: str
    aggregation: Aggregation
    influence: Influence
    principles: frozenset[SemanticsPrinciple]
    ignores_bases: bool = False

    @property
    def code(self) -> int:
        """The number by which the kernel knows the semantics."""
        return 8 * self.aggregation + self.influence

    def strength(self, base: float, supports: Sequence[float] = (), attacks: Sequence[float] = ()) -> float:
        """The strength of one claim from its base score and the strengths that bear on it, all in [0, 1]."""
        count = len(supports) + len(attacks)
        roles = [1] * len(supports) + [0] * len(attacks)
        plan = Plan(Rows([0, *[count] * (count + 1)], range(1, count + 1), roles, [1.0] * count))
        own_base = 1.0 if self.ignores_bases else base
        bases, strengths = array("d", [own_base, *supports, *attacks]), array("d", bytes(8 * (count + 1)))
        plan.evaluate(bases, strengths, self.code)
        return strengths[0]
