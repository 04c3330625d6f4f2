"""Vee diagrams: both sides, and how each objection is dealt with, as the score counts it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

import argmap
from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap
from argmap.scoring import score
from argmap.teach.handouts.vee_diagram import VeeDiagram, VeeReason, as_page, vee
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").rglob("*.yaml"))


@given(maps(max_claims=9, acyclic=True, plain=True))
def test_the_conclusion_counts_as_integration_does(debate: ArgumentMap) -> None:
    if debate.thesis is None:
        return
    counts = Counter(line.split(":")[0].lower() for line in vee(debate).conclusion)
    balance = score(debate).balance
    assert balance is not None
    counted = {way: balance["integration"][way] for way in ("ignored", "refuted", "mitigated", "weighed")}
    assert {way: counts[way] for way in counted} == counted


@pytest.mark.parametrize("file", MAPS, ids=lambda path: path.stem)
def test_a_page_has_both_sides_and_a_blank_one_has_none(file: Path) -> None:
    debate = argmap.load(file)
    diagram = vee(debate)
    assert len(diagram.left) + len(diagram.right) == len(debate.lines)
    blank = as_page(vee(debate, blank=True))
    for line in debate.lines:
        text = debate.claim(line.relation.premises[0]).text.replace("'", "&#39;")
        assert text in as_page(diagram)
        assert text not in blank


def test_a_map_without_thesis_has_no_vee() -> None:
    with pytest.raises(ArgmapError, match="with a thesis"):
        vee(ArgumentMap())


def test_reasons_and_answers_stand_below_what_they_are_about() -> None:
    debate = argmap.loads("""
argmap: 1
question: Should the old town be closed to cars?
thesis: Close the old town to cars.
pillars:
  - {claim: The air gets cleaner., reasons: [Engines are off.], undercuts: [Wind cleans it anyway.]}
objections:
  - {id: trade, claim: Shops lose customers., rebuttals: [New customers come by bus.]}
  - Buses are loud.
recommendations: [{claim: Run trams., addresses: [trade]}]
""")
    diagram = vee(debate)
    assert diagram.question == "Should the old town be closed to cars?"
    assert diagram.left == (VeeReason("The air gets cleaner.", ("Engines are off.",), ("Wind cleans it anyway.",)),)
    assert diagram.right == (
        VeeReason("Shops lose customers.", (), ("New customers come by bus.", "→ Run trams.")),
        VeeReason("Buses are loud.", (), ()),
    )
    assert [line.split(":")[0] for line in diagram.conclusion][1] == "Ignored"
    assert len(diagram.conclusion) == 2


def test_a_blank_diagram_has_rows_to_fill_in_and_the_question_only() -> None:
    debate = argmap.loads("""
argmap: 1
thesis: Close the old town to cars.
pillars: [The air gets cleaner.]
""")
    diagram = vee(debate, blank=True)
    assert diagram == VeeDiagram("Close the old town to cars.", (), (), (), True)
    assert as_page(diagram).count('class="reason empty"') == 8
    assert as_page(vee(debate)).count('class="reason empty"') == 0
