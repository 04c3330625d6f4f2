"""Slides for PowerPoint, LibreOffice Impress and Keynote, made by python-pptx (extra `office`).

A title, one sheet of the map on each slide with words in its place for those who do not see it, and the sources. The
speaker's notes have the sheet as an outline. What the map says is always plain text; only safe addresses become links.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import missing_package
from argmap.drawing.office.office_file import describe_file, save_without_dates
from argmap.drawing.office.sheet_images import SheetImage, draw_images, write_entry
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.footer import list_sources
from argmap.drawing.scene.scene import Scene
from argmap.drawing.scene.scene_outline import outline
from argmap.drawing.style.paper import MARGIN, Orientation, Page
from argmap.drawing.style.shown_text import shorten
from argmap.drawing.style.style import Style
from argmap.model.elements import ArgumentMap

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

TITLE_LAYOUT, TITLE_ONLY_LAYOUT = 0, 5
"""Numbers of the layouts in the template of python-pptx."""
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 36, 20, 14
"""Points of type."""
LONGEST_TITLE, LONGEST_QUESTION, LONGEST_SOURCE = 160, 320, 200
"""Characters; longer text is cut and ends in an ellipsis."""
SOURCES = 12
"""Sources on a slide."""
INDENT = "  "
Line = tuple[str, str | None]
"""Words, and the address that they lead to, or None."""


def render(debate: ArgumentMap, about: About, style: Style) -> bytes:
    """The bytes of the file, always the same on one machine; pages are slides, whatever the style says."""
    try:
        from pptx import Presentation
    except ImportError:
        raise missing_package(
            "python-pptx", "slides for PowerPoint", "office", "slides can be written as .slides.html"
        ) from None
    scene = build_scene(debate, about, replace(style, page=Page.SLIDE, orientation=Orientation.LANDSCAPE))
    show = Presentation()
    describe_file(show.core_properties, scene)
    _set_size(show, scene)
    _add_title(show, scene)
    for image in draw_images(scene):
        _add_sheet(show, image)
    sources = list(_sources(scene))
    for start in range(0, len(sources), SOURCES):
        _add_sources(show, scene, sources[start : start + SOURCES])
    return save_without_dates(show)


def _set_size(show: Presentation, scene: Scene) -> None:
    from pptx.util import Pt

    sheet = scene.style.sheet
    show.slide_width, show.slide_height = Pt(sheet.width), Pt(sheet.height)


def _add_title(show: Presentation, scene: Scene) -> None:
    slide = _add_slide(show, scene, TITLE_LAYOUT)
    title, below = slide.shapes.title, slide.placeholders[1]
    width, height = scene.style.sheet.width, scene.style.sheet.height
    _place(title, 2 * MARGIN, height * 0.25, width - 4 * MARGIN, height * 0.3)
    _place(below, 2 * MARGIN, height * 0.57, width - 4 * MARGIN, height * 0.3)
    _write(_frame(title), [(shorten(scene.title, LONGEST_TITLE), None)], TITLE_SIZE, scene)
    lines: list[Line] = [(shorten(scene.question, LONGEST_QUESTION), None)] if scene.question else []
    _write(_frame(below), [*lines, *_text_source(scene)], TEXT_SIZE, scene)


def _add_sheet(show: Presentation, image: SheetImage) -> None:
    """Adds a slide with a sheet in its middle; its title is above the slide, as it stands in the picture too."""
    from pptx.util import Pt

    scene = image.plan.scene
    slide = _add_slide(show, scene, TITLE_ONLY_LAYOUT)
    sheet = scene.style.sheet
    title = slide.shapes.title
    _place(title, 0.0, -60.0, sheet.width, 50.0)
    _write(_frame(title), [(shorten(scene.part or scene.title, LONGEST_TITLE), None)], SMALL_SIZE, scene)
    across, down = sheet.inner
    shrink = min(1.0, across / image.width, down / image.height)
    width, height = image.width * shrink, image.height * shrink
    left, top = (sheet.width - width) / 2, (sheet.height - height) / 2
    picture = slide.shapes.add_picture(io.BytesIO(image.png), Pt(left), Pt(top), Pt(width), Pt(height))
    picture.name = scene.part or scene.title
    element: Any = picture._element  # python-pptx has no public place for the words
    element.nvPicPr.cNvPr.set("descr", image.words)
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        argument, recommendations = outline(scene)
        entries = (*argument, *recommendations)
        notes.text = "\n".join(f"{INDENT * entry.depth}{write_entry(entry, scene)}" for entry in entries)


def _add_sources(show: Presentation, scene: Scene, lines: Sequence[Line]) -> None:
    from pptx.util import Pt

    slide = _add_slide(show, scene, TITLE_ONLY_LAYOUT)
    title, sheet = slide.shapes.title, scene.style.sheet
    _place(title, 2 * MARGIN, MARGIN, sheet.width - 4 * MARGIN, 60.0)
    _write(_frame(title), [(scene.wording.word("picture.sources.heading"), None)], TITLE_SIZE, scene)
    top = MARGIN + 70.0
    room = slide.shapes.add_textbox(
        Pt(2 * MARGIN), Pt(top), Pt(sheet.width - 4 * MARGIN), Pt(sheet.height - top - MARGIN)
    )
    room.text_frame.word_wrap = True
    _write(room.text_frame, lines, SMALL_SIZE, scene)


def _sources(scene: Scene) -> Iterator[Line]:
    yield from _text_source(scene)
    for source in list_sources(scene.boxes):
        yield f"{source.mark} {shorten(source.words, LONGEST_SOURCE)}", source.url


def _text_source(scene: Scene) -> Iterator[Line]:
    if scene.text_source:
        words = shorten(scene.text_source, LONGEST_SOURCE)
        yield scene.wording.word("picture.text-source", source=words), scene.text_url


def _add_slide(show: Presentation, scene: Scene, layout: int) -> Slide:
    """Adds a slide in the colour of the page."""
    from pptx.dml.color import RGBColor

    slide = show.slides.add_slide(show.slide_layouts[layout])
    fill = slide.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(scene.style.colours.page[1:].upper())
    return slide


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    """Sets the position and size of a shape, in points."""
    from pptx.util import Pt

    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)


def _frame(shape: Any) -> TextFrame:
    """The text of a placeholder."""
    return shape.text_frame


def _write(frame: TextFrame, lines: Sequence[Line], size: float, scene: Scene) -> None:
    """Writes lines into a frame, in the colour of text, links where there are addresses."""
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    for number, (words, url) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = words
        run.font.size = Pt(size)
        run.font.name = scene.style.colours.typeface or None
        if url is None:
            run.font.color.rgb = RGBColor.from_string(scene.style.colours.text[1:].upper())
        else:
            run.hyperlink.address = url


RENDERER = Renderer(
    "pptx",
    __doc__,
    (".pptx",),
    render,
    is_binary=True,
    draws_matrix=True,
)
