"""What a widget shows of each map that it is given, and the page and the picture that come of it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from argmap.diagnostics import ArgmapError
from argmap.drawing import About, Style, render
from argmap.drawing.renderers.html import render_framed
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.style import Arrangement
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.elements import ArgumentMap
from argmap.model.structure.part import select_part
from argmap.scoring import strengths

HEIGHT = 560
"""Pixels of a page in a notebook: the overview of most maps, and cells above and below it."""
_HEIGHTS = range(120, 4001)
MOST_DRAWN = 1_000
"""Claims in the picture for a notebook without a kernel; of more there is an outline, which is a tenth as long."""


@dataclass(frozen=True, slots=True)
class WidgetPage:
    """A map as a widget shows it.

    - `html`: the page.
    - `title`: the name of the frame for screen readers.
    - `claims`: the ids of the claims in the page.
    """

    html: str
    title: str
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class WidgetLook:
    """The options of `widget`, which says what they mean; ValueError for a wrong one."""

    strengths: Mapping[str, float] | str | bool
    style: Style
    focus: str | None
    depth: int | None
    height: int

    def __post_init__(self) -> None:
        if self.style.layout is Arrangement.MATRIX:
            raise ValueError("a widget shows a tree of claims; for a matrix use argmap.render(map, 'html', style=...)")
        if self.height not in _HEIGHTS:
            raise ValueError(f"'height' must be {_HEIGHTS[0]} to {_HEIGHTS[-1]:,} pixels, not {self.height}")

    def page_of(self, debate: ArgumentMap) -> WidgetPage:
        """The page of a map; KeyError for a focus that it does not have, or an unknown semantics."""
        about = self._about(debate)
        scene = build_scene(debate, about, self.style)
        shown = about.shown if about.shown is not None else frozenset(claim.id for claim in debate.claims)
        return WidgetPage(render_framed(debate, about, self.style), scene.title, shown)

    def picture_of(self, debate: ArgumentMap) -> str:
        """The map as HTML that needs no program: a picture with alternative text, or else the outline.

        Notebooks drop SVG from what they do not trust, and have one page for all pictures; an image is safe from both.
        """
        about = self._about(debate)
        scene = build_scene(debate, about, self.style)
        try:
            if len(scene.boxes) > MOST_DRAWN:
                raise ArgmapError("too many claims")
            svg = str(render(debate, "svg", about=about, style=self.style))
        except ArgmapError:
            return f"<pre>{escape(str(render(debate, 'markdown', about=about, style=self.style)))}</pre>"
        words = escape(f"{scene.title} – {scene.summary}")
        return f'<img alt="{words}" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'

    def _about(self, debate: ArgumentMap) -> About:
        shown = select_part(debate, focus=self.focus, depth=self.depth)
        part = None if self.focus is None and self.depth is None else shown
        if isinstance(self.strengths, Mapping):
            return About(strengths=self.strengths, shown=part)
        if not self.strengths:
            return About(shown=part)
        semantics = self.strengths if isinstance(self.strengths, str) else DEFAULT_SEMANTICS
        return About(strengths=strengths(debate, semantics), measure=semantics, shown=part)
