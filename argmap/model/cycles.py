"""Rings of elements: one ring of a map, if it has any, in the order in which the relations lead round it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.model.elements import Polarity

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap


def find_cycle(
    debate: ArgumentMap, polarities: Iterable[Polarity] = (Polarity.SUPPORT, Polarity.ATTACK)
) -> tuple[str, ...]:
    """The ids of claims and relations, each once, of the first ring that relations of `polarities` make; else empty.

    A premise leads to its relation and a relation to its target, so undercuts can close a ring too.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> egg, hen = b.claim("Eggs come first.", id="egg"), b.claim("Hens come first.", id="hen")
    >>> _ = b.support(egg, hen, id="hatches"), b.support(hen, egg, id="lays")
    >>> find_cycle(b.build())
    ('egg', 'hatches', 'hen', 'lays')
    """
    wanted = frozenset(polarities)
    leads_to: dict[str, list[str]] = {claim: [r.id for r in group] for claim, group in debate.out_of.items()}
    leads_to.update((r.id, [r.target]) for r in debate.relations if r.polarity in wanted)
    done: set[str] = set()
    for start in debate.by_id:
        if start in done:
            continue
        path = {start: None}  # in order, with quick look-up
        branches = [iter(leads_to.get(start, ()))]
        while branches:
            following = next(branches[-1], None)
            if following is None:
                branches.pop()
                done.add(path.popitem()[0])
            elif following in path:
                ids = list(path)
                return tuple(ids[ids.index(following) :])
            elif following not in done:
                path[following] = None
                branches.append(iter(leads_to.get(following, ())))
    return ()
