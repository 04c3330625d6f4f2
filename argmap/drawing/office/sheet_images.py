"""The sheets of a map as pictures for documents: PNG bytes, their size on the page, and words in their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.graphviz.engine import draw
from argmap.drawing.graphviz.glyphs import engine_for
from argmap.drawing.layout.picture_plan import POINTS, PicturePlan
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.scene.scene import Scene
from argmap.drawing.scene.scene_outline import SceneEntry, outline
from argmap.drawing.undrawable import UndrawableError

DOTS = 200
"""Dots per inch of a picture that fills its page."""
MOST_PIXELS = 40_000_000
MOST_SHEETS = 200
"""Sheets of a document; nobody reads more."""
LONGEST = 2_000
"""Characters of the words in the place of a picture; longer ones are cut, the outline says them all."""


class SheetImage(NamedTuple):
    """One sheet: its plan, PNG bytes, size in points where it may not shrink further, and what it shows in words."""

    plan: PicturePlan
    png: bytes
    width: float
    height: float
    words: str


def draw_images(scene: Scene) -> Iterator[SheetImage]:
    """Draws the sheets of a scene; UndrawableError where there would be too many, or where one is too large."""
    sheets = plan_sheets(scene)
    if len(sheets) > MOST_SHEETS:
        raise UndrawableError(
            f"the document would have {len(sheets):,} pictures; draw a part with --focus or --depth, or use html"
        )
    for planned in sheets:
        width, height = planned.outer
        dots = min(DOTS, POINTS * (MOST_PIXELS / (width * height)) ** 0.5)
        engine = engine_for(planned.scene, "png")
        png = draw(build_picture(planned).source, "png", engine=engine, attributes={"dpi": f"{dots:.0f}"})
        yield SheetImage(planned, png, width, height, _words(planned))


def _words(planned: PicturePlan) -> str:
    """What a picture shows: a sentence, then its outline as far as there is room."""
    argument, recommendations = outline(planned.scene)
    entries = (write_entry(entry, planned.scene) for entry in (*argument, *recommendations))
    words = " ".join([planned.description, *entries])
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def write_entry(entry: SceneEntry, scene: Scene) -> str:
    """An entry of the outline of a scene as one line of text."""
    stop = "" if entry.heading.endswith("?") else ":"
    notes = f" ({'; '.join(entry.notes)})" if entry.notes else ""
    figure = entry.box.figure if entry.box is not None else ""
    strength = f" — {scene.wording.word('box.strength')} {figure}" if figure else ""
    return f"{entry.heading}{stop} {entry.text}{strength}{notes}"
