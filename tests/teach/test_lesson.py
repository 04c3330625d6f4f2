"""Lessons: every claim once, in the order of the map, and nothing before its time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import argmap
from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap
from argmap.teach.handouts.lesson_steps import as_page, as_text, steps
from tests.strategies import maps

FOLDER = Path(__file__).parents[2] / "maps"
MAPS = sorted(FOLDER.rglob("*.yaml"))


@pytest.mark.parametrize("file", MAPS, ids=lambda path: path.stem)
def test_every_claim_has_its_step_and_the_thesis_is_first(file: Path) -> None:
    debate = argmap.load(file)
    lesson = steps(debate)
    assert sorted(step.text for step in lesson) == sorted(claim.text for claim in debate.claims)
    assert (lesson[0].role, lesson[0].text) == ("thesis", debate.claim(debate.thesis or "").text)
    assert [step.number for step in lesson] == list(range(1, len(lesson) + 1))


def test_a_step_says_what_it_is_and_asks_before_it_is_reported() -> None:
    debate = argmap.load(FOLDER / "teaching" / "skate-park.yaml")
    by_text = {step.text: step for step in steps(debate)}
    strip = by_text["The field has room for a strip of flowers too."]
    assert (strip.role, strip.ask) == (
        "undercut",
        "Accept “Bees lose the last field with wild flowers.” – why might it still not be enough?",
    )
    assert by_text["Whoever has no place to go meets in the car park."].together == "2 of 3, needed together"
    assert by_text["The town should plant a hedge around the park."].role == "recommendation"


def test_the_text_stops_where_it_is_reported_to_and_shows_no_more() -> None:
    debate = argmap.load(FOLDER / "teaching" / "class-pet.yaml")
    text = as_text(debate, predict=True, upto=2)
    assert "The children learn to look after somebody." in text
    assert "Every child takes a turn" not in text
    assert text.rstrip().endswith("**3.** Why should we believe “The children learn to look after somebody.”?")
    with pytest.raises(ValueError, match="there is no step 99"):
        as_text(debate, predict=False, upto=99)


@given(maps(max_claims=8).filter(lambda debate: debate.claims))
def test_any_map_gives_a_lesson(debate: ArgumentMap) -> None:
    assert len(steps(debate)) == len(debate.claims)
    assert as_text(debate, predict=True)
    assert as_page(debate, predict=True)


def test_a_map_without_claims_gives_none() -> None:
    with pytest.raises(ArgmapError, match="1 to 2,000 claims"):
        steps(ArgumentMap())


TOWN = argmap.loads("""
argmap: 1
title: Old town
thesis: Close the old town to cars.
pillars:
  - claim: The air gets cleaner.
    evidence: [Nitrogen dioxide fell by a third.]
    undercuts: [Wind cleans it anyway.]
objections:
  - {id: trade, claim: Shops lose customers., rebuttals: [New customers come by bus.]}
recommendations: [{claim: Run trams., addresses: [trade]}]
""")


def test_each_step_says_what_it_is_what_it_is_about_and_how_deep_it_stands() -> None:
    assert [(step.role, step.text, step.onto, step.depth) for step in steps(TOWN)] == [
        ("thesis", "Close the old town to cars.", "", 0),
        ("pillar", "The air gets cleaner.", "“Close the old town to cars.”", 1),
        ("evidence", "Nitrogen dioxide fell by a third.", "“The air gets cleaner.”", 2),
        ("undercut", "Wind cleans it anyway.", "“The air gets cleaner.”", 2),
        ("objection", "Shops lose customers.", "“Close the old town to cars.”", 1),
        ("rebuttal", "New customers come by bus.", "“Shops lose customers.”", 2),
        ("recommendation", "Run trams.", "“Shops lose customers.”", 0),
    ]


def test_a_lesson_is_printed_without_its_questions() -> None:
    text = as_text(TOWN, predict=False, upto=2)
    assert (
        text
        == """# Old town

**1. Thesis**: Close the old town to cars.

**2. Pillar**: The air gets cleaner. (about “Close the old town to cars.”)

… 5 more
"""
    )


def test_the_last_step_has_nothing_after_it() -> None:
    assert "more" not in as_text(TOWN, predict=False, upto=7).splitlines()[-1]
    with pytest.raises(ValueError, match="there is no step 0; the lesson has 7"):
        as_text(TOWN, predict=False, upto=0)
