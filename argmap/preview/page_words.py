"""The words of the page in one language, as its script takes them."""

from __future__ import annotations

from typing import Any

from argmap.language.plural_forms import category_endings
from argmap.language.wording import Wording

_PREFIXES = ("page", "role")
"""What the keys of words begin with that the page takes under their whole keys."""


def page_words(language: str) -> dict[str, Any]:
    """The words by key, with the language and its direction.

    >>> words = page_words("ur")
    >>> words["dir"], words["words"]["undo"] == Wording("ur").word("live.undo")
    ('rtl', True)
    """
    wording = Wording(language)
    words = wording.below("live")
    for prefix in _PREFIXES:
        words |= {f"{prefix}.{key}": text for key, text in wording.below(prefix).items()}
    return {
        "lang": language,
        "dir": "rtl" if wording.is_right_to_left else "ltr",
        "language": wording.catalogue,
        "endings": category_endings(wording.catalogue),
        "words": words,
    }
