"""The paragraphs and tables of a Word document, read as a stream, so that memory is bounded by what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO

from argmap.article.blocks import Article, ArticleError
from argmap.article.text_builder import TextBuilder
from argmap.language.wording import count_of
from argmap.syntax import limits

ELEMENTS = 1_000_000
"""Elements of one document; a page has a few thousand."""
_CHUNK = 1 << 16
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPrChange", "rPrChange", "rt")
)
"""Elements whose content is not shown: deletions, fields, the second form of a drawing, earlier formats, readings."""
_OFF = ("0", "false", "off", "none")
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
"""Elements that stand for a character."""
_DEEPEST = 9
"""Levels of lists in Word."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style of paragraphs means here.

    kind: title, heading, item, quote or paragraph.
    level: of a heading or an item; else 0.
    """

    kind: str = "paragraph"
    level: int = 0


@dataclass(slots=True)
class _OpenParagraph:
    """A paragraph that is being read; `bold` and `length` count its characters."""

    style: ParagraphStyle = ParagraphStyle()
    depth: int = 0
    is_listed: bool = False
    words: list[str] = field(default_factory=list)
    bold: int = 0
    length: int = 0


class WordReader:
    """Gets what the parser meets in the main part of a document, and keeps the blocks."""

    def __init__(self, styles: Mapping[str, ParagraphStyle]) -> None:
        self._styles = styles
        self._builder = TextBuilder()
        self._open: list[str] = []
        self._hidden = 0  # elements that are open in which nothing is read
        self._paragraphs: list[_OpenParagraph] = []
        self._cells: list[list[list[str]]] = []  # rows of cells of the table that is open
        self._tables = 0
        self._elements = 0
        self._left_out = {"footnote": 0, "tracked deletion": 0}
        self._is_bold = False
        self._title: str | None = None

    def read(self, file: IO[bytes]) -> None:
        """Reads the XML. Raises ArticleError, ParseError, or what the decompression of the file raises."""
        from defusedxml.ElementTree import XMLParser

        parser = XMLParser(target=self, forbid_entities=True, forbid_external=True)
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
        parser.close()

    def article(self, title: str | None) -> Article:
        """What has been read; `title` is that of the properties. Raises ArticleError without words."""
        notes = [f"{count_of(number, what)} left out." for what, number in self._left_out.items() if number]
        return self._builder.article(self._title or title, notes=tuple(notes))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = name.rpartition("}")[2]
        self._open.append(name)
        self._elements += 1
        if self._elements > ELEMENTS or len(self._open) > limits.ELEMENT_DEPTH:
            raise ArticleError("the Word document is too large or too deeply nested; save its text as .txt")
        if name in _LEFT_OUT:
            self._hidden += 1
            self._left_out["tracked deletion"] += name in ("del", "moveFrom") and "r" not in self._open[-2:-1]
        if self._hidden:
            return
        value = next((text for key, text in attributes.items() if key.rpartition("}")[2] == "val"), None)
        if name == "p":
            self._paragraphs.append(_OpenParagraph())
        elif name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._cells.append([])
        elif name == "tc" and self._tables == 1 and self._cells:
            self._cells[-1].append([])
        elif name == "r":
            self._is_bold = False
        elif name == "footnoteReference":
            self._left_out["footnote"] += 1
        elif self._paragraphs:
            self._note(self._paragraphs[-1], name, value)

    def _note(self, paragraph: _OpenParagraph, name: str, value: str | None) -> None:
        """Takes an element within a paragraph: what it is, or a character of it."""
        properties = "pPr" in self._open[-4:]
        if name == "pStyle":
            paragraph.style = self._styles.get(value or "", ParagraphStyle())
        elif name == "ilvl" and properties:
            paragraph.depth = int(value) if value is not None and value.isdecimal() and len(value) < 3 else 0
        elif name == "numId" and properties:
            paragraph.is_listed = value != "0"
        elif name == "b" and not properties:
            self._is_bold = (value or "on").casefold() not in _OFF
        elif name in _SIGNS and not properties:
            paragraph.words.append(_SIGNS[name])

    def data(self, text: str) -> None:
        """Characters between tags."""
        if self._hidden or not self._paragraphs or self._open[-1] != "t":
            return
        paragraph = self._paragraphs[-1]
        paragraph.words.append(text)
        visible = len(text.strip())
        paragraph.length += visible
        paragraph.bold += visible if self._is_bold else 0

    def end(self, name: str) -> None:
        """An element ends."""
        name = self._open.pop()
        if name in _LEFT_OUT:
            self._hidden -= 1
        elif self._hidden:
            return
        elif name == "p" and self._paragraphs:
            self._finish(self._paragraphs.pop())
        elif name == "tbl":
            self._tables -= 1
            if self._tables == 0:
                self._finish_table()

    def close(self) -> None:
        """The document ends."""

    def _finish(self, paragraph: _OpenParagraph) -> None:
        """Adds a paragraph to the article, or to the cell of a table."""
        words = "".join(paragraph.words)
        if self._tables and self._cells and self._cells[-1]:
            self._cells[-1][-1].append(words)
            return
        style = paragraph.style
        kind, level = style.kind, style.level
        if kind in ("paragraph", "item") and (paragraph.is_listed or kind == "item"):
            kind, level = "item", min(max(paragraph.depth + 1, level), _DEEPEST)
        if kind == "title":
            self._title = self._title or " ".join(words.split()) or None
            kind, level = "heading", 1
        if kind != "paragraph":
            self._builder.add(kind, level, words)
            return
        is_heading = paragraph.length > 0 and paragraph.bold == paragraph.length
        for line in words.split("\n"):
            self._builder.add("paragraph", 0, line, marked=False, bold=is_heading)

    def _finish_table(self) -> None:
        """Adds a table; one of a single column is there for the layout, and its paragraphs are those of the article."""
        rows, self._cells = self._cells, []
        if all(len(row) <= 1 for row in rows):
            for line in (line for row in rows for cell in row for words in cell for line in words.split("\n")):
                self._builder.add("paragraph", 0, line, marked=False)
            return
        lines = [" | ".join(" ".join(" ".join(cell).split()) for cell in row) for row in rows]
        self._builder.add("table", 0, "\n".join(lines))
