"""A worksheet to print and fill in by hand, in shades of grey; HTML or PDF.

The export `answer-key` writes the key. Each page shows the fingerprints of its exercises, so that teachers can match
sheets and keys. PDF files are set by Typst (extra `teach`).
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.teach.exercise import Posed
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.worksheet_pages import sheet


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The worksheet with all exercises."""
    return sheet(posed, suffix, answers=False)


EXPORT = Export("worksheet", __doc__ or "", (".html", ".pdf"), write)
