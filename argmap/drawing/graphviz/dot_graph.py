"""A planned picture as a Graphviz graph with fixed positions: boxes, joints, lines, title, band and legend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from graphviz import Digraph

from argmap.drawing.graphviz.graphviz_label import SheetLink, build_label, code_entities, literal
from argmap.drawing.layout.box_text import INSET, typeset
from argmap.drawing.layout.picture_plan import PAD, PicturePlan
from argmap.drawing.layout.placement import Frame
from argmap.drawing.layout.spline import ARROW, at, write_spline
from argmap.drawing.scene.scene import Box
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems, first_line
from argmap.drawing.style.style import LOOKS
from argmap.drawing.style.themes import Theme
from argmap.language.wording import word
from argmap.model.changes import ChangeKind

FONT = "Arial"
LINE_WIDTH, LIGHTEST = 1.2, 0.5
"""Points, of relations with weight 1 and 0."""
BRACKET = 1.8
"""The factor of the width of lines that join premises."""
SAMPLE = 30.0
"""The length of a line in the legend."""
ISSUE_INDENT = 60.0
"""The gap left of the name of an issue, for arrows."""


class Named(NamedTuple):
    """What a drawn element represents: its id, title and kind in an SVG."""

    id: str
    title: str
    kind: str


class TextRoom(NamedTuple):
    """The edges between which a text is set, and whether it starts at the right one."""

    left: float
    right: float
    runs_left: bool


@dataclass(slots=True)
class Picture:
    """A picture in DOT.

    - `graph`, `plan`: the DOT, and the plan that it follows.
    - `names`: what elements represent, by their `id` in the DOT.
    - `frames`: positions of boxes, by claim id.
    - `texts`: positions of texts outside of boxes, by their `id` in the DOT.
    """

    graph: Digraph
    plan: PicturePlan
    names: dict[str, Named] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    texts: dict[str, TextRoom] = field(default_factory=dict)

    @property
    def coded_links(self) -> dict[str, str]:
        """Addresses by what they are in the DOT, where that differs."""
        urls = filter(None, (box.url for box in self.plan.scene.boxes.values()))
        return {coded: url for url in urls if (coded := code_entities(url)) != url}

    @property
    def source(self) -> str:
        return self.graph.source

    @property
    def theme(self) -> Theme:
        return self.plan.scene.style.colours


def build_picture(planned: PicturePlan, link: SheetLink | None = None) -> Picture:
    """Writes a planned picture as DOT; `link` gives the address of a sheet by its number."""
    scene, theme = planned.scene, planned.scene.style.colours
    graph = Digraph(
        "map",
        graph_attr={
            "layout": "nop2",
            "outputorder": "edgesfirst",
            "pad": f"{PAD}",
            "bgcolor": theme.page,
            "fontname": FONT,
        },
        node_attr={
            "shape": "box",
            "fixedsize": "true",
            "margin": "0",
            "label": "",
            "fontname": FONT,
            "fontcolor": theme.text,
        },
        edge_attr={"arrowsize": f"{ARROW}"},
    )
    drawn = Picture(graph, planned)
    _headings(drawn)
    _band(drawn)
    for number, (issue, frame) in enumerate(planned.layout.issues):
        _issue(drawn, issue, frame._replace(top=frame.top + planned.top), number)
    numbers = {claim: f"c{n}" for n, claim in enumerate(scene.boxes)} | {s: f"s{n}" for n, s in enumerate(scene.steps)}
    for box in scene.boxes.values():
        _box(drawn, box, numbers[box.id], link)
    for step, (x, y) in planned.joints.items():
        size = 0.07 if len(scene.steps[step].premises) > 1 else 0.04
        ink = scene.steps[step].look.ink(theme)
        graph.node(numbers[step], shape="point", width=f"{size}", pos=at(x, y + planned.top), color=ink)
    _lines(drawn, numbers)
    _legend(drawn)
    return drawn


def _headings(drawn: Picture) -> None:
    for heading in drawn.plan.headings:
        words = "<BR/>".join(map(literal, heading.rows))
        words = f'<FONT POINT-SIZE="{heading.size:g}">{f"<B>{words}</B>" if heading.is_bold else words}</FONT>'
        side = "RIGHT" if heading.runs_left else "LEFT"
        _text(drawn, words, 0.0, heading.top, heading.width, heading.height, side)


def _text(drawn: Picture, words: str, left: float, top: float, width: float, height: float, side: str = "LEFT") -> None:
    """Puts words at a position, aligned left or right."""
    table = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>'
    name = f"t{len(drawn.graph.body)}"
    drawn.texts[name] = TextRoom(left, left + width, side == "RIGHT")
    drawn.graph.node(
        name,
        id=name,
        label=f'<{table}<TD ALIGN="{side}" BALIGN="{side}" WIDTH="{int(width)}">{words}</TD></TR></TABLE>>',
        shape="plaintext",
        **_place(Frame(left - 4, top, width + 8, height + 1)),
    )


def _band(drawn: Picture) -> None:
    band = drawn.plan.layout.band
    if band is None:
        return
    frame = band._replace(top=band.top + drawn.plan.top)
    ink, inks = LOOKS["recommendation"].ink(drawn.theme), drawn.theme.band
    corners = f"{frame.left:.1f},{-frame.bottom:.1f},{frame.right:.1f},{-frame.top:.1f}"
    attributes = {"bb": corners, "label": "", "style": "filled", "fillcolor": inks.paper, "color": inks.ink}
    drawn.graph.subgraph(Digraph("cluster_band", graph_attr=attributes))
    name = word("picture.recommendations").upper()
    words = f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{ink}"><B>{literal(name)}</B></FONT>'
    _text(drawn, words, frame.left + 8, frame.top + 2, 130, 12)


def _issue(drawn: Picture, issue: str, frame: Frame, number: int) -> None:
    """Draws the frame around the lines on one issue; its name is at the right, where no arrow rises."""
    corners = f"{frame.left:.1f},{-frame.bottom:.1f},{frame.right:.1f},{-frame.top:.1f}"
    attributes = {"bb": corners, "label": "", "style": "dotted", "color": drawn.theme.muted}
    drawn.graph.subgraph(Digraph(f"cluster_issue{number}", graph_attr=attributes))
    name = first_line(issue, (frame.width - ISSUE_INDENT - 5) / LEAST_TYPE, bold_ems)
    words = f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{drawn.theme.muted}"><B>{literal(name)}</B></FONT>'
    left = frame.left + ISSUE_INDENT
    _text(drawn, words, left, frame.top + 1, frame.right - 5 - left, 12, "RIGHT")


def _box(drawn: Picture, box: Box, number: str, link: SheetLink | None) -> None:
    look, theme = box.look, drawn.theme
    frame = drawn.plan.layout.block.frames[box.id]
    content = typeset(box, frame.width)
    frame = frame._replace(top=frame.top + drawn.plan.top)
    drawn.frames[box.id] = frame
    drawn.graph.node(
        number,
        id=number,
        label=build_label(box, content, frame.width, theme, link),
        color=look.ink(theme),
        penwidth=f"{look.width * theme.line:g}",
        fillcolor=look.paper(theme),
        **_border(box),
        **_place(_inset(frame, INSET) if look.border == "double" else frame),
    )
    change = word(f"change.{box.change.kind}") if box.change is not None else ""
    title = ", ".join(filter(None, (box.tag.capitalize(), change, box.mark.meaning if box.mark is not None else "")))
    drawn.names[number] = Named(box.id, f"{title}: {box.text}", look.word)


def _border(box: Box) -> dict[str, str]:
    look = box.look
    if box.change is not None and box.change.kind is ChangeKind.REMOVED:
        return {"style": "filled,dotted"}
    if look.border == "double":
        return {"style": "filled", "peripheries": "2"}
    if look.border == "note":
        return {"style": "filled", "shape": "note"}
    return {"style": f"filled,{look.border}"}


def _lines(drawn: Picture, numbers: dict[str, str]) -> None:
    scene, top = drawn.plan.scene, drawn.plan.top
    for n, line in enumerate(drawn.plan.connectors):
        step = scene.steps[line.step]
        look = step.look
        arrow = look.arrow if line.has_arrow else None
        name = f"e{n}"
        drawn.graph.edge(
            numbers[line.tail],
            numbers[line.head],
            id=name,
            pos=write_spline([(x, y + top) for x, y in line.points], arrow),
            color=look.ink(drawn.theme),
            style=look.stroke,
            penwidth=f"{_width(step.weight) * (1 if line.has_arrow else BRACKET) * drawn.theme.line:.2f}",
            arrowhead=arrow or "none",
        )
        if line.has_arrow:
            title = f"{scene.premises(step)} {look.verb} {scene.words(step.target)}"
            drawn.names[name] = Named(step.id, title, word("picture.step"))
        else:
            title = word("picture.same-target", claim=scene.words(line.tail), verb=look.verb)
            drawn.names[name] = Named("", title, word("picture.part-of-step"))


def _width(weight: float) -> float:
    return LIGHTEST + (LINE_WIDTH - LIGHTEST) * weight


def _legend(drawn: Picture) -> None:
    """Draws the samples below the picture."""
    for number, (entry, left, top) in enumerate(drawn.plan.legend):
        if entry.look is not None:
            look, y = entry.look, top + 6
            ends = f"l{number}a", f"l{number}b"
            for name, x in zip(ends, (left, left + SAMPLE), strict=True):
                drawn.graph.node(name, shape="point", style="invis", width="0.01", pos=at(x, y))
            drawn.graph.edge(
                *ends,
                pos=write_spline([(left, y), (left + SAMPLE, y)], look.arrow),
                color=look.ink(drawn.theme),
                style=look.stroke,
                penwidth=f"{LINE_WIDTH * drawn.theme.line:.2f}",
                arrowhead=look.arrow,
            )
        words = f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{drawn.theme.muted}">{literal(entry.words)}</FONT>'
        if entry.chip:
            ink = LOOKS["objection"].ink(drawn.theme)
            words = f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{ink}"><B>{entry.chip}</B></FONT>{words}'
        _text(drawn, words, left + entry.indent, top, entry.width - entry.indent, 13)


def _place(frame: Frame) -> dict[str, str]:
    x, y = frame.left + frame.width / 2, frame.middle
    return {"pos": at(x, y), "width": f"{frame.width / 72:.4f}", "height": f"{frame.height / 72:.4f}"}


def _inset(frame: Frame, by: float) -> Frame:
    return Frame(frame.left + by, frame.top + by, frame.width - 2 * by, frame.height - 2 * by)
