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
from argmap.teach.posing.pose_exercise import offers
from tests.browser.exercise_players import ClickingPlayer, KeyboardPlayer, Player, PointerPlayer, wrong_answers
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
