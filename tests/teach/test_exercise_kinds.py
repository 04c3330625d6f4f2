"""What single kinds of exercises ask, and what their keys say."""

from __future__ import annotations

import re

import pytest

import argmap
from argmap.teach.exercise import ONLY
from argmap.teach.posing.pose_exercise import UnfitError, pose
from tests.teach.library_exercises import MAP


def test_marked_words_are_those_that_join_the_claims() -> None:
    posed = pose(MAP, "mark-indicators", seed=2, level=3)
    task, key = next(posed.tasks_with_keys())
    marked = [task.choice(name).strip(",.;").lower() for name in key.right[ONLY]]
    assert len(marked) == 8
    assert set(marked) <= {"because", "since", "therefore", "hence", "however", "but", "although", "yet"}


def test_a_map_in_another_language_has_no_indicator_words_here() -> None:
    text = """
argmap: 1
language: de
thesis: Die Stadt soll autofrei werden.
pillars: [Die Luft wird besser.]
"""
    with pytest.raises(UnfitError, match="English"):
        pose(argmap.loads(text), "mark-indicators")


def test_the_empty_box_can_be_drawn_and_the_answer_is_not_in_the_figure() -> None:
    posed = pose(MAP, "place-claim", seed=1, level=3)
    for task, key in posed.tasks_with_keys():
        figure = argmap.loads(task.figure or "")
        assert [claim.text for claim in figure.claims].count("?") == 1
        assert task.choice(key.right[ONLY][0]) not in {claim.text for claim in figure.claims}
        assert argmap.render(figure, "svg")


def test_an_objection_that_is_granted_and_met_by_a_proposal_is_conceded_as_well() -> None:
    text = """argmap: 1
thesis: Build the park.
objections:
  - {id: bees, claim: Bees lose a field., undercuts: [The field has room for both.]}
  - {id: noise, claim: Neighbours hear it.}
recommendations: [{claim: Plant flowers on the roof., addresses: [bees]}]
"""
    posed = pose(argmap.loads(text), "answered-how", seed=0, level=2)
    right = {
        task.prompt.split("“")[-1]: [task.choice(c)[:9] for c in key.right[ONLY]]
        for task, key in posed.tasks_with_keys()
    }
    ask = "How does the map deal with it?"
    assert right == {
        f"Bees lose a field.” {ask}": ["mitigated", "conceded "],
        f"Neighbours hear it.” {ask}": ["ignored: "],
    }


def test_the_claim_that_flips_the_verdict_does_flip_it() -> None:
    text = """
argmap: 1
thesis: {id: t, claim: The bridge should be rebuilt.}
pillars:
  - {id: a, claim: The bridge is unsafe., reasons: [{id: b, claim: Two pillars have cracks.}]}
objections:
  - {id: c, claim: There is a tunnel., base: 0.4}
  - {id: d, claim: It takes a year., base: 0.01}
"""
    debate = argmap.loads(text)
    posed = pose(debate, "verdict-flip", seed=0, level=1)
    task, key = next(posed.tasks_with_keys())
    assert task.choice(key.right[ONLY][0]) == "The bridge is unsafe."


@pytest.mark.parametrize("seed", range(12))
def test_a_passage_reads_as_sentences(seed: int) -> None:
    debate = argmap.loads("""
argmap: 1
thesis: The old town needs fewer cars.
pillars:
  - The air gets cleaner.
  - Berlin did the same.
objections: [Many shops lose customers.]
""")
    task = pose(debate, "mark-indicators", seed=seed, level=3).exercise.tasks[0]
    passage = " ".join(choice.text for choice in task.choices)
    for sentence in re.split(r"(?<=\.) ", passage):
        assert sentence[0].isupper(), passage
    inside = re.findall(r"(?:because|Since|Therefore|Although|hence|but|yet|,) (The|Many|berlin)", passage)
    assert inside == [], passage
    assert passage.count("Berlin") == 1


@pytest.mark.parametrize("seed", range(8))
def test_names_keep_their_capitals_and_other_words_lose_them_within_a_sentence(seed: int) -> None:
    debate = argmap.loads("""
argmap: 1
thesis: Deeper ties with Oslo help both nations.
pillars:
  - Norway has gas to sell.
  - NATO plans with both.
  - Fishing feeds Norway's coast.
objections: [Oslo's voters look elsewhere., Tromsø lies far away.]
""")
    task = pose(debate, "mark-indicators", seed=seed, level=3).exercise.tasks[0]
    passage = " ".join(choice.text for choice in task.choices)
    assert not re.search("norway|oslo|nATO|tromsø", passage), passage
    assert not re.search(r"(?<!\.) Fishing", passage), passage
