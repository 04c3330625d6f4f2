"""Blocks in the making: readers find them, then headings are guessed where nothing marks them, and the title is chosen.

A line is guessed to be a heading if it is short, ends as no sentence does, and more text follows. Nothing is guessed in
a text whose headings are marked, but for its first line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from argmap.article.blocks import TextBlock
from argmap.language.normalising import normalise_claim
from argmap.patterns import compile_later

HEADING_WIDTH = 90
"""Characters of the longest line that is taken for a heading without a mark."""
HEADING_WORDS = 14
"""Words of such a line."""
TITLE_WIDTH = 150
"""Characters of the longest first line that is taken for a title without a mark."""
TITLE_WORDS = 25
"""Words of such a line."""
_QUESTION_WORDS = 8
"""Words of the longest question that is taken for a heading; longer ones are asked in the text."""
_LABEL_WORDS = 3
"""Words of the longest heading with a colon at its end; longer ones lead in what follows."""
_RUN = 4
"""So many short lines in a row are a list, a poem or an address rather than headings."""
_TAGS = compile_later(r"(?:^|\s)#\w|https?://|\bwww\.|\w@\w")
_BYLINE = compile_later(r"(?:By|BY|Written by|Text by|Opinion by|Analysis by)\s+[^\W\d_a-z]\w*(?:\W+\w+){0,5}\W*")
_CREDIT = compile_later(
    r"(?:photo|photograph|image|picture|illustration|credit|sources?|updated|published|posted|topics|tags)\s*:.*"
    r"|(?:updated|published|posted)(?:\son)?\s.*\d.*"
    r"|(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}\b.{0,30}"
    r"|advertisement|share|share this|read more|related|comments|subscribe|print|listen",
    re.IGNORECASE | re.DOTALL,
)
_CLOSERS = "\"'”’»)]}*_"
_NO_TITLE = ".,;:…。،؛۔।"
"""Marks at the end of a sentence or a part of one; question and exclamation marks end titles too."""


@dataclass(slots=True)
class RoughBlock:
    """A block that is still being made.

    kind, level, start, end: as those of a `TextBlock`.
    marked: whether the text marks it as what it is, so that it is no guess.
    lines: how many lines of the text it takes.
    """

    kind: str
    level: int
    start: int
    end: int
    marked: bool = False
    lines: int = 1


def end_of_sentence(text: str, start: int, end: int) -> str:
    """The last character of a stretch of text, quotation marks and brackets aside; empty without one."""
    return text[max(start, end - 20) : end].rstrip(_CLOSERS + " ")[-1:]


def mark_headings(text: str, blocks: Sequence[RoughBlock]) -> None:
    """Makes headings, of level 2, of the paragraphs that look like one; the first block is left to the title."""
    if any(block.kind == "heading" and block.marked for block in blocks[1:]):
        return
    later = list(pairwise(blocks[1:]))
    candidates = [block for block, following in later if _may_head(text, block, following)]
    chosen = {id(block) for block in candidates}
    for is_candidate, run in groupby((block for block, _ in later), key=lambda block: id(block) in chosen):
        short = list(run)
        if is_candidate and len(short) >= _RUN:
            chosen.difference_update(map(id, short))
    headings = [block for block in candidates if id(block) in chosen]
    has_statement = any(end_of_sentence(text, block.start, block.end) not in "?؟？" for block in headings)
    for block in headings:
        if has_statement or end_of_sentence(text, block.start, block.end) not in "?؟？":
            block.kind, block.level = "heading", 2


def _may_head(text: str, block: RoughBlock, following: RoughBlock) -> bool:
    """Whether a paragraph looks like the heading of what follows it."""
    if block.kind != "paragraph" or block.lines > 1 or not is_short(text, block, HEADING_WIDTH, HEADING_WORDS):
        return False
    end = end_of_sentence(text, block.start, block.end)
    number = len(text[block.start : block.end].split())
    if end == ":":
        return number <= _LABEL_WORDS and following.kind == "paragraph"
    if end in "?؟？":
        return number <= _QUESTION_WORDS
    return end not in _NO_TITLE and end not in "!！"


def is_short(text: str, block: RoughBlock, width: int, number: int) -> bool:
    """Whether a block has at most so many characters and words, begins as a heading may, and is no byline or tag."""
    if block.end - block.start > width:
        return False
    line = text[block.start : block.end]
    first = line.lstrip("\"'“‘«([*_")[:1]
    return (
        len(line.split()) <= number
        and first.isalnum()
        and not first.islower()
        and any(char.isalpha() for char in line)
        and _TAGS.search(line) is None
        and _BYLINE.fullmatch(line) is None
        and _CREDIT.fullmatch(line) is None
    )


def choose_title(text: str, blocks: Sequence[RoughBlock], title: str | None = None) -> str | None:
    """The title of an article: the one that is given, or a heading or short line at the beginning; None without one.

    A block that has the words of the title becomes a heading of level 1.
    """
    if title is not None and (title := " ".join(title.split())):
        wanted = normalise_claim(title)
        for block in blocks[:5]:
            if block.end - block.start <= 2 * len(title) + 10 and _same(text, block, wanted):
                block.kind, block.level = "heading", 1
                break
        return title
    opening = _first_heading(blocks)
    if opening is None and len(blocks) > 1 and _may_name(text, blocks):
        opening = blocks[0]
        opening.kind, opening.level = "heading", 1
    if opening is None:
        return None
    return plain_words(text[opening.start : opening.end])


def _same(text: str, block: RoughBlock, wanted: str) -> bool:
    return normalise_claim(plain_words(text[block.start : block.end])) == wanted


def _first_heading(blocks: Sequence[RoughBlock]) -> RoughBlock | None:
    """The marked heading that is the title: the only one of the highest level, near the beginning."""
    headings = [block for block in blocks if block.kind == "heading" and block.marked]
    highest = min((block.level for block in headings), default=0)
    first = next((block for block in blocks[:5] if block.kind == "heading" and block.level == highest), None)
    if first is None or not first.marked or (first is not blocks[0] and highest > 1):
        return None
    is_only = sum(block.level == highest for block in headings) == 1
    is_above_another = first is blocks[0] and len(blocks) > 1 and blocks[1].kind == "heading"
    return first if (is_only and len(blocks) > 1 and (highest == 1 or len(headings) > 1)) or is_above_another else None


def _may_name(text: str, blocks: Sequence[RoughBlock]) -> bool:
    """Whether the first block looks like the title: short, no sentence, and a longer paragraph follows."""
    first = blocks[0]
    if first.kind != "paragraph" or first.lines > 2 or not is_short(text, first, TITLE_WIDTH, TITLE_WORDS):
        return False
    if end_of_sentence(text, first.start, first.end) in _NO_TITLE:
        return False
    return any(block.end - block.start > first.end - first.start for block in blocks[1:] if block.kind != "heading")


_EMPHASIS = compile_later(
    r"(?<!\\)(\*\*\*|\*\*|`|~~|(?<![\w*])\*|(?<!\w)(?:___|__|_))(?=\S)([^*`~]{1,500}?)(?<![\s\\])\1"
    r"(?!(?<=_)\w|(?<=[^*]\*)\w)"
)
_LINK = compile_later(
    r"!?\[([^\[\]]{0,500})\]"
    r"(?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,200}(?:\s\"[^\"]{0,500}\")?\)|\[[^\[\]]{0,200}\])"
    r"|\[\^[^\[\]\s]{1,50}\]"
)
"""A link or picture with its words, or the mark of a footnote."""
_DEEPEST_EMPHASIS = 2
"""How deep emphasis within emphasis is looked for."""


def plain_words(text: str) -> str:
    """A short text on one line, without the signs of Markdown for emphasis and links.

    >>> plain_words("Why **buses** [win](https://example.org/)")
    'Why buses win'
    """
    text = _LINK.sub(r"\1", text)
    for _ in range(_DEEPEST_EMPHASIS):
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())


def finish(blocks: Sequence[RoughBlock]) -> tuple[TextBlock, ...]:
    """The blocks as an article has them."""
    return tuple(TextBlock(block.kind, block.level, block.start, block.end) for block in blocks)
