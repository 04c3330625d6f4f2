"""A worksheet to be printed and filled in by hand, in greys, with numbered claims and empty boxes; HTML or PDF.

The key to it is an export of its own, `answer-key`. Each page names the exercise it belongs to by its fingerprint. A
PDF is set by Typst (extra `teach`).
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
