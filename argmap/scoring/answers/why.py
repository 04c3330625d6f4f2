"""Why a claim has the strength it has: what bears on it, what counts most, and what it means for the thesis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap, Polarity, Relation
from argmap.model.structure.lines import role as role_of
from argmap.scoring.answers.contributions import Contributions, contributions_in
from argmap.scoring.answers.effects import effects, part_of
from argmap.scoring.answers.slopes import Slope, slopes_in
from argmap.scoring.verdicts.upstream import check_claim_id


@dataclass(frozen=True, slots=True)
class Role:
    """A relation out of the claim, with its role and its target."""

    relation: str
    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """A support or attack on the claim, or an undercut or backing on such a relation.

    `reaches` in [0, 1] is the strength that gets to the target. `effect` is the claim's strength less what it would be
    without the relation; None where that took too much work, or where a cycle does not settle without it.
    """

    relation: str
    role: str
    polarity: Polarity
    premises: tuple[str, ...]
    target: str
    reaches: float
    effect: float | None

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "relation": self.relation,
            "role": self.role,
            "polarity": str(self.polarity),
            "premises": list(self.premises),
            "target": self.target,
            "reaches": self.reaches,
            "effect": self.effect,
        }


@dataclass(frozen=True, slots=True)
class OnThesis:
    """What a claim means for the thesis, of which `strength` is the strength.

    `effect` is the thesis's strength less what it would be without the claim, None where a cycle does not settle then.
    `slope` says how it moves with the claim's base score, None where there is a cycle.
    """

    thesis: str
    strength: float
    effect: float | None
    slope: Slope | None

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        slope = None if self.slope is None else self.slope.to_json()
        return {"claim": self.thesis, "strength": self.strength, "effect": self.effect, "slope": slope}


@dataclass(frozen=True, slots=True)
class Why:
    """The answer for one claim; `on_thesis` is None for the thesis itself and where there is none.

    `base` is its base score in [0, 1], `stated` says whether the map gives it.
    """

    claim: str
    semantics: str
    base: float
    stated: bool
    strength: float
    roles: tuple[Role, ...]
    bearings: tuple[Bearing, ...]
    contributions: Contributions
    on_thesis: OnThesis | None

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "claim": self.claim,
            "semantics": self.semantics,
            "base_score": self.base,
            "strength": self.strength,
            "roles": [{"relation": role.relation, "role": role.name, "target": role.target} for role in self.roles],
            "bearings": [bearing.to_json() for bearing in self.bearings],
            "contributions": self.contributions.to_json(),
            "thesis": None if self.on_thesis is None else self.on_thesis.to_json(),
        }


def why(debate: ArgumentMap, claim_id: str, semantics: str = DEFAULT_SEMANTICS) -> Why:
    """Why the claim has its strength.

    Raises KeyError, with the nearest name, for an unknown claim or semantics, ValueError for a relation, and
    UnsettledError for a cycle whose strengths keep moving.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close, air = b.thesis("Close the old town to cars.", id="close"), b.claim("The air gets cleaner.", id="air")
    >>> _ = b.support(air, close), b.attack(b.claim("Most dust comes from heating.", id="dust"), air)
    >>> answer = why(b.build(), "air")
    >>> answer.base, answer.strength, [(bearing.role, round(bearing.effect, 4)) for bearing in answer.bearings]
    (0.5, 0.4, [('objection', -0.1)])
    >>> round(answer.on_thesis.effect, 4)
    0.069
    """
    part = part_of(debate, check_claim_id(debate, claim_id), semantics)
    relations = list(_onto(debate, claim_id))
    owed = effects(part, [relation.id for relation in relations])
    bearings = tuple(
        Bearing(
            relation.id,
            role_of(debate, relation),
            relation.polarity,
            relation.premises,
            relation.target,
            part.strengths[part.layout.reported[relation.id][0]] * part.layout.reported[relation.id][1],
            owed.get(relation.id),
        )
        for relation in relations
    )
    return Why(
        claim_id,
        semantics,
        part.bases[part.thesis],
        debate.claim(claim_id).base_score is not None,
        part.strength,
        tuple(Role(r.id, role_of(debate, r), r.target) for r in debate.out_of.get(claim_id, ())),
        bearings,
        contributions_in(part),
        _on_thesis(debate, claim_id, semantics),
    )


def _onto(debate: ArgumentMap, claim_id: str) -> Iterator[Relation]:
    """The relations onto the claim, each followed by those onto it, and so on; neutral and unsigned ones aside."""
    seen: set[str] = set()
    work = [*reversed(debate.onto.get(claim_id, ()))]
    while work:
        relation = work.pop()
        if relation.polarity.is_signed and relation.id not in seen:
            seen.add(relation.id)
            yield relation
            work.extend(reversed(debate.onto.get(relation.id, ())))


def _on_thesis(debate: ArgumentMap, claim_id: str, semantics: str) -> OnThesis | None:
    if debate.thesis is None or debate.thesis == claim_id:
        return None
    part = part_of(debate, debate.thesis, semantics)
    effect = effects(part, [claim_id]).get(claim_id)
    try:
        slope = slopes_in(part).get(claim_id, Slope(0.0, 0.0))
    except ValueError:
        slope = None
    return OnThesis(debate.thesis, part.strength, effect, slope)
