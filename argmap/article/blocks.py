"""An article as text with places."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.diagnostics import ArgmapError

KINDS_OF_BLOCK = ("heading", "paragraph", "item", "quote", "code", "table")
"""What a block may be."""


class ArticleError(ArgmapError):
    """A text that cannot be read as an article; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A piece of an article that its layout sets apart; `start` and `end` are code points of its text, end exclusive.

    kind: heading, paragraph, item (of a list), quote (a block quotation), code or table.
    level: level of a heading, 1 to 6; depth of a list item, from 1; else 0.
    """

    kind: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its text, and the blocks in the order of the text, without overlap or white space at their ends.

    What marks a block, such as a bullet or the signs of a heading, is outside it. Lines that are no block, such as
    rules, are in the text all the same.

    text: with line feeds and no byte order mark; what quotes are checked against.
    title: as the article gives it; None without one.
    guessed: whether paragraphs were guessed.
    notes: sentences for the user: what was guessed, left out, or differs.
    plain: whether the text is the file itself, so that a map can name the file as its source.
    """

    text: str
    blocks: tuple[TextBlock, ...]
    title: str | None = None
    guessed: bool = False
    notes: tuple[str, ...] = ()
    plain: bool = True
