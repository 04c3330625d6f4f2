"""The page of an exercise in other languages: it speaks them, and checks written answers as the command line does."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from argmap.language.wording import Wording
from argmap.teach.exercise import Answers, Ask
from argmap.teach.exporting.export_kind import export
from argmap.teach.posing.pose_exercise import pose
from tests.samples.late_start import late_start


def check(page: Any) -> str:
    page.click("#e1 .check")
    page.wait_for_function("document.querySelector('#e1 .result') === document.activeElement")
    return page.text_content("#e1")


@pytest.mark.parametrize("language", ["de", "zh", "hi", "ar", "ur"])
def test_a_written_answer_passes_and_a_short_one_is_told_so(open_page: Callable[..., Any], language: str) -> None:
    posed, wording = pose(late_start(language), "answer-objection", 1, 2), Wording(language)
    page = open_page(export([posed], "page").decode())
    answers = Answers.of_key(posed).answers
    first, *others = page.query_selector_all("textarea")
    first.fill("ہاں۔" if language == "ur" else "是。")
    assert wording.word("feedback.form.subject")[1:] in check(page)
    for field, (_, example) in zip([first, *others], answers.items(), strict=True):
        field.fill(str(example))
    shown = check(page)
    assert shown.count(wording.word("exercise-page.form-right")) == len(answers)
    assert wording.word("exercise-page.all-right") in shown
    if language != "de":
        assert not re.search("[a-z]{2}", re.sub(r"#\w+|student", "", page.text_content("main")))


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_a_page_counts_what_is_left_in_its_language(open_page: Callable[..., Any], language: str) -> None:
    posed = pose(late_start(language), "find-thesis", 1, 1)
    assert posed.exercise.tasks[0].ask is Ask.CHOOSE
    page = open_page(export([posed], "page").decode())
    left = Wording(language).quantify(2, "exercise-page.more")
    assert left in check(page)
    assert not re.search("[a-z]{2}", page.text_content("#e1 .result"))


def test_a_picture_does_not_take_the_direction_of_the_page(open_page: Callable[..., Any]) -> None:
    page = open_page(export([pose(late_start("ur"), "place-claim", 3, 2)], "page").decode())
    blanks = page.locator("svg text", has_text="____")
    assert blanks.count() > 0
    assert set(blanks.evaluate_all("(lines) => lines.map((line) => getComputedStyle(line).direction)")) == {"ltr"}
