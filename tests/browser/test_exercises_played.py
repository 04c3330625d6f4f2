"""Every kind of exercise in a real browser: a wrong and a right answer, by pointer and by keyboard; axe each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.teach.exercise import Answers, Posed
from argmap.teach.exporting.export_kind import export
from argmap.teach.grading.grade_answers import grade
from argmap.teach.posing.pose_exercise import offers, pose
from tests.browser.exercise_players import (
    ClickingPlayer,
    KeyboardPlayer,
    Player,
    PointerPlayer,
    TouchPlayer,
    wrong_answers,
)
from tests.samples.exercises import ON_THE_MAP

MAP = argmap.load(Path(__file__).parents[2] / "maps" / "sunday-library.yaml")
ALL = [ON_THE_MAP, *(offer.posed for offer in offers(MAP, seed=2, level=1) if offer.posed)]
EACH = pytest.mark.parametrize("posed", ALL, ids=lambda posed: posed.exercise.kind)
PLAYERS = pytest.mark.parametrize("player", [PointerPlayer, ClickingPlayer, KeyboardPlayer])
AXE = "async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])"


def page_of(*posed: Posed) -> str:
    return export(posed, "page").decode()


def shown_points(result: str) -> float:
    return float(result.split(" ")[0])


@PLAYERS
@EACH
def test_a_wrong_answer_is_corrected(open_page: Callable[..., Any], player: type[Player], posed: Posed) -> None:
    page = open_page(page_of(posed))
    student = player(page)
    wrong, right = wrong_answers(posed), Answers.of_key(posed)
    expected = grade(posed, wrong).points
    assert expected < len(posed.exercise.tasks)
    student.play(posed, wrong)
    assert shown_points(student.check()) == pytest.approx(expected, abs=0.006)
    student.play(posed, right)
    result = student.check()
    assert shown_points(result) == len(posed.exercise.tasks), page.inner_text("main")
    assert "Everything is right." in result


PHONE = {"viewport": {"width": 400, "height": 800}, "has_touch": True, "is_mobile": True}
IN_PICTURES = pytest.mark.parametrize(
    "posed", [p for p in ALL if any(task.board for task in p.exercise.tasks)], ids=lambda posed: posed.exercise.kind
)


@IN_PICTURES
def test_a_wrong_answer_is_corrected_with_one_finger(open_page: Callable[..., Any], posed: Posed) -> None:
    page = open_page(page_of(posed), **PHONE)
    student = TouchPlayer(page)
    student.play(posed, wrong_answers(posed))
    assert shown_points(student.check()) == pytest.approx(grade(posed, wrong_answers(posed)).points, abs=0.006)
    student.play(posed, Answers.of_key(posed))
    assert shown_points(student.check()) == len(posed.exercise.tasks)


def test_a_claim_is_dragged_out_of_its_box_again(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(pose(MAP, "place-claim", level=1)), **PHONE)
    student = TouchPlayer(page)
    student.carry("#e1-t1", "#e1-t1 .card >> nth=0", "#e1-t1 .place.is-box")
    assert page.query_selector("#e1-t1 input:checked")
    student.drop_at("#e1-t1 .place.is-box", "#e1-t1 .help")
    assert not page.query_selector("#e1-t1 input:checked")
    assert "is back among the claims" in page.text_content("#e1-t1 .live")


@EACH
def test_axe_finds_nothing_whatever_was_answered(open_page: Callable[..., Any], axe: str, posed: Posed) -> None:
    page = open_page(page_of(posed), bypass_csp=True)
    student = PointerPlayer(page)
    page.evaluate(axe)
    assert page.evaluate(AXE) == []
    student.play(posed, wrong_answers(posed))
    assert page.evaluate(AXE) == []
    for _ in range(posed.exercise.tries):
        student.check()
        assert page.evaluate(AXE) == []


ARABIC = argmap.loads("""
argmap: 1
language: ar
thesis: يجب إغلاق البلدة القديمة أمام السيارات.
pillars:
  - {claim: يصبح الهواء أنقى., reasons: [تتوقف المحركات.]}
  - الأطفال أكثر أمانًا.
objections:
  - {claim: تخسر المتاجر زبائنها., rebuttals: [يأتي زبائن جدد بالحافلة.]}
""")


@pytest.mark.parametrize("player", [PointerPlayer, KeyboardPlayer])
@pytest.mark.parametrize("kind", ["rebuild-map", "draw-relation", "find-mistake"])
def test_a_map_that_runs_from_right_to_left_is_worked_on_alike(
    open_page: Callable[..., Any], axe: str, player: type[Player], kind: str
) -> None:
    posed = pose(ARABIC, kind, 1, 2)
    page = open_page(page_of(posed), bypass_csp=True)
    student = player(page)
    student.play(posed, wrong_answers(posed))
    student.check()
    page.evaluate(axe)
    assert page.evaluate(AXE) == []
    assert page.evaluate("getComputedStyle(document.querySelector('.board')).direction") == "rtl"
    student.play(posed, Answers.of_key(posed))
    assert "كل شيء صحيح" in student.check() or page.is_disabled("#e1 .check")
    assert page.get_attribute("#e1", "data-attempt") == "2"


@EACH
def test_a_narrow_screen_scrolls_only_the_picture_to_the_side(open_page: Callable[..., Any], posed: Posed) -> None:
    page = open_page(page_of(posed), viewport={"width": 400, "height": 700})
    student = ClickingPlayer(page)
    student.play(posed, Answers.of_key(posed))
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert "Everything is right." in student.check()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_other_scripts_hear_of_each_change_and_give_the_answers_back(open_page: Callable[..., Any]) -> None:
    heard = "window.heard = []; document.addEventListener('argmap-answers', (event) => heard.push(event.detail))"
    page = open_page(page_of(ON_THE_MAP))
    page.evaluate(heard)
    right = Answers.of_key(ON_THE_MAP)
    PointerPlayer(page).play(ON_THE_MAP, right)
    told = page.evaluate("heard.at(-1)")
    assert len(page.evaluate("heard")) >= 10
    answers = Answers(exercise=told["exercise"], answers=told["answers"])
    assert grade(ON_THE_MAP, answers).points == len(ON_THE_MAP.exercise.tasks)
    again = open_page(page_of(ON_THE_MAP))
    again.evaluate("told => document.dispatchEvent(new CustomEvent('argmap-restore', { detail: told }))", told)
    assert again.query_selector_all("#e1-t1 .card:not([hidden])") == []
    assert again.text_content('#e1-t1 .place[data-of="4"] .inside') == "Shops lose customers."
    assert "Everything is right." in PointerPlayer(again).check()


def test_what_happens_is_said_to_screen_readers(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(ON_THE_MAP))

    def live() -> str:
        return page.text_content("#e1-t1 .live")

    page.focus('#e1-t1 .card[data-card="a"]')
    page.keyboard.press("Space")
    assert live() == "You hold: “Shops lose customers.” – choose a place."
    page.keyboard.press("Escape")
    assert live() == "“Shops lose customers.” is not held any more."
    assert page.evaluate("document.activeElement.dataset.card") == "a"
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Thesis: 1. Empty."
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert live() == "“Shops lose customers.” is now here: Objection, against the thesis: 4"
    label = page.get_attribute('#e1-t1 .place[data-of="4"]', "aria-label")
    assert label == "Objection, against the thesis: 4. In it: Shops lose customers."
    page.focus('#e1-t1 .place[data-of="4"]')
    page.keyboard.press("Delete")
    assert live() == "“Shops lose customers.” is back among the claims."
    assert page.is_visible('#e1-t1 .card[data-card="a"]')


def test_the_right_answer_is_lit_after_the_last_check_and_not_before(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(ON_THE_MAP))
    student = PointerPlayer(page)
    student.play(ON_THE_MAP, wrong_answers(ON_THE_MAP))
    for _ in range(2):
        student.check()
        assert page.query_selector(".is-answer") is None
    student.check()
    for number in range(1, len(ON_THE_MAP.exercise.tasks) + 1):
        assert page.query_selector(f"#e1-t{number} .is-answer") is not None, number
    label = page.get_attribute("#e1-t2 .place", "aria-label")
    assert label.endswith("Right answer: Children are safer.")


def test_a_task_without_a_picture_shows_its_part_of_the_map_after_the_last_check(open_page: Callable[..., Any]) -> None:
    posed = pose(MAP, "find-thesis", 2)
    page = open_page(page_of(posed))
    student = PointerPlayer(page)
    student.play(posed, wrong_answers(posed))
    for _ in range(2):
        student.check()
        assert page.query_selector(".shown-map") is None
    student.check()
    assert page.is_visible("#e1-t1 .shown-map svg")
    assert "THESIS" in page.get_attribute("#e1-t1 .shown-map [role=img]", "aria-label")
    assert "The city library should open" in page.text_content("#e1-t1 .shown-map .is-lit title")
