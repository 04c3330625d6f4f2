"""What every metric needs of a map, computed once: its lines with masses and answers, copies, signs, evaluations.

Lines, signs and answers are defined in the model; presented mass and leaf signs are defined here. A metric is a
function of these facts, in its own module.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Any

from argmap.language.normalising import normalise_claim
from argmap.model.elements import ArgumentMap, Kind, Profile
from argmap.model.structure.answering import find_answered_lines
from argmap.model.structure.lines import Line, sign_numbers
from argmap.model.structure.ordering import components
from argmap.model.structure.reachability import NO_SIGN, leaf_sums
from argmap.scoring.evaluation.evaluate import Evaluation
from argmap.scoring.evaluation.rows_of_map import RowLayout

PRO, CON = 1, -1
SIDES = {"pro": PRO, "con": CON}
MITIGATES = "addresses"
"""The label of attacks that mitigate."""
FEWEST_LINES = 2
"""Lines, copies counted once, below which the balance number is refused."""
BLOCK = 8192
"""Leaves that are followed up through the map at a time; bounds the memory that a heavily shared map takes."""


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A line with what is true of it.

    `mass` in [0, 1] is its strength under supports alone. `leaf_sign` in [−1, 1] is the mean sign of its leaf claims,
    None without any. `mitigated` says that one of its answers is labelled `addresses`.
    """

    line: Line
    mass: float
    answered: bool
    mitigated: bool
    leaf_sign: float | None


@dataclass(frozen=True)
class Facts:
    """A map with a thesis, laid out and evaluated: `evaluations` by semantics, `presented` under supports alone.

    `signs` gives each claim +1, −1, 0 for mixed, or None. `prior` in [0, 1] is the warranted pro share, None where
    none is declared.
    """

    debate: ArgumentMap
    layout: RowLayout
    profile: Profile
    prior: float | None
    evaluations: Mapping[str, Evaluation]
    presented: Evaluation
    signs: Mapping[str, int | None]
    lines: tuple[LineFacts, ...]

    def side(self, sign: int) -> list[LineFacts]:
        """The pro (+1) or con (−1) lines."""
        return [line for line in self.lines if line.line.sign == sign]

    @cached_property
    def clusters(self) -> dict[int, tuple[tuple[LineFacts, ...], ...]]:
        """Sign → its lines, copies together: lines whose premises have equal normalised texts, in any order."""
        by_side: dict[int, dict[frozenset[str], list[LineFacts]]] = {PRO: {}, CON: {}}
        for line in self.lines:
            premises = line.line.relation.premises
            premise_texts = (self.debate.claim(premise).text for premise in premises)
            texts = frozenset(normalise_claim(text) or text for text in premise_texts)
            by_side[line.line.sign].setdefault(texts, []).append(line)
        return {sign: tuple(tuple(group) for group in groups.values()) for sign, groups in by_side.items()}

    @property
    def counts(self) -> dict[str, int]:
        """Pro and con lines, copies counted once."""
        return {side: len(self.clusters[sign]) for side, sign in SIDES.items()}

    @property
    def masses(self) -> dict[str, float]:
        """P and C: the summed masses of the pro and of the con lines, copies counted once with their maximum."""
        return {
            side: fsum(max(line.mass for line in group) for group in self.clusters[sign])
            for side, sign in SIDES.items()
        }


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure, or a few that belong together: `measure` gives them under their names in the published JSON.

    A figure is None where it is undefined. `doc` is the module's description.
    """

    name: str
    doc: str
    measure: Callable[[Facts], dict[str, Any]]


def gather(
    debate: ArgumentMap,
    profile: Profile,
    prior: float | None,
    layout: RowLayout,
    evaluations: Mapping[str, Evaluation],
    presented: Evaluation,
) -> Facts:
    """The facts of a map with a thesis."""
    numbers = sign_numbers(debate)
    any_answer, mitigation = find_answered_lines(debate, numbers), find_answered_lines(debate, numbers, label=MITIGATES)
    relations = [line.relation.id for line in debate.lines]
    starts = [layout.rows.reported_rows[layout.relation_index[relation]] for relation in relations]
    leaf_signs = _leaf_signs(layout, numbers, starts)
    lines = tuple(
        LineFacts(line, presented.relations[relation], relation in any_answer, relation in mitigation, leaf_sign)
        for line, relation, leaf_sign in zip(debate.lines, relations, leaf_signs, strict=True)
    )
    signs = {claim: None if sign == NO_SIGN else sign for claim, sign in zip(layout.rows.place, numbers, strict=False)}
    return Facts(debate, layout, profile, prior, evaluations, presented, signs, lines)


def _leaf_signs(layout: RowLayout, sign_of: array[int], starts: Sequence[int]) -> list[float | None]:
    """For each row of `starts` the mean sign of the leaf claims below it, each leaf once however many ways lead to it.

    Leaves are bits of an integer per row, a block at a time, so that lines which share much of the map cost no more
    than lines which share nothing. The thesis and what is behind it are left out; the rows of a cycle share their bits.
    """
    rows, thesis = layout.rows, -1
    if layout.debate.thesis is not None:
        thesis = rows.claim_rows[rows.place[layout.debate.thesis]]
    if rows.structure.forest:
        counts, sums = leaf_sums(rows, sign_of, thesis)
        return [sums[start] / counts[start] if counts[start] else None for start in starts]
    inputs = [[entry for entry in bearing if entry[0] != thesis] for bearing in layout.inputs]
    order, edges = components(inputs) if layout.cycles else (range(len(inputs)), ())
    groups, place = [], len(order)
    for low, high in reversed([*zip(edges[::2], edges[1::2], strict=True)]):
        groups += [[order[at]] for at in range(place - 1, high - 1, -1)]
        groups.append([order[at] for at in range(low, high)])
        place = low
    groups += [[order[at]] for at in range(place - 1, -1, -1)]
    claims = len(rows.place)
    leaves = [row for row, bearing in enumerate(layout.inputs) if rows.order[row] < claims and not bearing]
    counts, sums = [0] * len(starts), [0] * len(starts)
    for begin in range(0, len(leaves), BLOCK):
        below = [0] * len(inputs)
        pro = con = 0
        for number, row in enumerate(leaves[begin : begin + BLOCK]):
            below[row] = bit = 1 << number
            sign = sign_of[rows.order[row]]
            pro |= bit if sign == PRO else 0
            con |= bit if sign == CON else 0
        for group in groups:
            leaves_below = 0
            for row in group:
                leaves_below |= below[row]
                for source, _, _ in inputs[row]:
                    leaves_below |= below[source]
            for row in group:
                below[row] = leaves_below
        for number, start in enumerate(starts):
            counts[number] += below[start].bit_count()
            sums[number] += (below[start] & pro).bit_count() - (below[start] & con).bit_count()
    return [total / count if count else None for total, count in zip(sums, counts, strict=True)]


def argued_premises(facts: Facts, line: LineFacts) -> list[str]:
    """The ids of a line's premises, recommendations left out."""
    premises = line.line.relation.premises
    return [premise for premise in premises if facts.debate.claim(premise).kind is not Kind.RECOMMENDATION]


def parity(one: float, other: float) -> float | None:
    """1 − |one − other| / (one + other) of two amounts, in [0, 1]; None when both are 0.

    >>> parity(2, 2), parity(3, 1), parity(1, 0), parity(0, 0)
    (1.0, 0.5, 0.0, None)
    """
    return 1.0 - abs(one - other) / (one + other) if one + other > 0 else None
