"""What a renderer is: one object that turns a map into text or a picture for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from argmap.drawing.graphviz.graphviz_label import Link
from argmap.drawing.scene.about import About
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.style import Style
from argmap.model.elements import ArgumentMap


class Draw(Protocol):
    """Shows a map. The same arguments give the same bytes."""

    def __call__(self, debate: ArgumentMap, about: About, style: Style) -> str | bytes: ...


class DrawSheet(Protocol):
    """Shows one sheet of a map; `link` gives the address of a sheet by its number, None makes no links."""

    def __call__(self, shown: Scene, link: Link | None) -> str | bytes: ...


@dataclass(frozen=True, slots=True)
class Renderer:
    """One renderer. `suffixes` are those of files that it writes; `doc` is the module's description.

    One with `sheet` makes a file of each sheet where a map does not fit its page; all others make one file. `caution`
    says in words what of a scene does not come out, "" for nothing. One that `explains` shows why strengths are as they
    are.
    """

    name: str
    doc: str
    suffixes: tuple[str, ...]
    render: Draw
    sheet: DrawSheet | None = None
    caution: Callable[[Scene], str] | None = None
    explains: bool = False

    def plain(self, debate: ArgumentMap) -> str | bytes:
        """A map as it is shown when nothing is chosen."""
        return self.render(debate, About(), Style())
