"""What single mistakes in a map cost, and what the student reads about them."""

from __future__ import annotations

import pytest

import argmap
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.teach.grading.grade_maps import grade_map
from argmap.teach.grading.map_rubric import default_rubric
from tests.samples.marked import marked
from tests.teach.damage import change_relations, grade

TOWN = """argmap: 1
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - id: air
    claim: The air gets cleaner.
    evidence: [{id: no2, claim: Nitrogen dioxide fell by a third in the trial year.}]
    undercuts: [{id: alone, claim: Clean air alone does not decide how streets are used.}]
  - premises:
      - {id: walk, claim: Shops live from people who walk by.}
      - {id: more, claim: More people walk where no cars drive.}
objections:
  - id: trade
    claim: Shops lose customers who come by car.
"""


REFERENCE = argmap.loads(TOWN)


def hints(text: str, hint: str = "where", **more: object) -> list[tuple[str, str]]:
    document = argmap.parse(text)
    assert not document.diagnostics
    graded = grade_map(document, [REFERENCE], hint=hint, **more)
    return [(f"{d.span.start.line} {d.rule}" if d.span else d.rule, d.message) for d in graded.feedback]


def test_other_words_for_the_same_are_the_same() -> None:
    student = TOWN.replace("The air gets cleaner.", "The air will get cleaner.").replace("id: air", "id: x")
    assert grade(argmap.loads(student), REFERENCE).points == 100


def test_a_plain_negation_is_another_claim() -> None:
    student = argmap.loads(TOWN.replace("Shops lose customers", "Shops do not lose customers"))
    assert "trade" not in grade(student, REFERENCE).matches


def test_co_premises_drawn_as_separate_reasons_are_reported() -> None:
    student = TOWN.replace("  - premises:\n      - {id: walk", "  - {id: walk").replace(
        "      - {id: more", "  - {id: more"
    )
    feedback = hints(student)
    both = "“Shops live from people who…” and “More people walk where no…” belong together"
    assert feedback == [("8 co-premises-split", both)]
    assert "needed together" in hints(student, "principle")[0][1]
    assert grade(argmap.loads(student), REFERENCE).parts["attachment"].points == pytest.approx(25 * 6 / 7)


def test_a_wrong_sign_is_grave_and_costs_its_share() -> None:
    student = TOWN.replace("objections:\n  - id: trade", "  - id: trade")
    own, target = "Shops lose customers who come…", "The old town should be…"
    assert hints(student) == [("12 wrong-sign", f"“{own}” should not support “{target}”")]
    assert grade(argmap.loads(student), REFERENCE).points == pytest.approx(100 - 10 / 7, abs=1e-3)


def test_an_undercut_drawn_as_an_objection_is_half_right() -> None:
    student = TOWN.replace("undercuts:", "objections:")
    assert [name for name, _ in hints(student)] == ["7 undercut-as-objection"]


def test_a_claim_in_the_right_branch_is_half_right_and_in_another_one_is_not() -> None:
    fact = "[{id: no2, claim: Nitrogen dioxide fell by a third in the trial year.}]"
    deep = TOWN.replace(f"evidence: {fact}", f"reasons: [{{id: cars, claim: Engines are off., evidence: {fact}}}]")
    reference = argmap.loads(deep)
    near = grade(argmap.loads(TOWN), reference)
    assert near.parts["attachment"].points == pytest.approx(25 * 6.5 / 8)
    away = TOWN.replace(f"    evidence: {fact}\n", "") + f"    evidence: {fact}\n"
    far = grade(argmap.loads(away), reference)
    assert far.parts["attachment"].points == pytest.approx(25 * 6 / 8)


def test_a_listed_alternative_is_half_right() -> None:
    moved_trade = change_relations(REFERENCE, {"trade->close": {"target": "walk"}})
    plain = grade(moved_trade, REFERENCE).parts["attachment"].points
    listed = default_rubric().evolve(alternatives={"trade": ("walk",)})
    assert grade(moved_trade, REFERENCE, rubric=listed).parts["attachment"].points == pytest.approx(plain + 25 / 14)


def test_a_missing_claim_is_reported_at_the_box_above_it_and_named_only_in_the_answer() -> None:
    student = TOWN.replace(
        "    evidence: [{id: no2, claim: Nitrogen dioxide fell by a third in the trial year.}]\n", ""
    )
    assert hints(student) == [("5 missing-claim", "a claim about “The air gets cleaner.” is missing")]
    for hint in ("where", "principle"):
        assert "Nitrogen" not in hints(student, hint)[0][1]
    assert "“Nitrogen dioxide fell by a…” (reason)" in hints(student, "answer")[0][1]


def test_another_thesis_is_reported_first() -> None:
    student = TOWN.replace("The old town should be closed to private cars.", "Buses should be free for everyone.")
    assert hints(student)[0] == ("2 wrong-thesis", "“Buses should be free for…” is not the thesis")


def test_a_reference_needs_claims() -> None:
    with pytest.raises(ValueError, match="at least one reference"):
        grade(REFERENCE)
    with pytest.raises(ValueError, match="at least one reference"):
        grade(REFERENCE, ArgumentMap())


def test_separate_reasons_drawn_as_co_premises_are_reported_once() -> None:
    separate = """
argmap: 1
thesis: Close the old town to cars.
pillars:
  - {id: air, claim: The air gets cleaner.}
  - {id: safe, claim: Children are safer on the streets.}
"""
    joined = """
argmap: 1
thesis: Close the old town to cars.
pillars:
  - premises:
      - {id: air, claim: The air gets cleaner.}
      - {id: safe, claim: Children are safer on the streets.}
"""
    graded = grade_map(argmap.parse(joined), [argmap.loads(separate)])
    assert [(d.rule, d.message) for d in graded.feedback] == [
        ("co-premises-joined", "“The air gets cleaner.” is in the wrong place")
    ]


def test_a_claim_of_another_kind_is_reported_with_its_right_kind_in_the_answer() -> None:
    student = TOWN.replace("evidence: [{id: no2", "reasons: [{id: no2")
    fact = "“Nitrogen dioxide fell by a…”"
    assert hints(student) == [("6 wrong-kind", f"{fact} is not a plain claim")]
    assert f"{fact} is not a plain claim. It is evidence. " in hints(student, "answer")[0][1]


def test_a_claim_that_is_not_in_the_reference_is_reported() -> None:
    student = TOWN + "  - Wheelchairs get stuck on cobblestones.\n"
    stranger = "we could not find “Wheelchairs get stuck on cobblestones.” in the text"
    assert hints(student) == [("14 extra-claim", stranger)]
    assert "The map has no box for it" in hints(student, "answer")[0][1]


def test_a_second_step_that_is_missing_is_reported() -> None:
    reference = TOWN + "relations:\n  - {premises: [trade], attack: air}\n"
    graded = grade_map(argmap.parse(TOWN), [argmap.loads(reference)], hint="answer")
    (diagnostic,) = graded.feedback
    assert diagnostic.rule == "missing-step"
    assert diagnostic.message.startswith(
        "“Shops lose customers who come…” is also about another claim. It also attacks “The air gets cleaner.”."
    )


def test_a_step_too_many_is_reported() -> None:
    student = TOWN + "relations:\n  - {premises: [trade], attack: air}\n"
    assert hints(student) == [
        ("13 wrong-place", "“Shops lose customers who come…” is not about “The air gets cleaner.”")
    ]


def test_a_missing_branch_is_reported_once_with_what_is_below_it() -> None:
    fact = "[{id: no2, claim: Nitrogen dioxide fell by a third in the trial year.}]"
    reference = TOWN.replace(
        f"    evidence: {fact}\n", f"    reasons: [{{id: cars, claim: Engines are off., evidence: {fact}}}]\n"
    )
    student = TOWN.replace(f"    evidence: {fact}\n", "")
    graded = grade_map(argmap.parse(student), [argmap.loads(reference)])
    assert [d.message for d in graded.feedback] == ["2 claims about “The air gets cleaner.” are missing"]


def test_the_answer_names_the_other_claims_of_a_step() -> None:
    student = TOWN.replace("  - premises:\n      - {id: walk", "  - {id: walk").replace(
        "      - {id: more", "  - {id: more"
    )
    thesis = "The old town should be…"
    assert f" It supports “{thesis}”, together with 1 other claim. " in hints(student, "answer")[0][1]


def test_an_undercut_of_another_step_is_described_by_its_step() -> None:
    student = TOWN.replace("undercuts:", "objections:")
    assert " It attacks the step from “The air gets cleaner.”. " in hints(student, "answer")[0][1]


def test_a_map_without_a_thesis_is_reported_so() -> None:
    graded = grade_map(Document(ArgumentMap()), [REFERENCE])
    assert graded.feedback[0].message == "no thesis yet"
    assert graded.points == 0


def test_another_thesis_is_placed_at_its_text() -> None:
    text, (place,) = marked("""
        argmap: 1
        thesis: {id: buses, claim: «Buses should be free for everyone.»}
        """)
    first = grade_map(argmap.parse(text), [REFERENCE]).feedback[0]
    assert (first.rule, first.element, first.span) == ("wrong-thesis", "buses", place)
