"""Pseudonyms for students: random, kept in a file that stays with the teacher, and the same in every report."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Iterable
from pathlib import Path

from argmap.diagnostics import ArgmapError
from argmap.syntax.csv_text import guard, unguard
from argmap.syntax.files import is_missing, read_bytes, write_bytes

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 5
_HEAD = ["student", "pseudonym"]


def pseudonyms(file: Path, students: Iterable[str]) -> dict[str, str]:
    """Student → pseudonym; new students get one, and the file is written again.

    A pseudonym does not depend on the name. ArgmapError for a file in another format.
    """
    names = {} if is_missing(file) else _read(file)
    taken = set(names.values())
    fresh = [student for student in dict.fromkeys(students) if student not in names]
    for student in fresh:
        while (name := "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))) in taken:
            continue
        names[student] = name
        taken.add(name)
    if fresh:
        text = io.StringIO()
        rows = ([guard(student), pseudonym] for student, pseudonym in sorted(names.items()))
        csv.writer(text, lineterminator="\n").writerows([_HEAD, *rows])
        write_bytes(file, text.getvalue().encode(errors="replace"))
    return names


def _read(file: Path) -> dict[str, str]:
    try:
        rows = list(csv.reader(io.StringIO(read_bytes(file).decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ArgmapError(f"{file} is not a table of pseudonyms: {error}") from error
    if not rows or rows[0] != _HEAD or any(len(row) != 2 for row in rows):
        raise ArgmapError(
            f"{file} is not a table of pseudonyms: expected the first line 'student,pseudonym', then two cells per line"
        )
    return {unguard(row[0]): row[1] for row in rows[1:]}
