"""Worksheets and keys on paper: whole, legible, inside the page, and the sheet without the key."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree
from pypdf import PdfReader

import argmap
from argmap.teach.exercise import Posed
from argmap.teach.exporting.export_kind import export
from argmap.teach.posing.pose_exercise import offers, pose
from tests.samples.exercises import HOSTILE, by_hand

MAP = argmap.load(Path(__file__).parents[2] / "maps" / "sunday-library.yaml")
ALL = [offer.posed for offer in offers(MAP, seed=2, level=2) if offer.posed]
SMALLEST = 7.0
"""Points; the pictures of maps keep to it, all other type has 9 and more."""


def pdf(name: str, *posed: Posed) -> PdfReader:
    return PdfReader(io.BytesIO(export(posed, name, ".pdf")))


def words_of(reader: PdfReader) -> str:
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def test_a_sheet_has_every_text_and_says_its_pages() -> None:
    reader = pdf("worksheet", *ALL)
    text = words_of(reader)
    for posed in ALL:
        for task in posed.exercise.tasks:
            assert "".join(task.prompt.split()) in text
            for option in (*task.parts, *task.choices):
                assert "".join(option.text.split()) in text
    assert f"1/{len(reader.pages)}" in text


@pytest.mark.parametrize("name", ["worksheet", "answer-key"])
@pytest.mark.parametrize("posed", [ALL, [by_hand()]], ids=["the library", "hostile texts"])
def test_all_type_lies_on_the_page_and_is_large_enough(name: str, posed: list[Posed]) -> None:
    for page in pdf(name, *posed).pages:
        wide, high = (float(side) for side in page.mediabox[2:])
        seen: list[tuple[float, float, float]] = []

        def visit(text: str, outer: Any, inner: Any, font: Any, size: float, kept: list[Any] = seen) -> None:
            if text.strip():
                x = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
                y = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
                kept.append((x, y, abs(size * outer[3] * inner[3])))

        page.extract_text(visitor_text=visit)
        assert seen
        assert all(30 <= x <= wide - 30 and 20 <= y <= high - 20 for x, y, _ in seen)
        assert min(size for _, _, size in seen) >= SMALLEST - 1e-3


def test_a_picture_too_wide_to_be_legible_becomes_an_outline() -> None:
    pillars = "".join(f"  - Reason number {number} for the thesis.\n" for number in range(130))
    figure = f'argmap: 1\nthesis: "?"\npillars:\n{pillars}'
    posed = by_hand()
    wide = posed.evolve(
        exercise=posed.exercise.evolve(tasks=(posed.exercise.tasks[0].evolve(figure=figure), *posed.exercise.tasks[1:]))
    )
    tree = etree.HTML(export([wide], "worksheet", ".html").decode())
    assert not tree.xpath("//img")
    assert "Reason number 129 for the thesis." in "".join(tree.itertext())


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_the_sheet_holds_nothing_of_the_key(suffix: str) -> None:
    for posed in ALL:
        content = export([posed], "worksheet", suffix)
        text = words_of(PdfReader(io.BytesIO(content))) if suffix == ".pdf" else content.decode()
        shown = posed.exercise.model_dump_json()
        for key in posed.key.values():
            for secret in (*key.why.values(), key.example or ""):
                if secret and secret not in shown:
                    assert ("".join(secret.split()) if suffix == ".pdf" else secret) not in text


def test_the_key_shows_what_is_right() -> None:
    posed = next(p for p in ALL if p.exercise.kind == "find-thesis")
    tree = etree.HTML(export([posed], "answer-key", ".html").decode())
    right = ["".join(li.itertext()) for li in tree.xpath("//li[span[@class='box'][normalize-space()='✗']]")]
    expected = [task.choice(key.right["1"][0]) for task, key in posed.tasks_with_keys()]
    assert [line.split(") ", 1)[1].strip() for line in right] == expected
    assert not etree.HTML(export([posed], "worksheet", ".html").decode()).xpath("//span[@class='box'][text()]")


def test_hostile_texts_are_set_as_they_are() -> None:
    text = words_of(pdf("worksheet", by_hand()))
    for hostile in HOSTILE:
        if hostile.isascii():
            assert "".join(hostile.split()) in text
    page = export([by_hand()], "worksheet", ".html").decode()
    assert not etree.HTML(page).xpath("//script[text()] | //*[@onclick]")


def test_sheet_and_key_name_the_same_exercise() -> None:
    for name in ("worksheet", "answer-key"):
        fingerprints = re.findall(r"<small>(\w+)</small>", export(ALL, name, ".html").decode())
        assert fingerprints == [posed.exercise.fingerprint for posed in ALL]


def test_without_typst_it_is_reported_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(argmap.ArgmapError, match=r"typst, needed for worksheets as PDF.*extra 'teach'"):
        export(ALL, "worksheet", ".pdf")


def test_a_sheet_has_boxes_to_fill_in_the_picture_and_the_key_has_them_filled() -> None:
    def boxes(name: str) -> list[str]:
        tree = etree.HTML(export([pose(MAP, "rebuild-map", 3)], name, ".html").decode())
        picture = unquote(tree.xpath("//figure/img/@src")[0].removeprefix("data:image/svg+xml,"))
        titles = etree.fromstring(picture.encode()).iterfind(".//{*}g[@class='node']/{*}title")
        return [title.text or "" for title in titles]

    assert len(boxes("worksheet")) == 5
    assert all(re.search(r": [1-5] _{8} _{8}", box) for box in boxes("worksheet"))
    claims = {claim.text for claim in MAP.claims}
    filled = [re.search(r": [1-5] [a-e]\) (.+)", box) for box in boxes("answer-key")]
    assert len({found[1] for found in filled if found} & claims) == 5
