"""A PDF as an article: the lines of its pages, joined to paragraphs by a guess.

A PDF has no paragraphs, only lines at some places. A wider gap or an indent begins a paragraph, and a line in larger or
bold type is a heading. Lines at the top and bottom of pages that repeat are running heads; numbers there
are page numbers. A hyphen at the end of a line goes if the word goes on in small letters, unless the article writes it
with a hyphen elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.article.blocks import Article, ArticleError
from argmap.article.plain_text import check_size, split_lines
from argmap.article.rough_blocks import HEADING_WIDTH
from argmap.article.separate_process import ask
from argmap.article.text_builder import TextBuilder, sensible_title
from argmap.language.wording import count_of
from argmap.patterns import compile_later

_EDGE = 2
"""Lines at the top and at the bottom of a page that may be running heads or page numbers."""
_LEAST_PAGES = 3
"""Pages on which a line is to be found, unless it is on all of two pages, to be a running head."""
_NUMBER = compile_later(
    r"\W*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|\||von)\s*\d{1,4})?\W*", re.IGNORECASE
)
_DIGITS = compile_later(r"\d+")
_HYPHEN = compile_later(r"(\w+)-\n\s*([^\W\d_]\w*)")
_PLAIN = str.maketrans(
    {
        "\u00ad": "-",
        "\u2010": "-",
        "\0": "",
        "\v": " ",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }
)
"""Ligatures as letters; a soft hyphen is one that is shown."""
_SLACK = 0.85
"""Share of the widest line from which a line is full."""
_LARGER = 1.12
"""How much larger the type of a heading is than that of the text."""
_EM = 100.0
"""Points of the largest type that indents are measured with."""
_TOP = 10
"""Lines at the beginning among which the title is."""
_WIDER = 1.25
"""How much wider the gap between paragraphs is than that between lines."""


class PageLine(NamedTuple):
    """A line of a page: where it begins (right and up), the size of its type, all in points, and whether it is bold."""

    text: str
    right: float = 0.0
    up: float = 0.0
    size: float = 0.0
    is_bold: bool = False


def read_pdf(raw: bytes) -> Article:
    """The article in a PDF. Raises ArticleError if it has no text, or the package that reads it is missing."""
    answer = ask("argmap.article.pdf_extractor", raw, "PDF")
    return article_of_pages([[PageLine(*line) for line in page] for page in answer["pages"]], answer["title"])


def article_of_pages(pages: Sequence[Sequence[PageLine]], title: str | None = None) -> Article:
    """The article that the lines of some pages are; `title` is that of the file.

    >>> lines = ["Buses are well-known to carry more pas-", "sengers than cars."]
    >>> article_of_pages([[PageLine(line) for line in lines]]).text
    'Buses are well-known to carry more passengers than cars.'
    """
    if not any(char.isalnum() for page in pages for line in page for char in line.text):
        raise ArticleError(
            "the PDF has no text, only pictures of it; it must be typed or recognised by another program"
        )
    lines = [[line._replace(text=line.text.translate(_PLAIN)) for line in page] for page in pages]
    dropped = _drop_edges(lines)
    text = "\n".join(_mark_lines([line for page in lines for line in page]))
    check_size(text)
    written = Counter(re.findall(r"\w+(?:-\w+)*", text.casefold()))
    builder = TextBuilder()
    for block in split_lines(text, _SLACK):
        words = _HYPHEN.sub(lambda match: _join(match, written), text[block.start : block.end])
        builder.add(block.kind, block.level, words, marked=block.marked)
    notes = ["The text comes from a PDF, so its paragraphs were guessed."]
    if dropped:
        notes.append(
            f"{count_of(dropped, 'line')} at the top or bottom of pages left out: running heads or page numbers."
        )
    shown = any(line.startswith("# ") for line in text.split("\n"))
    return builder.article(None if shown else sensible_title(title), guessed=True, notes=tuple(notes))


def _mark_lines(lines: Sequence[PageLine]) -> list[str]:
    """The lines as those of a plain text: a blank line where there is a gap, an indent, and a sign before headings."""
    sizes, bold = Counter[float](), 0
    for line in lines:
        sizes[line.size] += len(line.text)
        bold += len(line.text) if line.is_bold else 0
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    largest = max(sizes, default=0.0)
    has_bold_headings = 0 < bold * 4 < sizes.total()
    gaps = Counter(
        round(before.up - line.up, 1) for before, line in pairwise(lines) if 0 < before.up - line.up < 3 * body
    )
    gap = max(gaps, key=lambda height: gaps[height], default=0.0)
    lefts = Counter(round(line.right) for line in lines)
    marked: list[str] = []
    before, was_heading = PageLine(""), False
    for line in lines:
        is_heading = line.size > _LARGER * body or (line.is_bold and has_bold_headings)
        is_heading = is_heading and len(line.text) <= HEADING_WIDTH and any(map(str.isalpha, line.text))
        if is_heading and was_heading and line.size == before.size:
            marked[-1] += f" {line.text}"
        elif is_heading:
            is_title = line.size == largest and len(marked) < _TOP
            marked += ["", f"{'#' if is_title and largest > body else '##'} {line.text}"]
        else:
            if was_heading or (gap and before.up - line.up > _WIDER * gap):
                marked.append("")
            marked.append(f"  {line.text}" if _is_indented(line, lefts, min(body, _EM)) else line.text)
        before, was_heading = line, is_heading
    return marked


def _is_indented(line: PageLine, lefts: Counter[int], em: float) -> bool:
    """Whether a line begins to the right of the others in its column."""
    here = round(line.right)
    near = range(here - int(4 * em), here + 1)
    left = max(near, key=lambda place: lefts[place], default=here)
    return here - left >= em / 2


def _drop_edges(pages: list[list[PageLine]]) -> int:
    """Takes running heads and page numbers off the pages, and returns how many lines."""

    def edges(page: list[PageLine]) -> set[int]:
        return {*range(min(_EDGE, len(page))), *range(max(len(page) - _EDGE, 0), len(page))}

    counts = Counter(key for page in pages for key in {_edge_key(page[number]) for number in edges(page)})
    least = min(_LEAST_PAGES, max(len(pages), 2))
    dropped = 0
    for page in pages:
        lost = [
            number
            for number in sorted(edges(page), reverse=True)
            if counts[_edge_key(page[number])] >= least or _NUMBER.fullmatch(page[number].text) is not None
        ]
        dropped += len(lost)
        for number in lost:
            del page[number]
    return dropped


def _edge_key(line: PageLine) -> tuple[str, float]:
    """What running heads have in common: their words but for numbers, and the size of their type."""
    return _DIGITS.sub("#", line.text), line.size


def _join(match: re.Match[str], written: Counter[str]) -> str:
    """A word that a line end parts; its hyphen stays if the article writes it so, or both parts as words."""
    first, second = match[1], match[2]
    joined, hyphenated = (first + second).casefold(), f"{first}-{second}".casefold()
    are_words = len(first) > 2 and written[first.casefold()] > 1 and written[second.casefold()] > 1
    if not second[0].islower() or written[hyphenated] or (are_words and not written[joined]):
        return f"{first}-{second}"
    return first + second
