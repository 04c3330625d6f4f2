"""Ids: slugs of texts, what an id may look like, and the ids of relations that were given none."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from argmap.patterns import compile_later
from argmap.syntax import limits

ID_LENGTH = limits.ID
SLUG_LENGTH = 40
_LENGTHS = frozenset(range(1, ID_LENGTH + 1))
_ASCII_WORDS = {
    code: None if char == "'" else char.lower() if char.isalnum() else " " for code in range(128) for char in chr(code)
}
"""For `str.translate`: lower case, no apostrophes, and spaces for what belongs to no word."""
_NUMBER = compile_later(r"-\d+")


def is_id(text: str) -> bool:
    """Whether `text` may serve as an id: 1 to 120 characters, no white space, control characters or surrogates.

    >>> is_id("air-1"), is_id("чистый"), is_id("two words"), is_id("")
    (True, True, False, False)
    """
    if not 0 < len(text) <= ID_LENGTH:
        return False
    if text.isascii():
        return " " not in text and text.isprintable()
    return not any(char.isspace() or unicodedata.category(char) in ("Cc", "Cs") for char in text)


def are_ids(texts: Sequence[str]) -> bool:
    """Whether all of `texts` may surely serve as ids: `is_id` at once for many that are ASCII, as most are.

    >>> are_ids(["air-1", "noise"]), are_ids(["air-1", "two words"]), are_ids([])
    (True, False, True)
    """
    joined = "".join(texts)
    lengths = set(map(len, texts))
    return joined.isascii() and joined.isprintable() and " " not in joined and lengths <= _LENGTHS


def slug(text: str, fallback: str = "claim") -> str:
    """An id made of the words of `text`: Unicode letters kept, lower case, at most 40 characters, cut between words.

    >>> slug("The air gets cleaner — by a third!")
    'the-air-gets-cleaner-by-a-third'
    >>> slug("Чистый воздух"), slug("?!")
    ('чистый-воздух', 'claim')
    """
    start = text[: 8 * SLUG_LENGTH]
    if start.isascii():
        whole = "-".join(start.translate(_ASCII_WORDS).split())
    else:
        folded = unicodedata.normalize("NFKC", start).casefold().replace("'", "").replace("’", "")
        whole = "-".join("".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in folded).split())
    if len(whole) <= SLUG_LENGTH:
        return whole or fallback
    cut = whole.rfind("-", 0, SLUG_LENGTH + 1)
    return whole[: cut if cut > 0 else SLUG_LENGTH]


def relation_id(premises: Sequence[str], target: str) -> str:
    """The id of a relation that was given none: its ends.

    >>> relation_id(["air", "noise"], "close")
    'air+noise->close'
    """
    ends = f"{'+'.join(premises)}->{target}"
    return ends if is_id(ends) else slug(ends, "relation")


def follows(name: str, stem: str) -> bool:
    """Whether an id is what `stem` gives, numbered where it is taken: such an id says no more than the stem.

    >>> follows("air", "air"), follows("air-2", "air"), follows("airy", "air"), follows("a", "air")
    (True, True, False, False)
    """
    return name == stem or (name.startswith(stem) and _NUMBER.fullmatch(name, len(stem)) is not None)
