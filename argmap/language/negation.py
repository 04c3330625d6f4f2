"""Whether one English text is the plain negation of another."""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.language.normalising import normalise
from argmap.patterns import compile_later

_DENIAL = compile_later(
    r"\b(?:not|never|no|cannot|(?:ca|wo|do|does|did|is|are|was|were|has|have|had|should|would|could)n't)\b"
)
DENIALS = frozenset({"not", "never", "no", "cannot", "t"})
"""Words, as `word_set` parts them, of which a text has one if it denies anything."""
_AUXILIARY = {"do", "does", "did"}
_POSITIVE = {"cannot": "can", "can't": "can", "won't": "will"}
_LOOKED_AT = 1000
"""Characters of a text that are looked at."""


class Stance(NamedTuple):
    """The words of a text without negations and endings, and whether an odd number of negations was there.

    >>> stance("Shops cannot move."), stance("Shops can move.")
    (Stance(words=('shop', 'can', 'move'), denied=True), Stance(words=('shop', 'can', 'move'), denied=False))
    """

    words: tuple[str, ...]
    denied: bool

    def denies(self, other: Stance) -> bool:
        """Whether one of the two is the plain negation of the other: the same words but for *not* and its like."""
        return len(self.words) > 1 and self.words == other.words and self.denied is not other.denied


def stance(text: str) -> Stance:
    """The stance of a text."""
    folded = normalise(text[:_LOOKED_AT])
    positive = _DENIAL.sub(lambda match: _POSITIVE.get(match[0], _verb(match[0])), folded)
    words = [word for word in re.findall(r"[^\W_]+", positive) if word not in _AUXILIARY]
    bare = tuple(word[:-1] if word.endswith("s") and len(word) > 3 else word for word in words)
    return Stance(bare, len(_DENIAL.findall(folded)) % 2 == 1)


def _verb(negated: str) -> str:
    """What is left of a negated word: `isn't` is `is`, `not` is nothing."""
    return negated.removesuffix("n't") if negated.endswith("n't") else ""
