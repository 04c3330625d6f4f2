"""Texts and slides for office programs, opened by the libraries that such programs' users have."""

import io
import sys
import zipfile

import pytest
from docx import Document
from pptx import Presentation

from argmap.diagnostics import ArgmapError
from argmap.drawing import Style, render
from argmap.formats import parse
from argmap.model.elements import ArgumentMap

TOWN = """\
argmap: 1
title: Cars <out> & "away"
question: Should cars leave the old town?
language: de
source: {title: A car-free town, author: A. Writer, date: 2024-05-01, url: "https://example.org/town"}
thesis: The old town should be closed to cars.
pillars:
  - claim: The air gets cleaner.
    reasons:
      - claim: Nitrogen dioxide fell by a third.
        kind: evidence
        source: {title: City air report of the years 2019 to 2023, url: "https://example.org/air"}
      - claim: Soot fell as well.
        kind: evidence
        source: {title: Unsafe report of the years 2019 to 2023, url: "javascript:alert(1)"}
objections: [Shops lose customers.]
recommendations: [Build two park-and-ride sites.]
"""


@pytest.fixture
def town() -> ArgumentMap:
    return parse(TOWN).map


def text_of(debate: ArgumentMap, **style: str) -> Document:
    return Document(io.BytesIO(bytes(render(debate, "docx", style=Style(**style)))))


def slides_of(debate: ArgumentMap) -> Presentation:
    return Presentation(io.BytesIO(bytes(render(debate, "pptx"))))


def test_a_text_has_the_picture_with_words_in_its_place(town: ArgumentMap) -> None:
    (picture,) = text_of(town).inline_shapes
    words = picture._inline.docPr.get("descr")
    assert "The air gets cleaner." in words
    assert "Shops lose customers." in words
    assert picture._inline.docPr.get("title") == 'Cars <out> & "away"'


def test_a_text_has_every_claim_in_its_outline_and_the_sources_at_the_end(town: ArgumentMap) -> None:
    lines = [paragraph.text for paragraph in text_of(town).paragraphs if paragraph.text]
    assert lines[:2] == ['Cars <out> & "away"', "Should cars leave the old town?"]
    for claim in town.claims:
        assert sum(claim.text in line for line in lines) >= 1
    assert any(line.endswith("A car-free town, A. Writer, 2024-05-01") for line in lines[-3:])
    assert lines[-2:] == [
        "[1] City air report of the years 2019 to 2023",
        "[2] Unsafe report of the years 2019 to 2023",
    ]


def test_a_text_indents_what_is_below(town: ArgumentMap) -> None:
    indents = {
        paragraph.text.split(". ", 1)[-1]: paragraph.paragraph_format.left_indent
        for paragraph in text_of(town).paragraphs
    }
    assert indents["The old town should be closed to cars."] == 0
    assert indents["The air gets cleaner."] < next(v for k, v in indents.items() if k.startswith("Nitrogen"))


def test_the_pictures_of_a_text_fit_its_page(town: ArgumentMap) -> None:
    for page, orientation in (("a4", "landscape"), ("letter", "portrait"), ("screen", "landscape")):
        document = text_of(town, page=page, orientation=orientation)
        section = document.sections[0]
        for picture in document.inline_shapes:
            assert picture.width <= section.page_width - section.left_margin - section.right_margin
            assert picture.height <= section.page_height - section.top_margin - section.bottom_margin


def test_slides_have_a_title_a_sheet_each_and_the_sources(town: ArgumentMap) -> None:
    title, *sheets, sources = slides_of(town).slides
    assert title.shapes.title.text_frame.text == 'Cars <out> & "away"'
    assert "A. Writer" in title.placeholders[1].text_frame.text
    for sheet in sheets:
        (picture,) = [
            shape for shape in sheet.shapes if shape.shape_type is not None and "PICTURE" in str(shape.shape_type)
        ]
        assert "The air gets cleaner." in picture._element.nvPicPr.cNvPr.get("descr")
        assert sheet.shapes.title.text_frame.text
        assert "Shops lose customers." in sheet.notes_slide.notes_text_frame.text
    assert "[1] City air report of the years 2019 to 2023" in sources.shapes[-1].text_frame.text


def test_the_pictures_of_slides_are_within_them(town: ArgumentMap) -> None:
    show = slides_of(town)
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                continue
            assert 0 <= shape.left <= shape.left + shape.width <= show.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= show.slide_height


@pytest.mark.parametrize("name", ["docx", "pptx"])
def test_only_safe_addresses_become_links(name: str, town: ArgumentMap) -> None:
    with zipfile.ZipFile(io.BytesIO(bytes(render(town, name)))) as archive:
        parts = b"".join(archive.read(part) for part in archive.namelist() if part.endswith(".rels"))
    assert b"https://example.org/air" in parts
    assert b"https://example.org/town" in parts
    assert b"javascript" not in parts


@pytest.mark.parametrize("name", ["docx", "pptx"])
def test_the_same_map_gives_the_same_bytes_without_a_date(name: str, town: ArgumentMap) -> None:
    first, second = (bytes(render(town, name)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(("name", "package"), [("docx", "python-docx"), ("pptx", "python-pptx")])
def test_a_missing_package_is_named(
    name: str, package: str, town: ArgumentMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ArgmapError, match=f"the package {package}, .* extra 'office'"):
        render(town, name)
