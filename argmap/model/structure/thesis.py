"""Which claim a map is about, when nothing marks it: the one that most of the others lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

CANDIDATES = 50
"""How many claims are tried: those with the most relations onto them."""
STEPS = 2_000_000
"""How many relations are followed in all, so that a large map takes no more than a second or two."""


class Choice(NamedTuple):
    """The claim that is taken for the thesis.

    claim: its number, from 0.
    reach: how many claims lead to it.
    rivals: how many others could have been taken.
    """

    claim: int
    reach: int
    rivals: int


def likely_thesis(count: int, onto: Mapping[int, Sequence[int]], leading: Iterable[int]) -> Choice | None:
    """The claim, of `count` claims known by number, that the most of the others lead to; the first of several.

    `onto` has for each claim the claims that bear on it, or on a relation it is a premise of; `leading` are the claims
    that bear on something. Claims that bear on nothing go before others; None where no claim bears on any.
    """
    bearing = set(leading)
    if not bearing:
        return None
    free = [claim for claim in range(count) if claim not in bearing and onto.get(claim)]
    pool = free or [claim for claim in range(count) if onto.get(claim)]
    pool.sort(key=lambda claim: -len(onto.get(claim, ())))  # stable: the first of equals stays first
    best: Choice | None = None
    left = STEPS
    for claim in sorted(pool[:CANDIDATES]):
        seen, work = {claim}, [claim]
        while work and left > 0:
            for below in onto.get(work.pop(), ()):
                left -= 1
                if below not in seen:
                    seen.add(below)
                    work.append(below)
        if best is None or len(seen) - 1 > best.reach:
            best = Choice(claim, len(seen) - 1, len(pool) - 1)
        if left <= 0:
            break
    return best
