"""A Markdown page as blocks with places: headings with what is below them, bullets below bullets, tables, paragraphs.

Only what a list of reasons needs is known: front matter, code and comments are set apart, and a line in bold letters
that names a section counts as a heading. What the blocks mean for an argument is decided elsewhere. Source: CommonMark
0.31; GitHub Flavored Markdown, for tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.diagnostics import Ends
from argmap.formats.shared.reading import line_ends
from argmap.formats.shared.sign_labels import is_named, section_polarity
from argmap.patterns import compile_later

BULLET = compile_later(r"([ \t]*)([-*+•]|\d{1,9}[.)])[ \t]+(.*)")
_HEADING = compile_later(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = compile_later(r" {0,3}(=+|-{2,})[ \t]*$")
_COMMENT = compile_later(r"\s*<!--[^<>]{0,2000}-->")
_FENCE = compile_later(r" {0,3}(`{3,}|~{3,})")
_RULE = compile_later(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITER = compile_later(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?[ \t]*$")
_CELLS = compile_later(r"(?<!\\)\|")
_FRONT = compile_later(r"(---|\+\+\+)[ \t]*$")
_TITLE = compile_later(r"title\s*[:=]\s*(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)\s*$", re.IGNORECASE)
_BOLD_LINE = compile_later(r"(\*\*|__)(?![\s*_])[^*_]+(?<!\s)(?::\1|\1:?)$")
BOLD_LEVEL = 7
"""The level of a line in bold letters that is no heading: below every heading; names of sides are one below."""


@dataclass(slots=True)
class Bullet:
    """An item of a list: its marker, its text in one line, the items below it."""

    marker: str
    lines: list[str]
    indent: int
    at: Ends
    below: list[Bullet] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines joined, without comments."""
        text = " ".join(self.lines)
        return _COMMENT.sub("", text) if "<!--" in text else text


@dataclass(slots=True)
class Paragraph:
    """Lines that are none of the other blocks."""

    lines: list[str]
    at: Ends

    @property
    def text(self) -> str:
        """The lines joined."""
        return " ".join(line.strip() for line in self.lines)


@dataclass(slots=True)
class MarkdownTable:
    """A table: the cells of its head and of its rows, with the place of each row."""

    head: list[str]
    rows: list[tuple[list[str], Ends]]
    at: Ends


@dataclass(slots=True)
class Section:
    """A heading with what follows until the next one of its level or above; level 0 is the page."""

    level: int
    title: str
    at: Ends
    blocks: list[Section | Bullet | Paragraph | MarkdownTable] = field(default_factory=list)

    def sections(self) -> Iterator[Section]:
        """The section itself and all below, in the order of the page."""
        work: list[Section] = [self]
        while work:
            here = work.pop()
            yield here
            work.extend(reversed([block for block in here.blocks if isinstance(block, Section)]))

    def bullets(self) -> list[Bullet]:
        """The outermost bullets directly in this section."""
        return [block for block in self.blocks if isinstance(block, Bullet)]


@dataclass(slots=True)
class MarkdownPage:
    """The blocks of a page, its title in the front matter, and how much of it was set apart."""

    root: Section
    front_title: str | None = None
    fences: int = 0
    comments: int = 0


def front_matter(lines: list[str]) -> int:
    """The number of lines of the front matter, `---` to `---` or `+++` to `+++`; 0 without one.

    >>> front_matter(["---", "title: Zoos", "---", "# Zoos"]), front_matter(["---", "no end"]), front_matter([])
    (3, 0, 0)
    """
    opening = _FRONT.match(lines[0]) if lines else None
    if opening is None:
        return 0
    ends = ("---", "...") if opening[1] == "---" else ("+++",)
    for number, line in enumerate(lines[1:200], 2):
        if line.rstrip() in ends:
            keys = [text for text in lines[1 : number - 1] if text.strip()]
            is_keys = all(re.match(r"\s|#|[\w\"'.-]+\s*[:=]|[-\]}\[]", text) for text in keys)
            return number if is_keys and keys else 0
    return 0


def title_in(lines: list[str]) -> str | None:
    """The title that front matter gives, if it gives one in a line of its own."""
    for line in lines:
        match = _TITLE.match(line)
        if match is not None and match["title"].strip():
            return match["title"].strip()
    return None


def read_page(text: str) -> MarkdownPage:
    """The blocks of a page."""
    return _PageReader(text).page


class _PageReader:
    """Goes through the lines once."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.page = MarkdownPage(Section(0, "", line_ends(1, 0, 0)))
        self._open = [self.page.root]
        self._bullets: list[Bullet] = []
        self._paragraph: Paragraph | None = None
        self._after_blank = True
        skipped = front_matter(self.lines)
        self.page.front_title = title_in(self.lines[1 : max(skipped - 1, 0)])
        number = skipped
        while number < len(self.lines):
            number = self._line(number)

    def _line(self, number: int) -> int:
        """Takes line `number`, counted from 0, and what belongs to it; returns the number of the next line."""
        line = self.lines[number]
        at = line_ends(number + 1, 0, len(line))
        bullet = BULLET.match(line)
        if not line.strip():
            self._paragraph, self._after_blank = None, True
            return number + 1
        if (fence := _FENCE.match(line)) is not None:
            self._paragraph = None
            return self._skip_fence(number, fence[1])
        if line.lstrip().startswith("<!--"):
            return self._skip_comment(number)
        if (heading := _HEADING.match(line)) is not None:
            self._section(len(heading[1]), (heading[2] or "").strip(), at)
        elif self._paragraph is not None and not self._after_blank and (under := _UNDERLINE.match(line)) is not None:
            below = self._open[-1].blocks
            if below and below[-1] is self._paragraph:
                below.pop()
            self._section(1 if under[1][0] == "=" else 2, self._paragraph.text, self._paragraph.at)
        elif _RULE.match(line) is not None:
            self._paragraph, self._bullets = None, []
        elif bullet is not None:
            self._bullet(bullet, at)
        elif number + 1 < len(self.lines) and "|" in line and _DELIMITER.match(self.lines[number + 1]) is not None:
            return self._table(number)
        elif self._bullets and (line[0] in " \t" or not self._after_blank) and not self._names_section(line):
            self._bullets[-1].lines.append(line.strip())
        elif self._names_section(line):
            named = section_polarity(line) is not None
            self._section(BOLD_LEVEL + named, line.strip(), at)
        else:
            self._text(line, at)
        self._after_blank = False
        return number + 1

    def _names_section(self, line: str) -> bool:
        """Whether a line that is no heading names a section: in bold or italics, or with a colon at its end."""
        bare = line.strip()
        if len(bare) > 80 or line[:1] in " \t":
            return False
        if _BOLD_LINE.match(bare) is not None:
            return True
        if section_polarity(bare) is not None:
            return bare[:1] in "*_" or bare[-1:] in ":：" or self._paragraph is None
        return bare[-1:] in ":：" and any(is_named(bare, kind) for kind in ("options", "option groups", "apart"))

    def _section(self, level: int, title: str, at: Ends) -> None:
        self._paragraph, self._bullets = None, []
        while self._open[-1].level >= level:
            self._open.pop()
        section = Section(level, title, at)
        self._open[-1].blocks.append(section)
        self._open.append(section)

    def _bullet(self, match: re.Match[str], at: Ends) -> None:
        self._paragraph = None
        bullet = Bullet(match[2], [match[3]], len(match[1].expandtabs(4)), at)
        while self._bullets and self._bullets[-1].indent >= bullet.indent:
            self._bullets.pop()
        (self._bullets[-1].below if self._bullets else self._open[-1].blocks).append(bullet)  # type: ignore[arg-type]
        self._bullets.append(bullet)

    def _text(self, line: str, at: Ends) -> None:
        self._bullets = []
        if self._paragraph is None:
            self._paragraph = Paragraph([], at)
            self._open[-1].blocks.append(self._paragraph)
        self._paragraph.lines.append(line)

    def _table(self, number: int) -> int:
        self._paragraph, self._bullets = None, []
        at = line_ends(number + 1, 0, len(self.lines[number]))
        table, row = MarkdownTable(_cells(self.lines[number]), [], at), number + 2
        while row < len(self.lines) and self.lines[row].strip() and "|" in self.lines[row]:
            table.rows.append((_cells(self.lines[row]), line_ends(row + 1, 0, len(self.lines[row]))))
            row += 1
        self._open[-1].blocks.append(table)
        return row

    def _skip_fence(self, number: int, fence: str) -> int:
        self.page.fences += 1
        for end in range(number + 1, len(self.lines)):
            bare = self.lines[end].strip()
            if bare.startswith(fence) and not bare.strip(fence[0]):
                return end + 1
        return len(self.lines)

    def _skip_comment(self, number: int) -> int:
        self.page.comments += 1
        for end in range(number, len(self.lines)):
            if "-->" in self.lines[end]:
                return end + 1
        return len(self.lines)


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line.strip().removeprefix("|").removesuffix("|"))]
