"""The titles of an Argdown text: every `[…]` and `<…>` with its place, and what is defined where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from argmap.formats.argdown.tokens import Token

_KINDS = ("statement", "statement definition", "argument", "argument definition", "mention")


class WrittenTitle(NamedTuple):
    """A title.

    - `title`: the words; `is_argument`: whether it is of an argument, in angle brackets.
    - `is_definition`: whether a text follows it.
    - `start`, `end`: the offsets of the words, without the brackets.
    """

    title: str
    is_argument: bool
    is_definition: bool
    start: int
    end: int


def written_titles(tokens: Iterable[Token]) -> list[WrittenTitle]:
    """All titles in the order of the text; those in comments and data are none."""
    titles: list[WrittenTitle] = []
    for kind, image, start in tokens:
        if kind not in _KINDS:
            continue
        lead = 1 + (kind == "mention")
        words = image.rstrip()[lead:].removesuffix(":")[:-1]
        is_argument = image[lead - 1] == "<"
        titles.append(
            WrittenTitle(words, is_argument, kind.endswith("definition"), start + lead, start + lead + len(words))
        )
    return titles
