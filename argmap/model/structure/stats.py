"""What a map consists of, counted: claims by kind, relations by polarity, pairs by role, roots, depth."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from argmap.model.elements import Kind, Polarity, Relation
from argmap.model.structure.cycles import find_cycle

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap


@dataclass(frozen=True, slots=True)
class Stats:
    """The counts of one map; the field names are those of the published JSON.

    `pairs` counts (premise, target) pairs, one for each premise of each relation: `support` and `attack` onto claims,
    `undercut` and `backing` onto relations. `roots` are claims that are a premise of no relation; `isolated` ones are
    in no relation at all, and are roots too. `cyclic` says whether relations, neutral ones included, lead in a cycle.
    `depth` is the longest chain of relations in the walk; a claim alone has 0.
    """

    claims: int
    kinds: dict[str, int]
    relations: dict[str, int]
    pairs: dict[str, int]
    co_premise_relations: int
    roots: int
    isolated: int
    cyclic: bool
    depth: int

    def to_json(self) -> dict[str, Any]:
        """The published form, without version and file."""
        return asdict(self)


def stats(debate: ArgumentMap) -> Stats:
    """Counts what the map holds."""
    kinds = {str(kind): 0 for kind in Kind}
    for claim in debate.claims:
        kinds[claim.kind] += 1
    relations = {str(polarity): 0 for polarity in Polarity}
    pairs = {"support": 0, "attack": 0, "undercut": 0, "backing": 0}
    onto_relation = {Polarity.SUPPORT: "backing", Polarity.ATTACK: "undercut"}
    for relation in debate.relations:
        relations[relation.polarity] += 1
        if relation.polarity.is_signed:
            on_claim = not isinstance(debate.by_id[relation.target], Relation)
            pairs[relation.polarity if on_claim else onto_relation[relation.polarity]] += len(relation.premises)
    roots = [claim.id for claim in debate.claims if claim.id not in debate.out_of]
    return Stats(
        claims=len(debate.claims),
        kinds=kinds,
        relations=relations,
        pairs=pairs,
        co_premise_relations=sum(len(relation.premises) > 1 for relation in debate.relations),
        roots=len(roots),
        isolated=sum(claim not in debate.onto for claim in roots),
        cyclic=bool(find_cycle(debate, Polarity)),
        depth=_depth(debate),
    )


def _depth(debate: ArgumentMap) -> int:
    """Relations between an element and the top of its tree, at most; recommendations hang on what they bear on."""
    below: dict[str, int] = {}
    for visit in debate.walk():
        if visit.relation is None:
            below.setdefault(visit.claim, 0)
            continue
        if visit.relation not in below:
            relation = debate.by_id[visit.relation]
            assert isinstance(relation, Relation)
            below[visit.relation] = below.get(relation.target, 0) + 1
        below.setdefault(visit.claim, below[visit.relation])
    return max(below.values(), default=0)
