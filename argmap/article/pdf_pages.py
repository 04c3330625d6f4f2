"""A PDF as an article: the lines of its pages, joined to paragraphs by a guess.

A PDF has no paragraphs, only lines. Lines at the top and bottom of pages that repeat are running heads; numbers there
are page numbers. A hyphen at the end of a line goes if the word goes on in small letters, unless the article writes it
with a hyphen elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from argmap.article.blocks import Article, ArticleError
from argmap.article.plain_text import check_size, split_lines
from argmap.article.separate_process import ask
from argmap.article.text_builder import TextBuilder, sensible_title
from argmap.language.wording import count_of
from argmap.patterns import compile_later
from argmap.syntax.decoding import normalise_lines

_EDGE = 2
"""Lines at the top and at the bottom of a page that may be running heads or page numbers."""
_LEAST_PAGES = 3
"""Pages on which a line is to be found, unless it is on all of two pages, to be a running head."""
_NUMBER = compile_later(
    r"\W*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|\||von)\s*\d{1,4})?\W*", re.IGNORECASE
)
_DIGITS = compile_later(r"\d+")
_HYPHEN = compile_later(r"(\w+)[-\u00ad\u2010]\n\s*([^\W\d_]\w*)")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def read_pdf(raw: bytes) -> Article:
    """The article in a PDF. Raises ArticleError if it has no text, or the package that reads it is missing."""
    answer = ask("argmap.article.pdf_extractor", raw, "PDF")
    return article_of_pages(answer["pages"], answer["title"])


def article_of_pages(pages: Sequence[str], title: str | None = None) -> Article:
    r"""The article that the texts of some pages are; `title` is that of the file.

    >>> article = article_of_pages(["Buses are well-known to carry more pas-\nsengers than cars."])
    >>> article.text
    'Buses are well-known to carry more passengers than cars.'
    """
    if not any(char.isalnum() for page in pages for char in page):
        raise ArticleError(
            "the PDF has no text, only pictures of it; it must be typed or recognised by another program"
        )
    lines = [[line.strip() for line in _plain(page).split("\n")] for page in pages]
    lines = [[line for line in page if line] for page in lines]
    dropped = _drop_edges(lines)
    text = "\n".join(line for page in lines for line in page)
    check_size(text)
    written = Counter(re.findall(r"\w+-\w+", text))
    builder = TextBuilder()
    for block in split_lines(text):
        words = _HYPHEN.sub(lambda match: _join(match, written), text[block.start : block.end])
        builder.add(block.kind, block.level, words, marked=block.marked)
    notes = ["The text comes from a PDF, so its paragraphs were guessed."]
    if dropped:
        notes.append(
            f"{count_of(dropped, 'line')} at the top or bottom of pages left out: running heads or page numbers."
        )
    return builder.article(sensible_title(title), guessed=True, notes=tuple(notes))


def _plain(page: str) -> str:
    return normalise_lines(page).translate(LIGATURES).replace("\0", "")


def _drop_edges(pages: list[list[str]]) -> int:
    """Takes running heads and page numbers off the pages, and returns how many lines."""

    def edges(page: list[str]) -> set[int]:
        return {*range(min(_EDGE, len(page))), *range(max(len(page) - _EDGE, 0), len(page))}

    counts = Counter(key for page in pages for key in {_DIGITS.sub("#", page[number]) for number in edges(page)})
    least = min(_LEAST_PAGES, max(len(pages), 2))
    dropped = 0
    for page in pages:
        lost = [
            number
            for number in sorted(edges(page), reverse=True)
            if counts[_DIGITS.sub("#", page[number])] >= least or (len(pages) > 1 and _NUMBER.fullmatch(page[number]))
        ]
        dropped += len(lost)
        for number in lost:
            del page[number]
    return dropped


def _join(match: re.Match[str], written: Counter[str]) -> str:
    """A word that a line end parts, with the hyphen if the article writes it so elsewhere or a capital follows."""
    first, second = match[1], match[2]
    if not second[0].islower() or f"{first}-{second}" in written:
        return f"{first}-{second}"
    return first + second
