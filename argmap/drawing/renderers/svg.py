"""An SVG picture, drawn by Graphviz and made accessible: titles, ids, roles, fonts, directions.

Every box and every arrow has a `<title>` that says in words what it shows, and boxes come in the order of the argument.
The ids of boxes and arrows are those of the claims and relations (also in `data-id`) after a prefix that is made of the
content of the picture, so that one page can hold several pictures. The picture runs no script and fetches nothing. At
its own size it fits the page of the style, and no type in it is smaller than 7 pt.
"""

from __future__ import annotations

from argmap.drawing.column_picture import fit_column, plan_for_column, without_ids
from argmap.drawing.graphviz.accessible_svg import finish
from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.graphviz.engine import draw
from argmap.drawing.graphviz.graphviz_label import SheetLink
from argmap.drawing.layout.picture_plan import PicturePlan
from argmap.drawing.layout.sheets import plan_one_sheet
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.style import Style
from argmap.model.elements import ArgumentMap


def render(debate: ArgumentMap, about: About, style: Style) -> str:
    """The SVG text of a map, without an XML declaration, so that a page can include it."""
    return draw_sheet(plan_one_sheet(build_scene(debate, about, style)))


def draw_sheet(planned: PicturePlan, link: SheetLink | None = None) -> str:
    """The SVG text of one sheet."""
    drawn = build_picture(planned, link)
    return finish(draw(drawn.source, "svg"), drawn)


def draw_inline(debate: ArgumentMap) -> str:
    """The SVG text of a map for a page that has other pictures, too: without ids, in the width of a column."""
    return without_ids(fit_column(draw_sheet(plan_for_column(debate, About(), "light"))))


RENDERER = Renderer("svg", __doc__, (".svg",), render, draw_sheet, draws_matrix=True, draw_inline=draw_inline)
