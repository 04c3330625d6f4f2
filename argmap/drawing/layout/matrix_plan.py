"""Positions of everything in a matrix: row headings at the start, column headings above, a grid of cells.

A matrix is one picture. It fits the page of the style if its type is legible there; else it has a size of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.drawing.layout.picture_plan import (
    ABOVE_LEGEND,
    BELOW_HEADING,
    FOOTER_ROW,
    READABLE_WIDTH,
    PicturePlan,
    plan_footer,
    plan_headings,
    plan_legend,
)
from argmap.drawing.layout.placement import Frame
from argmap.drawing.scene.footer import list_footer
from argmap.drawing.scene.matrix import HARD_TO_READ, Matrix, build_matrix, list_matrix_legend
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import LEAST_TYPE, Page

ROW, LEAST_COLUMN = 14.0, 14.0
"""Height of a row, and the least width of a column."""
DIGIT = 0.556 * LEAST_TYPE
BESIDE_DIGITS = 4.0
LINE = 11.0
"""Height of a line of a column heading."""
LABEL = 220.0
"""Width of the label of a row."""
STRENGTH = 26.0
GAP = 4.0
"""Points between the headings and the grid, and before the columns of steps."""
REPEATED = 25
"""Rows from which on the headings are repeated at the other end of their row or column."""


@dataclass(frozen=True, slots=True)
class MatrixPlan(PicturePlan):
    """A matrix, ready to be drawn.

    - `matrix`: its content.
    - `number`: width of the numbers before and after the rows.
    - `column`: width of a column.
    - `grid`: the area of the cells before it is mirrored.
    - `is_mirrored`: whether its rows start at the right.
    """

    matrix: Matrix
    number: float
    column: float
    grid: Frame
    is_mirrored: bool = False

    @property
    def description(self) -> str:
        """What the matrix shows, in sentences."""
        return f"{self.scene.summary} {self.scene.wording.word('matrix.description')}"

    @property
    def is_repeated(self) -> bool:
        """Whether headings are repeated after the grid."""
        return len(self.matrix.rows) >= REPEATED

    @property
    def label_room(self) -> tuple[float, float]:
        """The left edge of the labels of rows before they are mirrored, and their width."""
        return self.number + GAP, LABEL

    def turn(self, frame: Frame) -> Frame:
        """The frame where its reader sees it: mirrored if the matrix is."""
        return frame._replace(left=self.left + self.width - frame.right) if self.is_mirrored else frame

    def top_of(self, row: int) -> float:
        """The upper edge of a row."""
        return self.grid.top + row * ROW

    def start_of(self, column: int) -> float:
        """The left edge of a column before it is mirrored."""
        is_step = column >= len(self.matrix.rows)
        return self.grid.left + column * self.column + (GAP if is_step else 0.0)

    def cell(self, row: int, column: int) -> Frame:
        """The position and size of a cell."""
        return self.turn(Frame(self.start_of(column), self.top_of(row), self.column, ROW))


def plan_matrix(scene: Scene) -> MatrixPlan:
    """Plans the matrix of a scene, on the page of its style if it is legible there; UndrawableError if too large."""
    planned = _plan(scene, build_matrix(scene))
    if scene.style.sheet.is_legible(*planned.outer):
        return planned
    return replace(planned, scene=replace(scene, style=replace(scene.style, page=Page.SCREEN)))


def caution(scene: Scene) -> str:
    """Says that a matrix does not fit its page, or is hard to read; "" if neither."""
    style, cautions = scene.style, []
    if plan_matrix(scene).scene.style.page != style.page:
        cautions.append(
            f"the matrix is not legible on one page ({style.page}, {style.orientation}), so it is drawn in its own size"
        )
    if len(scene.boxes) > HARD_TO_READ:
        number = f"{len(scene.boxes):,}"
        cautions.append(f"a matrix of {number} claims is hard to read; --focus ID --depth 1 shows what is around one")
    return "; ".join(cautions)


def _plan(scene: Scene, matrix: Matrix) -> MatrixPlan:
    rows, columns = len(matrix.rows), len(matrix.columns)
    lines = [matrix.heading(column) for column in matrix.columns]
    longest = max((len(line) for column in lines for line in column), default=1)
    number = len(str(rows)) * DIGIT + BESIDE_DIGITS
    column = max(LEAST_COLUMN, longest * DIGIT + BESIDE_DIGITS)
    has_strengths = any(box.strength is not None for box in scene.boxes.values())
    left = number + GAP + LABEL + (STRENGTH if has_strengths else 0.0) + GAP
    right = left + columns * column + (GAP if columns > rows else 0.0)
    is_repeated = rows >= REPEATED
    width = right + (GAP + number if is_repeated else 0.0)
    headings = plan_headings(scene, max(width, READABLE_WIDTH))
    top = headings[-1].top + headings[-1].height + BELOW_HEADING
    grid = Frame(left, top + max(map(len, lines), default=1) * LINE + GAP, right - left, rows * ROW)
    height = grid.bottom + (GAP + LINE if is_repeated else 0.0)
    legend = []
    if scene.style.legend:
        entries = list_matrix_legend(matrix, scene.wording.word("legend.matrix.joined"))
        legend = plan_legend(entries, max(width, READABLE_WIDTH), height + ABOVE_LEGEND)
    bottom = legend[-1].top + ABOVE_LEGEND if legend else height
    footer = plan_footer(list_footer(scene, with_sources=False), legend, max(width, READABLE_WIDTH), bottom)
    bottom = max(bottom, footer[-1].top + FOOTER_ROW) if footer else bottom
    legend = [*legend, *footer]
    right = max(width, *(sample.left + sample.entry.width for sample in legend), READABLE_WIDTH)
    return MatrixPlan(scene, headings, legend, top, 0.0, right, bottom, matrix, number, column, grid)
