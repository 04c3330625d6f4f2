"""Pairs between two sides, mirrored when these are swapped: one to one by equal keys or by score, or the nearest.

Among equally good pairs order decides, never names, which the other side may not have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
NEAR = 32
"""How many candidates with something in common are compared: the nearest, since most edits leave things in place."""


def pair_equal(keyed: Sequence[Iterable[tuple[Hashable, T]]]) -> Iterator[tuple[T, T]]:
    """What has equal keys on both sides, paired in order.

    >>> list(pair_equal([[("a", 1), ("b", 2), ("a", 3)], [("a", 4), ("a", 5), ("a", 6)]]))
    [(1, 4), (3, 5)]
    """
    groups: dict[Hashable, tuple[list[T], list[T]]] = {}
    for side, entries in enumerate(keyed):
        for key, one in entries:
            groups.setdefault(key, ([], []))[side].append(one)
    for old, new in groups.values():
        yield from zip(old, new, strict=False)


def pair_best(scored: Iterable[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """Of scored pairs of numbers the best, then the best of what is left, and so on.

    Of equal scores the lower numbers come first. Two pairs that differ only in which side is which have no number of
    one side in common, so both are taken, in whatever order.

    >>> list(pair_best([(0.7, 1, 1), (0.9, 1, 2), (0.8, 2, 2), (0.1, 3, 1)]))
    [(1, 2), (3, 1)]
    """
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, _, _, one, other in sorted((-score, min(a, b), max(a, b), a, b) for score, a, b in scored):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            yield one, other


def nearest(place: int, places: Sequence[int], most: int = NEAR) -> Iterable[int]:
    """Up to `most` of the sorted `places` around `place`.

    >>> list(nearest(50, [10, 40, 45, 60, 90], 2))
    [45, 60]
    """
    if len(places) <= most:
        return places
    start = min(max(bisect_left(places, place) - most // 2, 0), len(places) - most)
    return places[start : start + most]
