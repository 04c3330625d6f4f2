"""A text for Word, LibreOffice Writer and Google Docs, made by python-docx (extra `office`).

It has the picture on as many pages as it takes, with words in its place for those who do not see it, then title,
outline and sources as text. What the map says is always plain text; only safe addresses become links.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import missing_package
from argmap.drawing.office.office_file import describe_file, save_without_dates
from argmap.drawing.office.sheet_images import SheetImage, draw_images
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.footer import list_sources
from argmap.drawing.scene.scene import Scene
from argmap.drawing.scene.scene_outline import SceneEntry, outline
from argmap.drawing.style.paper import MARGIN, Page
from argmap.drawing.style.shown_text import is_right_to_left
from argmap.drawing.style.style import Style
from argmap.model.elements import ArgumentMap

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

BELOW = 16.0
"""Points below a picture for the rest of its line, taken from the lower margin."""
FONT = "Arial"
INDENT = 18.0
"""Points of a level of the outline."""
DEEPEST = 12
"""Levels that are indented; what is deeper says its level."""
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def render(debate: ArgumentMap, about: About, style: Style) -> bytes:
    """The bytes of the file, always the same on one machine; the page without end is A4 here."""
    try:
        from docx import Document
    except ImportError:
        raise missing_package("python-docx", "texts for Word", "office", "the map can be written as .html") from None
    if style.page is Page.SCREEN:
        style = replace(style, page=Page.A4)
    scene = build_scene(debate, about, style)
    document = Document()
    describe_file(document.core_properties, scene)
    _set_page(document, scene)
    for number, image in enumerate(draw_images(scene)):
        _add_picture(document, image, number)
    title = document.add_heading("", 1)
    title.paragraph_format.page_break_before = True
    _write(title, scene.title)
    if scene.question is not None:
        _write(document.add_paragraph(style="Subtitle"), scene.question)
    _add_outline(document, scene)
    _add_sources(document, scene)
    return save_without_dates(document)


def _set_page(document: Document, scene: Scene) -> None:
    """Sets the size and the margins of the page, and the language of the text."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Pt

    section, sheet = document.sections[0], scene.style.sheet
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.width > sheet.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    section.left_margin = section.right_margin = section.top_margin = Pt(MARGIN)
    section.bottom_margin, section.footer_distance = Pt(MARGIN - BELOW), Pt(0)
    plain: Any = document.styles["Normal"]
    plain.font.name, plain.font.size = scene.style.colours.typeface or FONT, Pt(10.5)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), scene.wording.language)


def _add_picture(document: Document, image: SheetImage, number: int) -> None:
    """Adds a sheet, as large as the page allows, with words in its place; each after the first begins a page."""
    from docx.shared import Pt

    across, down = image.plan.scene.style.sheet.inner
    shrink = min(1.0, across / image.width, down / image.height)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.page_break_before = number > 0
    shape = paragraph.add_run().add_picture(io.BytesIO(image.png), Pt(image.width * shrink), Pt(image.height * shrink))
    about = shape._inline.docPr  # python-docx has no public place for the words
    about.set("descr", image.words)
    about.set("title", image.plan.scene.part or image.plan.scene.title)


def _add_outline(document: Document, scene: Scene) -> None:
    argument, recommendations = outline(scene)
    _add_entries(document, argument, scene)
    if recommendations:
        _write(document.add_heading("", 2), scene.wording.word("picture.recommendations"))
        _add_entries(document, recommendations, scene)


def _add_entries(document: Document, entries: Iterable[SceneEntry], scene: Scene) -> None:
    from docx.shared import Pt

    for entry in entries:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(INDENT * min(entry.depth, DEEPEST))
        paragraph.paragraph_format.space_after = Pt(3)
        level = f"{scene.wording.word('picture.level', level=entry.depth)}: " if entry.depth > DEEPEST else ""
        stop = "" if entry.heading.endswith("?") else "."
        paragraph.add_run(f"{level}{entry.heading}{stop} ").bold = True
        _write(paragraph, entry.text)
        if entry.box is not None and entry.box.figure:
            paragraph.add_run(f" — {scene.wording.word('box.strength')} {entry.box.figure}")
        if entry.notes:
            paragraph.add_run(f" ({'; '.join(entry.notes)})").italic = True
        if entry.box is not None and entry.box.url is not None:
            paragraph.add_run(" ")
            _link(document, paragraph, scene.wording.word("picture.source"), entry.box.url)


def _add_sources(document: Document, scene: Scene) -> None:
    """Adds the text that the map was made from, and the numbered sources."""
    sources = list_sources(scene.boxes)
    if not scene.text_source and not sources:
        return
    _write(document.add_heading("", 2), scene.wording.word("picture.sources.heading"))
    if scene.text_source:
        words = scene.wording.word("picture.text-source", source=scene.text_source)
        _write(document.add_paragraph(), words, document, scene.text_url)
    for source in sources:
        _write(document.add_paragraph(), f"{source.mark} {source.words}", document, source.url)


def _write(paragraph: Paragraph, text: str, document: Document | None = None, url: str | None = None) -> None:
    """Adds text to a paragraph, in the direction of its letters, as a link if there is an address."""
    from docx.oxml import OxmlElement

    if is_right_to_left(text):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    if document is not None and url is not None:
        _link(document, paragraph, text, url)
    else:
        paragraph.add_run(text)


def _link(document: Document, paragraph: Paragraph, text: str, url: str) -> None:
    """Adds text that leads to an address."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(url, HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


RENDERER = Renderer(
    "docx",
    __doc__,
    (".docx",),
    render,
    is_binary=True,
    draws_matrix=True,
)
