"""What the figures of a task mean, in plain words: how many got it, and whether it is worth a second look.

The limits of discrimination follow R. L. Ebel and D. A. Frisbie, *Essentials of Educational Measurement* (1991): 0.4
and more is very good, below 0.2 a question should be rejected or improved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language.wording import ENGLISH, Wording

if TYPE_CHECKING:
    from argmap.teach.reporting.class_report import TaskFigures

GOOD, POOR = 0.4, 0.2
"""Discrimination from which a question tells students apart well, and below which it hardly does."""
_DIFFICULTIES = ((0.9, "all"), (0.7, "most"), (0.4, "half"), (0.15, "rare"), (0.0, "none"))
EMPTY = 0.2
"""The share of students without an answer from which it is mentioned."""


def describe_task(task: TaskFigures, wording: Wording = ENGLISH) -> str:
    """One or more sentences about a task.

    >>> from argmap.teach.reporting.class_report import TaskFigures
    >>> describe_task(TaskFigures("1", 0.75, -0.2, None, 0.0))
    'Most got this; those who did well overall did worse here – look at the question and its key.'
    >>> describe_task(TaskFigures("2", 0.5, None, None, 0.25, 2))
    'About half got this. 25 % gave no answer. 2 answers could not be graded.'
    """
    sentences = []
    if task.difficulty is not None:
        got = next(name for least, name in _DIFFICULTIES if task.difficulty >= least)
        apart = _apart(task.discrimination)
        sentences.append(wording.word(f"report.apart.{apart}", got=wording.word(f"report.got.{got}")))
    if task.empty >= EMPTY:
        sentences.append(wording.word("report.empty", share=percent(task.empty, wording)))
    if task.not_graded:
        sentences.append(wording.quantify(task.not_graded, "report.unclear"))
    return " ".join(sentences)


def percent(share: float, wording: Wording) -> str:
    """A share in per cent, as a language writes it."""
    return wording.word("report.percent", number=wording.number(100 * share, ".0f"))


def _apart(discrimination: float | None) -> str:
    """The name of what a discrimination means."""
    if discrimination is None:
        return "unknown"
    if discrimination >= GOOD:
        return "clearly"
    if discrimination >= POOR:
        return "better"
    return "no" if discrimination > -POOR / 2 else "worse"
