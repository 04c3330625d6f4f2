"""A planned matrix in DOT: headings as texts, each mark as a node with its shape, lines between joint premises."""

from __future__ import annotations

from graphviz import Digraph

from argmap.drawing.graphviz.graphviz_label import NO_BREAK, link_to, literal
from argmap.drawing.graphviz.picture_graph import BOLD_RISE, LINE_WIDTH, MARK, Named, Picture, place, put_mark, put_text
from argmap.drawing.layout.matrix_plan import GAP, LINE, ROW, STRENGTH, MatrixPlan
from argmap.drawing.layout.placement import Frame
from argmap.drawing.layout.spline import write_spline
from argmap.drawing.scene.scene import Box
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems, ems, first_line, is_right_to_left
from argmap.drawing.style.themes import Tone
from argmap.language.wording import capitalise

BLOCK = 5
"""Rows and columns between two lines of the grid."""
GRID_WIDTH = 0.6
FAINT, DIAGONAL = "50", "28"
"""How opaque the lines of the grid are, and the cells where a claim would bear on itself; two hexadecimal digits."""
LANES = (0.0, 2.5, -2.5)
"""Where lines between joint premises run, as distances from the middle of their column, in turn."""


def put_matrix(drawn: Picture, planned: MatrixPlan) -> None:
    """Draws a matrix into a picture."""
    _grid(drawn, planned)
    matrix = planned.matrix
    left, room = planned.label_room
    corner = _type(literal(planned.scene.wording.word("matrix.corner")), drawn.theme.muted)
    put_text(drawn, corner, left, planned.grid.top - GAP - LINE, room, LINE, "RIGHT")
    for row, claim in enumerate(matrix.rows):
        _row(drawn, planned, row, planned.scene.boxes[claim])
    for column, element in enumerate(matrix.columns):
        _column(drawn, planned, column, element)
    names = _marks(drawn, planned)
    _joins(drawn, planned, names)


def _grid(drawn: Picture, planned: MatrixPlan) -> None:
    """Frames around every fifth row and column, and the diagonal."""
    grid, rows = planned.grid, len(planned.matrix.rows)
    colour = f"{drawn.theme.muted}{FAINT}"
    frames = [
        Frame(grid.left, planned.top_of(row), grid.width, min(BLOCK, rows - row) * ROW) for row in range(0, rows, BLOCK)
    ]
    for first, last in ((0, rows), (rows, len(planned.matrix.columns))):
        for column in range(first, last, BLOCK):
            left = planned.left_of(column)
            frames.append(Frame(left, grid.top, min(BLOCK, last - column) * planned.column, grid.height))
    for number, frame in enumerate(frames):
        corners = f"{frame.left:.1f},{-frame.bottom:.1f},{frame.right:.1f},{-frame.top:.1f}"
        line = {"color": colour, "penwidth": f"{GRID_WIDTH * drawn.theme.line:g}"}
        attributes = {"bb": corners, "label": "", "bgcolor": "transparent", **line}
        drawn.graph.subgraph(Digraph(f"cluster_{number}", graph_attr=attributes))
    for row in range(rows):
        paper = f"{drawn.theme.muted}{DIAGONAL}"
        drawn.graph.node(f"d{row}", style="filled", fillcolor=paper, penwidth="0", **place(planned.cell(row, row)))


def _row(drawn: Picture, planned: MatrixPlan, row: int, box: Box) -> None:
    """The heading of a row: number, marks and label of a claim, and its strength."""
    theme, top = drawn.theme, planned.top_of(row) + (ROW - LINE) / 2
    number = _type(planned.matrix.labels[box.id], theme.muted)
    put_text(drawn, number, 0.0, top, planned.number, LINE, "RIGHT")
    if planned.is_repeated:
        put_text(drawn, number, planned.grid.right + GAP, top, planned.number, LINE, "LEFT")
    left, room = planned.label_room
    ink = theme.ink(Tone.ATTACK)
    marks = "".join(f"{_type(f'<B>{literal(chip)}</B>', ink)}{NO_BREAK}" for chip in box.chips)
    taken = sum(bold_ems(chip) + ems(NO_BREAK) for chip in box.chips)
    is_thesis = box.id == planned.scene.thesis
    text = literal(first_line(box.text, max(room / LEAST_TYPE - taken - 0.5, 4.0), bold_ems if is_thesis else ems))
    label = _type(f"<B>{text}</B>" if is_thesis else text, theme.text)
    side = "RIGHT" if is_right_to_left(box.text) else "LEFT"
    drop = BOLD_RISE if marks or is_thesis else 0.0
    name = put_text(drawn, marks + label, left, top + drop, room, LINE, side, link_to(box.url or ""))
    drawn.frames[box.id] = Frame(left, planned.top_of(row), room, ROW)
    more = [words for words, _ in box.more]
    says = f"{planned.matrix.labels[box.id]}, {capitalise(box.called)}: {box.text}"
    title = "; ".join([says, *planned.matrix.notes(box), *more])
    drawn.names[name] = Named(box.id, title, box.look.word(planned.scene.wording))
    if box.strength is not None:
        strength = _type(f"<B>{box.figure}</B>", theme.ink(box.tone))
        put_text(drawn, strength, left + room, top + BOLD_RISE, STRENGTH, LINE, "RIGHT")


def _column(drawn: Picture, planned: MatrixPlan, column: int, element: str) -> None:
    """The heading of a column, above the grid and below it."""
    matrix = planned.matrix
    lines = matrix.heading(element)
    left = planned.left_of(column)
    words = _type("<BR/>".join(map(literal, lines)), drawn.theme.muted)
    height = len(lines) * LINE
    name = put_text(drawn, words, left, planned.grid.top - GAP - height, planned.column, height, "CENTER")
    box = matrix.scene.boxes.get(element)
    title = matrix.name(element) if box is not None else f"{lines[0]}: {matrix.name(element)}"
    wording = matrix.scene.wording
    kind = box.look.word(wording) if box is not None else wording.word("picture.step")
    drawn.names[name] = Named("", title, kind)
    if planned.is_repeated:
        words = _type(literal(lines[0]), drawn.theme.muted)
        put_text(drawn, words, left, planned.grid.bottom + GAP, planned.column, LINE, "CENTER")


def _type(words: str, colour: str) -> str:
    return f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{colour}">{words}</FONT>'


def _marks(drawn: Picture, planned: MatrixPlan) -> dict[tuple[str, int], str]:
    """Draws the marks; returns the node of each by its step and row. Marks that share a cell are narrower."""
    names: dict[tuple[str, int], str] = {}
    word = planned.scene.wording.word
    for number, entry in enumerate(planned.matrix.entries):
        cell = planned.cell(entry.row, entry.column)
        wide = cell.width / entry.count
        middle = cell.left + wide * (entry.rank + 0.5)
        name = f"m{number}"
        put_mark(drawn, name, entry.step.role, middle, cell.middle, min(MARK, wide - 1))
        step = entry.step.id if entry.is_first else ""
        kind = word("picture.step") if entry.is_first else word("picture.part-of-step")
        drawn.names[name] = Named(step, planned.matrix.describe(entry), kind)
        names[entry.step.id, entry.row] = name
    return names


def _joins(drawn: Picture, planned: MatrixPlan, names: dict[tuple[str, int], str]) -> None:
    """Draws the lines between the marks of joint premises, which are in one column; several run beside each other."""
    lanes: dict[int, int] = {}
    ends: dict[str, list[tuple[int, int]]] = {}
    for entry in planned.matrix.entries:
        ends.setdefault(entry.step.id, []).append((entry.row, entry.column))
    for step, cells in ends.items():
        if len(cells) == 1:
            continue
        rows, column = sorted(row for row, _ in cells), cells[0][1]
        lane = lanes.setdefault(column, 0)
        lanes[column] += 1
        look = planned.scene.steps[step].look
        x = planned.left_of(column) + planned.column / 2 + LANES[lane % len(LANES)]
        first, last = (planned.cell(row, column).middle for row in (rows[0], rows[-1]))
        drawn.graph.edge(
            names[step, rows[0]],
            names[step, rows[-1]],
            pos=write_spline([(x, first), (x, last)], None),
            color=drawn.theme.ink(look.tone),
            penwidth=f"{LINE_WIDTH * drawn.theme.line:.2f}",
            arrowhead="none",
        )
