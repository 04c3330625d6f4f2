"""The word that somebody may have meant: one slip in a word of five to seven letters, two in a longer one."""

from __future__ import annotations

from functools import lru_cache

SHORTEST = 5
"""Letters of a word that is looked up; shorter ones have too many neighbours."""
LONG = 8
"""Letters from which a word may have two slips."""


@lru_cache(maxsize=20_000)
def nearest_word(word: str, vocabulary: tuple[str, ...]) -> str | None:
    """The nearest word of a vocabulary with the same first letter; None without one, or for what is no word.

    A slip is a letter too many, missing or wrong, or two neighbours changed (optimal string alignment).

    >>> nearest_word("realxed", ("relaxed", "rested")), nearest_word("hamster", ("master",))
    ('relaxed', None)
    """
    if len(word) < SHORTEST or not word.isalpha():
        return None
    from rapidfuzz.distance import OSA

    slips = 1 + (len(word) >= LONG)
    distances = (
        (OSA.distance(word, known, score_cutoff=slips), abs(len(word) - len(known)), known)
        for known in vocabulary
        if known[0] == word[0]
    )
    near = min(distances, default=(slips + 1, 0, ""))
    return near[2] if near[0] <= slips else None
