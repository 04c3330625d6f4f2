"""Ids and folded text: slugs, what an id may look like, and when two texts count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

ID_PATTERN = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,120}")
"""An id is 1 to 120 characters without white space, control characters or surrogates."""

SLUG_LENGTH = 40

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)


def is_id(text: str) -> bool:
    """Whether `text` may serve as an id."""
    return ID_PATTERN.fullmatch(text) is not None


def slug(text: str, fallback: str = "claim") -> str:
    """An id made of the words of `text`: Unicode letters kept, lower case, at most 40 characters, cut between words.

    >>> slug("The air gets cleaner — by a third!")
    'the-air-gets-cleaner-by-a-third'
    >>> slug("Чистый воздух"), slug("?!")
    ('чистый-воздух', 'claim')
    """
    folded = unicodedata.normalize("NFKC", text[: 8 * SLUG_LENGTH]).casefold().replace("'", "").replace("’", "")
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in folded).split()
    whole = "-".join(kept)
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


def normalise(text: str) -> str:
    """`text` as it counts when texts are compared: quotes, dashes, white space and case folded.

    >>> normalise("It’s  “Here” – Now")
    'it\\'s "here" - now'
    """
    return " ".join(text.translate(_FOLD).casefold().split())


def normalised_claim(text: str) -> str:
    """As :func:`normalise`, final punctuation dropped: equal results mean the same claim."""
    return normalise(text).rstrip(" .!?;:")
