"""A Word document (.docx) as an article: paragraphs with their styles, lists, and tables.

The document is read as a stream, so that its size is bounded by what is kept. Text that tracked changes delete, notes,
headers, footers and comments are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from argmap.article.blocks import Article, ArticleError
from argmap.article.text_builder import sensible_title
from argmap.article.word_paragraphs import ParagraphStyle, WordReader
from argmap.patterns import compile_later
from argmap.syntax.decoding import decode
from argmap.syntax.xml import Element, parse

PROPERTIES = 1_000_000
"""Bytes of the unpacked styles, and of the other small parts."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError, ParseError)
"""What reading a damaged or encrypted archive may raise."""
_HEADING_STYLE = compile_later(r"heading\s*(\d)", re.IGNORECASE)
_LIST_STYLE = compile_later(r"list\s*(?:bullet|number)\s*(\d?)", re.IGNORECASE)
_QUOTE_STYLE = compile_later(r"(?:intense )?quote|block text", re.IGNORECASE)
_OTHER_ARCHIVES = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("content.xml", "an OpenDocument file; save it as .docx"),
)


def read_document(raw: bytes) -> Article:
    """The article in a .docx file. Raises ArticleError if it is damaged, encrypted, another archive, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            name = _main_part(archive, names)
            styles = _styles(_part(archive, "word/styles.xml", names))
            title = _core_title(_part(archive, "docProps/core.xml", names))
            reader = WordReader(styles)
            with archive.open(name) as file:
                reader.read(file)
    except ArticleError:
        raise
    except _DAMAGED as error:
        raise ArticleError(f"the Word document cannot be read: it is damaged or encrypted ({error})") from error
    return reader.article(title)


def _main_part(archive: zipfile.ZipFile, names: set[str]) -> str:
    """The name of the part that has the text."""
    root = parse(decode(_part(archive, "_rels/.rels", names))[0])[0]
    for relation in root.every("Relationship") if root is not None else ():
        target = (relation.get("Target") or "").lstrip("/")
        if (relation.get("Type") or "").endswith("/officeDocument") and target.startswith("word/") and target in names:
            return target
    if "word/document.xml" in names:
        return "word/document.xml"
    what = next((what for part, what in _OTHER_ARCHIVES if part in names), "a ZIP archive without a Word document")
    raise ArticleError(f"this is not an article but {what}")


def _part(archive: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    """A small part of the archive; empty if it is missing or too large."""
    if name not in names:
        return b""
    with archive.open(name) as file:
        content = file.read(PROPERTIES + 1)
    return content if len(content) <= PROPERTIES else b""


def _core_title(raw: bytes) -> str | None:
    root = parse(decode(raw)[0])[0] if raw else None
    element = root.child("title") if root is not None else None
    return sensible_title(element.text()) if element is not None else None


def _styles(raw: bytes) -> dict[str, ParagraphStyle]:
    """The meaning of each style of paragraphs by its id."""
    root = parse(decode(raw)[0])[0] if raw else None
    meanings: dict[str, ParagraphStyle] = {}
    bases: dict[str, str] = {}
    for style in root.children("style") if root is not None else ():
        key = next((value for name, value in style.attributes.items() if name.endswith("}styleId")), "")
        name, base = style.child("name"), style.child("basedOn")
        outline = next(style.every("outlineLvl"), None)
        meanings[key] = _meaning(_value(name) or key, _value(outline))
        if base is not None:
            bases[key] = _value(base) or ""
    for key in meanings:
        base_key, steps = key, 0
        while meanings.get(base_key, ParagraphStyle()).kind == "paragraph" and base_key in bases and steps < 20:
            base_key, steps = bases[base_key], steps + 1
        meanings[key] = meanings.get(base_key, ParagraphStyle())
    return meanings


def _meaning(name: str, outline: str | None) -> ParagraphStyle:
    """What a style means by its name and its level in the outline, from 0."""
    if name.casefold() == "title":
        return ParagraphStyle("title")
    if (match := _HEADING_STYLE.fullmatch(name)) is not None:
        return ParagraphStyle("heading", min(max(int(match[1]), 1), 6))
    if outline is not None and outline in tuple("012345"):
        return ParagraphStyle("heading", int(outline) + 1)
    if (match := _LIST_STYLE.fullmatch(name)) is not None:
        return ParagraphStyle("item", int(match[1] or 1))
    return ParagraphStyle("quote") if _QUOTE_STYLE.fullmatch(name) else ParagraphStyle()


def _value(element: Element | None) -> str | None:
    """The attribute `val` of an element, in whatever namespace."""
    attributes = element.attributes if element is not None else {}
    return next((value for name, value in attributes.items() if name.rpartition("}")[2] == "val"), None)
