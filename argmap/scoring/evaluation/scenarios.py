"""One map under many base scores: whole batches, random draws, and one edit after another.

The map is laid out once and only base scores vary. A map with cycles takes one vector at a time, which is slower.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import did_you_mean
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.scoring.evaluation.evaluate import bases_under, row_strengths
from argmap.scoring.evaluation.gradual_semantics import Semantics
from argmap.scoring.evaluation.rows_of_map import MapRows, lay_out

if TYPE_CHECKING:
    from typing_extensions import Buffer


def batch(
    debate: ArgumentMap, vectors: Buffer, semantics: str = DEFAULT_SEMANTICS, claim: str | None = None
) -> memoryview[Any]:
    """Strengths for many vectors of base scores in one call.

    `vectors` is float64 in one piece, scenarios × claims, the claims in the order of `debate.claims`; a base score is
    in [0, 1], or NaN for a claim that is taken away with the relations it is a premise of. The result is float64 of
    shape (scenarios,) for one `claim`, else of shape (scenarios, claims) with NaN for the claims taken away. Raises
    ValueError for a wrong number or range, KeyError for an unknown claim or semantics, UnsettledError for a cycle.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> _ = b.support(b.claim("A reason.", id="reason"), b.thesis("The thesis.", id="thesis"))
    >>> batch(b.build(), array("d", [0.5, 0.5, 0.5, 1.0]), "df-quad", "thesis").tolist()
    [0.75, 1.0]
    """
    layout, chosen = lay_out(debate), SEMANTICS.get(semantics)
    row = -1 if claim is None else _row(layout, claim)
    width = len(debate.claims)
    buffer = memoryview(vectors)
    if buffer.format != "d" or not buffer.c_contiguous:
        raise ValueError("base scores must be a contiguous buffer of float64 (format 'd')")
    flat = buffer.cast("B").cast("d")
    scenarios, rest = divmod(len(flat), width) if width else (0, len(flat))
    if rest:
        raise ValueError(f"{len(flat)} base scores do not make whole vectors of {width}")
    strengths = array("d", bytes(8 * (scenarios if claim else len(flat))))
    if layout.cycles:
        _one_by_one(layout, chosen, flat, strengths, row)
    else:
        columns = array("i", [-1]) * len(layout.elements)
        for column, member in enumerate(debate.claims):
            columns[layout.row[member.id]] = column
        if chosen.ignores_bases:
            flat = memoryview(array("d", [base if base != base else 1.0 for base in flat]))
        layout.plan.batch(flat, columns, layout.bases, strengths, row, chosen.code)
    result = memoryview(strengths)
    return result if claim or not strengths else result.cast("B").cast("d", [scenarios, width])


def _one_by_one(
    layout: MapRows, semantics: Semantics, flat: memoryview[float], results: array[float], row: int
) -> None:
    """The batch of a map with cycles."""
    rows = [layout.row[claim.id] for claim in layout.debate.claims]
    bases = bases_under(layout, semantics)
    for begin in range(0, len(flat), len(rows)):
        for place, claim_row in enumerate(rows):
            base = flat[begin + place]
            if base < 0.0 or base > 1.0:
                raise ValueError(f"the base score {base:g} is not in [0, 1]")
            bases[claim_row] = 1.0 if semantics.ignores_bases and base == base else base
        strengths = row_strengths(layout, semantics, bases)
        if row >= 0:
            results[begin // len(rows)] = strengths[row]
        else:
            for place, claim_row in enumerate(rows):
                results[begin + place] = strengths[claim_row]


def sample(debate: ArgumentMap, claim: str, draws: int, seed: int, semantics: str = DEFAULT_SEMANTICS) -> array[float]:
    """Strengths of one claim in `draws` random scenarios: every other base score uniform on [0, 1].

    The numbers come from SplitMix64 (see the kernel) and are the same on every machine. Raises ValueError for a map
    with cycles, KeyError for an unknown claim or semantics.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> _ = b.support(b.claim("A reason.", id="reason"), b.thesis("The thesis.", id="thesis"))
    >>> found = sample(b.build(), "thesis", 1000, seed=1, semantics="df-quad")
    >>> round(sum(found) / 1000, 1)
    0.7
    """
    layout, chosen = lay_out(debate), SEMANTICS.get(semantics)
    row = _row(layout, claim)
    low = bases_under(layout, chosen)
    high = low[:]
    for other in debate.claims:
        if other.id != claim and not chosen.ignores_bases:
            low[layout.row[other.id]], high[layout.row[other.id]] = 0.0, 1.0
    strengths = array("d", bytes(8 * draws))
    layout.plan.sample(low, high, seed, strengths, row, chosen.code)
    return strengths


class Live:
    """The strengths of a map while its base scores change one at a time.

    A change costs what lies between the claim and what it bears on, in a tree the way up to the thesis; a map with
    cycles is evaluated as a whole.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> _ = b.support(b.claim("A reason.", id="reason"), b.thesis("The thesis.", id="thesis"))
    >>> live = Live(b.build(), "df-quad")
    >>> live["thesis"], live.set("reason", 1.0), live["thesis"]
    (0.75, None, 1.0)
    """

    def __init__(self, debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS) -> None:
        self._layout, self._semantics = lay_out(debate), SEMANTICS.get(semantics)
        self._bases = bases_under(self._layout, self._semantics)
        self._strengths = row_strengths(self._layout, self._semantics, self._bases)

    def __getitem__(self, claim: str) -> float:
        """The present strength of a claim; KeyError for an unknown one."""
        return self._strengths[_row(self._layout, claim)]

    def set(self, claim: str, base: float) -> None:
        """Gives a claim another base score; KeyError for an unknown claim, ValueError for a base outside [0, 1]."""
        row = _row(self._layout, claim)
        if not 0 <= base <= 1:
            raise ValueError(f"the base score {base:g} is not in [0, 1]")
        chosen = self._semantics
        if chosen.ignores_bases:
            return
        if self._layout.cycles:
            self._bases[row] = base
            self._strengths = row_strengths(self._layout, chosen, self._bases)
        else:
            self._layout.plan.edit(self._bases, self._strengths, row, base, 0, float("nan"), True, chosen.code, row)


def _row(layout: MapRows, claim: str) -> int:
    """The row of a claim; KeyError, with the nearest id, when there is none."""
    claim_ids = [member.id for member in layout.debate.claims]
    if claim not in layout.row or claim not in claim_ids:
        raise KeyError(f"no claim is called '{claim}'{did_you_mean(claim, claim_ids)}")
    return layout.row[claim]
