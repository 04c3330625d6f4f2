from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import argmap
from argmap import Diagnostic, FencePlace

ROOT = Path(__file__).parents[2]
PARKS = """\
argmap: 1
title: Parks
thesis: {id: t, claim: Parks are good for a town.}
pillars:
  - {id: air, claim: Parks clean the air., reasons: [{id: leaves, claim: Leaves bind dust.}]}
objections:
  - {id: cost, claim: Parks cost money.}
"""
ARGDOWN = "[Parks]: Parks are good.\n  + [Air]: Parks clean the air.\n"


class Ids(HTMLParser):
    """All ids of a page, its tags, and what refers to an id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.names: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]


def faults_of(text: str, language: str = "argmap", place: FencePlace | None = None, **attributes: object) -> list[str]:
    """What is wrong with a block, with its lines."""
    faults: list[Diagnostic] = []
    html = argmap.fence(text, language, attributes, place=place, report=faults.append)
    assert faults and html.startswith('<div class="argmap argmap-error"')
    return [f"{fault.file}:{fault.span.start.line if fault.span else ''}: {fault.message}" for fault in faults]


def test_a_block_becomes_a_figure_with_its_caption() -> None:
    html = argmap.fence(PARKS, attributes={"caption": 'Why "parks"?'})
    assert html.startswith('<figure class="argmap argmap-svg" ') and html.endswith("</figure>\n")
    assert "<figcaption>Why &quot;parks&quot;?</figcaption>" in html
    assert "Leaves bind dust." in html


def test_argdown_and_other_formats_are_read() -> None:
    assert "Parks clean the air." in argmap.fence(ARGDOWN, "argdown")
    assert "Parks are good." in argmap.fence("id,text,parent,stance\na,Parks are good.,,\nb,So,a,pro\n", "csv")
    with pytest.raises(KeyError, match="did you mean 'argdown'"):
        argmap.fence(ARGDOWN, "argdwon")


def test_two_blocks_with_the_same_text_share_no_id() -> None:
    page = "".join(argmap.fence(PARKS, place=FencePlace(number=number)) for number in (1, 2))
    ids = Ids(page).ids
    assert len(ids) == len(set(ids)) > 8
    assert all(name.startswith("argmap-") for name in ids)


def test_classes_and_style_rules_belong_to_argmap_alone() -> None:
    html = argmap.fence(PARKS)
    classes = {value for name, value in Ids(html).names if name == "class"}
    assert classes == {"argmap argmap-svg", "argmap-scroll", "argmap-graph", "argmap-node", "argmap-edge"}
    rules = html[html.index("<style>") + 7 : html.index("</style>")]
    outer = re.sub(r"& \[(fill|stroke)=\"#\w{6}\"\]\{\1:#\w{6}\}", "", rules)
    assert rules.count("& [") > 20
    assert re.fullmatch(r":is\([^{}]+\) \.argmap-svg\{\}@media [^{}]+\{:is\([^{}]+\) \.argmap-svg\{\}\}", outer)


@pytest.mark.parametrize(("name", "highest"), [("sunday-library", 1300), ("us-pakistan", 2400)])
def test_a_large_map_is_as_wide_as_a_column_of_text(name: str, highest: float) -> None:
    text = (ROOT / "maps" / f"{name}.yaml").read_text(encoding="utf-8")
    size = re.search(r'<svg [^>]*? width="([\d.]+)pt" height="([\d.]+)pt"', argmap.fence(text))
    assert size is not None and float(size[1]) <= 540 and float(size[2]) <= highest


def test_only_the_part_that_is_asked_for_is_shown() -> None:
    assert "Leaves bind dust." not in argmap.fence(PARKS, attributes={"focus": "air", "depth": "0"})
    assert "Parks cost money." not in argmap.fence(PARKS, attributes={"focus": "air"})


def test_a_theme_and_strengths_can_be_asked_for() -> None:
    assert "#14181d" in argmap.fence(PARKS, attributes={"theme": "dark"})
    assert "<style>" not in argmap.fence(PARKS, attributes={"theme": "light"})
    assert "quadratic-energy" in argmap.fence(PARKS, attributes={"strengths": ""})
    assert argmap.fence(PARKS, attributes={"strengths": "no"}) != argmap.fence(PARKS, attributes={"strengths": "yes"})


def test_an_outline_is_a_nested_list() -> None:
    html = argmap.fence(PARKS, attributes={"format": "outline"})
    tags = Ids(html).tags
    assert "svg" not in tags and tags.count("li") == 4
    assert html.count("<ul>") == html.count("</ul>") == 3 and html.count("<li>") == html.count("</li>")


def test_a_page_in_a_frame_cannot_reach_the_page_around_it() -> None:
    html = argmap.fence(PARKS, attributes={"format": "html"})
    frame = dict(Ids(html).names)
    assert frame["sandbox"] == "allow-scripts allow-popups" and frame["title"] == "Parks"
    assert frame["srcdoc"] is not None and frame["srcdoc"].startswith("<!DOCTYPE html>")
    assert Ids(html).ids == []


def test_what_is_wrong_has_its_line_in_the_document() -> None:
    place = FencePlace(Path("page.md"), line=10, column=4)
    assert faults_of("argmap: 1\nthesis: {id: t, clam: No.}\n", place=place)[0].startswith("page.md:12: ")
    assert faults_of("[a]: A\n[b]: B\n", "argdown", place=place)[0].startswith("page.md:12: ")
    assert faults_of(PARKS, place=place, dept=1) == ["page.md:10: a map has no attribute 'dept'; did you mean 'depth'?"]
    assert faults_of(PARKS, place=place, focus="ari") == [
        "page.md:10: focus: there is no claim 'ari'; did you mean 'air'?"
    ]


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ({"depth": "-1"}, "'depth' is '-1'; expected a whole number, such as depth=2"),
        ({"depth": True}, "'depth' has no value; expected depth=…"),
        ({"theme": "drak"}, "there is no theme 'drak'; did you mean 'dark'?"),
        ({"format": "outlin"}, "there is no format 'outlin'; did you mean 'outline'?"),
        ({"strengths": "quadratic"}, "there is no strengths 'quadratic'; did you mean 'quadratic-energy'?"),
        ({"src": "a.yaml"}, "src=a.yaml is looked for beside a document, and this text is not in a file"),
    ],
)
def test_a_wrong_attribute_is_named(attributes: dict[str, object], message: str) -> None:
    assert faults_of("", **attributes) == [f"None:1: {message}"]


def test_scripts_in_claims_and_errors_stay_text() -> None:
    bad = "</title></style></svg><script>alert(1)</script>"
    text = f"argmap: 1\ntitle: '{bad}'\nthesis: {{id: t, claim: '{bad}'}}\n"
    for form in ("svg", "outline", "html"):
        html = argmap.fence(text, attributes={"format": form, "caption": bad})
        assert "script" not in Ids(html).tags
    faults: list[Diagnostic] = []
    html = argmap.fence("argmap: 1\nthesis: x\n", attributes={bad: bad}, report=faults.append)
    assert "script" not in Ids(html).tags and bad in faults[0].message


def test_text_that_looks_like_an_id_stays_as_it_is() -> None:
    words = 'x id="m12345678-t" class="node" <g id="m12345678-t">'
    html = argmap.fence(f"argmap: 1\nthesis: {{id: t, claim: '{words}'}}\n")
    assert 'class="node"' in html and 'id="m12345678-' in html


def test_a_map_that_is_too_large_is_refused_at_once() -> None:
    assert "larger than 500,000 bytes" in faults_of("#" * 10_000_000)[0]
    many = "argmap: 1\nthesis: {id: t, claim: T}\npillars:\n" + "".join(f"  - claim: P{n}\n" for n in range(1_200))
    assert "the map has 1,201 claims, a figure at most 1,000" in faults_of(many)[0]
    deep = "".join(f"{'  ' * n}{'+ ' if n else ''}[c{n}]: C\n" for n in range(100))
    outline = argmap.fence(deep, "argdown", {"format": "outline"})
    assert outline.count("<ul>") == outline.count("</ul>") == 31 and "level 99: " in outline
    assert "ARG005" in argmap.fence("argmap: 1\nthesis: " + "[" * 100_000)


def test_a_block_without_claims_is_an_error() -> None:
    assert faults_of("", "argdown") == ["None:1: the map has no claims"]


def test_a_box_shows_twenty_faults_and_counts_the_others() -> None:
    text = "argmap: 1\nthesis: Parks are good.\npillars:\n" + "  - {clam: They clean the air.}\n" * 25
    number = len(faults_of(text))
    assert number >= 25
    html = argmap.fence(text)
    assert html.count("<li>") == 21 and f"… and {number - 20} more" in html
