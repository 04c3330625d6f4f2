"""What is written reads back the same: over random maps and over the maps of the project."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from argmap.formats import dumps, loads, parse, read
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.registry import FORMATS
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
WRITTEN = [f.name for f in FORMATS if f.write is not None]


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=1000, deadline=None)
@given(debate=maps())
def test_a_generated_map_survives(name: str, debate: ArgumentMap) -> None:
    text = dumps(debate, format=name)
    document = parse(text, format=name)
    assert document.diagnostics == ()
    assert document.map == debate
    assert dumps(document.map, format=name) == text


@settings(max_examples=500, deadline=None)
@given(debate=maps())
def test_building_a_built_map_again_changes_nothing(debate: ArgumentMap) -> None:
    builder = MapBuilder()
    drafts = {c.id: builder.claim(c.text, id=c.id, kind=c.kind, base_score=c.base_score) for c in debate.claims}
    if debate.thesis is not None:
        builder.thesis(drafts[debate.thesis])
    for r in debate.relations:
        builder.relation(r.polarity, r.premises, r.target, id=r.id)
    again = builder.build()
    assert [c.id for c in again.claims] == [c.id for c in debate.claims]
    assert [r.id for r in again.relations] == [r.id for r in debate.relations]


@pytest.mark.parametrize("file", MAPS, ids=lambda p: p.stem)
def test_the_maps_of_the_project_survive(file: Path) -> None:
    document = read(file)
    assert document.diagnostics == ()
    assert loads(dumps(document.map)) == document.map
