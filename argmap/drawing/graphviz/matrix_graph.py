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
    _put(drawn, planned, corner, Frame(left, planned.grid.top - GAP - LINE, room, LINE), "RIGHT")
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
            left = planned.start_of(column)
            frames.append(Frame(left, grid.top, min(BLOCK, last - column) * planned.column, grid.height))
    for number, frame in enumerate(map(planned.turn, frames)):
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
    digits = "LEFT" if planned.is_mirrored else "RIGHT"  # units below units in either direction
    _put(drawn, planned, number, Frame(0.0, top, planned.number, LINE), digits)
    if planned.is_repeated:
        _put(drawn, planned, number, Frame(planned.grid.right + GAP, top, planned.number, LINE), "LEFT")
    left, room = planned.label_room
    ink = theme.ink(Tone.ATTACK)
    marks = [_type(f"<B>{literal(chip)}</B>", ink) for chip in box.chips]
    taken = sum(bold_ems(chip) + ems(NO_BREAK) for chip in box.chips)
    is_thesis = box.id == planned.scene.thesis
    text = literal(first_line(box.text, max(room / LEAST_TYPE - taken - 0.5, 4.0), bold_ems if is_thesis else ems))
    label = _type(f"<B>{text}</B>" if is_thesis else text, theme.text)
    side = "RIGHT" if is_right_to_left(box.text) and not planned.is_mirrored else "LEFT"
    drop = BOLD_RISE if marks or is_thesis else 0.0
    parts = [*marks, label]
    words = NO_BREAK.join(reversed(parts) if planned.is_mirrored else parts)
    name = _put(drawn, planned, words, Frame(left, top + drop, room, LINE), side, link_to(box.url or ""))
    if marks and planned.is_mirrored:
        drawn.texts[name] = drawn.texts[name]._replace(starts=_starts(box, text, drawn.texts[name].right))
    drawn.frames[box.id] = planned.turn(Frame(left, planned.top_of(row), room, ROW))
    more = [words for words, _ in box.more]
    says = f"{planned.matrix.labels[box.id]}, {capitalise(box.called)}: {box.text}"
    title = "; ".join([says, *planned.matrix.notes(box), *more])
    drawn.names[name] = Named(box.id, title, box.look.word(planned.scene.wording))
    if box.strength is not None:
        strength = _type(f"<B>{box.figure}</B>", theme.ink(box.tone))
        _put(drawn, planned, strength, Frame(left + room, top + BOLD_RISE, STRENGTH, LINE), "RIGHT")


def _starts(box: Box, text: str, right: float) -> dict[str, float]:
    """The right edges of the marks of a mirrored label and of its text."""
    starts: dict[str, float] = {}
    for chip in box.chips:
        starts[chip] = right
        right -= (bold_ems(chip) + ems(NO_BREAK)) * LEAST_TYPE
    return starts | {text.strip(): right}


def _column(drawn: Picture, planned: MatrixPlan, column: int, element: str) -> None:
    """The heading of a column, above the grid and below it."""
    matrix = planned.matrix
    lines = matrix.heading(element)
    left = planned.start_of(column)
    words = _type("<BR/>".join(map(literal, lines)), drawn.theme.muted)
    height = len(lines) * LINE
    frame = Frame(left, planned.grid.top - GAP - height, planned.column, height)
    name = _put(drawn, planned, words, frame, "CENTER")
    box = matrix.scene.boxes.get(element)
    title = matrix.name(element) if box is not None else f"{lines[0]}: {matrix.name(element)}"
    wording = matrix.scene.wording
    kind = box.look.word(wording) if box is not None else wording.word("picture.step")
    drawn.names[name] = Named("", title, kind)
    if planned.is_repeated:
        words = _type(literal(lines[0]), drawn.theme.muted)
        _put(drawn, planned, words, Frame(left, planned.grid.bottom + GAP, planned.column, LINE), "CENTER")


def _put(drawn: Picture, planned: MatrixPlan, words: str, frame: Frame, side: str, attributes: str = "") -> str:
    """Puts words into a frame, both mirrored if the matrix is; returns the id of their node."""
    turned = planned.turn(frame)
    if planned.is_mirrored:
        side = {"LEFT": "RIGHT", "RIGHT": "LEFT"}.get(side, side)
    return put_text(drawn, words, turned.left, turned.top, turned.width, turned.height, side, attributes)


def _type(words: str, colour: str) -> str:
    return f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{colour}">{words}</FONT>'


def _marks(drawn: Picture, planned: MatrixPlan) -> dict[tuple[str, int], str]:
    """Draws the marks; returns the node of each by its step and row. Marks that share a cell are narrower."""
    names: dict[tuple[str, int], str] = {}
    word = planned.scene.wording.word
    for number, entry in enumerate(planned.matrix.entries):
        cell = planned.cell(entry.row, entry.column)
        wide = cell.width / entry.count
        start = wide * (entry.rank + 0.5)
        middle = cell.right - start if planned.is_mirrored else cell.left + start
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
        top, bottom = (planned.cell(row, column) for row in (rows[0], rows[-1]))
        x = top.left + top.width / 2 + LANES[lane % len(LANES)]
        drawn.graph.edge(
            names[step, rows[0]],
            names[step, rows[-1]],
            pos=write_spline([(x, top.middle), (x, bottom.middle)], None),
            color=drawn.theme.ink(look.tone),
            penwidth=f"{LINE_WIDTH * drawn.theme.line:.2f}",
            arrowhead="none",
        )
