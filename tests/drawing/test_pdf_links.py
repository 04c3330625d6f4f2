"""The links of a PDF lie on the boxes that they belong to: what is read inside each says where it leads."""

from __future__ import annotations

import io
import re
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PageObject, PdfReader

from argmap.drawing import Style, render
from argmap.formats import load
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap

ARTICLE = Path(__file__).parents[2] / "maps" / "us-pakistan.yaml"


class PageLink(NamedTuple):
    """A link: its edges in points from the bottom left, the text inside, and the page or address it leads to."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    page: int | None
    address: str | None


def read_links(raw: bytes) -> list[list[PageLink]]:
    """The links of each page, in the order of the file."""
    reader = PdfReader(io.BytesIO(raw))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1)}
    return [[_link(page, each.get_object(), numbers) for each in page.get("/Annots") or ()] for page in reader.pages]


def _link(page: PageObject, annotation, numbers) -> PageLink:
    left, bottom, right, top = map(float, annotation["/Rect"])
    words: list[str] = []

    def note(text, cm, tm, font, size) -> None:
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if text.strip() and left <= x <= right and bottom <= y <= top:
            words.append(text.strip())

    page.extract_text(visitor_text=note)
    frame = page.mediabox
    assert frame.left <= left < right <= frame.right
    assert frame.bottom <= bottom < top <= frame.top
    target = numbers[annotation.raw_get("/Dest")[0].idnum] if "/Dest" in annotation else None
    address = str(annotation["/A"]["/URI"]) if "/A" in annotation else None
    return PageLink(left, bottom, right, top, " ".join(words), target, address)


def test_a_link_to_a_sheet_lies_on_the_box_that_names_the_sheet() -> None:
    pages = read_links(render(load(ARTICLE), "pdf", style=Style(page="a4")))
    assert len(pages) > 4
    assert all(pages)
    for page in pages:
        for link in page:
            assert re.findall(r"\(sheet\s(\d+)\)", link.text)[0] == str(link.page)
            assert link.text.count("(sheet") == link.text.count("→")  # whole entries
        for one, other in combinations(page, 2):
            assert (
                one.right <= other.left or other.right <= one.left or one.top <= other.bottom or other.top <= one.bottom
            )


def test_links_come_in_the_order_of_the_argument() -> None:
    overview, *_ = read_links(render(load(ARTICLE), "pdf", style=Style(page="a4")))
    tags = [link.text.lstrip("+− ").split()[0] for link in overview]
    assert tags == sorted(tags, key=["PILLAR", "OBJECTION", "RECOMMENDATION"].index)
    numbers = [link.page for link in overview[:3]]
    assert numbers == sorted(numbers)
    assert numbers[0] == 2


def cited() -> ArgumentMap:
    builder = MapBuilder(title="Cited")
    builder.thesis("The thesis holds.", id="t", source={"title": "First report", "url": "https://example.org/1"})
    for number, name in enumerate(("Second", "Third"), 2):
        source = {"title": f"{name} report", "url": f"https://example.org/{number}?a=1&b=2"}
        builder.support(builder.claim(f"{name} claim is here.", source=source), "t")
    builder.support(builder.claim("Nothing is cited here."), "t")
    return builder.build()


@pytest.mark.parametrize("layout", ["tree", "matrix"])
@pytest.mark.parametrize("page", ["a4", "screen"])
def test_a_link_to_a_source_lies_on_its_claim(layout: str, page: str) -> None:
    ((first, *others),) = read_links(render(cited(), "pdf", style=Style(page=page, layout=layout)))
    words = {"tree": "{} report", "matrix": "{} claim"}[layout]
    assert first.address == "https://example.org/1"
    assert ("First report" if layout == "tree" else "The thesis holds.") in first.text
    assert {link.address for link in others} == {f"https://example.org/{n}?a=1&b=2" for n in (2, 3)}
    for link in others:
        name = "Second" if "/2?" in str(link.address) else "Third"
        assert words.format(name) in link.text
        assert "Nothing" not in link.text
    if layout == "matrix":
        rows = [first, *others]
        assert all(above.bottom >= below.top - 0.5 for above, below in pairwise(rows))


def test_a_box_with_a_sheet_and_a_source_leads_to_the_source_at_its_head_only() -> None:
    builder = MapBuilder(title="Both")
    thesis = builder.thesis("The thesis holds.")
    for number in range(3):
        source = {"title": f"Report {number}", "url": f"https://example.org/{number}"}
        pillar = builder.claim(f"Pillar {number} carries the thesis.", source=source)
        builder.support(pillar, thesis)
        for reason in range(14):
            builder.support(builder.claim(f"Reason {reason} for pillar {number} is a rather long one, too."), pillar)
    overview, *_ = read_links(render(builder.build(), "pdf", style=Style(page="a4")))
    boxes = {link.page: link for link in overview if link.page is not None}
    heads = [link for link in overview if link.address is not None]
    assert len(boxes) == len(heads) == 3
    for number, head in enumerate(heads):
        box = boxes[number + 2]
        assert head.address == f"https://example.org/{number}"
        assert f"Report {number}" in head.text
        assert "(sheet" not in head.text
        assert (head.left, head.right, head.top) == (box.left, box.right, box.top)
        assert head.bottom > box.bottom
