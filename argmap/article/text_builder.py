"""Builds the text of an article whose file is not text: blank lines between paragraphs, none between items."""

from __future__ import annotations

import re

from argmap.article.blocks import Article, ArticleError
from argmap.article.plain_lines import LineScanner
from argmap.article.plain_text import check_size
from argmap.article.rough_blocks import (
    HEADING_WIDTH,
    HEADING_WORDS,
    RoughBlock,
    choose_title,
    finish,
    is_short,
    mark_headings,
)
from argmap.patterns import compile_later
from argmap.syntax import limits
from argmap.syntax.decoding import without_controls

_FILE_NAME = compile_later(
    r"(?:microsoft word|untitled|document\d*)\b.*|.*\.(?:docx?|pdf|odt|rtf|tex|indd|qxd|txt)", re.IGNORECASE
)


class TextBuilder:
    """Takes blocks one by one."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[RoughBlock] = []
        self._bold: list[RoughBlock] = []

    @property
    def is_empty(self) -> bool:
        """Whether no block has any words so far."""
        return not self._blocks

    def add(self, kind: str, level: int, words: str, *, marked: bool = True, bold: bool = False) -> None:
        """Adds a block; white space within it is folded, but for the lines of code and tables.

        A paragraph that is `bold` and looks like a heading is one.

        Raises ArticleError when there are too many, or their text is too long.
        """
        text, _ = without_controls(words)
        lines = [" ".join(line.split()) for line in text.split("\n")] if kind in ("code", "table") else [text]
        text = "\n".join(lines).strip() if len(lines) > 1 else " ".join(text.split())
        if not text:
            return
        if self._blocks:
            gap = "\n" if kind == self._blocks[-1].kind == "item" else "\n\n"
            self._parts.append(gap)
            self._length += len(gap)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        block = RoughBlock(kind, level, start, self._length, marked=marked, lines=len(lines))
        self._blocks.append(block)
        if bold:
            self._bold.append(block)
        if self._length > limits.ARTICLE or len(self._blocks) > limits.ARTICLE_LINES:
            raise ArticleError(
                f"the article has more than {limits.ARTICLE:,} characters or {limits.ARTICLE_LINES:,} paragraphs"
            )

    def article(self, title: str | None, *, guessed: bool = False, notes: tuple[str, ...] = ()) -> Article:
        """The article; paragraphs that begin with a bullet or a number are items. Raises ArticleError without words."""
        text = "".join(self._parts)
        check_size(text)
        for block in (
            self._bold if not any(block.kind == "heading" and block.level > 1 for block in self._blocks) else ()
        ):
            if is_short(text, block, HEADING_WIDTH, HEADING_WORDS) and block is not self._blocks[-1]:
                block.kind, block.level, block.marked = "heading", 2, True
        scanner = LineScanner(text)
        blocks = [part for block in self._blocks for part in _split(scanner, block)]
        mark_headings(text, blocks)
        chosen = choose_title(text, blocks, title)
        return Article(text, finish(blocks), chosen, guessed, notes, plain=False)


def _split(scanner: LineScanner, block: RoughBlock) -> list[RoughBlock]:
    """A block as it is, or the items that a paragraph with bullets is."""
    if block.kind != "paragraph":
        return [block]
    parts = scanner.parts_of_line(block.start, block.end)
    if not any(part.mark in ("bullet", "number") for part in parts):
        return [block]
    kinds = {"bullet": "item", "number": "item"}
    return [
        RoughBlock(kind, int(kind == "item"), part.start, part.end, marked=kind == "item")
        for part in parts
        for kind in [kinds.get(part.mark, "paragraph")]
        if part.start < part.end
    ]


def sensible_title(title: str | None) -> str | None:
    """The title that the properties of a file give, unless it is the name of a file or of a program.

    >>> sensible_title("Microsoft Word - draft2.doc"), sensible_title("Why buses win")
    (None, 'Why buses win')
    """
    words = " ".join((title or "").split())
    if len(words.split()) < 2 or len(words) > 300 or _FILE_NAME.fullmatch(words) is not None:
        return None
    return words
