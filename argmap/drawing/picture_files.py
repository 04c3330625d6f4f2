"""A map drawn into files: which files it takes, and what goes into each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from argmap.drawing.layout import crowding
from argmap.drawing.layout.crowding import guess_sheets, scrolls
from argmap.drawing.layout.picture_plan import PicturePlan
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import Page
from argmap.drawing.style.style import Arrangement, Style
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS
from argmap.syntax.files import write_bytes


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """The files of one picture, planned but not written.

    - `paths`: one file, or one for each sheet: `map.svg`, `map-2.svg`, … in the order of the sheets.
    - `caution`: what the files will not show, in words; "" for nothing.
    """

    paths: list[Path]
    caution: str
    _renderer: Renderer
    _debate: ArgumentMap
    _about: About
    _style: Style
    _sheets: Sequence[PicturePlan]

    def draw(self) -> Iterator[tuple[Path, bytes]]:
        """The content of each file; sheets refer to each other by the names of their files."""
        draw_sheet = self._renderer.draw_sheet
        if draw_sheet is None:
            yield self.paths[0], _encode(self._renderer.render(self._debate, self._about, self._style))
            return
        for path, planned in zip(self.paths, self._sheets, strict=True):
            yield path, _encode(draw_sheet(planned, self._address))

    def write(self) -> None:
        """Draws and writes all files."""
        for path, content in self.draw():
            write_bytes(path, content)

    def _address(self, number: int) -> str:
        return quote(os.fsencode(self.paths[number - 1].name))


def plan_files(
    debate: ArgumentMap,
    path: Path,
    renderer: Renderer,
    about: About | None = None,
    style: Style | None = None,
    *,
    may_scroll: bool = False,
) -> PictureFiles:
    """Plans the files that a map takes when it is drawn to `path`.

    With `may_scroll`, a map that would take very many sheets becomes one picture for the screen. UndrawableError where
    the map cannot be drawn legibly.
    """
    about, style = about or About(), style or Style()
    shown = build_scene(debate, about, style)
    cautions = [renderer.caution(shown)] if renderer.caution is not None else []
    sheets: Sequence[PicturePlan] = []
    if renderer.draw_sheet is not None:
        number = guess_sheets(shown)
        if may_scroll and style.layout is Arrangement.TREE and scrolls(style, number):
            cautions.append(
                f"{len(shown.boxes):,} claims would take at least {number:,} sheets of {style.page}, so they are "
                f"drawn as one picture for the screen; --page {style.page} makes the sheets"
            )
            style = replace(style, page=Page.SCREEN)
            shown = build_scene(debate, about, style)
        sheets = plan_sheets(shown)
        cautions.append(crowding.caution(shown))
    caution = "; ".join(filter(None, cautions))
    paths = [_sheet_path(path, renderer, number) for number in range(1, max(len(sheets), 1) + 1)]
    return PictureFiles(paths, caution, renderer, debate, about, style, sheets)


def renderer_for(path: str | Path) -> Renderer:
    """The renderer that writes files with the suffix of `path`; ValueError, with all suffixes, if none does."""
    name = Path(path).name.lower()
    endings = [name[place:] for place, char in enumerate(name) if char == "."]
    likely = RENDERERS.mentioning("RENDERER", endings)
    matches = [(suffix, renderer) for renderer in likely for suffix in renderer.suffixes if name.endswith(suffix)]
    if not matches:
        choices = " ".join(suffix for renderer in RENDERERS for suffix in renderer.suffixes)
        raise ValueError(f"no renderer writes '{Path(path).suffix or path}' files; choose one of {choices}")
    return max(matches, key=lambda match: len(match[0]))[1]


def _sheet_path(path: Path, renderer: Renderer, number: int) -> Path:
    """The file of a sheet: the one that was asked for, with a number before its suffix from the second sheet on."""
    if number == 1:
        return path
    suffix = next((suffix for suffix in renderer.suffixes if path.name.lower().endswith(suffix)), "")
    stem = path.name[: len(path.name) - len(suffix)]
    return path.with_name(f"{stem}-{number}{path.name[len(stem) :]}")


def _encode(drawing: str | bytes) -> bytes:
    return drawing if isinstance(drawing, bytes) else drawing.encode()
