"""A PNG picture, drawn by Graphviz at about 150 dots per inch, less where the map is large.

The bundled engine brings letters for Latin, Greek and Cyrillic script only; others come out as empty frames. For them
use SVG, or name another engine in `ARGMAP_DOT`.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap
from argmap.render._draw import Picture, picture
from argmap.render._engine import draw
from argmap.render._renderer import Renderer
from argmap.render._scene import scene
from argmap.render._style import Style

RESOLUTION, LEAST_RESOLUTION = 150, 60
"""Dots per inch."""
PIXELS = 40_000_000
"""The most that a picture may have; each takes 4 bytes of memory and more while it is drawn."""
SIDE = 30_000
"""The most pixels of width or height."""


def render(debate: ArgumentMap, strengths: Mapping[str, float] | None = None, style: Style | None = None) -> bytes:
    """The PNG bytes of a map.

    Raises ArgmapError when the picture would be larger than is legible and harmless, or cannot be drawn.
    """
    drawn = picture(scene(debate, strengths, style))
    return draw(drawn.source, "png", resolution=resolution(drawn))


def resolution(drawn: Picture) -> int:
    """The dots per inch at which a picture keeps the budget of pixels; ArgmapError when that is too few to read."""
    width, height = drawn.width / 72 + 1, drawn.height / 72 + 1  # inches; the picture has a margin
    most = min(RESOLUTION, (PIXELS / (width * height)) ** 0.5, SIDE / max(width, height))
    if most < LEAST_RESOLUTION:
        raise ArgmapError(
            f"the picture would be {width:,.0f} by {height:,.0f} inches, too large for a PNG; "
            "render it as svg, or render a part of the map"
        )
    return int(most)


RENDERER = Renderer("png", __doc__, (".png",), render)
