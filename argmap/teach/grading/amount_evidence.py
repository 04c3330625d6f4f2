"""Whether two claims name different amounts of the same thing: *eight lamps* and *two lamps*, *a third* and *all*.

What an amount is of is the next word of some weight, or the last one before it if none follows (*close at nine*). Only
amounts of one kind are compared, counts with counts and shares with shares, and only if neither is denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.language.meanings import amounts_of
from argmap.language.statements import LIGHT, SaidWord
from argmap.patterns import compile_later

SHARES_APART = 0.2
"""How far two shares of a whole must be apart to contradict each other."""
COUNTS_APART = 0.1
"""The same for two counts, as a share of the larger."""
MORE = {"1.0": "more"}
"""Headings of the list of amounts that count as another one: *all* is *more* than *only*."""
_FIGURE = compile_later(r"#(\d+(?:\.\d+)?)(.*)")


class Amount(NamedTuple):
    """An amount, whether it is a share of a whole, and the number of the word that it is of."""

    value: float
    is_share: bool
    of: int


def amounts_differ(
    own: Sequence[SaidWord], model: Sequence[SaidWord], aligned: Sequence[tuple[int, int]], language: str
) -> bool:
    """Whether two claims have different amounts of the same; `aligned` are the words that both have."""
    mine = list(_amounts(own, language))
    if not mine:
        return False
    theirs = list(_amounts(model, language))
    pairs = set(aligned)
    return any(
        one.is_share is other.is_share
        and (one.of, other.of) in pairs
        and _are_apart(one, other)
        and not any(_are_same(one, third) for third in theirs)
        and not any(_are_same(third, other) for third in mine)
        for one in mine
        for other in theirs
    )


def restrictions_differ(own: Sequence[SaidWord], model: Sequence[SaidWord], language: str) -> bool:
    """Whether one of two claims says *only* where the other says *all*, *many* or *even*."""
    listed = amounts_of(language)
    mine, theirs = (
        {MORE.get(listed.get(word.base, ""), listed.get(word.base)) for word in words if word.sign > 0}
        for words in (own, model)
    )
    if "only" in mine and "only" not in theirs:
        return "more" in theirs and "more" not in mine
    return "only" in theirs and "only" not in mine and "more" in mine and "more" not in theirs


def _are_apart(one: Amount, other: Amount) -> bool:
    apart = abs(one.value - other.value)
    return apart > SHARES_APART if one.is_share else apart > COUNTS_APART * max(one.value, other.value)


def _are_same(one: Amount, other: Amount) -> bool:
    return one.is_share is other.is_share and not _are_apart(one, other)


def _amounts(words: Sequence[SaidWord], language: str) -> Iterator[Amount]:
    listed = amounts_of(language)
    n = 0
    while n < len(words):
        value, is_share, end = _amount_at(words, n, listed)
        if value is not None and words[n].sign > 0 and not words[n].spared:
            of = next((m for m in range(end, len(words)) if words[m].weight > LIGHT), None)
            if of is None:
                of = next((m for m in reversed(range(n)) if words[m].weight > LIGHT), None)
            if of is not None:
                yield Amount(value, is_share, of)
        n = end


def _amount_at(words: Sequence[SaidWord], n: int, listed: dict[str, str]) -> tuple[float | None, bool, int]:
    """The amount at a word, whether it is a share, and the word after it."""
    base = words[n].base
    heading = listed.get(base, "")
    if heading[:1].isdigit():
        return float(heading), "." in heading, n + 1
    figure = _FIGURE.fullmatch(base)
    if figure is None:
        return None, False, n + 1
    value, rest = float(figure[1]), figure[2].strip()
    following = [word.base for word in words[n + 1 : n + 3]]
    if rest in ("%", "per cent", "percent") or following[:1] in (["%"], ["percent"], ["per cent"]):
        return value / 100, True, n + 1 + (not rest)
    out_of = _FIGURE.fullmatch(following[1]) if len(following) > 1 and following[0] in ("in", "of", "out of") else None
    if out_of is not None and float(out_of[1]) >= value and float(out_of[1]):
        return value / float(out_of[1]), True, n + 3
    return value, False, n + 1
