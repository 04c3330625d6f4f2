"""A Typst file (https://typst.app): the picture as type and lines that a paper takes over, or a PDF by itself.

`typst compile map.typ` makes a PDF; in a paper, `#import "map.typ": argument-map` brings the picture as one block, for
`#argument-map` or inside `scale` and `figure`. It needs no package and no network. What does not fit a page of the
style legibly becomes several pages, all of them in `sheets`. Words of the map are always strings, never code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.drawing.layout.line_routing import Point
from argmap.drawing.layout.picture_plan import TreePlan
from argmap.drawing.layout.sheets import plan_tree_sheets
from argmap.drawing.marks.picture_marks import Curve, Disc, Mark, Panel, Shape, Words, corners
from argmap.drawing.marks.vector_marks import sketch
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.paper import MARGIN
from argmap.drawing.style.shown_text import is_right_to_left
from argmap.drawing.style.style import Style
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later

FONTS = ("Liberation Sans", "Arial", "Arimo", "Helvetica", "Noto Sans", "DejaVu Sans")
EDGE = 12.0
"""Points around a picture that is a page by itself."""
_LANGUAGE = compile_later(r"[a-z]{2}(-[A-Za-z0-9-]+)?")
_DASHES = {"dashed": "dashed", "dotted": "densely-dotted"}
_START = """\
// An argument map, written by argmap. In a paper: #import "this-file.typ": argument-map

// A line of type from its baseline; where another typeface is wider than its room, it is made narrower.
#let words(x, y, room, size, ink, said, bold: false, end: false, rtl: false, struck: false, url: none, sheet: 0) = {
  set text(size: size, fill: ink, weight: if bold { "bold" } else { "regular" }, dir: if rtl { std.rtl } else { ltr })
  place(top + left, dy: y, context {
    let line = text(said)
    let wide = measure(line).width
    let share = if wide > room { room / wide } else { 1 }
    if struck { line = strike(offset: -0.28em, stroke: 0.06em + ink, line) }
    if url != none { line = link(url, line) }
    let there = label("sheet-" + str(sheet))
    if sheet > 0 and query(there).len() > 0 { line = link(there, line) }
    let start = if end { x + room - wide * share } else { x }
    place(top + left, dx: start, scale(x: share * 100%, origin: left, box(width: wide + 0.1pt, line)))
  })
}
#let panel(x, y, width, height, fill: none, stroke: none, radius: 0pt) = {
  place(top + left, dx: x, dy: y, rect(width: width, height: height, fill: fill, stroke: stroke, radius: radius))
}
#let way(..parts, stroke: none, fill: none) = place(top + left, curve(stroke: stroke, fill: fill, ..parts))
#let disc(x, y, radius, fill: none, stroke: none) = {
  place(top + left, dx: x - radius, dy: y - radius, circle(radius: radius, fill: fill, stroke: stroke))
}
#let drawing(width, height, lang, marks) = block(width: width, height: height, breakable: false, {
  set align(top + left)
  set par(first-line-indent: 0pt, hanging-indent: 0pt, justify: false, leading: 0pt, spacing: 0pt)
  set text(font: FONTS, fallback: true, style: "normal", tracking: 0pt, spacing: 100%, lang: lang)
  set text(hyphenate: false, overhang: false, top-edge: "baseline", bottom-edge: "baseline")
  marks
})
"""


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The Typst text of a map."""
    whole = build_scene(debate, about, style)
    language = debate.language if debate.language and _LANGUAGE.fullmatch(debate.language) else "en"
    return "\n".join(_lines(whole, plan_tree_sheets(whole), language[:2])) + "\n"


def literal(text: str) -> str:
    """`text` as a Typst string; no `<`, so that it cannot become a tag in a page that shows the file either.

    >>> literal('say "#x" \\\\ 1')
    '"say \\\\"#x\\\\" \\\\\\\\ 1"'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\u{3c}")
    return '"' + "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in escaped) + '"'


def _lines(whole: Scene, pages: Sequence[TreePlan], language: str) -> Iterator[str]:
    style = whole.style
    typeface = style.colours.typeface
    fonts = (typeface, *FONTS) if typeface else FONTS
    yield _START.replace("FONTS", f"({', '.join(map(literal, fonts))})")
    yield "#let sheets = ("
    drawings = [sketch(page) for page in pages]
    for drawn in drawings:
        yield f"  drawing({_pt(drawn.width)}, {_pt(drawn.height)}, {literal(language)}, {{"
        yield from (f"    {_mark(mark)}" for mark in drawn.marks)
        yield "  }),"
    yield ")"
    yield "#let argument-map = sheets.first()\n"
    yield f"#set document(title: {literal(whole.title)}, description: {literal(whole.summary)})"
    page = style.sheet
    size = "auto, height: auto" if page.is_endless else f"{_pt(page.width)}, height: {_pt(page.height)}"
    margin = EDGE if page.is_endless else MARGIN
    yield f"#set page(width: {size}, margin: {_pt(margin)}, fill: {_colour(style.colours.page)})"
    for number, drawn in enumerate(drawings):
        yield f"{'#pagebreak()' if number else ''}#metadata(none)<sheet-{number + 1}>"
        share = 100 * pages[number].shrink(drawn.width, drawn.height)
        yield f"#scale({share:.2f}%, reflow: true, sheets.at({number}))"


def _mark(mark: Mark) -> str:
    match mark:
        case Panel(frame, paper, ink, width, stroke, radius):
            place = ", ".join(map(_pt, (frame.left, frame.top, frame.width, frame.height)))
            rounding = f", radius: {_pt(radius)}" if radius else ""
            return f"panel({place}{_fill(paper)}{_stroke(ink, width, stroke)}{rounding})"
        case Words():
            return _words(mark)
        case Curve(points, ink, width, stroke):
            parts = [f"curve.move({_at(points[0])})"]
            for start, corner, end in corners(points):
                parts.append(f"curve.line({_at(start)}), curve.quad({_at(corner)}, {_at(end)})")
            parts.append(f"curve.line({_at(points[-1])})")
            return f"way({', '.join(parts)}{_stroke(ink, width, stroke)})"
        case Shape(points, paper, ink, width):
            parts = [f"curve.{'line' if n else 'move'}({_at(point)})" for n, point in enumerate(points)]
            return f"way({', '.join(parts)}, curve.close(){_fill(paper)}{_stroke(ink, width)})"
        case Disc(x, y, radius, paper, ink, width):
            return f"disc({_pt(x)}, {_pt(y)}, {_pt(radius)}{_fill(paper)}{_stroke(ink, width)})"


def _words(mark: Words) -> str:
    place = ", ".join(map(_pt, (mark.x, mark.y, mark.room, mark.size)))
    flags = {
        "bold": mark.is_bold,
        "end": mark.at_end,
        "rtl": mark.at_end or is_right_to_left(mark.text),
        "struck": mark.is_struck,
    }
    more = "".join(f", {name}: true" for name, is_so in flags.items() if is_so)
    more += f", url: {literal(mark.url)}" if mark.url else ""
    more += f", sheet: {mark.sheet}" if mark.sheet is not None else ""
    return f"words({place}, {_colour(mark.ink)}, {literal(mark.text)}{more})"


def _pt(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".") + "pt"


def _at(point: Point) -> str:
    return f"({_pt(point[0])}, {_pt(point[1])})"


def _colour(code: str) -> str:
    return f'rgb("{code}")'


def _fill(paper: str | None) -> str:
    return f", fill: {_colour(paper)}" if paper is not None else ""


def _stroke(ink: str | None, width: float, stroke: str = "solid") -> str:
    if ink is None:
        return ""
    dash = "" if stroke == "solid" else f', dash: "{_DASHES[stroke]}"'
    return f", stroke: (paint: {_colour(ink)}, thickness: {_pt(width)}{dash})"


RENDERER = Renderer("typst", __doc__, (".typ",), render)
