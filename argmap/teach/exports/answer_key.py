"""The answer key of a worksheet: the same pages with the right answers and the reasons; HTML or PDF.

Not for students. PDF files are set by Typst (extra `teach`).
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.teach.exercise import Posed
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.worksheet_pages import sheet


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The answer key of all exercises."""
    return sheet(posed, suffix, answers=True)


EXPORT = Export("answer-key", __doc__ or "", (".html", ".pdf"), write, key=True)
