"""Maps to text and pictures for people; one renderer, one file, all from the same scene."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS
from argmap.render._renderer import Renderer
from argmap.render._style import Style

__all__ = ["Renderer", "Style", "render", "renderer_for"]


def render(
    debate: ArgumentMap,
    format: str = "svg",
    *,
    strengths: Mapping[str, float] | None = None,
    style: Style | None = None,
) -> str | bytes:
    """A map shown in one of the renderers' formats; `strengths` in [0, 1] are by claim id.

    KeyError for an unknown format; ArgmapError when a picture cannot be drawn.
    """
    chosen: Renderer = RENDERERS.get(format)
    return chosen.render(debate, strengths, style)


def renderer_for(path: str | Path) -> Renderer:
    """The renderer that writes files with the suffix of `path`; ValueError, with the known ones, when there is none."""
    suffix = Path(path).suffix.lower()
    known: list[str] = []
    for renderer in RENDERERS:
        if suffix in renderer.suffixes:
            return renderer
        known += renderer.suffixes
    raise ValueError(f"no picture or text is written as '{suffix or path}'; known are {' '.join(known)}")
