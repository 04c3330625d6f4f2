"""A planned picture as a Graphviz graph with fixed positions: boxes, joints, lines, title, band and legend."""

from __future__ import annotations

from graphviz import Digraph

from argmap.drawing.graphviz.graphviz_label import SheetLink, build_label, literal
from argmap.drawing.graphviz.matrix_graph import put_matrix
from argmap.drawing.graphviz.picture_graph import (
    LINE_WIDTH,
    NOTHING,
    Named,
    Picture,
    TextRoom,
    border_style,
    inset,
    place,
    put_legend,
    put_text,
    start_picture,
)
from argmap.drawing.layout.box_text import INSET, Content, head_starts, head_width, padding
from argmap.drawing.layout.connectors import Connector, LineKind
from argmap.drawing.layout.matrix_plan import MatrixPlan
from argmap.drawing.layout.mirroring import face_reader
from argmap.drawing.layout.picture_plan import PicturePlan, TreePlan
from argmap.drawing.layout.placement import SIDE_LEADING, SIDE_SIZE, Frame, SideHeading
from argmap.drawing.layout.spline import at, write_outline, write_spline
from argmap.drawing.scene.scene import Box, Scene, name_change
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems, first_line, is_right_to_left
from argmap.drawing.style.themes import Tone
from argmap.language.wording import capitalise
from argmap.model.changes import ChangeKind

LIGHTEST = 0.5
"""Points, of relations with weight 0."""
BRACKET = 1.8
"""The factor of the width of lines that join premises."""
ISSUE_INDENT = 60.0
"""The gap left of the name of an issue, for arrows."""


def build_picture(planned: PicturePlan, link: SheetLink | None = None) -> Picture:
    """Writes a planned picture as DOT; `link` gives the address of a sheet by its number."""
    planned = face_reader(planned)
    drawn = start_picture(planned)
    if isinstance(planned, MatrixPlan):
        put_matrix(drawn, planned)
    elif isinstance(planned, TreePlan):
        _put_tree(drawn, planned, link)
    put_legend(drawn)
    return drawn


def _put_tree(drawn: Picture, planned: TreePlan, link: SheetLink | None) -> None:
    """Draws the boxes, what is behind them, and the lines between them."""
    scene, theme = planned.scene, drawn.theme
    _band(drawn, planned)
    for number, (issue, frame) in enumerate(planned.layout.issues):
        _issue(drawn, issue, frame._replace(top=frame.top + planned.top), number)
    for side in planned.layout.block.sides:
        _side(drawn, side, planned.top)
    numbers = {claim: f"c{n}" for n, claim in enumerate(scene.boxes)} | {s: f"s{n}" for n, s in enumerate(scene.steps)}
    for box in scene.boxes.values():
        frame = planned.layout.block.frames[box.id]
        content = planned.layout.tree.contents[box.id]
        frame = frame._replace(top=frame.top + planned.top)
        _box(drawn, box, content, frame, numbers[box.id], link)
    for step, (x, y) in planned.joints.items():
        size = 0.07 if len(scene.steps[step].premises) > 1 else 0.04
        ink = theme.ink(scene.steps[step].tone)
        drawn.graph.node(numbers[step], shape="point", width=f"{size}", pos=at(x, y + planned.top), color=ink)
    _lines(drawn, planned, numbers)


def _band(drawn: Picture, planned: TreePlan) -> None:
    band = planned.layout.band
    if band is None:
        return
    frame = band._replace(top=band.top + planned.top)
    ink, inks = drawn.theme.ink(Tone.ANSWER), drawn.theme.band
    corners = f"{frame.left:.1f},{-frame.bottom:.1f},{frame.right:.1f},{-frame.top:.1f}"
    attributes = {"bb": corners, "label": "", "style": "filled", "fillcolor": inks.paper, "color": inks.ink}
    drawn.graph.subgraph(Digraph("cluster_band", graph_attr=attributes))
    name = planned.scene.wording.word("picture.recommendations").upper()
    words = f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{ink}"><B>{literal(name)}</B></FONT>'
    is_mirrored = planned.scene.wording.is_right_to_left
    left, side = (frame.right - 138, "RIGHT") if is_mirrored else (frame.left + 8, "LEFT")
    put_text(drawn, words, left, frame.top + 2, 130, 12, side)


def _side(drawn: Picture, side: SideHeading, top: float) -> None:
    """Writes the heading above the columns of one side, in the colour of that side."""
    ink = drawn.theme.ink(side.tone)
    align, y = "RIGHT" if drawn.plan.scene.wording.is_right_to_left else "LEFT", side.top + top
    for rows, size, colour in ((side.words, SIDE_SIZE, ink), (side.note, LEAST_TYPE, drawn.theme.muted)):
        if rows:
            words = "<BR/>".join(map(literal, rows))
            words = f"<B>{words}</B>" if rows is side.words else words
            words = f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{words}</FONT>'
            put_text(drawn, words, side.left, y, side.width, size * SIDE_LEADING * len(rows), align)
            y += size * SIDE_LEADING * len(rows)


def _issue(drawn: Picture, issue: str, frame: Frame, number: int) -> None:
    """Draws the frame around the lines on one issue; its name is at the right, where no arrow rises."""
    corners = f"{frame.left:.1f},{-frame.bottom:.1f},{frame.right:.1f},{-frame.top:.1f}"
    attributes = {"bb": corners, "label": "", "style": "dotted", "color": drawn.theme.muted}
    drawn.graph.subgraph(Digraph(f"cluster_issue{number}", graph_attr=attributes))
    name = first_line(issue, (frame.width - ISSUE_INDENT - 5) / LEAST_TYPE, bold_ems)
    words = f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{drawn.theme.muted}"><B>{literal(name)}</B></FONT>'
    is_mirrored, room = drawn.plan.scene.wording.is_right_to_left, frame.width - 5 - ISSUE_INDENT
    left, side = (frame.left + 5, "LEFT") if is_mirrored else (frame.left + ISSUE_INDENT, "RIGHT")
    put_text(drawn, words, left, frame.top + 1, room, 12, side)


def _box(drawn: Picture, box: Box, content: Content, frame: Frame, number: str, link: SheetLink | None) -> None:
    look, theme = box.look, drawn.theme
    drawn.frames[box.id] = frame
    is_mirrored = drawn.plan.scene.wording.is_right_to_left
    left, right = frame.left + padding(box), frame.right - padding(box)
    starts = head_starts(content, left + head_width(box, right - left)) if is_mirrored else NOTHING
    drawn.texts[number] = TextRoom(left, right, is_right_to_left(box.text), True, starts)
    drawn.graph.node(
        number,
        id=number,
        label=build_label(box, content, frame.width, theme, link, is_mirrored=is_mirrored),
        color=theme.ink(box.tone),
        penwidth=f"{look.width * theme.line:g}",
        fillcolor=theme.paper(box.tone),
        **_border(box),
        **place(inset(frame, INSET) if look.border == "double" else frame),
    )
    shown = drawn.plan.scene
    mark = box.mark.meaning(shown.wording) if box.mark is not None else ""
    change = name_change(box.change, shown.wording)
    title = shown.wording.join((capitalise(box.called), shown.side(box), change, mark))
    tally = shown.tally(box)
    text = f"{box.text} ({tally})" if tally else box.text
    drawn.names[number] = Named(box.id, f"{title}: {text}", look.word(shown.wording))


def _border(box: Box) -> dict[str, str]:
    if box.change is not None and box.change.kind is ChangeKind.REMOVED:
        return border_style("dotted")
    return border_style(box.look.border)


def _lines(drawn: Picture, planned: TreePlan, numbers: dict[str, str]) -> None:
    scene, top = planned.scene, planned.top
    wording = scene.wording
    for n, line in enumerate(planned.connectors):
        step = scene.steps[line.step]
        look, ink = step.look, drawn.theme.ink(step.tone)
        arrow = look.arrow if line.has_arrow else None
        name = f"e{n}"
        paths = [[(x, y + top) for x, y in path] for path in line.paths]
        splines = [write_spline(path, arrow if number == len(paths) else None) for number, path in enumerate(paths, 1)]
        number = {}
        if line.flag is not None:
            splines.append(write_outline([(x, y + top) for x, y in line.flag.outline]))
            number = {"label": f"{line.flag.number}", "lp": at(line.flag.text_middle, line.flag.middle + top)}
            number |= {"fontsize": f"{LEAST_TYPE:g}", "fontcolor": ink}
        drawn.graph.edge(
            numbers[line.tail],
            numbers[line.head],
            id=name,
            pos=";".join(splines),
            color=ink,
            style=look.stroke if line.flag is None else "solid",
            penwidth=f"{line_width(scene, line) * drawn.theme.line:.2f}",
            arrowhead=arrow or "none",
            **number,
        )
        if line.kind is LineKind.SHARED and len(line.steps) > 1:
            words = {"verb": look.verb(wording), "claim": scene.words(step.target)}
            title = wording.word("picture.shared-arrow", number=len(line.steps), **words)
            drawn.names[name] = Named("", title, wording.word("picture.part-of-steps"))
        elif line.kind is not LineKind.PREMISE:
            title = f"{scene.premises(step)} {look.verb(wording)} {scene.words(step.target)}"
            drawn.names[name] = Named(
                step.id if line.kind is LineKind.STEP else "", title, wording.word("picture.step")
            )
        else:
            title = wording.word("picture.same-target", claim=scene.words(line.tail), verb=look.verb(wording))
            drawn.names[name] = Named("", title, wording.word("picture.part-of-step"))


def line_width(scene: Scene, line: Connector) -> float:
    """The width of a line in points: it shows the weight of its step, and a trunk that of its heaviest one."""
    weight = max(scene.steps[step].weight for step in line.steps)
    return (LIGHTEST + (LINE_WIDTH - LIGHTEST) * weight) * (
        BRACKET if line.kind is LineKind.PREMISE and line.flag is None else 1
    )
