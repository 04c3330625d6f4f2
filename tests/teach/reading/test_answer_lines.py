"""Answers on lines: numbers in any form and order, worksheets that were typed, and nothing that is dropped."""

from __future__ import annotations

import pytest

from argmap.teach.reading.answer_lines import read_lines
from argmap.teach.reading.plain_decoding import to_text
from tests.samples.exercises import PLAIN


def read(text: str) -> object:
    """The answers in a text, by task, and what was not used."""
    handed_in = read_lines(text.split("\n"), PLAIN.exercise, "a.txt")
    assert handed_in.answers is not None
    return dict(handed_in.answers.answers)


@pytest.mark.parametrize(
    "line",
    ["1: a", "1a", "1 a", "1) a", "(1) a", "1. a", "1 = a", "1 - a", "Task 1: a", "Q1: a", "Aufgabe 1) a", "\t1:\ta"],
)
def test_a_line_may_number_its_answer_in_many_ways(line: str) -> None:
    assert read(line) == {"1": "a"}


def test_lines_come_in_any_order_with_the_name_anywhere() -> None:
    handed_in = read_lines(["2: because", "", "Name: Anna B.", "Try: 2", "1: a"], PLAIN.exercise, "a.txt")
    assert handed_in.answers is not None
    assert (handed_in.student, handed_in.answers.attempt) == ("Anna B.", 2)
    assert handed_in.answers.answers == {"2": "because", "1": "a"}
    assert handed_in.where("1", None).start.line == 5


@pytest.mark.parametrize(
    "text",
    ["3) 1=a 2=b", "3.1: a\n3.2: b", "3.1 a\n3.2 b", "3:\n1: a\n2: b", "3)\n  2) b\n  1) a", "3\n1=a\n2=b", "3: a b"],
)
def test_parts_may_stand_on_one_line_or_below(text: str) -> None:
    handed_in = read_lines(text.split("\n"), PLAIN.exercise, "a.txt")
    assert handed_in.answers is not None
    assert handed_in.answers.answer_to(PLAIN.exercise.task("3")).picked == {"1": ("a",), "2": ("b",)}
    assert not handed_in.answers.answer_to(PLAIN.exercise.task("1")).picked


def test_a_task_without_an_answer_does_not_take_that_of_the_next() -> None:
    assert read("3:\n4: Some shops win.\n1: a") == {"4": "Some shops win.", "1": "a"}
    assert read("2:\n3: a b") == {"3": "a b"}


def test_a_text_goes_on_over_several_lines_even_with_numbers_in_it() -> None:
    text = "4: Some shops win\n2 of them say so.\n\n3 more may come.\n1: b"
    assert read(text) == {"4": "Some shops win\n2 of them say so.\n3 more may come.", "1": "b"}


def test_a_worksheet_that_was_typed_is_read_without_what_is_printed() -> None:
    text = """By hand
Name: Anna
1.1 Which is the thesis?
☒ a) Close it.
☐ b) Shops lose.
1.2 Mark the words.
The air improves because cars stay away. However, shops lose.
because, However
1.4 Answer this: Shops lose.
Some shops win new customers.
"""
    assert read(text) == {"1": "a) Close it.", "2": "because, However", "4": "Some shops win new customers."}


def test_two_answers_to_one_task_must_agree() -> None:
    task = PLAIN.exercise.task("1")
    different = read_lines(["1: a", "1: b"], PLAIN.exercise, "a.txt").answers
    assert different is not None
    assert different.answer_to(task).unclear == {"1": "there are several answers: “a” and “b”"}
    same = read_lines(["1: a", "1: A)"], PLAIN.exercise, "a.txt").answers
    assert same is not None
    assert same.answer_to(task).picked == {"1": ("a",)}


def test_lines_that_belong_to_nothing_are_named() -> None:
    handed_in = read_lines(["1: a", "I liked this.", "9: b"], PLAIN.exercise, "a.txt")
    assert handed_in.notes == ("not used: line 2, “I liked this.”",)
    assert handed_in.answers is not None
    assert handed_in.answers.answers == {"1": "a", "9": "b"}


@pytest.mark.parametrize("text", ["", "hello\n", "Name: Anna\n", "1:\n2:\n"])
def test_a_text_without_answers_has_a_problem(text: str) -> None:
    assert read_lines(text.split("\n"), PLAIN.exercise, "a.txt").problem == "it has no answers"


def test_a_try_that_is_no_number_is_a_problem() -> None:
    handed_in = read_lines(["Name: Anna", "Try: last", "1: a"], PLAIN.exercise, "a.txt")
    assert (handed_in.student, handed_in.problem) == ("Anna", "“last” is no number of a try")


def test_too_many_lines_are_a_problem() -> None:
    assert "more than 5,000 lines" in read_lines(["1: a"] * 5_001, PLAIN.exercise, "a.txt").problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_the_encodings_of_usual_programs(encoding: str) -> None:
    assert to_text("Name: Dörte\r\n1: „a“\r\n".encode(encoding)) == "Name: Dörte\n1: „a“\n"


@pytest.mark.parametrize("piece", [" ", "1:", "[x", "☐ ", "1= ", "-> ", "a) "])
def test_long_lines_of_one_piece_take_no_long_time(piece: str) -> None:
    handed_in = read_lines([f"1{piece * 9_000}x"] * 20, PLAIN.exercise, "a.txt")
    if handed_in.answers is not None:
        assert handed_in.answers.answer_to(PLAIN.exercise.task("3")).picked == {}
