"""Plain text as blocks: paragraphs apart by blank lines, one paragraph a line, or lines wrapped at some column.

Which of them a text is shows in its line breaks. A break is *forced* where the next word would not have fitted into the
widest line; where most breaks are forced, the text is wrapped, and a line that ends early ends a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from argmap.article.blocks import Article, ArticleError
from argmap.article.plain_lines import LinePart, pieces
from argmap.article.rough_blocks import RoughBlock, choose_title, end_of_sentence, finish, mark_headings
from argmap.syntax import limits
from argmap.syntax.decoding import normalise_lines

WIDEST = 130
"""Columns of the widest line of a wrapped text; longer lines are paragraphs."""
_FORCED = 0.6
"""Share of the line breaks, in [0, 1], that are forced in a wrapped text."""
_WORD = 20
"""Columns of the longest word that a break is explained with."""
_OUTLIERS = 0.02
"""Share of the lines, in [0, 1], that may be wider than the others, such as addresses."""
_BEGUN = 30
"""Characters of the shortest line that goes on in the next one in a text that is not wrapped."""
_ENDS = ".!?…:;。！？؟۔।"


def article_of_text(text: str, title: str | None = None) -> Article:
    """Plain text as an article; `title` is its title if the text does not give it.

    Raises ArticleError for a text without words or with more lines than the table of limits allows.

    >>> article = article_of_text("Why buses win\\n\\nThey are cheap.\\n- They are clean, too.")
    >>> article.title, [(block.kind, article.text[block.start : block.end]) for block in article.blocks][1:]
    ('Why buses win', [('paragraph', 'They are cheap.'), ('item', 'They are clean, too.')])
    """
    text = normalise_lines(text).removeprefix("\ufeff")
    check_size(text)
    blocks = split_lines(text)
    if not blocks:
        raise ArticleError("the article has no words")
    mark_headings(text, blocks)
    chosen = choose_title(text, blocks, title)
    one_line = sum(block.end - block.start for block in blocks) > 2000 and text.strip().count("\n") == 0
    notes = ("The text is a single line, so its paragraphs are not known.",) if one_line else ()
    return Article(text, finish(blocks), chosen, guessed=one_line, notes=notes)


def check_size(text: str) -> None:
    """Raises ArticleError for a text beyond the limits of an article, or without a letter or a digit."""
    if len(text) > limits.ARTICLE:
        raise ArticleError(f"the article is longer than {limits.ARTICLE:,} characters")
    if text.count("\n") > limits.ARTICLE_LINES:
        raise ArticleError(f"the article has more than {limits.ARTICLE_LINES:,} lines")
    if not any(map(str.isalnum, text)):
        raise ArticleError("the article has no words")


def split_lines(text: str, slack: float = 1.0) -> list[RoughBlock]:
    """The blocks of a plain text; what is a heading without being marked is still a paragraph.

    `slack` is the share of the width, in [0, 1], from which a line counts as full: less than 1 where letters are not
    all of one width.
    """
    lines = pieces(text)
    width = wrapping_width(text, lines, slack)
    blocks: list[RoughBlock] = []
    depths: list[int] = []
    previous: LinePart | None = None
    for piece in lines:
        if previous is not None and _goes_on(text, blocks[-1], previous, piece, width):
            blocks[-1].end = piece.end
            blocks[-1].lines += 1
        else:
            blocks.append(_begin(piece, depths))
        previous = piece
    return blocks


def _begin(piece: LinePart, depths: list[int]) -> RoughBlock:
    """The block that a piece begins; `depths` has the indents of the lists that are open."""
    if piece.mark in ("bullet", "number"):
        while depths and depths[-1] > piece.indent:
            depths.pop()
        if not depths or depths[-1] < piece.indent:
            depths.append(piece.indent)
        return RoughBlock("item", len(depths), piece.start, piece.end, marked=True)
    if not depths or piece.indent <= depths[0] or piece.mark:
        depths.clear()
    kind = piece.mark or "paragraph"
    return RoughBlock(kind, piece.level, piece.start, piece.end, marked=bool(piece.mark))


def wrapping_width(text: str, lines: Sequence[LinePart], slack: float = 1.0) -> int | None:
    """The columns at which the lines of a text are wrapped; None if they are not."""
    widths = sorted(line.width for line in lines)
    if len(widths) < 3:
        return None
    width = widths[-1 - max(int(_OUTLIERS * len(widths)), len(widths) >= 8)]
    if width > WIDEST / slack:
        return None
    width = int(width * slack)
    breaks = [_is_forced(text, before, line, width) for before, line in _neighbours(lines)]
    return width if breaks and sum(breaks) >= _FORCED * len(breaks) else None


def _neighbours(lines: Sequence[LinePart]) -> Iterable[tuple[LinePart, LinePart]]:
    """The lines that may be of one paragraph, as pairs."""
    for before, line in pairwise(lines):
        goes_on = line.mark == "" or line.mark == before.mark == "quote"
        if goes_on and not line.alone and before.mark != "heading":
            yield before, line


def _is_forced(text: str, before: LinePart, line: LinePart, width: int) -> bool:
    """Whether the first word of a line would not have fitted into the line before it."""
    word = text[line.start : min(line.end, line.start + _WORD)].split()[0]
    return before.width + 1 + len(word) > width


def _goes_on(text: str, block: RoughBlock, before: LinePart, line: LinePart, width: int | None) -> bool:
    """Whether a line continues the block of the line before it."""
    if line.alone or before.mark == "heading" or line.mark in ("bullet", "number", "heading"):
        return False
    if (line.mark == "quote") != (block.kind == "quote"):
        return False
    is_ended = end_of_sentence(text, before.start, before.end) in _ENDS
    goes_on = not is_ended and text[line.start].islower()
    if width is None:
        return (goes_on and before.width >= _BEGUN) or (not is_ended and line.mark == "quote")
    if _is_forced(text, before, line, width):
        begins = is_ended and line.indent > before.indent and block.kind == "paragraph"
        return not begins
    return goes_on or (not is_ended and block.lines > 1)
