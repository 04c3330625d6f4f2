"""Markdown as an article: the text stays the file itself, and blocks point at the words between its signs.

CommonMark's block structure is taken from markdown-it-py; emphasis and links within a paragraph stay as they are. One
thing is read otherwise: what was pasted with one paragraph a line would be one long paragraph in Markdown, and is read
as plain text, in which headings, items and quotations may have the same signs.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from argmap.article.blocks import Article, ArticleError
from argmap.article.plain_lines import LinePart, LineScanner, pieces, trim
from argmap.article.plain_text import WIDEST, article_of_text, check_size, wrapping_width
from argmap.article.rough_blocks import RoughBlock, choose_title, finish, mark_headings
from argmap.language.wording import count_of
from argmap.patterns import compile_later
from argmap.syntax.decoding import normalise_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = compile_later(r"---[ \t]*\n(?:(?!---|\.\.\.).*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FRONT_TITLE = compile_later(
    r"^title:[ \t]*(?:\"([^\"\n]+)\"|'([^'\n]+)'|([^\n\"'|>&*!%@`#\[{][^\n]*?))[ \t]*$", re.MULTILINE
)
_IMAGE = compile_later(
    r"\s*+(?:\[?!\[[^\[\]]{0,2000}\](?:\([^()\n]{0,2000}\)|\[[^\[\]]{0,200}\])(?:\]\([^()\n]{0,2000}\))?\s*+)+"
)
"""A paragraph of images, which may be links."""
_FOOTNOTE = compile_later(r"\[\^[^\]\s]{1,50}\]:")
_NEW_SENTENCE = compile_later(r"[.!?…][\"”’')\]]*\s+[\"“‘'(\[]*[^\W\d_a-z]")
"""Where one sentence ends and another begins within a line."""
_BOLD = compile_later(r"(\*\*|__)(?=\S)((?:(?!\1).){1,200})(?<=\S)\1")
_TAG = compile_later(r"<!--.*?(?:-->|\Z)|<[^>]*>?", re.DOTALL)


def article_of_markdown(text: str) -> Article:
    r"""Markdown as an article.

    Raises ArticleError for a text without words, or beyond the limits of an article.

    >>> article = article_of_markdown("Why buses win\n===\n\n* They are\n  cheap.\n\n> “Cheap!”")
    >>> [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    [('heading', 'Why buses win'), ('item', 'They are\n  cheap.'), ('quote', '“Cheap!”')]
    """
    text = normalise_lines(text).removeprefix("\ufeff")
    check_size(text)
    front = _FRONT.match(text)
    start = front.end() if front is not None else 0
    if front is None and "\n```" not in text and _has_a_paragraph_a_line(text):
        return article_of_text(text)
    given = _FRONT_TITLE.search(text, 0, start) if front is not None else None
    walk = _TokenReader(text, start)
    blocks = walk.blocks()
    if not blocks:
        raise ArticleError("the article has no words")
    mark_headings(text, blocks)
    title = choose_title(text, blocks, next(filter(None, given.groups())) if given is not None else None)
    return Article(text, finish(blocks), title, notes=tuple(walk.notes))


class _TokenReader:
    """Goes through the tokens of a Markdown text.

    notes: what was left out.
    """

    def __init__(self, text: str, start: int) -> None:
        self.notes: list[str] = []
        self._text = text
        self._line_starts = [start, *accumulate((len(line) + 1 for line in text[start:].split("\n")), initial=start)][
            1:
        ]
        self._tokens = _parse(text[start:])
        self._scanner = LineScanner(text)
        self._depth = 0
        self._within: list[str] = []
        """The quotations and items that are open, outermost first; an item that has its first paragraph is `more`."""
        self._blocks: list[RoughBlock] = []

    def blocks(self) -> list[RoughBlock]:
        """The blocks in order."""
        footnotes = pages = 0
        table: Token | None = None
        heading = 0
        for token in self._tokens:
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"):
                self._depth += token.nesting
            elif kind in ("blockquote_open", "list_item_open"):
                self._within.append("quote" if kind == "blockquote_open" else "item")
                self._scanner.last = int(token.info) if token.info.isdecimal() else 0
            elif kind in ("blockquote_close", "list_item_close"):
                self._within.pop()
            elif kind in ("heading_open", "heading_close"):
                heading = int(token.tag[1]) if token.nesting > 0 else 0
            elif kind in ("table_open", "table_close"):
                table = token if token.nesting > 0 else None
                if table is not None:
                    self._add_lines("table", token, 0)
            elif kind in ("fence", "code_block"):
                self._add_lines("code", token, 1 if kind == "fence" else 0)
            elif kind == "html_block":
                pages += any(map(str.isalnum, _TAG.sub("", token.content)))
            elif kind == "inline" and table is None and token.content.strip() and not _IMAGE.fullmatch(token.content):
                if _FOOTNOTE.match(token.content):
                    footnotes += 1
                else:
                    self._add_words(token, heading)
        if footnotes:
            self.notes.append(f"{count_of(footnotes, 'footnote')} left out.")
        if pages:
            self.notes.append(f"{count_of(pages, 'block')} of HTML in the Markdown left out.")
        return self._blocks

    def _add_lines(self, kind: str, token: Token, skipped: int) -> None:
        """Adds a block of whole lines: a table, or code without the `skipped` lines of its fence."""
        assert token.map is not None
        first, after = token.map
        if kind == "code":
            first += skipped
            after = min(after, first + token.content.count("\n"))
        if first < after:
            start, end = trim(self._text, self._line_starts[first], self._line_starts[after] - 1)
            if start < end:
                self._blocks.append(RoughBlock(kind, 0, start, end, marked=True, lines=after - first))

    def _add_words(self, token: Token, heading: int) -> None:
        """Adds a heading, or a paragraph with the items that have lost their line breaks."""
        lines = list(self._places(token))
        start, end = lines[0][0], lines[-1][1]
        kind, level = "paragraph", 0
        if heading:
            kind, level = "heading", heading
        elif self._within and self._within[-1] == "item":
            kind, level = "item", self._depth
            self._within[-1] = "more"
        elif self._within and self._within[-1] == "quote":
            kind = "quote"
        if len(lines) > 1 or kind in ("heading", "quote"):
            self._blocks.append(RoughBlock(kind, level, start, end, marked=kind != "paragraph", lines=len(lines)))
            return
        bold = _BOLD.fullmatch(self._text, start, end)
        if bold is not None:
            start, end = bold.span(2)
        for part in self._scanner.split(LinePart(start, end, "", 0, 0, False, end - start)):
            if part.mark:
                kind, level = "item", max(self._depth, 1)
            if part.start < part.end:
                self._blocks.append(RoughBlock(kind, level, part.start, part.end, marked=kind != "paragraph"))

    def _places(self, token: Token) -> list[tuple[int, int]]:
        """The places of the lines of a paragraph, without the signs of what it is in."""
        assert token.map is not None
        places = []
        contents = iter([words for line in token.content.split("\n") if (words := line.strip())])
        for number in range(*token.map):
            start, end = trim(self._text, self._line_starts[number], self._line_starts[number + 1] - 1)
            if start == end:
                continue  # such as a line of no-break spaces, which Markdown takes for words
            words = next(contents, None)
            if words is None:
                break  # the line below a heading
            first = self._text.find(words, start, end)
            places.append((start, end) if first < 0 else (first, first + len(words)))
        return places


def _has_a_paragraph_a_line(text: str) -> bool:
    """Whether long lines of several sentences often follow upon each other, which no editor of Markdown makes."""
    lines = pieces(text)
    if wrapping_width(text, lines) is not None:
        return False
    long = [
        line.width > WIDEST and text[line.start] != "|" and _NEW_SENTENCE.search(text, line.start, line.end) is not None
        for line in lines
    ]
    joined = sum(
        not line.alone and not line.mark and (is_long or was_long)
        for line, was_long, is_long in zip(lines[1:], long, long[1:], strict=False)
    )
    return joined >= 2 and joined * 4 >= sum(long)


def _parse(text: str) -> list[Token]:
    """The block structure of a text; what is within paragraphs is not parsed."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable(["inline"])
    return parser.parse(text)
