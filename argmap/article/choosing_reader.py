"""Reads an article of any kind: what it is shows in its first bytes, then in its name, then in its text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePath

from argmap.article.blocks import Article, ArticleError
from argmap.article.plain_text import article_of_text
from argmap.diagnostics import ArgmapError, Severity
from argmap.patterns import compile_later
from argmap.syntax import limits
from argmap.syntax.decoding import decode, normalise_lines
from argmap.syntax.files import read_bytes

FORMATS = ("text", "markdown", "html", "docx", "pdf")
"""What an article may be."""
_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
}
_OTHERS = {
    b"\xd0\xcf\x11\xe0": "an old Word or Office file; save it as .docx",
    b"{\\rtf": "an RTF file; save it as .docx or .txt",
    b"\x1f\x8b": "a gzip archive; unpack it",
    b"BZh": "a bzip2 archive; unpack it",
    b"\xfd7zXZ": "an xz archive; unpack it",
    b"7z\xbc\xaf": "a 7z archive; unpack it",
    b"Rar!": "a RAR archive; unpack it",
    b"\x89PNG": "a picture; its words must be typed",
    b"\xff\xd8\xff": "a picture; its words must be typed",
    b"GIF8": "a picture; its words must be typed",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}
_PAGE = compile_later(
    r"(?:\s|<!--.{0,2000}?-->|<\?[^>]{0,500}>)*+<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = compile_later(
    r"^(?:#{1,6} \S|```|~~~)|\[[^\[\]\n]{1,200}\]\(https?://|^\*\*[^*\n]{1,200}\*\*$", re.MULTILINE
)
_MAP = compile_later(r"(?:#.*\n|\s)*+argmap:[ \t]*\d")
_UNDEFINED = compile_later(rb"[\x81\x8d\x8f\x90\x9d\x00-\x08\x0e-\x1f]")
"""Bytes that no text in Windows-1252 has."""
_CHARSET = compile_later(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?(iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gbk|gb2312|gb18030|big5)\b""",
    re.IGNORECASE,
)
"""The encodings of web pages that are believed."""
_LOOKED_AT = 20_000
"""Characters at the beginning of a text that tell what it is."""


def read_article(source: Path | bytes | str, *, name: str | None = None, format: str | None = None) -> Article:
    r"""An article from a file, from its bytes, or from its text.

    `name` is the name of the file that bytes or a text come from. `format` is one of `FORMATS` if it is known;
    otherwise it is found out. Nothing is taken from the network.

    Raises ArticleError, with a sentence for the user, for what cannot be read, and ValueError for another `format`.

    >>> read_article("# Why buses win\n\nThey are cheap.").title
    'Why buses win'
    """
    if format is not None and format not in FORMATS:
        raise ValueError(f"'{format}' is not a kind of article; there are {', '.join(FORMATS)}")
    try:
        if isinstance(source, Path):
            name = str(source) if name is None else name
            source = read_bytes(source, limits.ARTICLE, "article")
        elif len(source) > limits.ARTICLE:
            raise ArticleError(f"the article is larger than {limits.ARTICLE:,} bytes")
        return _read(source, name, format)
    except ArticleError:
        raise
    except ArgmapError as error:
        raise ArticleError(str(error)) from error


def _read(source: bytes | str, name: str | None, format: str | None) -> Article:
    if isinstance(source, bytes):
        format = format or _kind_of_bytes(source)
        if format == "docx":
            from argmap.article.word_document import read_document

            return read_document(source)
        if format == "pdf":
            from argmap.article.pdf_pages import read_pdf

            return read_pdf(source)
        text, note = _decode(source)
    else:
        if format in ("docx", "pdf"):
            raise ArticleError(f"an article of the kind {format} is bytes, not text")
        text, note = _without_halves(normalise_lines(source).removeprefix("\ufeff"))
    if "\0" in text:
        raise ArticleError("the article is not a text: it has NUL characters")
    format = format or _kind_of_text(text, name)
    if format == "html":
        from argmap.article.web_page import read_page

        article = read_page(text)
    elif format == "markdown":
        from argmap.article.markdown_article import article_of_markdown

        article = article_of_markdown(text)
    else:
        article = article_of_text(text)
    return replace(article, notes=(note, *article.notes), plain=False) if note else article


def _kind_of_bytes(raw: bytes) -> str | None:
    """What the first bytes show; None for a text. Raises ArticleError for what is no article."""
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return "docx"
    for magic, what in _OTHERS.items():
        if raw.startswith(magic):
            raise ArticleError(f"this is not an article but {what}")
    return None


def _kind_of_text(text: str, name: str | None) -> str:
    """What a text is by its name, or by its beginning. Raises ArticleError for a map."""
    start = text[:_LOOKED_AT]
    if _MAP.match(start):
        raise ArticleError("this is an argument map, not an article")
    by_name = _SUFFIXES.get(PurePath(name).suffix.lower()) if name else None
    if by_name == "html" or _PAGE.match(start):
        return "html"
    if by_name in ("text", "markdown"):
        return by_name
    return "markdown" if _MARKDOWN.search(start) else "text"


def _decode(raw: bytes) -> tuple[str, str | None]:
    """Bytes as text, and a note if they are not UTF-8. Raises ArticleError if they are in no encoding that is known."""
    text, diagnostics = decode(raw)
    if not diagnostics:
        return text, None
    if diagnostics[0].severity is not Severity.ERROR:
        return text, "The file is UTF-16 or UTF-32; a map can name it as its source once it is saved as UTF-8."
    declared = _CHARSET.search(raw[:2048])
    if not text or (declared is None and _UNDEFINED.search(raw) is not None):
        raise ArticleError(f"the article cannot be read as text: {diagnostics[0].message}")
    encoding = declared[1].decode("ascii") if declared is not None else "Windows-1252"
    return normalise_lines(raw.decode(encoding, "replace")), f"The file is not UTF-8; it was read as {encoding}."


def _without_halves(text: str) -> tuple[str, str | None]:
    """A text without surrogates, which cannot be written, and a note if there were any."""
    if text.isascii():
        return text, None
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return (whole, None) if whole == text else (whole, "Halves of characters were replaced.")
