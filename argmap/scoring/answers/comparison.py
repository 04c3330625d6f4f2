"""Why two versions of a map score differently: what changed between them, and what each change did to the thesis.

Changes work together: an objection costs less once its answer is there. Each is therefore given its fair share
(Shapley): the mean of what it does over all orders in which the changes could have been made. The shares add up to the
whole difference. Up to twelve changes they are exact, beyond that drawn from random orders with 95 % intervals.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from math import fsum, isnan
from typing import Any

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.scoring import UnsettledError
from argmap.scoring.answers.effects import part_of
from argmap.scoring.answers.shapley_shares import Game, Shares
from argmap.scoring.answers.version_changes import Act, VersionChange, Versions
from argmap.scoring.evaluation.gradual_semantics import Semantics
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.verdicts.upstream import bearing_on
from argmap.scoring.verdicts.verdict_state import VerdictState

SAME = 1e-9
"""How far the shares may be from the difference that they divide."""


@dataclass(frozen=True, slots=True)
class ChangeShare:
    """A change and its share in the difference, ± `half_width` with 95 % confidence; both None where unknown."""

    change: VersionChange
    share: float | None
    half_width: float | None

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        fields: dict[str, Any] = {
            "change": str(self.change.act),
            "claims": list(self.change.claims),
            "relations": list(self.change.relations),
        }
        if self.change.act in (Act.BASE, Act.WEIGHT):
            fields |= {"before": self.change.before, "after": self.change.after}
        if self.change.act is Act.REARRANGED:
            fields["led"] = [{"before": before, "after": after} for before, after in self.change.led]
        return fields | {"share": self.share, "half_width": self.half_width}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a map.

    `claim` is the claim whose strengths `before` and `after` are compared: the thesis, where both versions have the
    same one; else whichever thesis is a claim of both versions; None where neither is. `changes` are sorted by the size
    of their shares, `silent` counts elements that differ in texts and the like alone. `orders` counts the orders drawn.
    """

    semantics: str
    theses: tuple[str | None, str | None]
    claim: str | None
    before: float | None
    after: float | None
    changes: tuple[ChangeShare, ...]
    silent: int
    exact: bool
    orders: int

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        is_divided = self.claim is not None and all(change.share is not None for change in self.changes)
        return {
            "semantics": self.semantics,
            "theses": {"before": self.theses[0], "after": self.theses[1]},
            "claim": self.claim,
            "strength": {"before": self.before, "after": self.after},
            "method": "exact" if self.exact else "sampled" if is_divided else None,
            "orders": self.orders,
            "changes": [change.to_json() for change in self.changes],
            "silent": self.silent,
        }


def compare(old: ArgumentMap, new: ArgumentMap, semantics: str = DEFAULT_SEMANTICS, *, seed: int = 0) -> Comparison:
    """Why `new` scores otherwise than `old`; `seed` decides which orders are drawn.

    Raises KeyError for an unknown semantics and UnsettledError for a cycle whose strengths keep moving.

    >>> from argmap.model.builder import MapBuilder
    >>> def town(*objections: str) -> ArgumentMap:
    ...     b = MapBuilder()
    ...     close = b.thesis("Close the old town to cars.", id="close")
    ...     for name in objections:
    ...         _ = b.attack(b.claim(f"There is a problem: {name}.", id=name), close)
    ...     return b.build()
    >>> answer = compare(town("trade"), town("trade", "noise"))
    >>> [(str(change.change.act), change.change.claims, round(change.share, 4)) for change in answer.changes]
    [('added', ('noise',), -0.15)]
    """
    chosen: Semantics = SEMANTICS.get(semantics)
    theses = (old.thesis, new.thesis)
    claim = next((t for t in reversed(theses) if t is not None and _is_claim(old, t) and _is_claim(new, t)), None)
    versions = Versions(old, new)
    before = after = None
    exact, orders = False, 0
    shares: list[tuple[float | None, float | None]] = [(None, None)] * len(versions.changes)
    if claim is not None:
        before, after = (part_of(version, claim, semantics).strength for version in (old, new))
        bearing, divided = _shares(versions, claim, chosen, seed)
        # a cycle with several fixed points may come out otherwise where both versions are laid out together
        if divided is not None and abs(fsum(divided.values) - (after - before)) <= SAME:
            exact, orders = divided.exact, divided.orders
            shares = [(0.0, 0.0)] * len(shares)
            for number, value, half_width in zip(bearing, divided.values, divided.half_widths, strict=True):
                shares[number] = (value, half_width)
    changes = [ChangeShare(change, *share) for change, share in zip(versions.changes, shares, strict=True)]
    changes.sort(key=lambda change: -abs(change.share or 0.0))
    return Comparison(semantics, theses, claim, before, after, tuple(changes), versions.silent, exact, orders)


def _is_claim(version: ArgumentMap, element: str) -> bool:
    return any(claim.id == element for claim in version.claims)


def _shares(versions: Versions, claim: str, semantics: Semantics, seed: int) -> tuple[list[int], Shares | None]:
    """The numbers of the changes that bear on the claim, and their shares; None where those took too much work."""
    union, switched = versions.union(claim)
    layout = lay_out(bearing_on(union, union.thesis or ""), every_relation=True)
    claims = {switch.id for switch in union.claims} if semantics.ignores_bases else set()
    off = array("d", bytes(8 * len(layout.elements)))
    moves: dict[int, list[tuple[int, float]]] = {}
    for row, element in enumerate(layout.elements):
        switch = switched[element]
        off[row], after = (1.0 if element in claims and not isnan(base) else base for base in switch.bases)
        if switch.change is not None:
            moves.setdefault(switch.change, []).append((row, after))
    bearing = sorted(moves)
    try:
        standing = VerdictState(layout, semantics)
    except UnsettledError:
        return bearing, None
    return bearing, Game(standing.with_bases(off), [tuple(moves[number]) for number in bearing]).shares(seed)
