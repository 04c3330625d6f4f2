"""What would have to change: the smallest change of base scores that takes the verdict away.

One claim is best. The change of one base score that undoes the verdict V = 2σ − 1 is looked for among all claims but
the thesis, and the smallest one is exact, since the strength of the thesis moves one way only while one base score
rises. That is not so for a claim that argues on both sides, and in a cycle; there the ends of its range are tried.

Where no claim is enough by itself, a few are pushed to the ends of their ranges, the one with the largest effect first,
until the verdict is gone. Those that turn out not to be needed are put back, and the last one is pushed no further than
it must. None of what is left can be spared (on a large map not every one is tried), yet another choice might do with
fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.scoring.evaluation.gradual_semantics import SemanticsPrinciple
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.verdicts.verdict_state import SAME, VISITS, VerdictState, crossing

SMALLER = 1e-9
"""How much smaller a change must be to be preferred to one of a claim that is nearer to the thesis."""


class BaseChange(NamedTuple):
    """Another base score for a claim."""

    claim: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """Changes that together take the verdict away, and the strength of the thesis after them.

    `proved` says that the change is of one claim and that no smaller change of one claim does it.
    """

    changes: tuple[BaseChange, ...]
    strength: float
    proved: bool

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        changes = [{"claim": claim, "from": before, "to": after} for claim, before, after in self.changes]
        return {"changes": changes, "strength": self.strength, "proved": self.proved}


def counterfactual(debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS) -> Counterfactual | None:
    """The smallest change found; None where there is no verdict to undo, and where no change was found that does.

    Raises ValueError for a map without a thesis, KeyError for an unknown semantics, and UnsettledError for a cycle that
    does not settle.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("The old town should be closed to cars.", base_score=0.6)
    >>> _ = b.attack(b.claim("Shops lose customers.", id="trade", base_score=0.1), close)
    >>> answer = counterfactual(b.build(), "df-quad")
    >>> [(change.claim, change.before, round(change.after, 4)) for change in answer.changes], answer.proved
    ([('trade', 0.1, 0.1667)], True)
    """
    return counterfactual_of(VerdictState(lay_out(debate), SEMANTICS.get(semantics)))


def counterfactual_of(standing: VerdictState) -> Counterfactual | None:
    """The same for a map that is laid out and evaluated."""
    if not standing.side:
        return None
    search = _Search(standing)
    if search.best is not None:
        row, base = search.best
        return _answer(standing, {row: base}, standing.edit(row, base), search.is_complete)
    return _together(standing, search.ends)


class _Search:
    """Every claim by itself: `best` is the smallest change that undoes the verdict, as a row and its new base.

    `ends` gives for every claim that does not the end of its range that leaves the least margin, largest effect first.
    `is_complete` says that no smaller change can have been missed.
    """

    def __init__(self, standing: VerdictState) -> None:
        self.standing = standing
        self.best: tuple[int, float] | None = None
        self.ends: dict[int, float] = {}
        self.is_complete = SemanticsPrinciple.MONOTONE in standing.semantics.principles and not standing.layout.cycles
        limit = standing.visits + VISITS
        margins: dict[int, float] = {}
        for row in standing.varied:
            if standing.visits > limit:
                self.is_complete = False
                break
            way = standing.side * standing.directions[row]
            self.is_complete &= way != 0
            for end in (0.0,) if way > 0 else (1.0,) if way < 0 else (0.0, 1.0):
                margin = self._try(row, end)
                if margin < margins.get(row, standing.margin - SAME):
                    margins[row], self.ends[row] = margin, end
        order = sorted(margins, key=lambda row: round(margins[row], 12))
        self.ends = {row: self.ends[row] for row in order} | {
            row: end for row in standing.varied if row not in margins and (end := _end(standing, row)) is not None
        }

    def _try(self, row: int, end: float) -> float:
        """The margin at the end of a claim's range; takes note of the smallest change on the way there."""
        standing, base = self.standing, self.standing.bases[row]

        def margin(changed: float) -> float:
            return standing.margin_of(standing.edit(row, changed))

        least = margin(end)
        if least <= 0.0:
            if self.best is not None:
                room = abs(self.best[1] - standing.bases[self.best[0]]) - SMALLER
                if room <= 0.0:
                    return least
                nearer = max(end, base - room) if end < base else min(end, base + room)
                if margin(nearer) > 0.0:
                    return least
                end = nearer
            self.best = row, crossing(margin, base, end)[1]
        return least


def _end(standing: VerdictState, row: int) -> float | None:
    """The end of a claim's range that is against the verdict; None where the base score is there, or it has none."""
    way = standing.side * standing.directions[row]
    end = 0.0 if way > 0 else 1.0
    return end if way and standing.bases[row] != end else None


def _together(standing: VerdictState, ends: dict[int, float]) -> Counterfactual | None:
    """As many claims pushed to `ends`, in that order, as it takes to undo the verdict; of these those that it needs."""
    order = list(ends)

    def push(count: int) -> VerdictState:
        bases = standing.bases[:]
        for row in order[:count]:
            bases[row] = ends[row]
        return standing.with_bases(bases)

    few, enough = 0, len(order)
    if push(enough).margin > 0.0:
        return None
    while enough - few > 1:
        middle = (few + enough) // 2
        few, enough = (middle, enough) if push(middle).margin > 0.0 else (few, middle)
    trial = push(enough)
    limit = trial.visits + VISITS
    needed = []
    for row in reversed(order[:enough]):
        if trial.visits <= limit and trial.margin_of(trial.edit(row, standing.bases[row])) <= 0.0:
            trial.edit(row, standing.bases[row], keep=True)
        else:
            needed.append(row)
    # where a claim counts both ways, what was needed may not be once others are as they were
    while len(needed) > 1 and trial.margin_of(trial.edit(needed[0], standing.bases[needed[0]])) <= 0.0:
        trial.edit(needed[0], standing.bases[needed[0]], keep=True)
        del needed[0]
    last = needed[0]

    def margin(base: float) -> float:
        return trial.margin_of(trial.edit(last, base))

    base = crossing(margin, standing.bases[last], ends[last])[1]
    changes = {row: base if row == last else ends[row] for row in reversed(needed)}
    return _answer(standing, changes, trial.edit(last, base), False)


def _answer(standing: VerdictState, changes: dict[int, float], strength: float, proved: bool) -> Counterfactual:
    names, bases = standing.layout.elements, standing.bases
    return Counterfactual(
        tuple(BaseChange(names[row], bases[row], base) for row, base in changes.items()), strength, proved
    )
