"""Folded text: when two texts count as the same."""

from __future__ import annotations

from argmap.patterns import compile_later

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_PLAIN = compile_later(r"[^\W_]+")


def normalise(text: str) -> str:
    """`text` as it counts when texts are compared: quotes, dashes, white space and case folded.

    >>> normalise("It’s  “Here” – Now")
    'it\\'s "here" - now'
    """
    if not text.isascii():
        text = text.translate(_FOLD)
    return " ".join(text.casefold().split())


def normalise_claim(text: str) -> str:
    """As :func:`normalise`, final punctuation dropped: equal results mean the same claim."""
    return drop_end(normalise(text))


def drop_end(folded: str) -> str:
    """A normalised text without its final punctuation."""
    return folded.rstrip(" .!?;:")


def word_set(folded: str) -> frozenset[str]:
    """The words of a normalised text, parted wherever there is neither a letter nor a digit.

    >>> sorted(word_set("it isn't a two-thirds majority"))
    ['a', 'isn', 'it', 'majority', 't', 'thirds', 'two']
    """
    return frozenset(_PLAIN.findall(folded))
