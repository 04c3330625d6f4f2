"""Folded text: when two texts count as the same."""

from __future__ import annotations

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)


def normalise(text: str) -> str:
    """`text` as it counts when texts are compared: quotes, dashes, white space and case folded.

    >>> normalise("It’s  “Here” – Now")
    'it\\'s "here" - now'
    """
    return " ".join(text.translate(_FOLD).casefold().split())


def normalise_claim(text: str) -> str:
    """As :func:`normalise`, final punctuation dropped: equal results mean the same claim."""
    return normalise(text).rstrip(" .!?;:")
