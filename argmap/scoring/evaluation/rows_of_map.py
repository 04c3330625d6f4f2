"""A map with the rows that evaluating it takes, and the plans of passes over them.

The rows themselves are the model's, see `argmap.model.structure.rows`; a map keeps them. Plans have working room of
their own, so each layout has its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.model.elements import ArgumentMap
from argmap.model.structure.rows import ATTACK, MapRows, Rows, rows_of
from argmap.scoring.kernel.passes import Plan

Input = tuple[int, int, float]
"""(row, role, factor): in which role a row bears, and what multiplies its strength."""


@dataclass(frozen=True)
class RowLayout:
    """A map with its rows."""

    debate: ArgumentMap
    rows: MapRows

    @cached_property
    def elements(self) -> tuple[str, ...]:
        """The id of the claim or relation that each row is."""
        return self.rows.elements

    @property
    def bases(self) -> array[float]:
        """Base scores and weights (float64, rows); not to be changed."""
        return self.rows.bases

    @cached_property
    def inputs(self) -> list[tuple[Input, ...]]:
        """What bears on each row, from the last row to the first."""
        return self.rows.inputs()

    @cached_property
    def cycles(self) -> tuple[int, ...]:
        """The first row of each cycle and the row behind its last, cycle after cycle."""
        return tuple(self.rows.structure.cycles)

    @cached_property
    def reported(self) -> dict[str, tuple[int, float]]:
        """Relation id → the row and the factor whose product reaches its target."""
        return dict(zip((r.id for r in self.debate.relations), self.rows.reported(), strict=True))

    @cached_property
    def relation_index(self) -> dict[str, int]:
        """Relation id → its place in the map."""
        return {relation.id: place for place, relation in enumerate(self.debate.relations)}

    @cached_property
    def row(self) -> dict[str, int]:
        """Element id → its row; relations without a row are absent."""
        return {element: row for row, element in enumerate(self.elements)}

    @cached_property
    def plan(self) -> Plan:
        """The passes over the rows."""
        return Plan(self.rows.structure)

    @cached_property
    def supports_only(self) -> Plan:
        """The same map as if it held no attack and no undercut."""
        these = self.rows.structure
        factors = [0.0 if role == ATTACK else factor for role, factor in zip(these.roles, these.factors, strict=True)]
        keys = these.keys if these.forest else None
        return Plan(Rows(these.offsets, these.sources, these.roles, factors, keys, these.cycles))

    @cached_property
    def both_ends(self) -> Plan:
        """Every row twice, 2·row for its least and 2·row + 1 for its greatest strength within ranges of the bases.

        Supports and premises pass on the same end, attacks the other one, as strengths are monotone in each input. What
        comes out encloses every strength; it is reached where no base score bears on a row both ways.
        """
        doubled: list[list[Input]] = []
        for bearing in self.inputs:
            for end in (0, 1):
                doubled.append([(2 * s + (1 - end if role == ATTACK else end), role, f) for s, role, f in bearing])
        return Plan(_structure(doubled, (2 * edge for edge in self.cycles)))


def lay_out(debate: ArgumentMap, *, every_relation: bool = False) -> RowLayout:
    """A map with the rows that it keeps; with `every_relation`, with new ones, and a row for each signed relation."""
    return RowLayout(debate, rows_of(debate, every_relation=True) if every_relation else debate.rows)


def _structure(inputs: Sequence[Sequence[Input]], cycles: Iterable[int]) -> Rows:
    offsets, sources, roles, factors = array("i", [0]), array("i"), array("i"), array("d")
    for bearing in inputs:
        for source, role, factor in bearing:
            sources.append(source)
            roles.append(role)
            factors.append(factor)
        offsets.append(len(sources))
    return Rows(offsets, sources, roles, factors, None, array("i", cycles))
