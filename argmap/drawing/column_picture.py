"""Pictures that stand in a column of text: in documents and notebooks, whose pages scroll downwards."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.drawing.layout.picture_plan import PicturePlan
from argmap.drawing.layout.sheets import plan_if_legible, plan_one_sheet
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import MARGIN, MOST_SHRUNK, Sheet
from argmap.drawing.style.style import Style
from argmap.model.elements import ArgumentMap
from argmap.patterns import compile_later

COLUMN = 540.0
"""The width of a column of text, in points; type stays legible in one that is a fifth narrower."""
HEIGHTS = (780.0, 1150.0, 1650.0, 2350.0, 3350.0, 4800.0)
"""How high a picture of this width may be: the first of these that is enough."""
_WIDTH = compile_later(r'<svg [^<>]*?viewBox="[\d.]+ [\d.]+ ([\d.]+) ')
_ID = compile_later(r'(<(?:g|svg)\b[^<>]*?) id="m[0-9a-f]{8}-[^"]*"')


@dataclass(frozen=True, slots=True)
class ColumnStyle(Style):
    """The style of a picture that is as wide as a column of text.

    - `height`: how high it may be, in points; the layout of the claims fills this shape.
    """

    height: float = 842.0

    @property
    def sheet(self) -> Sheet:
        """The measures of the column, and of margins around it, which the page has already."""
        return Sheet(COLUMN + 2 * MARGIN, self.height + 2 * MARGIN, False)


def plan_for_column(debate: ArgumentMap, about: About, theme: str) -> PicturePlan:
    """A picture in the width of a column of text if its words are legible then, else as wide as it has to be.

    It is no higher than it must be for that.
    """
    for height in HEIGHTS:
        planned = plan_if_legible(build_scene(debate, about, ColumnStyle(theme=theme, height=height)))
        if planned is not None:
            return planned
    return plan_one_sheet(build_scene(debate, about, Style(theme=theme)))


def fit_column(picture: str) -> str:
    """An SVG picture that is no wider than the column around it, unless its type would be too small to read."""
    drawn = _WIDTH.match(picture)
    least = float(drawn[1]) * MOST_SHRUNK if drawn is not None else 0
    look = f"direction:ltr;max-width:100%;min-width:{least:.0f}pt;height:auto"
    return picture.replace("<svg ", f'<svg style="{look}" ', 1)


def without_ids(picture: str) -> str:
    """An SVG picture without the ids of its boxes and arrows, which are in `data-id` as well.

    A page can then hold it as often as it likes: no id occurs twice.
    """
    return _ID.sub(r"\1", picture)
