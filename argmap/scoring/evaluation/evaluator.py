"""A map held ready for evaluation: once, with other base scores, for many scenarios, or while they change."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import did_you_mean
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.scoring.evaluation.evaluate import bases_under, row_strengths
from argmap.scoring.evaluation.gradual_semantics import Semantics
from argmap.scoring.evaluation.rows_of_map import RowLayout, lay_out
from argmap.scoring.evaluation.strengths import Strengths

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Evaluator:
    """The strengths of one map under one semantics, for those who ask for them often.

    Laying the map out, which takes far longer than a pass over it, is done once. Base scores are those of the map until
    `update` changes one. Not for several threads at a time: each takes an evaluator of its own.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> _ = b.support(b.claim("A reason.", id="reason"), b.thesis("The thesis.", id="thesis"))
    >>> evaluator = Evaluator(b.build(), "df-quad")
    >>> evaluator.strengths()["thesis"], evaluator.strengths({"reason": 1.0})["thesis"]
    (0.75, 1.0)
    >>> evaluator.update("reason", 0.0)
    >>> evaluator.strength("thesis")
    0.5
    >>> evaluator.batch(array("d", [0.5, 0.5, 0.5, 1.0]), "thesis").tolist()
    [0.75, 1.0]
    """

    def __init__(self, debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS) -> None:
        self._layout: RowLayout = lay_out(debate)
        self._semantics: Semantics = SEMANTICS.get(semantics)
        self._plan = self._layout.plan
        self._bases = bases_under(self._layout, self._semantics)
        self._present: array[float] | None = None

    @property
    def index(self) -> Mapping[str, int]:
        """Claim id → its place in buffers of base scores and of strengths: the order of the map."""
        return self._layout.rows.place

    def strengths(self, bases: Mapping[str, float] | Buffer | None = None) -> Strengths:
        """The strengths of all claims, by id or as a buffer.

        `bases` are other base scores for this call: by claim id, where claims that are not named keep theirs, or a
        buffer of float64 for all claims in the order of the map. They are in [0, 1], or NaN for a claim that is taken
        away with the relations it is a premise of; its strength is NaN. Raises ValueError for a wrong number or range,
        KeyError for an unknown claim, UnsettledError for a cycle whose strengths keep moving.
        """
        rows = self._layout.rows
        if bases is None and self._present is not None:
            numbers = self._present[:]
        else:
            given = self._bases if bases is None else self._other_bases(bases)
            numbers = row_strengths(self._layout, self._semantics, given)
        return Strengths(rows.of_claims(numbers), rows.place)

    def strength(self, claim: str) -> float:
        """The present strength of one claim; KeyError, with the nearest id, for an unknown one."""
        row = self._row(claim)
        if self._present is None:
            self._present = row_strengths(self._layout, self._semantics, self._bases)
        return self._present[row]

    def update(self, claim: str, base: float) -> None:
        """Gives a claim another base score in [0, 1] from now on.

        It costs what lies between the claim and what it bears on, in a tree the way up to the thesis; a map with cycles
        is evaluated as a whole. Raises KeyError for an unknown claim, ValueError for a base outside [0, 1].
        """
        row = self._row(claim)
        _check_base(base)
        if self._semantics.ignores_bases:
            return
        if self._layout.cycles:
            self._bases[row], self._present = base, None
            return
        if self._present is None:
            self._present = row_strengths(self._layout, self._semantics, self._bases)
        self._plan.edit(self._bases, self._present, row, base, 0, float("nan"), True, self._semantics.code, row)

    def batch(self, vectors: Buffer, claim: str | None = None) -> memoryview[Any]:
        """Strengths for many vectors of base scores in one call.

        `vectors` is float64 in one piece, scenarios × claims, the claims in the order of the map; base scores are as
        for `strengths`. The result is float64 of shape (scenarios,) for one `claim`, else of shape (scenarios, claims)
        with NaN for the claims taken away. Raises as `strengths` does.
        """
        layout, chosen = self._layout, self._semantics
        row = -1 if claim is None else self._row(claim)
        width = len(layout.debate.claims)
        flat = _float64(vectors)
        scenarios, rest = divmod(len(flat), width) if width else (0, len(flat))
        if rest:
            raise ValueError(f"{len(flat)} base scores do not make whole vectors of {width}")
        strengths = array("d", bytes(8 * (scenarios if claim else len(flat))))
        if layout.cycles:
            self._one_by_one(flat, strengths, row)
        else:
            columns = array("i", [-1]) * len(layout.bases)
            for column, claim_row in enumerate(layout.rows.claim_rows):
                columns[claim_row] = column
            if chosen.ignores_bases:
                flat = memoryview(array("d", [base if base != base else 1.0 for base in flat]))
            self._plan.batch(flat, columns, layout.bases, strengths, row, chosen.code)
        result = memoryview(strengths)
        return result if claim or not strengths else result.cast("B").cast("d", [scenarios, width])

    def _one_by_one(self, flat: memoryview[float], results: array[float], row: int) -> None:
        """The batch of a map with cycles."""
        width = len(self._layout.debate.claims)
        for begin in range(0, len(flat), width):
            bases = self._other_bases(flat[begin : begin + width])
            strengths = row_strengths(self._layout, self._semantics, bases)
            if row >= 0:
                results[begin // width] = strengths[row]
            else:
                results[begin : begin + width] = self._layout.rows.of_claims(strengths)

    def sample(self, claim: str, draws: int, seed: int) -> array[float]:
        """Strengths of one claim in `draws` random scenarios: every other base score uniform on [0, 1].

        The numbers come from SplitMix64 (see the kernel) and are the same on every machine. Raises ValueError for a map
        with cycles, KeyError for an unknown claim.

        >>> from argmap.model.builder import MapBuilder
        >>> b = MapBuilder()
        >>> _ = b.support(b.claim("A reason.", id="reason"), b.thesis("The thesis.", id="thesis"))
        >>> strengths = Evaluator(b.build(), "df-quad").sample("thesis", 1000, seed=1)
        >>> round(sum(strengths) / 1000, 1)
        0.7
        """
        row, chosen = self._row(claim), self._semantics
        low = self._bases[:]
        high = low[:]
        for other in self._layout.rows.claim_rows:
            if other != row and not chosen.ignores_bases:
                low[other], high[other] = 0.0, 1.0
        strengths = array("d", bytes(8 * draws))
        self._plan.sample(low, high, seed, strengths, row, chosen.code)
        return strengths

    def _row(self, claim: str) -> int:
        """The row of a claim; KeyError, with the nearest id, when there is none."""
        rows = self._layout.rows
        if claim not in rows.place:
            raise KeyError(f"there is no claim '{claim}'{did_you_mean(claim, rows.place)}")
        return rows.claim_rows[rows.place[claim]]

    def _other_bases(self, bases: Mapping[str, float] | Buffer) -> array[float]:
        """The bases of the rows (float64) with others for the claims."""
        rows = self._layout.rows
        if isinstance(bases, Mapping):
            others = [(self._row(claim), base) for claim, base in bases.items()]
        else:
            flat = _float64(bases)
            if len(flat) != len(rows.claim_rows):
                raise ValueError(f"{len(rows.claim_rows)} claims take as many base scores, not {len(flat)}")
            others = list(zip(rows.claim_rows, flat, strict=True))
        changed = self._bases[:]
        for row, base in others:
            if base == base:
                _check_base(base)
            changed[row] = 1.0 if self._semantics.ignores_bases and base == base else base
        return changed


def _check_base(base: float) -> None:
    if not 0.0 <= base <= 1.0:
        raise ValueError(f"the base score {base:g} is not in [0, 1]")


def _float64(values: Buffer) -> memoryview[float]:
    buffer = memoryview(values)
    if buffer.format != "d" or not buffer.c_contiguous:
        raise ValueError("base scores must be a contiguous buffer of float64 (format 'd')")
    return buffer.cast("B").cast("d")
