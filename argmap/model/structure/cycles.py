"""Cycles of elements, in the order in which relations lead round them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.model.elements import Polarity

if TYPE_CHECKING:
    from argmap.model.elements import ArgumentMap


def find_cycle(
    debate: ArgumentMap, polarities: Iterable[Polarity] = (Polarity.SUPPORT, Polarity.ATTACK)
) -> tuple[str, ...]:
    """The ids of claims and relations, each once, of the first cycle that relations of `polarities` make; else empty.

    A premise leads to its relation and a relation to its target, so undercuts can close a cycle too.

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
    return next(find_cycles(debate.by_id, lambda element: leads_to.get(element, ())), ())


def find_cycles(starts: Iterable[str], beyond: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """The cycles that a depth-first walk from each of `starts` closes, each from the element that is met again.

    `beyond` says where an element leads. Iterative, and linear in what it leads to, the cycles themselves aside.
    """
    done: set[str] = set()
    for start in starts:
        if start in done:
            continue
        path = {start: 0}
        branches = [iter(beyond(start))]
        while branches:
            following = next(branches[-1], None)
            if following is None:
                branches.pop()
                done.add(path.popitem()[0])
            elif following in path:
                yield tuple(path)[path[following] :]
            elif following not in done:
                path[following] = len(path)
                branches.append(iter(beyond(following)))
