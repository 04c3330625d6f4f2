"""A blank rubric for marking maps by hand, in plain words for an age group; Markdown, or a page to print."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from argmap.teach.versioned_files import values

FORMS = (".md", ".html")
"""The endings of the files that a blank rubric can be written to."""


class RubricRow(NamedTuple):
    """What is looked at, and how it is when it is not yet, partly, and fully there."""

    what: str
    levels: tuple[str, ...]


class BlankRubric(NamedTuple):
    """The rubric of an age group: its youngest age, its ages in words, the names of the levels, and the rows."""

    age: int
    ages: str
    levels: tuple[str, ...]
    rows: tuple[RubricRow, ...]


@cache
def blank_rubrics() -> tuple[BlankRubric, ...]:
    """The rubrics of all age groups, the youngest first."""
    text = resources.files("argmap.teach").joinpath("blank-rubrics.yaml").read_text(encoding="utf-8")
    content: Any = values(text).value
    return tuple(
        BlankRubric(
            int(group["age"]),
            group["ages"],
            tuple(content["levels"]),
            tuple(RubricRow(row["what"], tuple(row["levels"])) for row in group["rows"]),
        )
        for group in content["groups"]
    )


def blank_rubric(age: int) -> BlankRubric:
    """The rubric for students of an age in years: that of the nearest group.

    >>> [blank_rubric(age).age for age in (6, 9, 11, 12, 14, 99)]
    [9, 9, 12, 12, 15, 15]
    """
    return min(blank_rubrics(), key=lambda group: (abs(group.age - age), -group.age))


def as_markdown(rubric: BlankRubric) -> str:
    """The rubric as a table in Markdown, with a column for the points."""
    head = ["", *rubric.levels, "Points"]
    lines = [f"# How good is my map? ({rubric.ages})", "", "Name: ____________________  Date: __________", ""]
    lines += [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| **{row.what}** | {' | '.join(f'☐ {level}' for level in row.levels)} | ____ |" for row in rubric.rows]
    lines += [
        "",
        "This went well: ______________________________",
        "",
        "Next time I will: ______________________________",
    ]
    return "\n".join(lines) + "\n"


def as_printed_page(rubric: BlankRubric) -> str:
    """The rubric as a page to print."""
    from argmap.drawing.web.palette import rules
    from argmap.drawing.web.template import fill, source

    css = f"{rules('light')}\n{source('rubric.css', 'argmap.teach')}"
    return fill("rubric.html.jinja", css, "", package="argmap.teach", rubric=rubric)
