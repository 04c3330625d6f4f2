"""The small bars of what is for and against below a claim, in pictures and on pages."""

from __future__ import annotations

import re

from argmap.drawing import Style, render
from argmap.drawing.layout.sheets import plan_tree_sheets
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.legend import list_legend
from argmap.drawing.scene.partial_scene import restrict
from argmap.drawing.scene.scene import Scene
from argmap.drawing.web.bars import list_bars
from argmap.drawing.web.web_tree import write_tree
from argmap.formats import load
from tests.house import ROOT

BAR = "bar: claims below, for and against"


def town(depth: int | None = None) -> Scene:
    scene = build_scene(load(ROOT / "maps/us-pakistan.yaml"), style=Style(page="a4"))
    if depth is None:
        return scene
    lines = [claim for claim, step in scene.homes.items() if scene.steps[step].target == scene.thesis]
    return restrict(scene, frozenset([scene.thesis or "", *lines]))


def test_the_legend_explains_the_bar_where_there_is_one() -> None:
    assert BAR not in [entry.words for entry in list_legend(town())]
    assert BAR in [entry.words for entry in list_legend(town(1))]
    sheets = plan_tree_sheets(town())
    with_bar = [any(box.tally for box in sheet.scene.boxes.values()) for sheet in sheets]
    assert [any(sample.entry.words == BAR for sample in sheet.legend) for sheet in sheets] == with_bar
    assert with_bar[0]


def test_a_folded_line_of_a_page_has_the_numbers_that_the_overview_of_sheets_has() -> None:
    whole, overview = list_bars(write_tree(town())), list_bars(write_tree(town(1)))
    lines = [claim for claim in overview if claim != town().thesis]
    assert lines
    assert {claim: overview[claim].numbers for claim in lines} == {claim: whole[claim].numbers for claim in lines}
    assert whole["distrust"].numbers == "+3  −6"
    assert whole["distrust"].words == "3 for the thesis, 6 against the thesis"


def test_a_page_has_a_bar_in_each_claim_that_can_be_folded_and_says_it_in_words() -> None:
    debate = load(ROOT / "maps/teaching/skate-park.yaml")
    page = str(render(debate, "html", style=Style(legend=True)))
    parents = page.count('aria-expanded="true"')
    bars = re.findall(r'class="tally when-folded">.*?<span class="hidden">([^<]+)<', page)
    assert 0 < len(bars) <= parents
    assert all("the thesis" in words for words in bars)
    assert f">{BAR}<" in page
    assert f">{BAR}<" not in str(render(debate, "html", style=Style(legend=False)))


def test_a_page_without_claims_below_others_has_no_bar() -> None:
    debate = load(ROOT / "maps/teaching/class-pet.yaml")
    alone = debate.evolve(claims=[debate.claims[0]], relations=[], expect=None)
    assert BAR not in str(render(alone, "html"))
