"""The significant terms of an English text: what it is about, whatever the form of the word.

The stemmer is small on purpose. It brings together the plural, *-ed*, *-ing*, *-ly*, *-ment*, *-ness*, *-ity*, *-ive*
and *-tion* forms of a word and knows nothing of synonyms; a stem is for comparison only and is often not a word.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from argmap.language.normalising import normalise
from argmap.language.word_lists import words
from argmap.patterns import compile_later

_WORD = compile_later(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_VOWEL = compile_later(r"[aeiouy]")
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife", "feet": "foot"}
_LOOKED_AT = 2000
"""Characters of a text that are looked at."""


def terms(text: str) -> dict[str, str]:
    """Stem → the word as it first occurs in the text, without function words and numbers.

    >>> terms("The cars polluted the town's air; pollution is the car's fault.")
    {'car': 'cars', 'pollut': 'polluted', 'town': 'town', 'air': 'air', 'fault': 'fault'}
    """
    stops = words("en-stop")
    words_by_stem: dict[str, str] = {}
    for word in _WORD.findall(normalise(text[:_LOOKED_AT])):
        plain = word.split("'")[0]
        if len(plain) > 1 and plain not in stops and not word.endswith("n't"):
            words_by_stem.setdefault(stem(plain), plain)
    return words_by_stem


def list_terms(terms_shown: list[str]) -> str:
    """The first few of some words in quotes.

    >>> list_terms(["air", "noise", "room", "shops"])
    "'air', 'noise', 'room' …"
    """
    return ", ".join(f"'{word}'" for word in terms_shown[:3]) + (" …" if len(terms_shown) > 3 else "")


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """The stem of a word in lower case.

    >>> [stem(word) for word in ("closing", "closed", "closes", "close")]
    ['clos', 'clos', 'clos', 'clos']
    >>> [stem(word) for word in ("regulations", "regulates", "regulate")]
    ['regul', 'regul', 'regul']
    """
    word = _IRREGULAR.get(word, word)
    for step in _STEPS:
        word = step(word)
    return word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and word[-2] not in "sui" else word


def _present(word: str) -> str:
    """Without *-ed* and *-ing*, where a syllable stays."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            return rest
    return word


def _without(*endings: str, keep: int) -> Callable[[str], str]:
    """Takes off the first of some endings that leaves at least `keep` letters."""

    def step(word: str) -> str:
        fitting = (e for e in endings if word.endswith(e) and len(word) - len(e) >= keep)
        return word.removesuffix(next(fitting, ""))

    return step


def _verbal(word: str) -> str:
    """*Production* as *produce*."""
    return word.removesuffix("tion") if word.endswith("uction") else word


def _undouble(word: str) -> str:
    """Without double letters at the end; *y* as *i*."""
    if len(word) > 2 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


_STEPS = (
    _singular,
    _without("ly", keep=4),
    _present,
    _without("ness", "ment", "ful", "ity", keep=4),
    _without("e", keep=3),
    _without("iv", keep=4),
    _verbal,
    _without("isation", "ization", "ation", "ion", "at", "is", "iz", keep=4),
    _undouble,
)
