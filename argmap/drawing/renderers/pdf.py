"""A PDF with one page per sheet, drawn by Graphviz and joined by pypdf (extra `pdf`).

Pages have the size that the style names; what is not legible on one page becomes an overview and further sheets, with
links and bookmarks. Fonts of the machine are embedded.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.diagnostics import missing_package
from argmap.drawing.graphviz.dot_graph import build_picture
from argmap.drawing.graphviz.engine import BY_BROWSER, PDF, Engine, draw
from argmap.drawing.graphviz.glyphs import engine_for
from argmap.drawing.graphviz.picture_graph import Picture
from argmap.drawing.layout import crowding
from argmap.drawing.layout.picture_plan import PAD, POINTS
from argmap.drawing.layout.placement import Frame
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.renderer import Renderer
from argmap.drawing.scene.about import About
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.paper import MARGIN
from argmap.drawing.style.style import Style
from argmap.drawing.undrawable import UndrawableError
from argmap.model.elements import ArgumentMap

if TYPE_CHECKING:
    from pypdf import PageObject

LARGEST = 14_400.0
"""Points; the largest side of a page that every PDF reader accepts (ISO 32000-1, annex C.2)."""
MOST_PAGES = 200
"""Pages of a file; each is a run of the engine, and nobody reads more."""
HEAD = 18.0
"""Points, of the line with the source at the top of a box."""
Corners = tuple[float, float, float, float]


def render(debate: ArgumentMap, about: About, style: Style) -> bytes:
    """The bytes of the file, always the same on one machine.

    ArgmapError when no engine draws PDF, and when a page without end would be too large for a PDF.
    """
    whole = build_scene(debate, about, style)
    engine = engine_for(whole, PDF)
    sheets = plan_sheets(whole)
    if len(sheets) > MOST_PAGES:
        raise UndrawableError(
            f"the PDF would have {len(sheets):,} pages; draw a part with --focus or --depth, or use svg or html"
        )
    pictures = [build_picture(planned) for planned in sheets]
    return _bind(whole.summary, pictures, [_page(drawn, engine) for drawn in pictures])


def _page(drawn: Picture, engine: Engine) -> bytes:
    page, (width, height) = drawn.plan.scene.style.sheet, drawn.plan.outer
    if page.is_endless and max(width, height) > LARGEST:
        raise UndrawableError(
            f"the picture would be {width / POINTS:,.0f} by {height / POINTS:,.0f} inches, too large for a page of a "
            "PDF; choose a page such as a4, which makes sheets"
        )
    inches = drawn.plan.shrink(width, height) / POINTS
    size = f"{width * inches:.4f},{height * inches:.4f}"
    return draw(drawn.source, PDF, engine=engine, attributes={"size": size, "margin": "0"})


def _bind(summary: str, pictures: Sequence[Picture], pages: Sequence[bytes]) -> bytes:
    """The pages in one file, each picture at the top of its page, with links from boxes to sheets."""
    shown = [drawn.plan.scene for drawn in pictures]
    try:
        from pypdf import PdfReader, PdfWriter
        from pypdf.annotations import Link
        from pypdf.generic import RectangleObject
    except ImportError:
        raise missing_package("pypdf", "PDF", "pdf", BY_BROWSER) from None
    writer = PdfWriter()
    for raw, sheet in zip(pages, shown, strict=True):
        page = writer.add_page(PdfReader(io.BytesIO(raw)).pages[0])
        measures = sheet.style.sheet
        if not measures.is_endless:
            left = -(measures.width - float(page.mediabox.width)) / 2
            top = float(page.mediabox.height) + MARGIN
            frame = RectangleObject((left, top - measures.height, left + measures.width, top))
            page.mediabox = page.cropbox = page.trimbox = page.bleedbox = page.artbox = frame
        writer.add_outline_item(title=sheet.part or sheet.title, page_number=writer.get_num_pages() - 1)
    for number, drawn in enumerate(pictures):
        for corners, target in _links(drawn):
            writer.add_annotation(number, Link(rect=corners, target_page_index=target - 1))
        if not _restore_addresses(writer.pages[number], drawn.coded_links):
            for corners, url in _sources(drawn):
                writer.add_annotation(number, Link(rect=corners, url=url))
    writer.metadata = {"/Title": shown[0].title, "/Subject": summary, "/Producer": "argmap"}
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _restore_addresses(page: PageObject, coded_links: Mapping[str, str]) -> bool:
    """Whether the engine has made links, as only some do; they get their addresses as the map has them."""
    from pypdf.generic import NameObject, TextStringObject

    is_linked = False
    for reference in page.get("/Annots") or ():
        action = reference.get_object().get("/A") or {}
        if "/URI" in action:
            is_linked = True
            address = str(action["/URI"])
            action[NameObject("/URI")] = TextStringObject(coded_links.get(address, address))
    return is_linked


def _links(drawn: Picture) -> Iterator[tuple[Corners, int]]:
    """For each box that refers to another sheet, its position in points from the bottom left, and the sheet."""
    for box in drawn.plan.scene.boxes.values():
        target = next((number for _, number in box.more if number is not None), None)
        if target is not None:
            yield _corners(drawn, drawn.frames[box.id]), target


def _sources(drawn: Picture) -> Iterator[tuple[Corners, str]]:
    """For each box with an address, its position and the address; beside the link to a sheet, only of its head."""
    for box in drawn.plan.scene.boxes.values():
        if box.url is not None:
            frame = drawn.frames[box.id]
            has_sheet = any(number is not None for _, number in box.more)
            yield _corners(drawn, frame._replace(height=min(HEAD, frame.height)) if has_sheet else frame), box.url


def _corners(drawn: Picture, frame: Frame) -> Corners:
    """The corners of a frame on the page, in points from the bottom left of what the engine has drawn.

    Frames count from the top of the picture downwards, and the engine puts a pad around it. `_bind` then widens the
    page around the drawing, which moves nothing.
    """
    shrink = drawn.plan.shrink(*drawn.plan.outer)
    pad = PAD * POINTS
    left, right = frame.left - drawn.plan.left + pad, frame.right - drawn.plan.left + pad
    bottom, top = drawn.plan.height + pad - frame.bottom, drawn.plan.height + pad - frame.top
    return left * shrink, bottom * shrink, right * shrink, top * shrink


RENDERER = Renderer("pdf", __doc__, (".pdf",), render, None, crowding.caution, is_binary=True, draws_matrix=True)
