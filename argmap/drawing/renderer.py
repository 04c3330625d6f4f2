"""What a renderer is: one object that turns a map into text or a picture for people.

Another package can add one without a change here: it declares an entry point in the group `argmap.renderer` that
names a `Renderer`. Its suffixes, `--format` and the library functions then know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from argmap.drawing.graphviz.graphviz_label import SheetLink
from argmap.drawing.layout.picture_plan import PicturePlan
from argmap.drawing.scene.about import About
from argmap.drawing.scene.scene import Scene
from argmap.drawing.style.style import Style
from argmap.model.elements import ArgumentMap


class ColouredText(NamedTuple):
    """A piece of a line in a terminal; `tone` is "title", "support", "attack", "answer", or "" for plain words."""

    text: str
    tone: str = ""


class Draw(Protocol):
    """Shows a map. The same arguments give the same bytes."""

    def __call__(self, debate: ArgumentMap, about: About, style: Style) -> str | bytes: ...


class DrawSheet(Protocol):
    """Shows one planned sheet of a map; `link` gives the address of a sheet by its number, None makes no links."""

    def __call__(self, planned: PicturePlan, link: SheetLink | None) -> str | bytes: ...


class DrawLines(Protocol):
    """Shows a map as lines for a terminal, each in pieces that may have a colour."""

    def __call__(self, debate: ArgumentMap, about: About, style: Style) -> Iterable[list[ColouredText]]: ...


@dataclass(frozen=True, slots=True)
class Renderer:
    """One renderer: text or a picture of a map, for people.

    - `name`: what `--format` and `render` call it; for a plug-in, the name of its entry point.
    - `doc`: what it makes, usually the module's docstring.
    - `suffixes`: of the files that it writes, in lower case and with the dot; the first is used in folders.
    - `render`: from a map, what is known about its elements, and a style, to text or bytes.
    - `draw_sheet`: draws one sheet of a map that takes several to be legible; None for a renderer that makes one file.
    - `caution`: says in words what of a scene the result does not show, "" for nothing; None if it shows everything.
    - `explains`: whether it shows why strengths are as they are, which takes time to compute; default False.
    - `draw_lines`: the result as coloured lines; only a renderer that ends in a terminal has it, others make files.
    - `is_binary`: whether the result is bytes that no terminal can show; default False.
    - `draws_matrix`: whether it follows `Style.layout`; default False, the layout is then always that of the renderer.
    - `draw_inline`: shows a map within a page that others make, such as a notebook; None if it cannot.

    >>> from argmap import ArgumentMap, MapBuilder
    >>> def count(debate: ArgumentMap, about: object, style: object) -> str:
    ...     return f"{len(debate.claims)} claims\\n"
    >>> counter = Renderer("count", "How many claims a map has.", (".count",), count)
    >>> builder = MapBuilder()
    >>> _ = builder.thesis("It rains.")
    >>> counter.plain(builder.build())
    '1 claims\\n'
    """

    name: str
    doc: str
    suffixes: tuple[str, ...]
    render: Draw
    draw_sheet: DrawSheet | None = None
    caution: Callable[[Scene], str] | None = None
    explains: bool = False
    draw_lines: DrawLines | None = None
    is_binary: bool = False
    draws_matrix: bool = False
    draw_inline: Callable[[ArgumentMap], str] | None = None

    def plain(self, debate: ArgumentMap) -> str | bytes:
        """Shows a map in the default style, with nothing known beside the map."""
        return self.render(debate, About(), Style())
