"""A matrix as a web page: a table whose headings stay in view, with the marks of the pictures as symbols.

The page has no script. Every cell says in words what its marks show.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.drawing.scene.legend import is_hollow
from argmap.drawing.scene.matrix import Matrix, build_matrix, list_matrix_legend
from argmap.drawing.scene.scene import Box, Scene
from argmap.drawing.style.style import LOOKS
from argmap.drawing.web.palette import rules, start
from argmap.drawing.web.template import fill, source


class CellMark(NamedTuple):
    """One mark in a cell: the role of its step, its symbol, what it says, and the numbers of the joint premises."""

    role: str
    symbol: str
    words: str
    joined: str


class MatrixRow(NamedTuple):
    """One row: the number and the box of its claim, and the marks of each of its cells."""

    label: str
    box: Box
    cells: list[list[CellMark]]


class MatrixColumn(NamedTuple):
    """The heading of a column: its lines, what it stands for in words, and the row of its claim, "" for a step."""

    lines: list[str]
    words: str
    row: str


def write_matrix_page(scene: Scene) -> str:
    """The HTML text of the matrix of a scene; UndrawableError if it would be too large."""
    matrix = build_matrix(scene)
    joined = scene.wording.word("legend.matrix.joined-number")
    return fill(
        "matrix.html.jinja",
        f"{rules(scene.style.theme)}\n{source('matrix.css')}",
        "",
        wording=scene.wording,
        scene=scene,
        rows=_rows(matrix),
        columns=_columns(matrix),
        symbols=sorted({symbol(role) for role in LOOKS if LOOKS[role].bearing}),
        symbol=symbol,
        has_strengths=any(box.strength is not None for box in scene.boxes.values()),
        theme=start(scene.style.theme),
        notes=matrix.notes,
        legend=list(list_matrix_legend(matrix, joined)) if scene.style.legend else [],
    )


def symbol(role: str) -> str:
    """The symbol of a role: the name of its arrowhead, and whether it is hollow."""
    return f"{LOOKS[role].arrow}{'-hollow' if is_hollow(role) else ''}"


def _rows(matrix: Matrix) -> list[MatrixRow]:
    rows = [
        MatrixRow(matrix.labels[claim], matrix.scene.boxes[claim], [[] for _ in matrix.columns])
        for claim in matrix.rows
    ]
    for entry in matrix.entries:
        here, step = matrix.rows[entry.row], entry.step
        joined = "".join(f"+{matrix.labels[other]}" for other in step.premises if other != here)
        mark = CellMark(step.role, symbol(step.role), matrix.describe(entry), joined)
        rows[entry.row].cells[entry.column].append(mark)
    return rows


def _columns(matrix: Matrix) -> list[MatrixColumn]:
    return [
        MatrixColumn(
            matrix.heading(column), matrix.name(column), matrix.labels[column] if column in matrix.scene.boxes else ""
        )
        for column in matrix.columns
    ]
