"""A planned picture as its reader sees it: mirrored where the language runs from right to left.

This is the last change of a plan, so that nothing before it has to know about directions. Texts keep their letters;
what is within a box, a heading or an entry of the legend is set from the right by whoever draws it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import overload

from argmap.drawing.layout.connectors import Connector
from argmap.drawing.layout.matrix_plan import MatrixPlan
from argmap.drawing.layout.picture_plan import PicturePlan, TreePlan
from argmap.drawing.layout.placement import Block, Frame


@overload
def face_reader(planned: TreePlan) -> TreePlan: ...


@overload
def face_reader(planned: MatrixPlan) -> MatrixPlan: ...


@overload
def face_reader(planned: PicturePlan) -> PicturePlan: ...


def face_reader(planned: PicturePlan) -> PicturePlan:
    """The plan itself, or its mirror image for a language that runs from right to left; its edges stay the same."""
    if not planned.scene.wording.is_right_to_left:
        return planned
    axis = planned.left + planned.width
    turned = replace(
        planned,
        headings=[heading._replace(left=axis - heading.left - heading.width) for heading in planned.headings],
        legend=[sample._replace(left=axis - sample.right, is_mirrored=True) for sample in planned.legend],
    )
    if isinstance(turned, MatrixPlan):
        return replace(turned, is_mirrored=True)
    return _turn_tree(turned, axis) if isinstance(turned, TreePlan) else turned


def _turn_tree(planned: TreePlan, axis: float) -> TreePlan:
    def turn(frame: Frame) -> Frame:
        return frame._replace(left=axis - frame.right)

    def turn_line(line: Connector) -> Connector:
        flag = line.flag
        if flag is not None:
            flag = flag._replace(left=axis - flag.right, points_right=not flag.points_right)
        return line._replace(paths=[[(axis - x, y) for x, y in path] for path in line.paths], flag=flag)

    layout, block = planned.layout, planned.layout.block
    turned = Block(
        {name: turn(frame) for name, frame in block.frames.items()},
        {name: axis - lane for name, lane in block.lanes.items()},
        [replace(strip, right=axis - strip.right) for strip in block.strips],
        block.width,
        block.height,
        [side._replace(left=axis - side.left - side.width, frame=turn(side.frame)) for side in block.sides],
    )
    band = turn(layout.band) if layout.band is not None else None
    issues = [(name, turn(frame)) for name, frame in layout.issues]
    return replace(
        planned,
        layout=replace(layout, block=turned, band=band, issues=issues),
        connectors=[turn_line(line) for line in planned.connectors],
        joints={step: (axis - x, y) for step, (x, y) in planned.joints.items()},
    )
