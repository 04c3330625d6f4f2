"""A fenced block as files of pictures, for documents that are printed or opened by office programs."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from argmap.diagnostics import ArgmapError, Diagnostic
from argmap.documents.fence_attributes import AUTO, FenceAttributes
from argmap.documents.fence_place import FenceError, FencePlace
from argmap.documents.fence_reading import FencedMap, find_source
from argmap.documents.fenced_map import stored_parts
from argmap.documents.figure_cache import FigureCache
from argmap.drawing import Style
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.renderers.png import draw_sheet
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import Orientation, Page

COLUMN, HEIGHT = 450.0, 620.0
"""The usual width and height of text on a page, in points; a larger picture is shown in this size."""


class FencePicture(NamedTuple):
    """A PNG file, the part of the width of the text that it takes, in (0, 1], and the words that stand for it."""

    file: Path
    width: float
    words: str


def fence_pictures(
    text: str,
    language: str = "argmap",
    attributes: Mapping[str, Any] | None = None,
    *,
    place: FencePlace | None = None,
    cache: Path | None = None,
    report: Callable[[Diagnostic], object] | None = None,
) -> list[FencePicture]:
    """The pictures of a block, in the folder where figures are stored; the arguments are those of `fence`.

    A map that is not legible on a page takes several. There are none for a block that is broken, for one that asks for
    an outline, for a map that cannot be drawn as PNG, and where no file can be written; `report` is called with what
    is wrong.
    """
    place = place or FencePlace()
    try:
        source = find_source(text, language, attributes or {}, place)
        if source.attributes.format == "outline":
            return []
        key, parts = stored_parts(source, f"{language} png", cache, _draw)
        store = FigureCache(cache)
        files = [
            store.write_beside(f"{key}-{number}", ".png", b64decode(picture))
            for number, picture in enumerate(parts[::3], 1)
        ]
    except FenceError as error:
        faults = error.diagnostics
    except ArgmapError as error:
        faults = place.wrong(str(error)).diagnostics
    else:
        return [FencePicture(file, float(parts[3 * n + 1]), parts[3 * n + 2]) for n, file in enumerate(files)]
    for fault in faults:
        if report is not None:
            report(fault)
    return []


def _draw(fenced: FencedMap, attributes: FenceAttributes) -> list[str]:
    """For each sheet the picture, its width and its words."""
    theme = "light" if attributes.theme == AUTO else attributes.theme
    style = Style(theme=theme, page=Page.A4, orientation=Orientation.PORTRAIT)
    parts: list[str] = []
    for planned in plan_sheets(build_scene(fenced.debate, fenced.about, style)):
        width, height = planned.outer
        shrink = min(planned.shrink(width, height), COLUMN / width, HEIGHT / height)
        shown = width * shrink / COLUMN
        words = " – ".join(filter(None, (planned.scene.title, planned.scene.part, planned.description)))
        parts += [b64encode(draw_sheet(planned)).decode(), f"{shown:.2f}", words]
    return parts
