"""Grading of maps where there is a choice: which claim or step a student's counts as, and what is rounded."""

from __future__ import annotations

import pytest

import argmap
from argmap.teach.exercise import Answers
from argmap.teach.grading import agreement_measures
from argmap.teach.grading.agreement_measures import measures
from argmap.teach.grading.best_assignment import assign_pairs
from argmap.teach.grading.grade_answers import Grade, TaskGrade
from argmap.teach.grading.grade_answers import grade as grade_answers
from argmap.teach.grading.grade_maps import grade_map
from tests.samples.exercises import PLAIN
from tests.teach.damage import grade

START = "argmap: 1\nthesis: {id: t, claim: The old town should be closed to cars.}\n"
AIR = "pillars:\n  - {id: a, claim: The air gets cleaner."


@pytest.mark.parametrize(
    ("reference", "student"),
    [
        (
            f"{AIR}}}\n  - {{id: one, claim: X.}}\nobjections: [{{id: two, claim: X.}}]",
            "objections: [{id: x, claim: X.}]",
        ),
        (f"{AIR}, reasons: [{{id: one, claim: X.}}]}}\n  - {{id: two, claim: X.}}", "pillars: [{id: x, claim: X.}]"),
        (
            f"{AIR}, reasons: [{{id: one, claim: X.}}], evidence: [{{id: two, claim: X.}}]}}",
            f"{AIR}, evidence: [{{id: x, claim: X.}}]}}",
        ),
    ],
    ids=["by-sign", "by-place", "by-kind"],
)
def test_of_equal_claims_the_one_that_earns_more_is_meant(reference: str, student: str) -> None:
    graded = grade(argmap.loads(f"{START}{student}\n"), argmap.loads(f"{START}{reference}\n"))
    assert graded.matches["x"] == "two"


def test_of_two_steps_the_one_with_the_same_target_is_meant() -> None:
    reference = f"{START}{AIR}}}\n  - {{id: x, claim: Shops gain customers., attacks: [a]}}\n"
    student = f"{START}{AIR}, reasons: [{{id: x, claim: Shops gain customers.}}]}}\n"
    feedback = grade_map(argmap.parse(student), [argmap.loads(reference)]).feedback
    assert feedback[0].message == "“Shops gain customers.” should not support “The air gets cleaner.”"
    assert [diagnostic.rule for diagnostic in feedback] == ["wrong-sign", "missing-step"]


def test_a_map_without_a_thesis_has_the_right_one_only_where_the_reference_has_none() -> None:
    debate = argmap.loads(f"{START}{AIR}}}\n")
    without = debate.evolve(thesis=None)
    assert grade(without, debate).parts["thesis"].points == 0
    assert grade(debate, without).parts["thesis"].points == 0
    thesis = grade(without, without).parts["thesis"]
    assert thesis.points == thesis.of > 0
    assert grade(without.evolve(claims=(), relations=()), without).parts["thesis"].points == 0


def test_points_of_a_map_have_six_digits() -> None:
    claims = "".join(f"  - Point {name * 5} holds.\n" for name in "bcdfg")
    reference = argmap.loads(f"{START}{AIR}}}\n{claims}")
    student = argmap.loads(
        f"{START}{AIR}}}\n{claims}".replace("  - Point ggggg holds.\n", "objections: [Point ggggg holds.]\n")
    )
    graded = grade(student, reference)
    assert (graded.points, graded.parts["sign"].points) == (98.571429, 8.571429)


def test_points_of_tasks_have_four_digits() -> None:
    fields = Grade("any", None, 1, False, (TaskGrade("1", 1 / 3, {}), TaskGrade("2", 2 / 3, {})), ()).to_json()
    assert [task["points"] for task in fields["tasks"]] == [0.3333, 0.6667]
    assert Grade("any", None, 1, False, (TaskGrade("1", 1 / 3, {}),), ()).to_json()["points"] == 0.3333


def test_of_pairs_worth_the_same_those_of_the_first_are_taken() -> None:
    assert assign_pairs({(1, 0): 1.0, (0, 0): 1.0}) == [(0, 0)]
    assert assign_pairs({(0, 1): 1.0, (0, 0): 1.0}) == [(0, 0)]


@pytest.mark.parametrize("limit", ["LARGEST", "DEEPEST"])
def test_trees_are_compared_up_to_a_size_and_a_depth(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    debate = argmap.loads(f"{START}{AIR}, reasons: [X.]}}\n")
    size = {"LARGEST": 3, "DEEPEST": 4}[limit]  # the root above the claims is a level
    for value, distance in ((size, 0), (size - 1, None)):
        monkeypatch.setattr(agreement_measures, limit, value)
        same = {claim.id: claim.id for claim in debate.claims}
        assert measures(debate, debate, same)["tree_edit_distance"] == distance


def test_points_of_a_claim_with_several_steps_are_shared_among_them() -> None:
    reference = f"{START}{AIR}}}\n  - {{id: x, claim: Shops gain customers., attacks: [a]}}\n"
    student = f"{START}{AIR}}}\n  - {{id: x, claim: Shops gain customers.}}\n"
    parts = grade(argmap.loads(student), argmap.loads(reference)).parts
    assert parts["attachment"].points == pytest.approx(parts["attachment"].of * 2.5 / 3)
    assert parts["sign"].points == pytest.approx(parts["sign"].of * 2.5 / 3)


@pytest.mark.parametrize(
    ("student", "severities"),
    [
        (f"{START}{AIR}}}\n", []),
        (f"{START}objections: [{{id: a, claim: The air gets cleaner.}}]\n", ["error"]),
        (
            "argmap: 1\nthesis: {id: x, claim: Buses are free.}\nclaims: [{id: a, claim: The air gets cleaner.}]\n",
            ["error"],
        ),
        (f"{START}{AIR}, reasons: [Buses are free.]}}\n", ["warning"]),
        (f"{START}", ["warning"]),
    ],
)
def test_a_wrong_sign_and_a_wrong_thesis_are_errors_and_other_mistakes_are_not(
    student: str, severities: list[str]
) -> None:
    feedback = grade_map(argmap.parse(student), [argmap.loads(f"{START}{AIR}}}\n")]).feedback
    assert [diagnostic.severity for diagnostic in feedback][:1] == severities


def test_no_agreement_beyond_chance_has_no_share() -> None:
    one = argmap.loads(f"{START}{AIR}}}\n  - {{id: b, claim: Shops gain customers.}}\n")
    other = argmap.loads(
        f"{START}claims:\n  - {{id: a, claim: A., supports: [b]}}\n  - {{id: b, claim: B., supports: [a]}}\n"
    )
    figures = measures(one, other, {"t": "t", "a": "a", "b": "b"})
    assert figures["kappa"] < 0
    assert figures["cass"] == 0


def test_an_unknown_task_is_told_the_first_twelve_tasks() -> None:
    posed = PLAIN.evolve(exercise=PLAIN.exercise.evolve(tasks=[
        PLAIN.exercise.tasks[0].evolve(id=str(number)) for number in range(1, 14)
    ]), key={str(number): PLAIN.key["1"] for number in range(1, 14)})  # fmt: skip
    [unknown] = [d for d in grade_answers(posed, Answers(answers={"99": "a"})).feedback if d.code == "ARG600"]
    assert unknown.message == "there is no task '99'; the tasks are 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
