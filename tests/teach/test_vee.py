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
from argmap.teach.handouts.vee_diagram import as_page, vee
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").rglob("*.yaml"))


@given(maps(max_claims=9, acyclic=True, plain=True))
def test_the_conclusion_counts_as_integration_does(debate: ArgumentMap) -> None:
    if debate.thesis is None:
        return
    found = Counter(line.split(":")[0].lower() for line in vee(debate).conclusion)
    balance = score(debate).balance
    assert balance is not None
    counted = {way: balance["integration"][way] for way in ("ignored", "refuted", "mitigated", "weighed")}
    assert {way: found[way] for way in counted} == counted


@pytest.mark.parametrize("file", MAPS, ids=lambda path: path.stem)
def test_a_page_has_both_sides_and_a_blank_one_has_none(file: Path) -> None:
    debate = argmap.load(file)
    found = vee(debate)
    assert len(found.left) + len(found.right) == len(debate.lines)
    blank = as_page(vee(debate, blank=True))
    for line in debate.lines:
        text = debate.claim(line.relation.premises[0]).text.replace("'", "&#39;")
        assert text in as_page(found)
        assert text not in blank


def test_a_map_without_thesis_has_no_vee() -> None:
    with pytest.raises(ArgmapError, match="with a thesis"):
        vee(ArgumentMap())
