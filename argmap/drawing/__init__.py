"""Text and pictures of maps, for people: one renderer per file, all from the same scene."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path

from argmap.drawing.graphviz.graphviz_label import SheetLink
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.picture_files import PictureFiles, plan_files, renderer_for
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About, Change
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.style import Style
from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS

__all__ = [
    "About",
    "Change",
    "ChangeKind",
    "PictureFiles",
    "Renderer",
    "Style",
    "draw",
    "plan_files",
    "render",
    "render_sheets",
    "renderer_for",
]


def render(
    debate: ArgumentMap,
    format: str = "svg",
    *,
    strengths: Mapping[str, float] | None = None,
    about: About | None = None,
    style: Style | None = None,
) -> str | bytes:
    """A map as text or a picture, in the format of one of the renderers.

    `strengths` are in [0, 1], by claim id; `about` holds these and more, and replaces `strengths`. KeyError for an
    unknown format. ArgmapError when a picture cannot be drawn, also when it takes several sheets to be legible on the
    page of the style: see `render_sheets`. The default page is the screen, which has room for any map.
    """
    renderer: Renderer = RENDERERS.get(format)
    return renderer.render(debate, _about(strengths, about), style or Style())


def render_sheets(
    debate: ArgumentMap,
    format: str = "svg",
    *,
    strengths: Mapping[str, float] | None = None,
    about: About | None = None,
    style: Style | None = None,
    link: SheetLink | None = None,
) -> list[str | bytes]:
    """A map as `render` shows it, on as many sheets as it takes to be legible on the page of the style.

    Of several sheets the first is the overview. `link` gives the address of a sheet by its number, for links between
    sheets; without it, sheets refer to each other by number only. A format without pages gives one result.
    """
    renderer: Renderer = RENDERERS.get(format)
    about, style = _about(strengths, about), style or Style()
    if renderer.draw_sheet is None:
        return [renderer.render(debate, about, style)]
    return [renderer.draw_sheet(planned, link) for planned in plan_sheets(build_scene(debate, about, style))]


def draw(
    debate: ArgumentMap,
    path: str | PathLike[str],
    format: str | None = None,
    *,
    strengths: Mapping[str, float] | None = None,
    about: About | None = None,
    style: Style | None = None,
) -> list[Path]:
    """Draws a map into a file, in the format that its suffix names or in `format`; returns the files written.

    There are several where the map takes more than one sheet to be legible on the page of the style: `map.svg` is then
    the overview, and `map-2.svg` and so on have the branches. ValueError for a suffix that no renderer writes, KeyError
    for an unknown format, ArgmapError when the picture cannot be drawn or a file cannot be written.
    """
    renderer: Renderer = renderer_for(Path(path)) if format is None else RENDERERS.get(format)
    files = plan_files(debate, Path(path), renderer, _about(strengths, about), style)
    files.write()
    return files.paths


def _about(strengths: Mapping[str, float] | None, about: About | None) -> About:
    if strengths is not None and about is not None:
        raise ValueError("pass strengths either alone or in `about`, not both")
    return about if about is not None else About(strengths=strengths or {})
