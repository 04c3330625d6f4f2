"""From a passage of the article to the words of a claim: markup, connectives and phrases of opinion come off.

Nothing is added but the capital at the beginning and the full stop at the end; what a claim says stays the author's.
"""

from __future__ import annotations

import re

from argmap.article.rough_blocks import plain_words
from argmap.drafting.cues import cues
from argmap.language.connectives import opening_connective
from argmap.language.english import mask_asides, tokens
from argmap.patterns import compile_later
from argmap.syntax.markdown_text import unescape

_MARKUP = compile_later(r"[*_`~\[<\\&]")
_TAG = compile_later(
    r"</?(?:a|abbr|b|br|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
"""A tag of HTML within a paragraph."""
_PAUSES = " ,:;–—-"
_MARKS = {"“": "”", "‘": "’", "(": ")", "[": "]"}
UNFIT = dict.fromkeys((*range(32), 127), " ") | dict.fromkeys(range(0xD800, 0xE000))
"""Characters that no claim can have: control characters become spaces, halves of characters go."""
_FEWEST_WORDS = 3
"""Words of a claim that something may be taken off from."""
_SUBORDINATE = ("because", "since", "or")
"""Connectives without which no sentence is left."""


def claim_text(passage: str) -> str:
    """The claim that a passage makes, as a sentence of its own.

    >>> claim_text("However, I firmly believe that “clean” air\\nmatters")
    '“Clean” air matters.'
    >>> claim_text("And the shops lose customers;")
    'The shops lose customers.'
    """
    passage = strip_markup(passage.translate(UNFIT))
    text = _drop_loose_marks(" ".join(passage.split()).strip(_PAUSES))
    text = _drop_openings(text).strip(_PAUSES)
    if not text:
        return _finish(" ".join(passage.split()))
    return _finish(text)


def strip_markup(passage: str) -> str:
    r"""The words of a passage without the markup of Markdown.

    >>> strip_markup(r"**Safe** streets [pay](https://example.org) \$5 <b>each</b>[^2] &amp; *last")
    'Safe streets pay $5 each & *last'
    """
    if _MARKUP.search(passage) is None:
        return passage
    return unescape(_TAG.sub("", plain_words(passage).replace("**", "")))


def _drop_openings(text: str) -> str:
    """Without connectives and phrases of opinion at the beginning, as long as a clause is left."""
    while True:
        masked = mask_asides(text)
        length = opening_connective(masked)
        shell = cues("en-opinion").first(masked)
        if not length and shell is not None and shell.opens:
            length = shell.end
        rest = text[length:].lstrip(_PAUSES) if length else text
        if rest == text or len(tokens(rest)) < _FEWEST_WORDS or tokens(text)[0] in _SUBORDINATE:
            return text
        text = rest


def _drop_loose_marks(text: str) -> str:
    """Without a quotation mark or bracket whose other half lies outside the passage."""
    for opening, closing in _MARKS.items():
        inside = 0
        loose = list[int]()
        for place, mark in enumerate(text):
            if mark == opening:
                inside += 1
                loose.append(place)
            elif mark == closing and not (closing == "’" and _is_apostrophe(text, place)):
                if inside:
                    inside -= 1
                    loose.pop()
                else:
                    loose.append(place)
        for place in reversed(loose):
            text = text[:place] + text[place + 1 :]
    if text.count('"') % 2:
        text = text.removeprefix('"') if text.startswith('"') else text.replace('"', "", 1)
    return " ".join(text.split())


def _is_apostrophe(text: str, place: int) -> bool:
    """Whether a mark follows a letter or figure, as in *don’t*, *the sisters’* or *1990’s*."""
    return place > 0 and text[place - 1].isalnum()


def _finish(text: str) -> str:
    """With a capital at the beginning and a mark at the end."""
    first = next((number for number, mark in enumerate(text) if mark.isalnum()), 0)
    text = text[:first] + text[first : first + 1].upper() + text[first + 1 :]
    bare = text.rstrip("”’\"')]")
    return text if bare[-1:] in (".", "!", "?", "…") else f"{text.rstrip(_PAUSES)}."
