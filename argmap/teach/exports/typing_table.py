"""An empty table for the answers of a class, to type in what was written on paper: a row for each student; CSV.

`argmap teach grade` and `argmap teach report` read it when it is filled in. It holds one exercise.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.syntax import csv_text
from argmap.teach.exercise import Posed
from argmap.teach.exporting.export_kind import Export
from argmap.teach.grading.grade_answers import shorten


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The headings for the only exercise."""
    (one,) = posed
    headings = [one.exercise.wording.word("sheet.name")]
    for task in one.exercise.tasks:
        headings += [f"{task.id}.{part.id}. {shorten(part.text)}" for part in task.parts]
        headings += [] if task.parts else [f"{task.id}. {shorten(task.prompt)}"]
    return csv_text.write([headings])


EXPORT = Export("typing-table", __doc__ or "", (".csv",), write, single=True)
