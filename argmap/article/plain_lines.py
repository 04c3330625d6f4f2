"""The lines of a plain text, and what begins each: a bullet, a number, the signs of a heading or of a quotation.

A list may have lost its line breaks, so that a bullet stands in the middle of a line, behind the end of a sentence:
such a line is several pieces. A letter, digit or dash alone makes no list: numbers must come in order and dashes
repeatedly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from argmap.article.blocks import ArticleError
from argmap.patterns import compile_later
from argmap.syntax import limits

_STRONG = "•▪▫◦‣●○■□➢►▶✓✔★➤⁃"
"""Signs that are bullets wherever they stand."""
_WEAK = "-–—*·∙+"
"""Signs that are bullets at the beginning of a line, and behind a sentence if they are bullets elsewhere too."""
_DASHES = "–—"
"""Signs that are bullets only if several lines begin with them: one alone introduces a speaker or an author."""
_GAP = r"[ \t\u00a0]"
_WEAK_SIGN = f"[{re.escape(_WEAK)}]"
_ORDINAL = r"(?:(?P<digits>\d{1,3})[.)]|\((?P<inner>\d{1,3})\)|(?P<letter>\([a-zA-Z]\)|[a-zA-Z]\)|\(?[ivxIVX]{1,5}\)))"
_BULLET = compile_later(rf"(?:[{_STRONG}]{_GAP}*|(?P<weak>{_WEAK_SIGN}){_GAP}+)(?=\S)")
_NUMBER = compile_later(rf"{_ORDINAL}{_GAP}+(?=\S)")
_HEADING = compile_later(r"(?P<signs>#{1,6})[ \t]+(?=\S)")
_QUOTED = compile_later(r"(?:>[ \t]?)+(?=[^\s>])")
_RULE = compile_later(r"[ \t]*+(?:(?P<first>={3,})|(?P<second>-{3,})|([*_~#—–•·])(?:[ \t]*\3){2,})[ \t]*")
_BEHIND = rf"(?<=[.!?…:;”\"’)\]。！？]){_GAP}+"
_GLUED_SIGN = rf"{_BEHIND}(?P<weak>{_WEAK_SIGN}){_GAP}+(?=[\"“‘(]?[^\W_])"
_GLUED_NUMBER = rf"{_BEHIND}\(?(?P<digits>\d{{1,2}})[.)]{_GAP}+(?=[\"“‘]?[^\W\d_])"
_GLUED = compile_later(rf"[{_STRONG}]{_GAP}*(?=\S)|{_GLUED_SIGN}|{_GLUED_NUMBER}")
_FIRST_SIGN = compile_later(rf"^[ \t]*+(?P<weak>{_WEAK_SIGN}){_GAP}+(?=\S)", re.MULTILINE)
_INNER_SIGN = compile_later(_GLUED_SIGN)
_FIRST_NUMBER = compile_later(rf"^[ \t]*+{_ORDINAL}{_GAP}+(?=\S)", re.MULTILINE)
_SECOND = compile_later(rf"(?:^[ \t]*+|{_BEHIND})\(?2[.)]{_GAP}+\S", re.MULTILINE)
_LAST_SIGN = compile_later(rf"{_BEHIND}({_WEAK_SIGN})\Z")
_UNDERLINED = 100
"""Characters of the longest line that an underline makes a heading."""
_LEAST = 12
"""Characters that are between two bullets in one line at least."""


class LinePart(NamedTuple):
    """A line, or a part of one, without what marks it and without white space around it.

    start, end: code points of the text, end exclusive.
    mark: what begins it: `bullet`, `number`, `heading`, `quote`, or nothing.
    level: of a heading that is marked; else 0.
    indent: columns of white space before the line; a tab counts 4.
    alone: whether the line before it is blank, or there is none.
    width: characters of the whole line.
    """

    start: int
    end: int
    mark: str
    level: int
    indent: int
    alone: bool
    width: int


def pieces(text: str) -> list[LinePart]:
    r"""The pieces of a text in order; blank lines and rules are left out.

    >>> text = "Reasons: - Cheap\n1 bus\n\n- Clean. - Quick"
    >>> [(piece.mark, text[piece.start : piece.end]) for piece in pieces(text)]
    [('', 'Reasons:'), ('bullet', 'Cheap'), ('', '1 bus'), ('bullet', 'Clean.'), ('bullet', 'Quick')]
    """
    return list(LineScanner(text).scan())


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a stretch of text without the white space at its ends."""
    line = text[start:end]
    first = start + len(line) - len(line.lstrip())
    return (start, start) if first == end else (first, start + len(line.rstrip()))


class LineScanner:
    """Goes through the lines of a text and knows what is a bullet in it.

    last: the number of the last item that has one; 0 before there is one.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        signs = Counter(match["weak"] for pattern in (_FIRST_SIGN, _INNER_SIGN) for match in pattern.finditer(text))
        self._signs = {sign for sign, number in signs.items() if number > 1}
        styles = Counter(_style(match) for match in _FIRST_NUMBER.finditer(text))
        self._has_second = _SECOND.search(text) is not None
        self._styles = {style for style, number in styles.items() if number > 1 or (style == "1" and self._has_second)}
        self.last = 0
        self._parts = 0

    def scan(self) -> Iterator[LinePart]:
        """The pieces in order."""
        text, alone = self._text, True
        waiting: LinePart | None = None  # a line may be underlined by the next one
        mark = ""
        for line_start, line_end in lines_of(text):
            first, after = trim(text, line_start, line_end)
            rule = _RULE.fullmatch(text, line_start, line_end) if first < after else None
            if first < after and rule is None:
                if waiting is not None:
                    yield from self.split(waiting)
                waiting, mark = self._piece(line_start, first, after, alone, mark)
                alone = False
                continue
            if rule is not None and waiting is not None and not alone and _is_underlined(waiting, rule):
                yield waiting._replace(mark="heading", level=1 if rule["first"] else 2)
                waiting = None
            alone, mark = True, ""
        if waiting is not None:
            yield from self.split(waiting)

    def parts_of_line(self, start: int, end: int) -> list[LinePart]:
        """The pieces of one line, whatever is before and behind it."""
        part, _ = self._piece(start, *trim(self._text, start, end), True, "")
        return list(self.split(part))

    def _piece(self, line_start: int, first: int, after: int, alone: bool, mark: str) -> tuple[LinePart, str]:
        """The piece that a whole line is, and the mark at its end that belongs to the next line.

        `mark` is the one from the end of the line before.
        """
        text, width, next_mark = self._text, after - line_start, ""
        indent = sum(4 if char == "\t" else 1 for char in text[line_start : min(first, line_start + 200)])
        if (match := _LAST_SIGN.search(text, max(first, after - 10), after)) is not None and match[1] in self._signs:
            after, next_mark = match.start(), "bullet"
        words, level = first, 0
        if (match := _HEADING.match(text, first, after)) is not None:
            words, mark, level = match.end(), "heading", len(match["signs"])
            closed = len(text[words:after].rstrip("#").rstrip())
            after = words + closed if closed else after
        elif (match := _QUOTED.match(text, first, after)) is not None:
            words, mark = match.end(), "quote"
        elif (match := _BULLET.match(text, first, after)) is not None and self._is_bullet(match):
            words, mark = match.end(), "bullet"
        elif (match := _NUMBER.match(text, first, after)) is not None and _style(match) in self._styles:
            words, mark = match.end(), "number"
            self.last = int(match["digits"] or match["inner"] or 0)
        return LinePart(words, after, mark, level, indent, alone, width), next_mark

    def _is_bullet(self, match: re.Match[str]) -> bool:
        """Whether a sign at the beginning of a line is a bullet."""
        sign = match["weak"]
        if sign is None or sign in self._signs:
            return True
        return sign not in _DASHES and not self._text[match.end()].islower()

    def split(self, piece: LinePart) -> Iterator[LinePart]:
        """A line at the bullets and numbers that have lost their line breaks.

        Raises ArticleError when the text has more parts than an article may have lines.
        """
        if piece.mark in ("heading", "quote"):
            yield piece
            return
        start, mark = piece.start, piece.mark
        for match in _GLUED.finditer(self._text, piece.start, piece.end):
            if not self._is_glued(match, start, piece.end):
                continue
            self._parts += 1
            if self._parts > limits.ARTICLE_LINES:
                raise ArticleError(f"the article has more than {limits.ARTICLE_LINES:,} items")
            _, end = trim(self._text, start, match.start())
            yield piece._replace(start=start, end=end, mark=mark)
            start, mark = match.end(), "number" if match["digits"] else "bullet"
            piece = piece._replace(alone=False, level=0)
        yield piece._replace(start=start, mark=mark)

    def _is_glued(self, match: re.Match[str], start: int, end: int) -> bool:
        """Whether a sign or a number within a line begins an item."""
        text = self._text
        if match["digits"]:
            number = int(match["digits"])
            is_next = number == self.last + 1 if number > 1 else self._has_second and text[match.start() - 1] == ":"
            if is_next:
                self.last = number
            return is_next
        if match["weak"]:
            following = text[match.end() : match.end() + 2].lstrip('"“‘(')
            return match["weak"] in self._signs and not following[:1].islower()
        return match.start() - start >= _LEAST and end - match.end() >= _LEAST


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The places of the lines of a text, or of a part of it, without their ends."""
    end = len(text) if end is None else end
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _is_underlined(piece: LinePart, rule: re.Match[str]) -> bool:
    """Whether a rule makes a heading of the line above it: one that stands alone, or is as long as the rule."""
    if piece.mark or piece.width > _UNDERLINED or not (rule["first"] or rule["second"]):
        return False
    return piece.alone or abs(piece.width - len(rule[0].strip())) <= 2


def _style(match: re.Match[str]) -> str:
    return "a" if match["letter"] else "(1)" if match["inner"] else "1"
