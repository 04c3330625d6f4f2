"""Pictures for languages that run from right to left are mirror images of those for other languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from argmap.drawing import Style, render
from argmap.drawing.layout.matrix_plan import plan_matrix
from argmap.drawing.layout.mirroring import face_reader
from argmap.drawing.layout.picture_plan import TreePlan, plan
from argmap.drawing.scene.build_scene import build_scene
from argmap.formats import read
from argmap.language.wording import Wording
from tests.house import ROOT

URDU = ROOT / "tests/samples/languages/urdu.yaml"


def both() -> tuple[TreePlan, TreePlan]:
    """The plan of the Urdu map as it is laid out, and as it is drawn."""
    planned = plan(build_scene(read(URDU).map))
    return planned, face_reader(planned)


def test_a_plan_for_a_left_to_right_language_stays_as_it_is() -> None:
    planned, _ = both()
    german = replace(planned, scene=replace(planned.scene, wording=Wording("de")))
    assert face_reader(german) is german


def test_everything_is_mirrored_within_the_same_edges() -> None:
    planned, mirrored = both()
    axis = planned.left + planned.width
    assert (mirrored.left, mirrored.width) == (planned.left, planned.width)
    for claim, frame in planned.layout.block.frames.items():
        assert mirrored.layout.block.frames[claim].right == pytest.approx(axis - frame.left)
    for line, turned in zip(planned.connectors, mirrored.connectors, strict=True):
        flat = [point for path in line.paths for point in path]
        assert [point for path in turned.paths for point in path] == [(axis - x, y) for x, y in flat]
    for sample, turned_sample in zip(planned.legend, mirrored.legend, strict=True):
        assert turned_sample.right == pytest.approx(axis - sample.left)
    for heading, turned_heading in zip(planned.headings, mirrored.headings, strict=True):
        assert turned_heading.left + turned_heading.width == pytest.approx(axis - heading.left)


def test_a_line_still_ends_at_the_box_that_it_ends_at() -> None:
    _, mirrored = both()
    frames = mirrored.layout.block.frames
    ends = [(line.head, line.paths[-1][-1]) for line in mirrored.connectors if line.has_arrow and line.head in frames]
    assert ends
    for head, (x, _) in ends:
        assert frames[head].left - 20 <= x <= frames[head].right + 20


def test_the_strength_stands_at_the_left_and_the_tag_at_the_right() -> None:
    debate = read(URDU).map
    picture = str(render(debate, "svg", strengths={claim.id: 0.5 for claim in debate.claims}))
    box = picture[picture.index('data-id="focus"') :].partition("</g>")[0]
    tag, strength = (re.search(rf'<text[^>]* x="([^"]*)"[^>]*>[^<]*{words}', box) for words in ("ستون", "0[.]50"))
    assert tag is not None
    assert strength is not None
    assert float(strength[1]) + 100 < float(tag[1])


def test_a_matrix_starts_at_the_right() -> None:
    debate = read(URDU).map
    planned = plan_matrix(build_scene(debate, style=Style(layout="matrix")))
    mirrored = face_reader(planned)
    axis = planned.left + planned.width
    for row, column in ((0, 0), (2, 5), (9, 9)):
        assert mirrored.cell(row, column).right == pytest.approx(axis - planned.cell(row, column).left)
    picture = str(render(debate, "svg", style=Style(layout="matrix")))
    row = picture[picture.index('data-id="small"') :].partition("</g>")[0]
    label, *_, chip = (float(x) for x in re.findall(r'<text[^>]* x="([^"]*)"[^>]*direction="rtl"', row))
    mark = re.search(r'data-id="focus-[^"]*".*?points="([^,]*)', picture, re.DOTALL)
    assert mark is not None
    assert float(mark[1]) + 100 < label < chip


def test_an_english_title_stays_english_in_an_arabic_picture() -> None:
    debate = read(ROOT / "maps/us-pakistan.yaml").map
    picture = str(render(debate, "svg", style=Style(language="ar", layout="matrix")))
    question = re.search(rf"<text([^>]*)>{debate.question[:20]}", picture) if debate.question else None
    assert question is not None
    assert "rtl" not in question[1]


@pytest.mark.parametrize("kind", ["html", "slides"])
def test_pages_name_their_language_and_direction(kind: str) -> None:
    debate = read(URDU).map
    assert '<html lang="ur" dir="rtl"' in str(render(debate, kind))
    assert '<html lang="de" dir="ltr"' in str(render(debate, kind, style=Style(language="de")))


def test_hebrew_has_no_catalogue_but_its_direction() -> None:
    debate = read(URDU).map.evolve(language="he")
    page = str(render(debate, "html"))
    assert '<html lang="he" dir="rtl"' in page
    assert "Search the claims" in page
