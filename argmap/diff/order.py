"""Two orders of partly the same things woven into one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

H = TypeVar("H", bound=Hashable)


def woven(main: Iterable[H], other: Iterable[H]) -> list[H]:
    """`main` in its order, with what only `other` has, each behind what it follows there.

    >>> "".join(woven("abcd", "axbye"))
    'axbyecd'
    """
    kept = dict.fromkeys(main)
    behind: dict[H | None, list[H]] = {}
    last: H | None = None
    for one in dict.fromkeys(other):
        if one in kept:
            last = one
        else:
            behind.setdefault(last, []).append(one)
    found = behind.get(None, [])
    for one in kept:
        found.append(one)
        found.extend(behind.get(one, ()))
    return found
