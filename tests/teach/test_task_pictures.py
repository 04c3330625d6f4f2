"""Pictures beside tasks show what the task asks about, and nothing in them tells the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

import argmap
from argmap.model.elements import ArgumentMap, Kind, Polarity
from argmap.teach.exercise import ONLY, Posed
from argmap.teach.exporting.figure_pictures import outline, page_picture, sheet_picture, typst_picture
from argmap.teach.posing.pose_exercise import pose
from argmap.teach.posing.task_pictures import veil
from tests.strategies import maps
from tests.teach.library_exercises import MAP

KINDS = ("find-thesis", "classify-claim", "support-or-attack", "answered-how", "verdict-flip", "answer-objection",
         "critical-question")  # fmt: skip
SIGNS = {Polarity.SUPPORT: Polarity.ATTACK, Polarity.ATTACK: Polarity.SUPPORT}


def everything_shown(posed: Posed) -> Iterator[tuple[str, ...]]:
    """All that a student can see or look up of the pictures of an exercise, numbers of parts and hashes aside."""
    for task in posed.exercise.tasks:
        figure = task.figure or ""
        drawn = (page_picture(task), sheet_picture(task), typst_picture(task), outline(figure), figure)
        yield tuple(re.sub(r"\(\d\) |\bm[0-9a-f]{8}-", "(#) ", text) for text in drawn)


def rights(posed: Posed) -> list[list[str]]:
    """The right answers in words, by task and part."""
    return [
        sorted(f"{task.part(part)}: {sorted(map(task.choice, names))}" for part, names in key.right.items())
        for task, key in posed.tasks_with_keys()
    ]


def flip(debate: ArgumentMap) -> ArgumentMap:
    """The map with every support as an attack and the other way round."""
    relations = [r.evolve(polarity=SIGNS.get(r.polarity, r.polarity), label=None) for r in debate.relations]
    return debate.evolve(relations=tuple(relations))


def assert_alike(one: Posed, other: Posed) -> None:
    assert rights(one) != rights(other)
    assert sorted(everything_shown(one)) == sorted(everything_shown(other))
    assert all(task.figure for task in one.exercise.tasks)


@pytest.mark.parametrize("kind", KINDS)
def test_every_task_about_a_map_has_a_picture(kind: str) -> None:
    for level in (1, 2, 3):
        posed = pose(MAP, kind, level=level)
        assert all(task.figure for task in posed.exercise.tasks)


def test_loose_boxes_do_not_tell_which_is_the_thesis() -> None:
    claims = ["Close the old town to cars.", "The air gets cleaner.", "Shops lose customers."]
    posed = []
    for thesis in claims:
        below = [claim for claim in claims if claim != thesis]
        posed.append(pose(argmap.loads(f"argmap: 1\nthesis: {thesis}\npillars: {below}\n"), "find-thesis"))
    assert_alike(posed[0], posed[1])
    assert_alike(posed[0], posed[2])


FLAT = """\
argmap: 1
thesis: Close the old town to cars.
pillars:
  - {claim: The air gets cleaner., reasons: [Engines are off.], objections: [Buses stay.]}
  - Children are safer.
objections: [Shops lose customers., Walking is hard.]
"""


@pytest.mark.parametrize("kind", ["support-or-attack", "classify-claim"])
def test_a_picture_without_signs_is_the_same_if_every_sign_is_another(kind: str) -> None:
    debate = argmap.loads(FLAT)
    assert_alike(pose(debate, kind, level=3), pose(flip(debate), kind, level=3))


def test_a_picture_does_not_tell_evidence_and_recommendations() -> None:
    debate = argmap.loads(FLAT)
    kinds = [Kind.CLAIM, Kind.EVIDENCE, Kind.CLAIM, Kind.CLAIM, Kind.EVIDENCE, Kind.RECOMMENDATION, Kind.CLAIM]
    claims = [claim.evolve(kind=kind) for claim, kind in zip(debate.claims, kinds, strict=True)]
    other = debate.evolve(claims=tuple(claims))
    assert_alike(pose(debate, "classify-claim", level=3), pose(other, "classify-claim", level=3))


@settings(max_examples=25, deadline=None)
@given(maps())
def test_a_veiled_map_depends_neither_on_signs_and_kinds_nor_on_the_order(debate: ArgumentMap) -> None:
    plain = tuple(claim.evolve(kind=Kind.CLAIM) for claim in debate.claims)
    assert veil(flip(debate)) == veil(debate) == veil(debate.evolve(claims=plain))
    assert all(relation.polarity is Polarity.UNKNOWN for relation in veil(debate).relations)


ANSWERS = {
    "refuted": "{claim: Shops lose customers., rebuttals: [Buses bring more people.]}",
    "mitigated": "{id: o, claim: Shops lose customers.}",
    "conceded": "{claim: Shops lose customers., undercuts: [Buses bring more people.]}",
    "ignored": "Shops lose customers.",
}


def test_a_picture_does_not_tell_how_an_objection_is_answered() -> None:
    posed = {}
    for way, objection in ANSWERS.items():
        more = "recommendations: [{claim: Buses bring more people., addresses: [o]}]\n" if way == "mitigated" else ""
        debate = argmap.loads(f"""\
argmap: 1
thesis: Close the old town to cars.
pillars: [The air gets cleaner.]
objections:
  - {objection}
  - {{claim: Walking is hard., rebuttals: [There are trams.]}}
{more}""")
        posed[way] = pose(debate, "answered-how", level=3)
    for way in ("mitigated", "conceded", "ignored"):
        assert_alike(posed["refuted"], posed[way])


def test_a_picture_does_not_tell_what_claims_weigh() -> None:
    text = """\
argmap: 1
thesis: The bridge should be rebuilt.
pillars:
  - {{claim: The bridge is unsafe., base: {first}}}
  - {{claim: The road gets shorter., base: {second}}}
objections:
  - {{claim: There is a tunnel., base: 0.4}}
"""
    posed = [
        pose(argmap.loads(text.format(first=first, second=second)), "verdict-flip", level=3)
        for first, second in ((0.9, 0.1), (0.1, 0.9))
    ]
    assert_alike(*posed)


def test_a_picture_does_not_tell_which_question_tests_a_step() -> None:
    debate = argmap.loads("""
argmap: 1
thesis: Close the old town to cars.
pillars:
  - {claim: Professor Lind says that it helps., scheme: expert-opinion}
""")
    posed = [pose(debate, "critical-question", seed=seed) for seed in range(4)]
    assert len({str(rights(one)) for one in posed}) > 1
    assert len({str(list(everything_shown(one))) for one in posed}) == 1


def test_a_picture_beside_an_objection_has_no_answer_to_it() -> None:
    text = "argmap: 1\nthesis: Close it.\npillars: [The air gets cleaner.]\nobjections: [{claim: Shops lose.%s}]\n"
    bare, answered = (
        pose(argmap.loads(text % more), "answer-objection") for more in ("", ", rebuttals: [Buses come.]")
    )
    assert list(everything_shown(bare)) == list(everything_shown(answered))
    assert "→ Shops lose." in outline(bare.exercise.tasks[0].figure or "")


def test_the_claims_that_are_asked_about_have_the_numbers_of_the_parts() -> None:
    (task,) = pose(MAP, "classify-claim", level=1).exercise.tasks
    drawn = page_picture(task)
    assert drawn.count('class="node is-asked"') == len(task.parts)
    for part in task.parts:
        assert f"({part.id}) {part.text.split(' – about:')[0]}" in outline(task.figure or "")
    assert "UNSIGNED" not in drawn
    assert "nsigned" not in outline(task.figure or "")


def test_the_picture_with_the_answer_follows_a_picture_that_hides_it() -> None:
    for kind in ("find-thesis", "classify-claim", "support-or-attack", "answered-how"):
        for _, key in pose(MAP, kind, level=2).tasks_with_keys():
            assert key.figure is not None
            assert "unsigned" not in key.figure
    task, key = next(pose(MAP, "find-thesis").tasks_with_keys())
    places = dict(zip([choice.id for choice in task.choices], task.board.choices if task.board else (), strict=True))
    shown = argmap.loads(task.figure or "").claim(places[key.right[ONLY][0]])
    assert shown.text == MAP.claim(MAP.thesis or "").text
