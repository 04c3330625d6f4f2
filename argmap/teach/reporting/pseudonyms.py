"""Names that stand for students: random, kept in a file that stays with the teacher, the same from report to report."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Iterable
from pathlib import Path

from argmap.diagnostics import ArgmapError
from argmap.syntax.files import read_bytes, write_bytes

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 5
_HEAD = ["student", "pseudonym"]


def pseudonyms(file: Path, students: Iterable[str]) -> dict[str, str]:
    """Student → pseudonym; those that the file does not have yet get one, and the file is written anew.

    A pseudonym says nothing of the name, nor does its place in the alphabet. ArgmapError for a file of another form.
    """
    known = _read(file) if file.exists() else {}
    taken = set(known.values())
    fresh = [student for student in dict.fromkeys(students) if student not in known]
    for student in fresh:
        while (name := "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))) in taken:
            continue
        known[student] = name
        taken.add(name)
    if fresh:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([_HEAD, *sorted(known.items())])
        write_bytes(file, text.getvalue().encode())
    return known


def _read(file: Path) -> dict[str, str]:
    try:
        rows = list(csv.reader(io.StringIO(read_bytes(file).decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ArgmapError(f"{file} is no table of pseudonyms: {error}") from error
    if not rows or rows[0] != _HEAD or any(len(row) != 2 for row in rows):
        raise ArgmapError(
            f"{file} is no table of pseudonyms: its first line is 'student,pseudonym', then two cells a line"
        )
    return {row[0]: row[1] for row in rows[1:]}
