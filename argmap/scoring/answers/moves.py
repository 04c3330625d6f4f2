"""The best next move: which single new claim would do most for each side.

Every place where a claim could be put is tried: as a support and as an attack, of every claim and of every step from
one claim to another. The new claim has base score 0.5 and full weight, and nothing answers it yet. What counts is how
far it moves the strength of the thesis; whether there is anything true to say in that place is for people to find out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import BASE_SCORE, ArgumentMap, Claim, Polarity, Relation
from argmap.model.structure.lines import role
from argmap.model.structure.reachability import nearest_rows
from argmap.model.structure.rows import ATTACK, SUPPORT
from argmap.registry import SEMANTICS
from argmap.scoring.answers.effects import strength_in
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.verdicts.upstream import WORK
from argmap.scoring.verdicts.verdict_state import SAME, VISITS, VerdictState

POLARITIES = {SUPPORT: Polarity.SUPPORT, ATTACK: Polarity.ATTACK}


@dataclass(frozen=True, slots=True)
class Move:
    """A new claim that supports or attacks `target`, a claim or a relation.

    `kind` is what it would be: pillar, reason, objection, rebuttal, undercut or backing. `strength` is that of the
    thesis after it and `effect` how much that is more; `turns` says that the verdict loses its sign.
    """

    kind: str
    target: str
    strength: float
    effect: float
    turns: bool

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "kind": self.kind,
            "target": self.target,
            "strength": self.strength,
            "effect": self.effect,
            "turns": self.turns,
        }


@dataclass(frozen=True, slots=True)
class Moves:
    """The best move of each kind for either side, largest effect first.

    `complete` says that all places were tried; else those that are the fewest steps from the thesis.
    """

    pro: tuple[Move, ...]
    con: tuple[Move, ...]
    complete: bool

    def to_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "pro": [move.to_json() for move in self.pro],
            "con": [move.to_json() for move in self.con],
            "complete": self.complete,
        }


def moves(debate: ArgumentMap, semantics: str = DEFAULT_SEMANTICS, most: int = 3) -> Moves:
    """The best next moves, at most `most` for either side; among equal ones the nearest to the thesis, then map order.

    Raises ValueError for a map without a thesis, KeyError for an unknown semantics, and UnsettledError for a cycle that
    does not settle.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("The old town should be closed to cars.", id="close")
    >>> _ = b.attack(b.claim("Shops lose customers.", id="trade"), close)
    >>> [(move.kind, move.target, round(move.effect, 3)) for move in moves(b.build()).pro]
    [('pillar', 'close', 0.1), ('undercut', 'trade->close', 0.031), ('rebuttal', 'trade', 0.031)]
    """
    layout, chosen = lay_out(debate, every_relation=True), SEMANTICS.get(semantics)
    # a cycle could come to another of its fixed points if relations had rows that they do not have in scoring
    standing = VerdictState(lay_out(debate) if layout.cycles else layout, chosen)
    limit = standing.visits + (WORK if layout.cycles else VISITS)
    strength = 1.0 if chosen.ignores_bases else BASE_SCORE
    best: dict[tuple[bool, str], Move] = {}
    complete = True
    nearest = nearest_rows(
        layout.rows.structure, layout.rows.order, layout.row[standing.layout.elements[standing.thesis]]
    )
    for row, way in ((row, way) for row in nearest for way in (SUPPORT, ATTACK)):
        if standing.visits > limit:
            complete = False
            break
        target = layout.elements[row]
        if layout.cycles:
            after = strength_in(_join(debate, POLARITIES[way], target), standing)
        else:
            after = standing.join_row(row, way, strength)
        effect = after - standing.strength
        if not abs(effect) > SAME:
            continue
        kind = role(debate, Relation(id="new", polarity=POLARITIES[way], premises=(target,), target=target))
        best_so_far = best.get((effect > 0, kind))
        if best_so_far is None or abs(effect) > abs(best_so_far.effect) + SAME:
            turns = bool(standing.side) and standing.margin_of(after) <= 0.0
            best[effect > 0, kind] = Move(kind, target, after, effect, turns)
    pro, con = (
        sorted((move for (raises, _), move in best.items() if raises is side), key=lambda m: -round(abs(m.effect), 12))
        for side in (True, False)
    )
    return Moves(tuple(pro[:most]), tuple(con[:most]), complete)


def _join(debate: ArgumentMap, polarity: Polarity, target: str) -> ArgumentMap:
    """The map with a new claim that bears on a target."""
    names = (f"new-{number}" for number in range(len(debate.by_id) + 2))
    claim, relation = [name for name in names if name not in debate.by_id][:2]
    return ArgumentMap(
        thesis=debate.thesis,
        claims=(*debate.claims, Claim(id=claim, text=claim)),
        relations=(*debate.relations, Relation(id=relation, polarity=polarity, premises=(claim,), target=target)),
    )
