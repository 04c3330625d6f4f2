"""A PNG picture, drawn by Graphviz at about 150 dots per inch, less where the map is large.

The bundled engine brings letters for Latin, Greek and Cyrillic script only; for others the next engine is taken that
has a typeface for them, and where none has, the picture is refused.
"""

from __future__ import annotations

from argmap.diagnostics import ArgmapError
from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.graphviz.engine import draw
from argmap.drawing.graphviz.glyphs import caution, engine_for
from argmap.drawing.graphviz.graphviz_label import SheetLink
from argmap.drawing.layout.picture_plan import POINTS, PicturePlan
from argmap.drawing.layout.sheets import plan_one_sheet
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.style import Style
from argmap.model.elements import ArgumentMap

RESOLUTION, LEAST_RESOLUTION = 150, 60
"""Dots per inch."""
PIXELS = 40_000_000
"""The most that a picture may have; each takes 4 bytes of memory and more while it is drawn."""
SIDE = 30_000
"""The most pixels of width or height."""


def render(debate: ArgumentMap, about: About, style: Style) -> bytes:
    """The PNG bytes of a map.

    Raises ArgmapError when the picture would be larger than is legible and clean, or cannot be drawn.
    """
    return draw_sheet(plan_one_sheet(build_scene(debate, about, style)))


def draw_sheet(planned: PicturePlan, link: SheetLink | None = None) -> bytes:
    """The PNG bytes of one sheet; links have no place in it."""
    dots = {"dpi": str(resolution(planned))}
    return draw(build_picture(planned).source, "png", engine=engine_for(planned.scene, "png"), attributes=dots)


def resolution(planned: PicturePlan) -> int:
    """The dots per inch at which a picture keeps the budget of pixels; ArgmapError when that is too few to read."""
    width, height = planned.width / POINTS + 1, planned.height / POINTS + 1  # inches; the picture has a margin
    most = min(RESOLUTION, (PIXELS / (width * height)) ** 0.5, SIDE / max(width, height))
    if most < LEAST_RESOLUTION:
        raise ArgmapError(
            f"the picture would be {width:,.0f} by {height:,.0f} inches, too large for a PNG; "
            "choose a page such as a4, which makes sheets, or render it as svg"
        )
    return int(most)


RENDERER = Renderer("png", __doc__, (".png",), render, draw_sheet, lambda shown: caution(shown, "png"), is_binary=True)
