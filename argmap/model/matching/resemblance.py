"""How much two texts resemble each other by their words, and which of many texts are worth comparing at all.

Resemblance is the coefficient of Sørensen and Dice over the words, each counted as often as it occurs: twice what both
have in common, by what they have together. Unlike an edit distance it is the same both ways, and a sentence turned
round stays like itself. Where more than half of the words of the longer text are also in the other, it is above one
half. In scripts that do not separate words, each character counts as a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from argmap.language.normalising import normalise
from argmap.model.matching.pairing import nearest
from argmap.patterns import compile_later

Words = frozenset[tuple[str, int]]
"""The words of a text, each with the number of its occurrence, so that a set counts them."""

MOST_WORDS = 2000
"""Words of one text that count; the others are ignored."""
SHORTLIST = 40
"""How many texts one text is compared with; its rarest words select them."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that write words without spaces between them."""
_WORD = compile_later(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def words(text: str) -> Words:
    """The words of a text, without case and punctuation; a text without any word is split at white space.

    >>> sorted(words("The more, the merrier"))
    [('merrier', 0), ('more', 0), ('the', 0), ('the', 1)]
    """
    folded = normalise(text)
    counts: dict[str, int] = {}
    numbered: set[tuple[str, int]] = set()
    for word in (_WORD.findall(folded) or folded.split())[:MOST_WORDS]:
        number = counts.get(word, 0)
        counts[word] = number + 1
        numbered.add((word, number))
    return frozenset(numbered)


def resemblance(one: Words, other: Words) -> float:
    """How much two texts resemble each other, in [0, 1]; the same both ways.

    >>> resemblance(words("Shops lose customers."), words("Shops lose some customers."))
    0.8571428571428571
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def worth_comparing(old: Mapping[int, Words], new: Mapping[int, Words]) -> Iterator[tuple[int, int]]:
    """The pairs of places whose texts may resemble each other; the same pairs, turned, when the sides are swapped.

    Each text chooses up to `SHORTLIST` of the other side, by its rarest words first, and of many with the same word the
    `NEAR` nearest to its own place. On sides of up to `NEAR` texts no pair with a word in common is missed.
    """
    counts = Counter(word for side in (old, new) for text in side.values() for word in text)
    forth = _choose(old, new, counts)
    back = _choose(new, old, counts)
    for place, others in forth.items():
        yield from ((place, other) for other in others)
    for other, places in back.items():
        yield from ((place, other) for place in places if other not in forth[place])


def _choose(
    side: Mapping[int, Words], others: Mapping[int, Words], counts: Mapping[tuple[str, int], int]
) -> dict[int, set[int]]:
    """For each text of a side the places on the other that it chooses."""
    having: dict[tuple[str, int], list[int]] = {}
    for place in sorted(others):
        for word in others[place]:
            having.setdefault(word, []).append(place)
    choices: dict[int, set[int]] = {}
    for place, text in side.items():
        chosen = choices[place] = set()
        for word in sorted(text, key=lambda word: (counts[word], word)):
            if word in having:
                chosen.update(nearest(place, having[word]))
            if len(chosen) >= SHORTLIST:
                break
    return choices
