"""Takes the lines out of a PDF: run as a program by `separate_process`, PDF in, the lines of each page out."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from argmap.article.blocks import ArticleError
from argmap.article.separate_process import serve
from argmap.diagnostics import missing_package
from argmap.patterns import compile_later
from argmap.syntax import limits

PAGES = 2_000
"""Pages of one PDF."""
_FARTHEST = 100_000
"""Points from which a place is nonsense."""
_BOLD = compile_later(r"bold|black|heavy", re.IGNORECASE)


def extract_pdf(raw: bytes) -> dict[str, Any]:
    """The `pages` of a PDF, each a list of lines, and its `title` if it has one.

    A line is its text, the place where it begins (right and up, in points), the size of its type in points, and whether
    it is bold. Raises ArticleError if the PDF cannot be opened.
    """
    import logging

    try:
        from pypdf import PdfReader
    except ImportError:
        raise missing_package("pypdf", "PDF", "draft", "the text of the PDF can be saved as .txt") from None
    logging.disable()  # what it says about broken files goes to standard error
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not _is_open(reader):
        raise ArticleError("the PDF is encrypted; save a copy without a password, or its text as .txt")
    number = len(reader.pages)
    if number > PAGES:
        raise ArticleError(f"the PDF has {number:,} pages; {PAGES:,} are the limit for one article")
    pages: list[list[tuple[str, float, float, float, bool]]] = []
    length = 0
    for page in reader.pages:
        lines = _PageLines()
        page.extract_text(visitor_text=lines.take)
        pages.append(lines.finish())
        length += sum(len(line[0]) for line in pages[-1])
        if length > limits.ARTICLE:
            raise ArticleError(f"the article is longer than {limits.ARTICLE:,} characters")
    title = reader.metadata.title if reader.metadata is not None else None
    return {"pages": pages, "title": title if isinstance(title, str) else None}


class _PageLines:
    """Puts the lines of a page together from the pieces of text that pypdf meets."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, float, float, float, bool]] = []
        self._words: list[str] = []
        self._place = (0.0, 0.0, 0.0)
        self._bold = self._length = 0

    def take(self, text: str, outer: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:
        """A piece of text, with the matrices of the page and of the text, the font and its size."""
        is_bold = _BOLD.search(str((font or {}).get("/BaseFont", ""))) is not None
        for number, words in enumerate(text.split("\n")):
            if number:
                self._end_line()
            if words.strip() and not "".join(self._words).strip():
                right = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
                up = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
                self._place = (right, up, abs(size * inner[3] * outer[3]))
            self._words.append(words)
            self._length += len(words.strip())
            self._bold += len(words.strip()) if is_bold else 0

    def finish(self) -> list[tuple[str, float, float, float, bool]]:
        """The lines of the page."""
        self._end_line()
        return self._lines

    def _end_line(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            right, up, size = (round(value, 1) if abs(value) < _FARTHEST else 0.0 for value in self._place)
            self._lines.append((text, right, up, size, self._bold * 10 >= self._length * 9))
        self._words = []
        self._bold = self._length = 0


def _is_open(reader: Any) -> bool:
    """Whether an encrypted PDF can be read without a password."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


if __name__ == "__main__":
    serve(extract_pdf, "PDF")
