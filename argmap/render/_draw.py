"""A scene as a Graphviz graph with every place fixed: boxes, joints, lines, title, band and legend."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from graphviz import Digraph

from argmap.render._label import label, literal
from argmap.render._layout import Frame, Layout, lay_out
from argmap.render._legend import entries
from argmap.render._lines import joints, lines
from argmap.render._routes import Point
from argmap.render._scene import OPEN, OPEN_ELSEWHERE, Box, Scene
from argmap.render._style import LOOKS, MUTED, PAGE, TEXT, Look
from argmap.render._text import bold_ems, ems, wrap
from argmap.render._typeset import INSET, typeset

FONT = "Arial"
CORNER = 5.0
ARROW = 0.7
LINE_WIDTH = "1.1"
_ARROW_LENGTHS = {"normal": 10.0, "tee": 5.0, "odot": 8.0, "odiamond": 12.0}
CLEARANCE = 2.0
TITLE_SIZE = 17.0
QUESTION_SIZE = 11.0
LEADING = 1.25
BAND_PAPER, BAND_EDGE = "#f3f5f0", "#c5cdb8"


class Named(NamedTuple):
    """What a drawn element stands for: the id and the words that an SVG gives it."""

    id: str
    title: str


@dataclass(slots=True)
class Picture:
    """DOT text, the size in points, and what its elements stand for, by their `id` in the DOT."""

    graph: Digraph
    width: float = 0.0
    height: float = 0.0
    names: dict[str, Named] = field(default_factory=dict)

    @property
    def source(self) -> str:
        return self.graph.source


def picture(scene: Scene) -> Picture:
    """Draws a scene."""
    layout = lay_out(scene)
    graph = Digraph(
        "map",
        graph_attr={"layout": "nop2", "outputorder": "edgesfirst", "pad": "0.15", "bgcolor": PAGE, "fontname": FONT},
        node_attr={
            "shape": "box",
            "fixedsize": "true",
            "margin": "0",
            "label": "",
            "fontname": FONT,
            "fontcolor": TEXT,
        },
        edge_attr={"arrowsize": f"{ARROW}"},
    )
    drawn = Picture(graph)
    drawn.width = layout.block.width
    _heading(drawn, scene)
    top = drawn.height
    _band(drawn, layout, top)
    numbers = {claim: f"c{n}" for n, claim in enumerate(scene.boxes)} | {s: f"s{n}" for n, s in enumerate(scene.steps)}
    for box in scene.boxes.values():
        _box(drawn, box, layout.block.frames[box.id], top, numbers[box.id])
    for step, (x, y) in joints(scene, layout).items():
        size = 0.07 if len(scene.steps[step].premises) > 1 else 0.04
        look = scene.steps[step].look
        graph.node(numbers[step], shape="point", width=f"{size}", pos=_at(x, y + top), color=look.ink)
    _lines(drawn, scene, layout, top, numbers)
    drawn.height += layout.block.height
    if scene.style.legend:
        _legend(drawn, scene)
    return drawn


def _heading(drawn: Picture, scene: Scene) -> None:
    drawn.width = max(drawn.width, 240.0)
    for text, size, measure in ((scene.title, TITLE_SIZE, bold_ems), (scene.question, QUESTION_SIZE, ems)):
        if text is None:
            continue
        rows = wrap(text, drawn.width / size, measure)
        height = size * LEADING * len(rows)
        words = "<BR/>".join(map(literal, rows))
        bold = f"<B>{words}</B>" if measure is bold_ems else words
        _text(drawn, f'<FONT POINT-SIZE="{size:g}">{bold}</FONT>', 0.0, drawn.height, drawn.width, height)
        drawn.height += height
    drawn.height += 8


def _text(drawn: Picture, words: str, left: float, top: float, width: float, height: float) -> None:
    """Words at a place, from its left edge."""
    cell = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" WIDTH="{int(width)}"><TR>'
    drawn.graph.node(
        f"t{len(drawn.graph.body)}",
        label=f'<{cell}<TD ALIGN="LEFT" BALIGN="LEFT">{words}</TD></TR></TABLE>>',
        shape="plaintext",
        **_place(Frame(left - 4, top, width + 8, height + 1)),
    )


def _band(drawn: Picture, layout: Layout, top: float) -> None:
    if layout.band is None:
        return
    frame = layout.band._replace(top=layout.band.top + top)
    look = LOOKS["recommendation"]
    corners = f"{frame.left:.1f},{-frame.bottom:.1f},{frame.right:.1f},{-frame.top:.1f}"
    attributes = {"bb": corners, "label": "", "style": "filled", "fillcolor": BAND_PAPER, "color": BAND_EDGE}
    drawn.graph.subgraph(Digraph("cluster_band", graph_attr=attributes))
    words = f'<FONT POINT-SIZE="8" COLOR="{look.ink}"><B>RECOMMENDATIONS</B></FONT>'
    _text(drawn, words, frame.left + 8, frame.top + 2, 120, 11)


def _box(drawn: Picture, box: Box, frame: Frame, top: float, number: str) -> None:
    look = box.look
    content = typeset(box, frame.width)
    frame = frame._replace(top=frame.top + top)
    drawn.graph.node(
        number,
        id=number,
        label=label(box, content, frame.width),
        color=look.ink,
        penwidth=f"{look.width:g}",
        fillcolor=look.ink if look.on_ink else look.paper,
        **_border(look),
        **_place(_inset(frame, INSET) if look.border == "double" else frame),
    )
    state = {OPEN: ", open: nothing answers it", OPEN_ELSEWHERE: ", elsewhere an objection that nothing answers"}
    drawn.names[number] = Named(box.id, f"{box.tag.capitalize()}{state.get(box.mark, '')}: {box.text}")


def _border(look: Look) -> dict[str, str]:
    if look.border == "double":
        return {"style": "filled", "peripheries": "2"}
    if look.border == "note":
        return {"style": "filled", "shape": "note"}
    return {"style": f"filled,{look.border}"}


def _lines(drawn: Picture, scene: Scene, layout: Layout, top: float, numbers: dict[str, str]) -> None:
    for n, line in enumerate(lines(scene, layout)):
        step = scene.steps[line.step]
        look = step.look
        arrow = look.arrow if line.has_arrow else None
        name = f"e{n}"
        drawn.graph.edge(
            numbers[line.tail],
            numbers[line.head],
            id=name,
            pos=spline([(x, y + top) for x, y in line.points], arrow),
            color=look.ink,
            style=look.stroke,
            penwidth=LINE_WIDTH,
            arrowhead=arrow or "none",
        )
        if line.has_arrow:
            title = f"{scene.premises(step)} {look.says} {scene.words(step.target)}"
            drawn.names[name] = Named(step.id, title)
        else:
            drawn.names[name] = Named(name, f"{scene.words(line.tail)}, together with others, {look.says} the same")


def spline(points: list[Point], arrow: str | None) -> str:
    """The way over `points` with rounded corners, as Graphviz writes it; room is left for the arrowhead."""
    ways = [points[0], *(here for before, here in pairwise(points) if here != before)]
    head = ""
    if arrow is not None:
        (x0, y0), (x1, y1) = ways[-2], ways[-1]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        dx, dy = (x1 - x0) / length, (y1 - y0) / length
        tip = x1 - dx * CLEARANCE, y1 - dy * CLEARANCE
        back = CLEARANCE + _ARROW_LENGTHS[arrow] * ARROW
        ways[-1] = x1 - dx * back, y1 - dy * back
        head = f"e,{_at(*tip)} "
    found = [ways[0]]
    for before, here, after in zip(ways, ways[1:], ways[2:], strict=False):
        found += _straight(found[-1], _towards(here, before))
        found += [here, here, _towards(here, after)]
    found += _straight(found[-1], ways[-1])
    return head + " ".join(_at(x, y) for x, y in found)


def _straight(start: Point, end: Point) -> list[Point]:
    return [start, end, end]


def _towards(corner: Point, other: Point) -> Point:
    """The point where a rounded corner begins."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    back = min(CORNER, length / 2)
    return corner[0] + dx / length * back, corner[1] + dy / length * back


def _legend(drawn: Picture, scene: Scene) -> None:
    """Rows of samples below the picture."""
    left, top = 0.0, drawn.height + 14
    for entry in entries(scene):
        width = entry.width
        if left and left + width > drawn.width:
            left, top = 0.0, top + 16
        name = f"l{len(drawn.graph.body)}"
        if entry.look is not None:
            look, y = entry.look, top + 6
            for side, x in (("a", left), ("b", left + 30)):
                drawn.graph.node(f"{name}{side}", shape="point", style="invis", width="0.01", pos=_at(x, y))
            drawn.graph.edge(
                f"{name}a",
                f"{name}b",
                pos=spline([(left, y), (left + 30, y)], look.arrow),
                color=look.ink,
                style=look.stroke,
                penwidth=LINE_WIDTH,
                arrowhead=look.arrow,
            )
        words = f'<FONT POINT-SIZE="9" COLOR="{MUTED}">{literal(entry.words)}</FONT>'
        if entry.chip:
            words = f'<FONT POINT-SIZE="9" COLOR="{entry.chip}"><B>OPEN</B></FONT>{words}'
        _text(drawn, words, left + entry.indent, top, width - entry.indent, 13)
        left += width + 16
    drawn.height = top + 14


def _place(frame: Frame) -> dict[str, str]:
    x, y = frame.left + frame.width / 2, frame.middle
    return {"pos": _at(x, y), "width": f"{frame.width / 72:.4f}", "height": f"{frame.height / 72:.4f}"}


def _inset(frame: Frame, by: float) -> Frame:
    return Frame(frame.left + by, frame.top + by, frame.width - 2 * by, frame.height - 2 * by)


def _at(x: float, y: float) -> str:
    """A point as Graphviz writes it; there, y grows upwards."""
    return f"{x:.2f},{0.0 - y:.2f}"
