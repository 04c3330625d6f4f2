"""Which script a text is written in, and whether it is English: a guess from its letters and its commonest words."""

from __future__ import annotations

import unicodedata
from collections import Counter

from argmap.language.word_lists import words
from argmap.patterns import compile_later

_WORD = compile_later(r"[^\W\d_]+")
_LOOKED_AT = 50_000
"""Characters of a text that are looked at."""
_LATIN_SHARE = 0.8
"""Share of the letters, in [0, 1], that are Latin in an English text; the others are of names and quotations."""
_STOP_SHARE = 0.25
"""Share of the words, in [0, 1], that are function words in an English text: a third of them where it is full of names,
half and more elsewhere, and a fifth in Dutch and Danish, which have some of these words too."""
_ENGLISH = frozenset(["and", "are", "from", "of", "that", "the", "they", "this", "to", "with"])
"""Words that are common in English and hardly ever occur in texts of other languages."""
_ENGLISH_SHARE = 0.04
"""Share of the words, in [0, 1], that are such words in an English text: 0.08 in very short ones, else a tenth."""


def main_script(text: str) -> str | None:
    """The script of most letters by the first word of their Unicode names, such as `latin`; None without letters.

    >>> main_script("Why buses win"), main_script("لماذا"), main_script("1, 2")
    ('latin', 'arabic', None)
    """
    scripts = Counter[str]()
    for char, number in Counter(text[:_LOOKED_AT]).items():
        if char.isalpha():
            scripts[unicodedata.name(char, "unknown").partition(" ")[0].lower()] += number
    return max(scripts, key=lambda script: scripts[script]) if scripts else None


def is_english(text: str) -> bool:
    """Whether most letters are Latin, and so many words English function words that the text is English.

    It is for whole texts: a headline may have no function word, and so is not taken for English.

    >>> is_english("It is time to give these streets back to the people who live in them.")
    True
    >>> is_english("Es ist an der Zeit, diese Straßen den Menschen zurückzugeben, die in ihnen wohnen.")
    False
    """
    looked_at = text[:_LOOKED_AT]
    letters = [char for char in looked_at if char.isalpha()]
    latin = sum(char < "\u0250" for char in letters)
    if not letters or latin < _LATIN_SHARE * len(letters):
        return False
    spoken = [word.casefold() for word in _WORD.findall(looked_at)]
    stops = words("en-stop")
    return sum(word in stops for word in spoken) >= _STOP_SHARE * len(spoken) and sum(
        word in _ENGLISH for word in spoken
    ) >= _ENGLISH_SHARE * len(spoken)
