"""A PNG picture, drawn by Graphviz at about 150 dots per inch, less where the map is large.

The bundled engine has letters for the Latin, Greek and Cyrillic scripts only. Others are drawn by the next engine
with fonts for all of them; if there is none, the picture is refused, so that nothing is drawn as an empty frame.
"""

from __future__ import annotations

from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.graphviz.engine import draw
from argmap.drawing.graphviz.glyphs import engine_for
from argmap.drawing.graphviz.graphviz_label import SheetLink
from argmap.drawing.layout.picture_plan import POINTS, PicturePlan
from argmap.drawing.layout.sheets import plan_one_sheet
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.style import Style
from argmap.drawing.undrawable import UndrawableError
from argmap.model.elements import ArgumentMap

RESOLUTION, LEAST_RESOLUTION = 150, 60
"""Dots per inch."""
PIXELS = 40_000_000
"""The most pixels of a picture; each takes 4 bytes of memory, and more while it is drawn."""
SIDE = 30_000
"""The most pixels of width or height."""


def render(debate: ArgumentMap, about: About, style: Style) -> bytes:
    """The PNG bytes of a map.

    Raises UndrawableError when the picture would be too large, or cannot be drawn.
    """
    return draw_sheet(plan_one_sheet(build_scene(debate, about, style)))


def draw_sheet(planned: PicturePlan, link: SheetLink | None = None) -> bytes:
    """The PNG bytes of one sheet, which cannot hold links."""
    dots = {"dpi": str(resolution(planned))}
    return draw(build_picture(planned).source, "png", engine=engine_for(planned.scene, "png"), attributes=dots)


def resolution(planned: PicturePlan) -> int:
    """The dots per inch at which a picture stays within its pixels; UndrawableError when that is illegible."""
    width, height = planned.width / POINTS + 1, planned.height / POINTS + 1  # inches; the picture has a margin
    most = min(RESOLUTION, (PIXELS / (width * height)) ** 0.5, SIDE / max(width, height))
    if most < LEAST_RESOLUTION:
        raise UndrawableError(
            f"the picture would be {width:,.0f} by {height:,.0f} inches, too large for a PNG; "
            "choose a page such as a4, which makes sheets, or render it as svg"
        )
    return int(most)


RENDERER = Renderer(
    "png",
    __doc__,
    (".png",),
    render,
    draw_sheet,
    is_binary=True,
    draws_matrix=True,
)
