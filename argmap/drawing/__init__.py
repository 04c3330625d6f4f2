"""Maps to text and pictures for people; one renderer, one file, all from the same scene."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from argmap.drawing.graphviz.graphviz_label import Link
from argmap.drawing.layout.sheets import sheets
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About, Change
from argmap.drawing.scene.build_scene import scene
from argmap.drawing.style.style import Style
from argmap.model.changes import ChangeKind
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS

__all__ = [
    "About",
    "Change",
    "ChangeKind",
    "Renderer",
    "Style",
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
    """A map shown in one of the renderers' formats; `strengths` in [0, 1] are by claim id.

    `about` takes these and more; only one of both can be given. KeyError for an unknown format; ArgmapError when a
    picture cannot be drawn, also when it takes more than one sheet to be legible on the page of the style (see
    `render_sheets`; the page that a style has by default is the screen, which takes any map).
    """
    chosen: Renderer = RENDERERS.get(format)
    return chosen.render(debate, _known(strengths, about), style or Style())


def render_sheets(
    debate: ArgumentMap,
    format: str = "svg",
    *,
    strengths: Mapping[str, float] | None = None,
    about: About | None = None,
    style: Style | None = None,
    link: Link | None = None,
) -> list[str | bytes]:
    """A map as `render` shows it, in as many sheets as it takes to be legible on the page of the style.

    The first is the overview when there are several. `link` gives the address of a sheet by its number, for
    references from sheet to sheet; without it they name the numbers only. Formats without pages give one.
    """
    chosen: Renderer = RENDERERS.get(format)
    known, style = _known(strengths, about), style or Style()
    if chosen.sheet is None:
        return [chosen.render(debate, known, style)]
    return [chosen.sheet(sheet, link) for sheet in sheets(scene(debate, known, style))]


def _known(strengths: Mapping[str, float] | None, about: About | None) -> About:
    if strengths is not None and about is not None:
        raise ValueError("strengths are given twice: alone and in `about`")
    return about if about is not None else About(strengths=strengths or {})


def renderer_for(path: str | Path) -> Renderer:
    """The renderer that writes files whose name ends as `path` does; ValueError, with the known ends, if none does."""
    name = Path(path).name.lower()
    known = [(suffix, renderer) for renderer in RENDERERS for suffix in renderer.suffixes]
    fitting = [found for found in known if name.endswith(found[0])]
    if not fitting:
        ends = " ".join(suffix for suffix, _ in known)
        raise ValueError(f"no picture or text is written as '{Path(path).suffix or path}'; known are {ends}")
    return max(fitting, key=lambda found: len(found[0]))[1]
