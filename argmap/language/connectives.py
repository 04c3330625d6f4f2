"""Connectives: words that say what a text has to do with another one, such as *therefore*, *however* and *because*."""

from __future__ import annotations

import re
from functools import cache

from argmap.language.english import tokens
from argmap.language.word_lists import words
from argmap.patterns import compile_later

_OPENING = compile_later(
    r"\s*(?P<phrase>[a-z]+(?:['’][a-z]+)?(?: [a-z]+(?:['’][a-z]+)?){0,4})(?P<comma>\s*[,:–—])?(?![\w-])", re.IGNORECASE
)
_INNER = compile_later(
    r"(?P<before>[\w'’,-]+)\s+(?P<reason>because(?!\s+of\b)|therefore)\b"
    r"|(?P<comma>,)\s+(?P<since>since(?=\s)|and\s+thus\b|and\s+hence\b|thus\b(?=\s+\w)|hence\b(?=\s+\w))",
    re.IGNORECASE,
)
CONNECTIVES_INSIDE = {"because", "therefore", "since", "thus", "hence"}
"""Words of which a text has one if `_INNER` matches in it."""
_WITH_CLAUSE = {"so", "yet", "also"}
"""Connectives if a clause follows."""


def opening_connective(text: str) -> int:
    """The length of the connective that a masked text begins with; 0 where there is none.

    >>> opening_connective("Moreover, the air gets cleaner."), opening_connective("So far the air gets cleaner.")
    (9, 0)
    """
    match = _OPENING.match(text)
    if match is None:
        return 0
    opening = match["phrase"].casefold().replace("’", "'").split(" ")
    if opening[0] not in _first_words():
        return 0
    for length in range(len(opening), 0, -1):
        phrase = " ".join(opening[:length])
        whole = length == len(opening)
        paused = whole and match["comma"] and phrase in words("en-connectives-with-comma")
        always = phrase in words("en-connectives")
        if paused or always or phrase in _WITH_CLAUSE:
            end = match.end() if whole else match.start("phrase") + len(phrase)
            following = tokens(text[end : end + 60])
            if len(following) < 2 or (phrase, following[0]) == ("thus", "far"):
                continue
            if paused or always or following[0] in words("en-clause-openers"):
                return end
    return _clause_of_reason(text, opening[0])


@cache
def _first_words() -> frozenset[str]:
    """The first words of all that a claim may begin with and that connects it to another one."""
    phrases = words("en-connectives") | words("en-connectives-with-comma") | _WITH_CLAUSE | {"because", "since"}
    return frozenset(phrase.split()[0] for phrase in phrases)


def _clause_of_reason(text: str, first: str) -> int:
    """The length of a *because* or *since* that a text begins with, if a clause in the present follows it."""
    if first not in ("because", "since"):
        return 0
    clause = tokens(text.partition(",")[0])[1:]
    if (first == "because" and clause[:1] != ["of"]) or (first == "since" and _is_present(clause)):
        return len(text) - len(text.lstrip()) + len(first)
    return 0


def _is_present(clause: list[str]) -> bool:
    return not words("en-present-verbs").isdisjoint(clause) and "been" not in clause


def inner_connective(text: str) -> str:
    """The connective in a masked text behind which it gives its reason or draws its conclusion; empty without one."""
    for match in _INNER.finditer(text):
        if match["since"]:
            clause = tokens(re.split(r"[,;.]", text[match.end() :], maxsplit=1)[0])
            if match["since"].casefold() != "since" or _is_present(clause):
                return match["since"]
        elif match["before"].casefold().replace("’", "'").strip(",") not in words("en-weak-reasons"):
            return match["reason"]
    return ""
