"""What a semantics is: an aggregation of what bears on an element, and its influence on the element's base score.

The modular view of gradual semantics (T. Mossakowski and F. Neuhaus, *Modular Semantics and Characteristics for
Bipolar Weighted Argumentation Graphs*, 2018; N. Potyka, *Extending Modular Semantics for Bipolar Weighted
Argumentation*, AAMAS 2019). How a map becomes rows that these two functions are applied to is the evaluator's
business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Principle(StrEnum):
    """What a semantics promises; its conformance suite holds it to that."""

    BOUNDED = "bounded"
    """Base scores in [0, 1] give strengths in [0, 1]."""
    STABLE = "stable"
    """An element that nothing bears on keeps its base score."""
    NEUTRAL = "neutral"
    """What has strength 0 changes nothing."""
    MONOTONE = "monotone"
    """A stronger support or a higher base never lowers a strength, a stronger attack never raises it."""
    DUAL = "dual"
    """With supports and attacks exchanged and base b → 1 − b, the strength s becomes 1 − s."""


@dataclass(frozen=True, slots=True)
class Semantics:
    """One gradual semantics.

    `aggregate(supports, attacks)` takes the strengths, each in [0, 1], that reach an element;
    `influence(base, aggregate)` gives its strength. `doc` is the module's description.
    """

    name: str
    doc: str
    aggregate: Callable[[Sequence[float], Sequence[float]], float]
    influence: Callable[[float, float], float]
    principles: frozenset[Principle]
