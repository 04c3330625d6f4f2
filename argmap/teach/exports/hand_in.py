"""An HTML page for students that collects answers and checks nothing: feedback is held back until the teacher gives it.

It is the page of the export `page` without the key, so nobody can find answers in it. Students save their answers to a
file and hand it in; `argmap teach report --feedback FOLDER` writes the feedback when the teacher wants it to be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.teach.exercise import Posed
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exports.page import exercise_page

_SCRIPT = 'for (const button of document.querySelectorAll(".check")) button.remove();'


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The page with all exercises, one below the other."""
    return exercise_page(posed, more_script=_SCRIPT, has_key=False, asks_server=False).encode()


EXPORT = Export("hand-in", __doc__ or "", (".html",), write)
