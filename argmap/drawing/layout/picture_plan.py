"""Positions and sizes of everything in a picture: heading, boxes, lines, legend. Nothing is drawn here.

Boxes begin at 0, 0; lines may run left of them. Lengths are in points, y grows downwards from the top of the heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import NamedTuple

from argmap.drawing.layout.column_packing import NoRoomError
from argmap.drawing.layout.connectors import Connector, joints, route_connectors
from argmap.drawing.layout.line_routing import Point
from argmap.drawing.layout.placement import Layout, lay_out
from argmap.drawing.scene.footer import list_footer
from argmap.drawing.scene.legend import AFTER_WORDS, LegendEntry, list_legend
from argmap.drawing.scene.recommendations import seat_recommendations
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems, ems, is_right_to_left, shorten, wrap

POINTS = 72
"""In an inch."""
PAD = 0.1
"""Inches around a picture."""
SLACK = 10.0
"""Points by which engines differ in the size of a picture."""
BESIDE_LINE = 5.0
"""Room for arrowheads and the width of lines."""
TITLE_SIZE, QUESTION_SIZE, LEADING = 17.0, 11.0, 1.25
LONGEST_TITLE, LONGEST_QUESTION = 160, 320
"""Characters; longer text is cut and ends in an ellipsis."""
LEAST_WIDTH, READABLE_WIDTH = 240.0, 480.0
"""The least width of a heading in points, and of one that is too long for two lines."""
ESTIMATED = 1.05
"""More than the factor by which the size of a picture is overestimated before its lines are broken."""
BELOW_HEADING, ABOVE_LEGEND, ABOVE_FOOTER = 8.0, 14.0, 6.0
FOOTER_ROW = 12.0
"""The height of a row of the footer."""
LEGEND_ROW, LEGEND_GAP = 15.0, 12.0
"""The height of a row of the legend, and the gap between two entries."""


class Heading(NamedTuple):
    """The lines of a text above the boxes, with their position and the width they may take."""

    rows: list[str]
    size: float
    is_bold: bool
    runs_left: bool
    top: float
    width: float
    left: float = 0.0

    @property
    def height(self) -> float:
        return self.size * LEADING * len(self.rows)


class Sample(NamedTuple):
    """The position of an entry of the legend; one that is mirrored starts at its right edge."""

    entry: LegendEntry
    left: float
    top: float
    is_mirrored: bool = False

    @property
    def right(self) -> float:
        return self.left + self.entry.width

    def place(self, start: float, width: float) -> float:
        """The left edge of a part of this width that is `start` points from where the entry starts."""
        return self.right - start - width if self.is_mirrored else self.left + start


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """What every picture has: texts above and below, and its size.

    - `scene`: what is shown.
    - `headings`, `legend`: the texts above and below the boxes; the footer is the end of the legend.
    - `top`: where the boxes start.
    - `left`: how far lines run left of the boxes, 0 or less.
    - `width`, `height`: the right and the lower edge of the picture.
    - `scale`: the factor, at most 1, by which it may be drawn smaller at least: that of all sheets of one map.
    """

    scene: Scene
    headings: list[Heading]
    legend: list[Sample]
    top: float
    left: float
    width: float
    height: float
    scale: float = field(default=1.0, kw_only=True)

    @property
    def description(self) -> str:
        """What the picture shows, in a sentence."""
        return self.scene.summary

    @property
    def outer(self) -> tuple[float, float]:
        """Width and height with the margin that Graphviz adds, rounded up a little."""
        around = 2 * PAD * POINTS + SLACK
        return self.width - self.left + around, self.height + around

    def shrink(self, width: float, height: float) -> float:
        """The factor by which what is drawn in this size is shown on its page."""
        return min(self.scale, self.scene.style.sheet.shrink(width, height))


@dataclass(frozen=True, slots=True)
class TreePlan(PicturePlan):
    """Boxes and lines, ready to be drawn. Their positions count from `top`.

    - `layout`: the positions of the boxes.
    - `connectors`, `joints`: the lines, and the points where premises meet, by step id.
    """

    layout: Layout
    connectors: list[Connector]
    joints: dict[str, Point]


def plan(scene: Scene, most: float = inf) -> TreePlan:
    """Lays out a scene; NoRoomError where it would have to shrink by clearly more than `most` to fit its page."""
    scene = seat_recommendations(scene)
    layout = lay_out(scene, most * ESTIMATED)
    across, down = scene.style.sheet.inner
    if max(layout.block.width / across, layout.block.height / down) > most:
        raise NoRoomError
    at = joints(scene, layout)
    return _frame(scene, layout, route_connectors(scene, layout, at), at)


def plan_again(planned: TreePlan, scene: Scene) -> TreePlan | None:
    """The plan of a scene that differs from a planned one only in words, with all boxes where they are.

    None where the words of a box give it another height.
    """
    scene = seat_recommendations(scene)
    layout, boxes = planned.layout, planned.scene.boxes
    tree = replace(layout.tree, scene=scene, contents=dict(layout.tree.contents), extents={})
    for claim, box in scene.boxes.items():
        frame = layout.block.frames[claim]
        if box != boxes[claim] and tree.typeset(claim, frame.width) != frame.height:
            return None
    return _frame(scene, replace(layout, tree=tree), planned.connectors, planned.joints)


def _frame(scene: Scene, layout: Layout, ways: list[Connector], at: dict[str, Point]) -> TreePlan:
    """Puts the heading above boxes and lines, and the legend below them."""
    width = max(layout.block.width, LEAST_WIDTH)
    if len(wrap(scene.title, width / TITLE_SIZE, bold_ems)) > 2 or len(scene.question or "") > LONGEST_TITLE:
        width = max(width, READABLE_WIDTH)
    headings = plan_headings(scene, width)
    top = headings[-1].top + headings[-1].height + BELOW_HEADING
    across = [x for line in ways for path in line.paths for x, _ in path]
    flags = [line.flag for line in ways if line.flag is not None]
    across += [flag.right for flag in flags]
    left, right = min(across, default=0.0) - BESIDE_LINE, max(across, default=0.0) + BESIDE_LINE
    height = top + layout.block.height
    entries = [*list_legend(scene), *([LegendEntry(scene.wording.word("legend.flag"))] if flags else [])]
    legend = plan_legend(entries, width, height + ABOVE_LEGEND) if scene.style.legend else []
    bottom = legend[-1].top + ABOVE_LEGEND if legend else height
    footer = plan_footer(list_footer(scene), legend, width, bottom if legend else bottom + ABOVE_FOOTER)
    bottom = max(bottom, footer[-1].top + FOOTER_ROW) if footer else bottom
    left, right = min(left, 0.0), max(width, right)
    return TreePlan(scene, headings, [*legend, *footer], top, left, right, bottom, layout, ways, at)


def plan_headings(scene: Scene, width: float) -> list[Heading]:
    """Title, question, and the name of the sheet."""
    title, question = shorten(scene.title, LONGEST_TITLE), shorten(scene.question or "", LONGEST_QUESTION)
    headings: list[Heading] = []
    top = 0.0
    for text, size, is_bold in (
        (title, TITLE_SIZE, True),
        (question, QUESTION_SIZE, False),
        (scene.part, QUESTION_SIZE, True),
    ):
        if text:
            rows = wrap(text, width / size, bold_ems if is_bold else ems)
            headings.append(Heading(rows, size, is_bold, is_right_to_left(text), top, width))
            top += headings[-1].height
    return headings


def plan_legend(entries: Iterable[LegendEntry], width: float, top: float) -> list[Sample]:
    """The entries of a legend in rows of this width; the first row begins at `top`."""
    samples: list[Sample] = []
    left = 0.0
    for entry in entries:
        if left and left + entry.width > width:
            left, top = 0.0, top + LEGEND_ROW
        samples.append(Sample(entry, left, top))
        left += entry.width + LEGEND_GAP
    return samples


def plan_footer(paragraphs: Iterable[str], legend: Sequence[Sample], width: float, top: float) -> list[Sample]:
    """The paragraphs of a footer, broken at this width, below `top`; a short one ends the last row of the legend."""
    samples: list[Sample] = []
    for text in paragraphs:
        entry = LegendEntry(text)
        if legend and not samples and legend[-1].right + LEGEND_GAP + entry.width <= width:
            samples.append(Sample(entry, legend[-1].right + LEGEND_GAP, legend[-1].top))
            continue
        for row in wrap(text, (width - AFTER_WORDS) / LEAST_TYPE):
            samples.append(Sample(LegendEntry(row), 0.0, top))
            top += FOOTER_ROW
    return samples
