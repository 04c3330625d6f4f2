"""Takes the text out of a PDF: run as a program by `separate_process`, PDF in, the text of each page out."""

from __future__ import annotations

import io
from typing import Any

from argmap.article.blocks import ArticleError
from argmap.article.separate_process import serve
from argmap.diagnostics import missing_package
from argmap.syntax import limits

PAGES = 2_000
"""Pages of one PDF."""


def extract_pdf(raw: bytes) -> dict[str, Any]:
    """The texts of the `pages` of a PDF, and its `title` if it has one. Raises ArticleError if it cannot be opened."""
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
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > limits.ARTICLE:
            raise ArticleError(f"the article is longer than {limits.ARTICLE:,} characters")
    title = reader.metadata.title if reader.metadata is not None else None
    return {"pages": pages, "title": title if isinstance(title, str) else None}


def _is_open(reader: Any) -> bool:
    """Whether an encrypted PDF can be read without a password."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


if __name__ == "__main__":
    serve(extract_pdf, "PDF")
