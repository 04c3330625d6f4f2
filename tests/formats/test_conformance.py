"""What every format must do; registering one enrols it here."""

from __future__ import annotations

import importlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import dumps, loads, parse, read
from argmap.formats.shared.choosing import detect
from argmap.formats.shared.reducing import reduce_map
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.model.stored import plain_fields
from argmap.registry import FORMATS
from tests.effort import examples
from tests.formats.round_trip import assert_round_trip
from tests.formats.samples import sample_of
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
NAMES = FORMATS.names()
READ = [f.name for f in FORMATS if f.read is not None]
WRITTEN = [f.name for f in FORMATS if f.write is not None and f.read is not None]


@pytest.mark.parametrize("name", NAMES)
def test_a_format_is_found_under_its_modules_name_and_says_what_it_is(name: str) -> None:
    format = FORMATS.get(name)
    assert format.name == name
    assert importlib.import_module(f"argmap.formats.codecs.{name.replace('-', '_')}").__doc__ == format.doc
    assert format.suffixes
    assert all(suffix.startswith(".") for suffix in format.suffixes)
    assert format.read is not None or format.write is not None


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_format_carries_of_a_generated_map_survives(name: str) -> None:
    @given(debate=maps())
    def survives(debate: ArgumentMap) -> None:
        assert_round_trip(FORMATS.get(name), debate)

    survives()


def said(debate: ArgumentMap) -> tuple[Any, ...]:
    """What a map says; a base score that is left out is 0.5, and which claim is the thesis may be a guess."""
    claims = {repr(plain_fields(c.evolve(base_score=debate.base_score(c.id), id="x"))) for c in debate.claims}
    texts = {c.id: c.text for c in debate.claims}
    relations = Counter((r.polarity, frozenset(texts[p] for p in r.premises), r.weight) for r in debate.relations)
    return claims, relations, debate.title, debate.question, debate.prior, debate.expect, debate.metadata


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=20, deadline=None)
@given(debate=maps())
def test_what_is_left_of_a_map_loses_nothing_more(name: str, debate: ArgumentMap) -> None:
    left, losses = reduce_map(debate, FORMATS.get(name).carries)
    assert reduce_map(left, FORMATS.get(name).carries) == (left, ())
    assert losses or said(left) == said(debate)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_is_detected(name: str) -> None:
    builder = MapBuilder()
    thesis = builder.thesis("The thesis holds.", id="t")
    builder.attack(builder.claim("It does not hold.", id="o"), thesis)
    left, _ = reduce_map(builder.build(), FORMATS.get(name).carries)
    document = parse(dumps(left, format=name))
    assert document.format.removesuffix("-json") == name.removesuffix("-json")
    assert document.map == left


@pytest.mark.parametrize("name", READ)
@settings(max_examples=examples(40), deadline=None)
@given(raw=st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_garbage_gives_a_document_and_says_what_is_wrong(name: str, raw: bytes) -> None:
    document = parse(raw, format=name)
    assert document.map.claims or document.diagnostics or document.losses
    assert all(d.span is not None for d in document.diagnostics)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_cut_or_damaged_anywhere_gives_a_sound_map(name: str) -> None:
    @given(debate=maps(max_claims=4), data=st.data())
    def is_sound(debate: ArgumentMap, data: st.DataObject) -> None:
        raw = bytearray(dumps(debate, format=name).encode() or b"x")
        for _ in range(data.draw(st.integers(1, 3))):
            place = data.draw(st.integers(0, len(raw) - 1))
            raw[place : place + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=3))
            raw = raw or bytearray(b"x")
        document = parse(bytes(raw), format=name)
        assert parse(dumps(document.map)).map == document.map

    is_sound()


@settings(max_examples=examples(200), deadline=None)
@given(debate=maps())
def test_building_a_built_map_again_changes_nothing(debate: ArgumentMap) -> None:
    builder = MapBuilder()
    drafts = {c.id: builder.claim(c.text, id=c.id, kind=c.kind) for c in debate.claims}
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


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_in_the_description_is_of_the_format(name: str, tmp_path: Path) -> None:
    format = FORMATS.get(name)
    sample = sample_of(format.doc)
    assert 3 <= sample.count("\n") <= 7
    if format.read is None:
        assert json.loads(sample)
        return
    detected = detect(sample, sample, None)
    assert detected is not None
    assert detected.name == ("native" if name == "native-json" else name)
    file = tmp_path / "sample.ann.json"
    file.write_text(sample, encoding="utf-8")
    (tmp_path / "sample.txt").write_text("Close the old town. The air gets cleaner. Shops lose customers.")
    document = read(file, format=name)
    assert [d.message for d in document.diagnostics if d.severity != "info"] == []
    assert document.map.relations
