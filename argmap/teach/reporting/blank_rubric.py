"""A blank rubric for marking maps by hand, in plain words for an age group; Markdown, or a page to print.

Its words are in the catalogues. The rows are the parts of the rubric that `argmap teach rubric` prints, in its order.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.language.wording import ENGLISH, Wording

FORMS = (".md", ".html")
"""The endings of the files that a blank rubric can be written to."""
_PARTS = ("thesis", "recall", "precision", "type", "attachment", "sign")
_GROUPS = {
    9: tuple(part for part in _PARTS if part != "type"),
    12: _PARTS,
    15: _PARTS,
}
"""The parts that students are marked for, by the age in the middle of their group."""


class RubricRow(NamedTuple):
    """What is looked at, and how it is when it is not yet, partly, and fully there."""

    what: str
    levels: tuple[str, ...]


class BlankRubric(NamedTuple):
    """The rubric of an age group in a language: the age that stands for it, in words too, levels, and rows."""

    age: int
    ages: str
    levels: tuple[str, ...]
    rows: tuple[RubricRow, ...]
    wording: Wording


def blank_rubrics(wording: Wording = ENGLISH) -> tuple[BlankRubric, ...]:
    """The rubrics of all age groups, the youngest first."""
    return tuple(
        BlankRubric(
            age,
            wording.word(f"rubric.{age}.ages"),
            _split(wording.word("rubric.levels")),
            tuple(_row(wording.word(f"rubric.{age}.{part}")) for part in parts),
            wording,
        )
        for age, parts in _GROUPS.items()
    )


def _row(text: str) -> RubricRow:
    what, *levels = _split(text)
    return RubricRow(what, tuple(levels))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(" | "))


def blank_rubric(age: int, wording: Wording = ENGLISH) -> BlankRubric:
    """The rubric for students of an age in years: that of the nearest group.

    >>> [blank_rubric(age).age for age in (6, 9, 11, 12, 14, 99)]
    [9, 9, 12, 12, 15, 15]
    """
    return min(blank_rubrics(wording), key=lambda group: (abs(group.age - age), -group.age))


def as_markdown(rubric: BlankRubric) -> str:
    """The rubric as a table in Markdown, with a column for the points."""
    word = rubric.wording.word
    head = ["", *rubric.levels, word("rubric.points")]
    lines = [f"# {word('rubric.title', ages=rubric.ages)}", ""]
    lines += [f"{word('sheet.name')}: ____________________  {word('sheet.date')}: __________", ""]
    lines += [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| **{row.what}** | {' | '.join(f'☐ {level}' for level in row.levels)} | ____ |" for row in rubric.rows]
    for key in ("rubric.well", "rubric.next"):
        lines += ["", f"{word(key)} ______________________________"]
    return "\n".join(lines) + "\n"


def as_printed_page(rubric: BlankRubric) -> str:
    """The rubric as a page to print."""
    from argmap.drawing.web.palette import rules
    from argmap.drawing.web.template import fill, source

    css = f"{rules('light')}\n{source('rubric.css', 'argmap.teach')}"
    return fill("rubric.html.jinja", css, "", wording=rubric.wording, package="argmap.teach", rubric=rubric)
