"""Typst files that Typst itself takes: whatever stands in a map comes out as words, in its place, on the page."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.drawing import About, Change, ChangeKind, Style, render, render_sheets
from argmap.drawing.layout.picture_plan import plan
from argmap.drawing.layout.placement import Frame
from argmap.drawing.marks.picture_marks import Curve, Disc, Mark, Panel, Words
from argmap.drawing.marks.vector_marks import sketch
from argmap.drawing.renderers.typst import literal
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.themes import THEMES
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.scoring import strengths
from tests.drawing.test_conformance import CASES, HOSTILE, hostile, rich
from tests.effort import examples
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
PAD = 0.5


@cache
def fonts() -> Any:
    """The typefaces of the machine, looked up once."""
    return typst.Fonts()


def compiled(text: str) -> Any:
    return pypdf.PdfReader(io.BytesIO(typst.compile(text.encode(), format="pdf", font_paths=fonts())))


def words(reader: Any) -> list[str]:
    """The words of all pages; pypdf gives some letters of other scripts and ligatures in parts or another order."""
    return re.findall(r"\w+", " ".join(page.extract_text() for page in reader.pages))


def places(reader: Any) -> Iterator[tuple[str, float, float, tuple[float, float]]]:
    """Every piece of text with its place and the size of its page."""
    for page in reader.pages:
        found: list[tuple[str, float, float]] = []

        def note(text: str, at: list[float], own: list[float], *_: Any, found: list = found) -> None:
            x = own[4] * at[0] + own[5] * at[2] + at[4]
            y = own[4] * at[1] + own[5] * at[3] + at[5]
            if text.strip():
                found.append((text, x, y))

        page.extract_text(visitor_text=note)
        yield from ((text, x, y, (float(page.mediabox.width), float(page.mediabox.height))) for text, x, y in found)


def ends(mark: Mark) -> list[tuple[float, float]]:
    match mark:
        case Panel(Frame(left, top, width, height)):
            return [(left, top), (left + width, top + height)]
        case Words():
            return [(mark.x, mark.y - 0.75 * mark.size), (mark.x + mark.room, mark.y)]
        case Disc(x, y, radius):
            return [(x - radius, y - radius), (x + radius, y + radius)]
    return mark.points


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize("page", ["screen", "a4"])
def test_every_word_of_the_maps_that_come_along_is_on_the_page(path: Path, page: str) -> None:
    debate = argmap.load(path)
    reader = compiled(str(render(debate, "typst", strengths=strengths(debate), style=Style(page=page))))
    there = set(words(reader))
    assert {word for claim in debate.claims for word in re.findall(r"\w+", claim.text)} <= there
    for text, x, y, (width, height) in places(reader):
        assert 0 <= x <= width and 0 <= y <= height, text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_any_map_is_compiled(case) -> None:
    debate = case()
    there = set(words(compiled(str(render(debate, "typst")))))
    texts = [unicodedata.normalize("NFC", claim.text) for claim in debate.claims]
    ascii_words = {w for text in texts for w in re.findall(r"\w+", text) if w.isascii() and len(w) < 30}
    assert ascii_words <= there


def test_hostile_text_is_shown_word_for_word() -> None:
    text = " ".join(compiled(str(render(hostile(), "typst"))).pages[0].extract_text().split())
    for said in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[3]):
        assert said in text


@settings(max_examples=25)
@given(maps())
def test_any_generated_map_is_compiled(debate: ArgumentMap) -> None:
    assert len(compiled(str(render(debate, "typst"))).pages) == 1


@given(maps(), st.sampled_from(sorted(THEMES)), st.booleans())
def test_nothing_is_outside_the_picture(debate: ArgumentMap, theme: str, by_issue: bool) -> None:
    drawn = sketch(plan(build_scene(debate, None, Style(theme=theme, by_issue=by_issue))))
    for mark in drawn.marks:
        for x, y in ends(mark):
            assert -PAD <= x <= drawn.width + PAD
            assert -PAD <= y <= drawn.height + PAD


@given(st.text())
def test_a_literal_is_one_string_and_nothing_else(text: str) -> None:
    said = literal(text)
    assert re.fullmatch(r'"(?:[^"\\]|\\["\\]|\\u\{[0-9a-f]+\})*"', said)
    decoded = re.sub(r"\\u\{([0-9a-f]+)\}|\\(.)", lambda m: chr(int(m[1], 16)) if m[1] else m[2], said[1:-1])
    assert decoded == text


@settings(max_examples=examples(30))
@given(st.lists(st.text(st.characters(max_codepoint=0x7E, exclude_categories=["Cc"]), min_size=1), max_size=20))
def test_typst_reads_a_literal_as_what_it_was(texts: list[str]) -> None:
    checks = "\n".join(
        f"#assert.eq(str.to-unicode({literal(char)}), {ord(char)})" for text in texts for char in dict.fromkeys(text)
    )
    compiled(checks + "\ndone")


def test_a_paper_takes_the_picture_over_as_one_block(tmp_path: Path) -> None:
    (tmp_path / "map.typ").write_text(str(render(rich(), "typst")), encoding="utf-8")
    paper = tmp_path / "paper.typ"
    paper.write_text(
        '#import "map.typ": argument-map\n#set page(paper: "a4")\n#set text(style: "italic", dir: rtl)\n'
        "#set par(justify: true, first-line-indent: 2em)\nBefore\n"
        "#figure(scale(60%, reflow: true, argument-map), caption: [A map])\nAfter",
        encoding="utf-8",
    )
    reader = pypdf.PdfReader(io.BytesIO(typst.compile(str(paper), format="pdf")))
    assert len(reader.pages) == 1
    assert {"Before", "Thesis", "stands", "After"} <= set(words(reader))


def test_sheets_are_pages_of_their_size_with_links_between_them() -> None:
    debate = argmap.load(next(path for path in MAPS if path.stem == "us-pakistan"))
    style = Style(page="a4")
    reader = compiled(str(render(debate, "typst", style=style)))
    assert len(reader.pages) == len(render_sheets(debate, "svg", style=style)) > 1
    assert all(abs(float(page.mediabox.width) - 841.89) < 0.1 for page in reader.pages)
    assert any("/Dest" in link.get_object() or "/A" in link.get_object() for link in reader.pages[0]["/Annots"])


def test_words_keep_to_their_boxes_in_any_typeface() -> None:
    debate = argmap.load(MAPS[0])
    text = str(render(debate, "typst"))
    fallback = typst.compile(text.encode(), format="pdf", ignore_system_fonts=True)
    wide = typst.compile(text.replace("Liberation Sans", "DejaVu Sans Mono").encode(), format="pdf")
    for raw in (fallback, wide):
        for said, x, y, (width, height) in places(pypdf.PdfReader(io.BytesIO(raw))):
            assert 0 <= x <= width and 0 <= y <= height, said


def test_sources_are_links_and_harmful_ones_are_not() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T.")
    for url in ("https://example.org/air", "javascript:alert(1)"):
        builder.support(builder.claim("E.", kind="evidence", source={"title": "Air", "url": url}), thesis)
    reader = compiled(str(render(builder.build(), "typst")))
    targets = [note.get_object()["/A"]["/URI"] for note in reader.pages[0]["/Annots"]]
    assert targets == ["https://example.org/air"]


def test_changes_marks_and_strengths_are_shown() -> None:
    debate = rich()
    removed = About(
        strengths={"t": 0.634}, changes={"p": Change(ChangeKind.REMOVED), "o": Change(ChangeKind.MOVED, "was")}
    )
    text = str(render(debate, "typst", about=removed))
    there = words(compiled(text))
    assert {"REMOVED", "MOVED", "was", "unanswered", "63"} <= set(there)
    assert "struck: true" in text


def test_a_line_of_less_weight_is_thinner() -> None:
    ways = [
        mark for mark in sketch(plan(build_scene(rich(), None, Style(legend=False)))).marks if isinstance(mark, Curve)
    ]
    assert {way.width for way in ways} == {
        1.2,
        2.16,
        0.85,
        1.53,
    }  # weights 1 and 0.5, alone and as brackets of premises
