"""Slopes: how fast a claim's strength moves with each base score and each weight.

A slope of 0.2 says that raising a base score by 0.01 raises the strength by about 0.002. That holds for small steps
only: the contributions say what happens to the strength when something is removed. Where the formulas
have a kink, as where supports and attacks balance exactly, the slope upward and the slope downward differ; at the ends
of [0, 1] there is one of the two only. All slopes together take one pass over the map.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.scoring.answers.effects import part_of
from argmap.scoring.evaluation.gradual_semantics import SemanticsPrinciple
from argmap.scoring.kernel.slopes_and_shapley import slopes as row_slopes
from argmap.scoring.verdicts.upstream import check_claim_id
from argmap.scoring.verdicts.verdict_state import VerdictState


@dataclass(frozen=True, slots=True)
class Slope:
    """The change of a strength for each unit by which a base score or weight rises, and by which it falls.

    Both are given as slopes of the curve: positive where more means more. None means that there is no room: no
    `rising` from 1, no `falling` from 0.
    """

    rising: float | None
    falling: float | None

    @property
    def one_sided(self) -> bool:
        """Whether one number is not enough: at a kink, or at an end of the range."""
        return self.rising != self.falling

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {"rising": self.rising, "falling": self.falling, "one_sided": self.one_sided}


@dataclass(frozen=True, slots=True)
class Slopes:
    """How the strength of `claim` moves with the base scores of `claims` and the weights of `relations`.

    What does not bear on the claim is left out; its slope is 0.
    """

    claim: str
    semantics: str
    claims: Mapping[str, Slope]
    relations: Mapping[str, Slope]

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "claim": self.claim,
            "semantics": self.semantics,
            "claims": {name: slope.to_json() for name, slope in self.claims.items()},
            "relations": {name: slope.to_json() for name, slope in self.relations.items()},
        }


def slopes(debate: ArgumentMap, claim_id: str | None = None, semantics: str = DEFAULT_SEMANTICS) -> Slopes:
    """The slopes of a claim's strength, or of the thesis's; exact unless a kink is reached along several ways.

    Raises ValueError where there are none: for a claim on which a cycle bears, and under semantics that jump. KeyError
    for an unknown claim or semantics.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close, air = b.thesis("The old town should be closed to cars."), b.claim("The air gets cleaner.", id="air")
    >>> step = b.support(air, close, id="step", weight=0.5)
    >>> answer = slopes(b.build())
    >>> round(answer.claims["air"].rising, 4), round(answer.relations["step"].falling, 4)
    (0.1107, 0.1107)
    """
    claim = check_claim_id(debate, claim_id)
    by_element = slopes_in(part_of(debate, claim, semantics))
    relations = {relation.id for relation in debate.relations}
    return Slopes(
        claim,
        semantics,
        {element: slope for element, slope in by_element.items() if element not in relations},
        {element: slope for element, slope in by_element.items() if element in relations},
    )


def slopes_in(part: VerdictState) -> dict[str, Slope]:
    """Element → its slope, in one pass over the part; ValueError where there are none."""
    semantics, layout = part.semantics, part.layout
    if layout.cycles:
        raise ValueError(f"a cycle bears on '{layout.elements[part.thesis]}', so there are no slopes")
    if SemanticsPrinciple.CONTINUOUS not in semantics.principles:
        raise ValueError(f"the strengths of {semantics.name} jump, so there are no slopes")
    rising, falling = (array("d", bytes(8 * len(part.bases))) for _ in range(2))
    row_slopes(layout.plan, part.bases, part.strengths, rising, falling, part.thesis, semantics.code)
    by_element = {
        element: Slope(up if base < 1 else None, down if base > 0 else None)
        for element, base, up, down in zip(layout.elements, part.bases, rising, falling, strict=True)
    }
    if semantics.ignores_bases:
        by_element.update((claim.id, Slope(0.0, 0.0)) for claim in layout.debate.claims)
    return by_element
