"""What pictures of every layout have in DOT: the graph, texts at fixed positions, title and legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from graphviz import Digraph

from argmap.drawing.graphviz.graphviz_label import code_entities, literal
from argmap.drawing.layout.box_text import INSET
from argmap.drawing.layout.picture_plan import PAD, POINTS, PicturePlan
from argmap.drawing.layout.placement import Frame
from argmap.drawing.layout.spline import ARROW, at, write_spline
from argmap.drawing.scene.legend import CHIP_GAP, SWATCH, SWATCH_HEIGHT, Swatch, is_hollow
from argmap.drawing.style.paper import LEAST_TYPE
from argmap.drawing.style.shown_text import bold_ems
from argmap.drawing.style.style import LOOKS
from argmap.drawing.style.themes import Theme, Tone

FONT = "Arial"
LINE_WIDTH = 1.2
"""Points, of relations with weight 1."""
SAMPLE = 30.0
"""The length of a line in the legend."""
BOLD_RISE = 0.14 * LEAST_TYPE
"""How much higher engines set a line of small type that has bold words in it; they differ by half a point."""
MARK = 8.0
"""The side of a mark in a matrix."""
SHAPES = {
    "normal": ("triangle", 1.0, 1.0),
    "tee": ("box", 1.0, 0.5),
    "odot": ("circle", 0.9, 0.9),
    "odiamond": ("diamond", 1.15, 1.15),
    "obox": ("box", 0.8, 0.8),
}
"""For each arrowhead, the shape of the mark that stands for it in a matrix, with the shares of its width and height."""
FILLED = ("normal", "tee")
"""The arrowheads whose marks are filled."""


class Named(NamedTuple):
    """What a drawn element represents: its id, title and kind in an SVG."""

    id: str
    title: str
    kind: str


NOTHING: Mapping[str, float] = MappingProxyType({})


class TextRoom(NamedTuple):
    """The edges between which a text is set, and whether it starts at the right one.

    `is_box` says that it has a head, which is a row of small words. `starts` are the right edges of words that share a
    row in a mirrored picture.
    """

    left: float
    right: float
    runs_left: bool
    is_box: bool = False
    starts: Mapping[str, float] = NOTHING


@dataclass(slots=True)
class Picture:
    """A picture in DOT.

    - `graph`, `plan`: the DOT, and the plan that it follows.
    - `names`: what elements represent, by their `id` in the DOT.
    - `frames`: positions of boxes, by claim id.
    - `texts`: the room of each text, and of the text in each box, by its `id` in the DOT.
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


def start_picture(planned: PicturePlan) -> Picture:
    """A picture with its graph and its headings."""
    graph = Digraph(
        "map",
        graph_attr={
            "layout": "nop2",
            "outputorder": "edgesfirst",
            "pad": f"{PAD}",
            "bgcolor": planned.scene.style.colours.page,
            "fontname": FONT,
        },
        node_attr={
            "shape": "box",
            "fixedsize": "true",
            "margin": "0",
            "label": "",
            "fontname": FONT,
            "fontcolor": planned.scene.style.colours.text,
        },
        edge_attr={"arrowsize": f"{ARROW}", "fontname": FONT},
    )
    drawn = Picture(graph, planned)
    for heading in drawn.plan.headings:
        words = "<BR/>".join(map(literal, heading.rows))
        words = f'<FONT POINT-SIZE="{heading.size:g}">{f"<B>{words}</B>" if heading.is_bold else words}</FONT>'
        side = "RIGHT" if heading.runs_left or planned.scene.wording.is_right_to_left else "LEFT"
        name = put_text(drawn, words, heading.left, heading.top, heading.width, heading.height, side)
        drawn.texts[name] = drawn.texts[name]._replace(runs_left=heading.runs_left)
    return drawn


def put_text(
    drawn: Picture,
    words: str,
    left: float,
    top: float,
    width: float,
    height: float,
    side: str = "LEFT",
    attributes: str = "",
) -> str:
    """Puts words at a position, aligned left, right or in the middle; returns the id of their node in the DOT.

    `words` are HTML-like; `attributes` are those of their cell, such as a link.
    """
    table = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>'
    name = f"t{len(drawn.graph.body)}"
    drawn.texts[name] = TextRoom(left, left + width, side == "RIGHT")
    drawn.graph.node(
        name,
        id=name,
        label=f'<{table}<TD ALIGN="{side}" BALIGN="{side}" WIDTH="{int(width)}"{attributes}>{words}</TD></TR></TABLE>>',
        shape="plaintext",
        **place(Frame(left - 4, top, width + 8, height + 1)),
    )
    return name


def put_mark(drawn: Picture, name: str, role: str, x: float, y: float, width: float) -> None:
    """Puts the mark of a role around a point: the arrowhead of its line, hollow where it bears on a step."""
    look = LOOKS[role]
    shape, wide, high = SHAPES[look.arrow]
    is_filled = look.arrow in FILLED and not is_hollow(role)
    ink = drawn.theme.ink(look.tone)
    drawn.graph.node(
        name,
        id=name,
        shape=shape,
        style="filled",
        color=ink,
        fillcolor=ink if is_filled else drawn.theme.page,
        penwidth=f"{drawn.theme.line:g}",
        pos=at(x, y),
        width=f"{width * wide / POINTS:.4f}",
        height=f"{MARK * high / POINTS:.4f}",
    )


def put_legend(drawn: Picture) -> None:
    """Draws the samples below the picture."""
    theme = drawn.theme
    for number, sample in enumerate(drawn.plan.legend):
        entry, top = sample.entry, sample.top
        if entry.swatch is not None:
            put_swatch(drawn, f"l{number}", entry.swatch, sample.place(0.0, SWATCH), top)
        if entry.look is not None:
            look, y = entry.look, top + 6
            tail, head = sample.place(0.0, 0.0), sample.place(SAMPLE, 0.0)
            ends = f"l{number}a", f"l{number}b"
            for name, x in zip(ends, (tail, head), strict=True):
                drawn.graph.node(name, shape="point", style="invis", width="0.01", pos=at(x, y))
            drawn.graph.edge(
                *ends,
                pos=write_spline([(tail, y), (head, y)], look.arrow),
                color=theme.muted,
                style=look.stroke,
                penwidth=f"{LINE_WIDTH * theme.line:.2f}",
                arrowhead=look.arrow,
            )
        if entry.cell:
            put_mark(drawn, f"l{number}", entry.cell, sample.place(MARK / 2, 0.0), top + 6, MARK)
        words = f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{theme.muted}">{literal(entry.words)}</FONT>'
        if entry.chip:
            chip = f'<FONT POINT-SIZE="{LEAST_TYPE:g}" COLOR="{theme.ink(Tone.ATTACK)}"><B>{entry.chip}</B></FONT>'
            words = words + chip if sample.is_mirrored else chip + words
            top += BOLD_RISE
        room, side = entry.width - entry.indent, "RIGHT" if sample.is_mirrored else "LEFT"
        name = put_text(drawn, words, sample.place(entry.indent, room), top, room, 13, side)
        if entry.chip and sample.is_mirrored:
            right = sample.place(entry.indent, 0.0)
            after = right - bold_ems(entry.chip) * LEAST_TYPE - CHIP_GAP
            drawn.texts[name] = drawn.texts[name]._replace(starts={entry.chip: right, entry.words.strip(): after})


def put_swatch(drawn: Picture, name: str, swatch: Swatch, left: float, top: float) -> None:
    """Puts a small box with the edge, the colours and the sign of what an entry of the legend explains."""
    ink = drawn.theme.ink(swatch.tone)
    frame = Frame(left, top + 1, SWATCH, SWATCH_HEIGHT)
    drawn.graph.node(
        name,
        label=swatch.sign,
        fontsize=f"{LEAST_TYPE:g}",
        fontcolor=ink,
        color=ink,
        fillcolor=drawn.theme.paper(swatch.tone),
        penwidth=f"{swatch.width * drawn.theme.line:g}",
        **border_style(swatch.border),
        **place(inset(frame, INSET) if swatch.border == "double" else frame),
    )


def border_style(border: str) -> dict[str, str]:
    """The edge of a box as attributes of a node."""
    if border == "double":
        return {"style": "filled", "peripheries": "2"}
    if border == "note":
        return {"style": "filled", "shape": "note"}
    return {"style": f"filled,{border}"}


def inset(frame: Frame, by: float) -> Frame:
    """The frame without a margin."""
    return Frame(frame.left + by, frame.top + by, frame.width - 2 * by, frame.height - 2 * by)


def place(frame: Frame) -> dict[str, str]:
    """A position and size as attributes of a node."""
    x, y = frame.left + frame.width / 2, frame.middle
    return {"pos": at(x, y), "width": f"{frame.width / 72:.4f}", "height": f"{frame.height / 72:.4f}"}
