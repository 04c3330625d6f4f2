"""Moodle XML: right answers, hints, points, and hostile texts as they are."""

from __future__ import annotations

import html
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from argmap.teach.exporting.export_kind import export
from tests.samples.exercises import PLAIN, by_hand
from tests.teach.library_exercises import ALL


def test_moodle_holds_every_task_with_its_right_answers_and_hints() -> None:
    quiz = ET.fromstring(export(ALL, "moodle"))
    kinds = Counter(question.get("type") for question in quiz)
    assert kinds["category"] == 1
    assert set(kinds) == {"category", "multichoice", "matching", "essay"}
    for question in quiz:
        if question.get("type") == "multichoice":
            shares = [float(answer.get("fraction", "0")) for answer in question.findall("answer")]
            several = question.findtext("single") == "false"
            best = sum(share for share in shares if share > 0)
            assert best == pytest.approx(100, abs=0.001) if several else max(shares) == 100
        if question.get("type") not in ("category", "essay"):
            assert len(question.findall("hint")) == 2
    names = [question.findtext("idnumber") for question in quiz][1:]
    assert len(set(names)) == len(names)


def test_moodle_matches_as_the_key_says_and_keeps_spare_choices() -> None:
    posed = next(p for p in ALL if p.exercise.kind == "match-recommendation")
    quiz = ET.fromstring(export([posed], "moodle"))
    matching = quiz.findall("question[@type='matching']")
    task, key = next(posed.tasks_with_keys())
    pairs = {s.findtext("text"): s.findtext("answer/text") for s in matching[0].findall("subquestion")}
    spare = pairs.pop(None, pairs.pop("", None))
    assert {html.unescape(k or ""): v for k, v in pairs.items()} == {
        p.text: task.choice(key.right[p.id][0]) for p in task.parts
    }
    assert spare in {choice.text for choice in task.choices}


def test_moodle_shows_hostile_texts_as_they_are() -> None:
    text = export([by_hand()], "moodle").decode()
    assert "<script" not in text
    quiz = ET.fromstring(text)
    for question in quiz.iter("questiontext"):
        body = etree.HTML(question.findtext("text") or "")
        assert not body.xpath("//script|//*[@onclick]")
        assert "$$" not in (question.findtext("text") or "")


def test_a_question_is_worth_the_points_of_its_task_which_its_parts_share() -> None:
    posed = by_hand()
    key = {**posed.key, "1": posed.key["1"].evolve(points=2.5)}
    quiz = ET.fromstring(export([posed.evolve(key=key)], "moodle"))
    grades = [(question.get("type"), question.findtext("defaultgrade")) for question in quiz][1:]
    assert grades[:3] == [("multichoice", "2.5000000"), ("multichoice", "1.0000000"), ("matching", "1.0000000")]
    assert grades[3:] == [("multichoice", "0.5000000")] * 2 + [("essay", "1.0000000")]
    assert {question.findtext("penalty") for question in quiz.findall("question")[1:]} == {"0.3333333"}


def test_a_wrong_word_costs_as_much_as_a_right_one_earns() -> None:
    quiz = ET.fromstring(export([PLAIN], "moodle"))
    words = quiz.findall("question[@type='multichoice']")[1]
    assert [answer.get("fraction") for answer in words.findall("answer")] == [
        *("-50", "-50", "-50", "50", "-50", "-50", "-50", "50", "-50", "-50"),
    ]
    assert words.findtext("single") == "false"


def test_hints_give_first_nothing_and_then_the_principle() -> None:
    quiz = ET.fromstring(export([PLAIN], "moodle"))
    first, second = (hint.findtext("text") or "" for hint in quiz.findall("question")[1].findall("hint"))
    assert first == "Look at this again."
    assert "Everything else bears on the thesis" in html.unescape(second)
