"""From a map to strengths: the map laid out as rows, then one pass in which each row comes after what bears on it.

A row is a claim, or a relation that has several premises, undercuts or backing. Such a relation is an element of
its own: its base is weight × the least of its premises' strengths, undercuts and backing act on it with the
semantics' own influence function, and its strength is what reaches the target. Any other relation has no row; its
weight multiplies its premise's strength. With single premises, weight 1 and nothing on relations this is the
published bipolar semantics; the rest is argmap's extension. Neutral relations get a strength but pass nothing on.
Time and memory are linear in the map.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from argmap.diagnostics import Diagnostic, reading
from argmap.model.cycles import find_cycle
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity
from argmap.scoring._semantics import Semantics

Input = tuple[int, float]
"""(row, factor): what the row's strength times the factor brings."""


class CyclicMapError(ValueError):
    """A map with a ring of relations, which has no order to evaluate it in.

    `cycle` holds the ids of the ring's elements, claims and relations in turn, as they lead round.
    """

    def __init__(self, cycle: tuple[str, ...]) -> None:
        self.cycle = cycle
        shown = " → ".join(cycle if len(cycle) <= 8 else (*cycle[:7], "…"))
        super().__init__(f"the map is cyclic, so no strengths can be computed: {shown} → {cycle[0]}")

    def diagnostic(self, document: Document) -> Diagnostic:
        """The report of the ring, at the place of its first element that has one."""
        span = next((span for element in self.cycle if (span := document.span(element))), None)
        return replace(reading("ARG030", str(self), span, element=self.cycle[0]), file=document.file)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The strengths, each in [0, 1], of every claim and every relation under one semantics.

    `sweeps` counts passes over the map and `residual` is the largest change in the last one: 1 and 0.0 for a map
    without rings, where the result is exact.
    """

    strengths: dict[str, float]
    relations: dict[str, float]
    converged: bool = True
    sweeps: int = 1
    residual: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "strengths": self.strengths,
            "relations": self.relations,
            "converged": self.converged,
            "sweeps": self.sweeps,
            "residual": self.residual,
        }


@dataclass(frozen=True, slots=True)
class Rows:
    """A map laid out for evaluation; claims are the first rows, in the map's order.

    `bases` holds the base score of a claim's row and the weight of a relation's. `premises`, `supports` and `attacks`
    list what bears on a row. `reported` gives for each relation id the input that its target gets. `order` names every
    row after those that bear on it.
    """

    claims: list[str]
    bases: list[float]
    premises: list[tuple[int, ...]]
    supports: list[list[Input]]
    attacks: list[list[Input]]
    reported: dict[str, Input]
    order: list[int]


def lay_out(debate: ArgumentMap) -> Rows:
    """The rows of a map; raises CyclicMapError when supports and attacks lead in a ring."""
    row_of = {claim.id: row for row, claim in enumerate(debate.claims)}
    prior = 0.5 if debate.prior is None else debate.prior
    bases = [prior if claim.base_score is None else claim.base_score for claim in debate.claims]
    premises: list[tuple[int, ...]] = [()] * len(bases)
    borne_on = {relation.target for relation in debate.relations if relation.polarity is not Polarity.NEUTRAL}
    reported: dict[str, Input] = {}
    for relation in debate.relations:
        if len(relation.premises) > 1 or relation.id in borne_on:
            reported[relation.id] = (len(bases), 1.0)
            row_of[relation.id] = len(bases)
            bases.append(relation.weight)
            premises.append(tuple(row_of[premise] for premise in relation.premises))
        else:
            reported[relation.id] = (row_of[relation.premises[0]], relation.weight)
    supports: list[list[Input]] = [[] for _ in bases]
    attacks: list[list[Input]] = [[] for _ in bases]
    for relation in debate.relations:
        if relation.polarity is Polarity.SUPPORT:
            supports[row_of[relation.target]].append(reported[relation.id])
        elif relation.polarity is Polarity.ATTACK:
            attacks[row_of[relation.target]].append(reported[relation.id])
    order = _order(premises, supports, attacks)
    if len(order) < len(bases):
        raise CyclicMapError(find_cycle(debate))
    return Rows([claim.id for claim in debate.claims], bases, premises, supports, attacks, reported, order)


def _order(premises: list[tuple[int, ...]], supports: list[list[Input]], attacks: list[list[Input]]) -> list[int]:
    """Rows after all that bear on them (Kahn 1962); rows in or above a ring are missing."""
    waits_for = [0] * len(premises)
    feeds: list[list[int]] = [[] for _ in premises]
    for row, sources in enumerate(zip(premises, supports, attacks, strict=True)):
        waits_for[row] = sum(map(len, sources))
        for source in sources[0]:
            feeds[source].append(row)
        for inputs in sources[1:]:
            for source, _ in inputs:
                feeds[source].append(row)
    order = [row for row, count in enumerate(waits_for) if not count]
    for row in order:  # grows while it is read
        for fed in feeds[row]:
            waits_for[fed] -= 1
            if not waits_for[fed]:
                order.append(fed)
    return order


def evaluate(rows: Rows, semantics: Semantics, *, supports_only: bool = False) -> Evaluation:
    """Strengths under `semantics`; with `supports_only` as if the map held no attack and no undercut."""
    strengths = rows.bases.copy()
    aggregate, influence = semantics.aggregate, semantics.influence
    premises, supports, attacks = rows.premises, rows.supports, rows.attacks
    for row in rows.order:
        base = strengths[row]
        if premises[row]:
            base *= min([strengths[source] for source in premises[row]])
        strengths[row] = influence(
            base,
            aggregate(
                [strengths[source] * factor for source, factor in supports[row]],
                [] if supports_only else [strengths[source] * factor for source, factor in attacks[row]],
            ),
        )
    relations = {relation: strengths[row] * factor for relation, (row, factor) in rows.reported.items()}
    return Evaluation(dict(zip(rows.claims, strengths, strict=False)), relations)
