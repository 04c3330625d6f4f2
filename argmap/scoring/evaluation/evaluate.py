"""Strengths of a map under a semantics, with what there is to say of them where the map has cycles.

Without cycles one pass gives the result. A cycle is iterated with all its rows in step from their base scores, so that
no order can show, until it settles; one that does not is an error and never a result. A cycle may have several fixed
points: whether the one found is the only one is proved where the strengths are monotone, by closing in on all of them
from both ends, and otherwise other starts are tried.

The iteration is a discrete form of the dynamical systems of N. Potyka, *Continuous Dynamical Systems for Weighted
Bipolar Argumentation*, KR 2018, ds/dt = F(s) − s from s = base scores.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite, isnan, nan
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, diagnose
from argmap.model.document import Document
from argmap.model.structure.rows import PREMISE
from argmap.scoring.evaluation.gradual_semantics import Semantics, SemanticsPrinciple
from argmap.scoring.evaluation.rows_of_map import RowLayout
from argmap.scoring.evaluation.strengths import Strengths
from argmap.scoring.kernel.passes import SETTLED, Plan

SAME = 1e-6
"""Difference up to which two strengths of a cycle count as the same."""
TRIED, ROWS_TRIED = 64, 4_000_000
"""Starts from which another fixed point is looked for, and rows swept for that, at most."""


class UnsettledError(ValueError):
    """A cycle whose strengths keep moving, so that there is no result.

    claims: the ids of the claims in the cycle, in map order.
    """

    def __init__(self, claims: tuple[str, ...], semantics: str, change: float) -> None:
        self.claims = claims
        shown = ", ".join(claims if len(claims) <= 8 else (*claims[:7], "…"))
        move = f"still move by {change:.2g}" if isfinite(change) else "grow without limit"
        super().__init__(f"the strengths in a cycle do not settle under {semantics}; they {move}: {shown}")

    def diagnostic(self, document: Document) -> Diagnostic:
        """The report of the cycle, at the place of its first claim that has one."""
        span = next((span for claim in self.claims if (span := document.span(claim))), None)
        return replace(diagnose(Code.UNSETTLED_CYCLE, str(self), span, element=self.claims[0]), file=document.file)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The strengths of every claim and every relation under one semantics, in [0, 1] where it promises that.

    `sweeps` counts passes over the cycle that took the most and `residual` is the largest change in its last one: 1 and
    0.0 for a map without cycles, where the result is exact. `unique` says whether these are the only strengths that
    agree with the semantics: False when others were found, None when neither could be shown.
    """

    strengths: Strengths
    relations: Strengths
    sweeps: int = 1
    residual: float = 0.0
    unique: bool | None = True

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "strengths": dict(self.strengths),
            "relations": dict(self.relations),
            "sweeps": self.sweeps,
            "residual": self.residual,
            "unique": self.unique,
        }


def bases_under(layout: RowLayout, semantics: Semantics) -> array[float]:
    """The bases of the rows (float64, rows) as the semantics takes them; a copy."""
    bases = layout.bases[:]
    if semantics.ignores_bases:
        for row in layout.rows.claim_rows:
            bases[row] = 1.0
    return bases


def row_strengths(
    layout: RowLayout, semantics: Semantics, bases: Sequence[float], plan: Plan | None = None
) -> array[float]:
    """The strength of every row (float64, rows) for these bases, NaN for what is absent; raises UnsettledError."""
    plan = layout.plan if plan is None else plan
    if layout.cycles and isnan(sum(bases)):
        bases = _without_lost_steps(layout, bases)
    strengths = array("d", bytes(8 * len(bases)))
    plan.evaluate(bases, strengths, semantics.code)
    if plan.unsettled >= 0:
        low, high = layout.cycles[2 * plan.unsettled : 2 * plan.unsettled + 2]
        cycle = set(layout.elements[low:high])
        claims = tuple(claim.id for claim in layout.debate.claims if claim.id in cycle)
        raise UnsettledError(claims, semantics.name, plan.residual)
    return strengths


def _without_lost_steps(layout: RowLayout, bases: Sequence[float]) -> array[float]:
    """The bases with the relations absent that lose a premise: a cycle could settle before the passes show it."""
    present = array("d", bases)
    for row, inputs in enumerate(layout.inputs):
        if any(role == PREMISE and isnan(bases[source]) for source, role, _ in inputs):
            present[row] = nan
    return present


def evaluate(layout: RowLayout, semantics: Semantics, *, supports_only: bool = False) -> Evaluation:
    """Strengths under `semantics`; with `supports_only` as if the map held no attack and no undercut.

    Raises UnsettledError for a cycle whose strengths keep moving.
    """
    plan = layout.supports_only if supports_only else layout.plan
    bases = bases_under(layout, semantics)
    rows = row_strengths(layout, semantics, bases, plan)
    strengths = Strengths(layout.rows.of_claims(rows), layout.rows.place)
    relations = Strengths(layout.rows.of_relations(rows), layout.relation_index)
    sweeps, residual = plan.sweeps, plan.residual
    unique = True if not layout.cycles or supports_only else _is_unique(layout, semantics, bases, rows)
    return Evaluation(strengths, relations, sweeps, residual, unique)


def _is_unique(layout: RowLayout, semantics: Semantics, bases: array[float], settled: array[float]) -> bool | None:
    """Whether `settled`, of the last evaluation, is the only fixed point; None if none other was met or excluded.

    What comes to rest too slowly to be told from a neighbour counts as neither.
    """
    if layout.plan.residual > SETTLED:
        return None
    if semantics.principles >= {SemanticsPrinciple.MONOTONE, SemanticsPrinciple.BOUNDED}:
        both = [base for base in bases for _ in range(2)]
        least, greatest = bounds(layout, semantics, array("d", both))
        if all(high - low <= SAME for low, high in zip(least, greatest, strict=True)):
            return True
    in_cycles = [row for low, high in _pairs(layout.cycles) for row in range(low, high)]
    plan, other, work = layout.plan, array("d", bytes(8 * len(settled))), 0
    starts = [set[int](), set(in_cycles), *({row} for row in in_cycles[:TRIED])]
    for full in starts:
        start = array("d", [float(row in full) for row in range(len(settled))])
        plan.evaluate(bases, other, semantics.code, start)
        if plan.residual <= SETTLED and any(abs(a - b) > SAME for a, b in zip(settled, other, strict=True)):
            return False
        work += plan.sweeps * len(in_cycles)
        if work > ROWS_TRIED:
            break
    return None


def bounds(layout: RowLayout, semantics: Semantics, both: array[float]) -> tuple[array[float], array[float]]:
    """The least and the greatest strength of each row for bases between `both[2·row]` and `both[2·row + 1]`.

    They enclose every fixed point for every such choice, as long as the semantics is monotone and bounded; without
    cycles, and where no base bears on a row both ways, they are reached.
    """
    start = array("d", [0.0, 1.0]) * len(layout.bases)
    ends = array("d", bytes(8 * len(both)))
    layout.both_ends.evaluate(both, ends, semantics.code, start)
    return ends[::2], ends[1::2]


def _pairs(edges: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(edges[::2], edges[1::2], strict=True))
