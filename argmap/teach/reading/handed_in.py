"""What one student handed in, and why it cannot be graded if that is so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.diagnostics import Diagnostic, Span
from argmap.teach.exercise import Answers
from argmap.teach.reading.choice_words import shown

LONGEST_NAME = 200
"""The most characters of a name that are kept, as on the page for students."""
Where = Callable[[str, str | None], Span | None]
"""The place in a file of the answer to a task, or to one of its parts."""


def nowhere(task: str, part: str | None) -> None:
    """No place: for files whose places say nothing, such as tables."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What one student handed in: a file, or a row of a table.

    `file` is the name of the file, `row` the number of the row in a table, from 1, None for other files. `answers` is
    None when there are none; `problem` says why nothing can be graded, and is empty if it can. `diagnostics` are the
    mistakes of a file that can be read, `notes` say what was left aside, and `where` finds the places of answers.
    `lacking` says by task, or by task and part such as `2.1`, why the file can have no answer to it. `rivals`
    are the places of other answers with the same name, which make these a problem.
    """

    file: str
    answers: Answers | None = None
    problem: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    where: Where = field(default=nowhere, compare=False)
    row: int | None = None
    lacking: Mapping[str, str] = field(default_factory=dict)
    rivals: str = ""

    @property
    def student(self) -> str:
        """The name of the student; the place of the answers if they have none."""
        return (self.answers.student if self.answers is not None else None) or self.place

    @property
    def place(self) -> str:
        """The file, with the row in a table."""
        return self.file if self.row is None else f"{self.file}, row {self.row}"


def tidy_name(name: str | None) -> str | None:
    """A name on one line and of bounded length; None for an empty one.

    >>> tidy_name("  Anna\\t Bo "), tidy_name(" "), len(tidy_name("x" * 10_000) or "")
    ('Anna Bo', None, 200)
    """
    line = " ".join((name or "")[: 10 * LONGEST_NAME].split())
    return (line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…") or None


def hand_in(
    file: str,
    answers: Mapping[str, Any],
    student: str | None,
    *,
    exercise: str | None = None,
    attempt: str | None = None,
    notes: tuple[str, ...] = (),
    where: Where = nowhere,
    row: int | None = None,
) -> HandedIn:
    """What was handed in as plain texts; a problem if the number of the try is none, or there are no answers."""
    number = 1
    if attempt is not None:
        digits = attempt.strip()
        if not (digits.isdecimal() and len(digits) < 5 and 1 <= int(digits) <= 1000):
            return HandedIn(
                file, Answers(student=tidy_name(student)), f"{shown(attempt)} is no number of a try", row=row
            )
        number = int(digits)
    given = {name: value for name, value in answers.items() if value}
    content = Answers(exercise=exercise, student=tidy_name(student), attempt=number, answers=given)
    return HandedIn(file, content, "" if given else "it has no answers", (), notes, where, row)
