"""Answers in whatever way they are written: what they mean, and what is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.teach.exercise import ONLY, Answers
from argmap.teach.reading.choice_words import pick_choice, pick_words
from tests.samples.exercises import PLAIN, options

SIGNS = options(("supports it", "attacks it"))
CLAIMS = options(("Close it.", "It’s 3 °C “warmer” – now.", "Close it", "4"))


@pytest.mark.parametrize(
    "text",
    [
        "b", "B", " b ", "b)", "(b)", "B.", "[b]", "b:", "\tb\t", "ｂ", "“b”", "‘B’", "'b'", "2", "２", "2.", "(2)",
        "٢", "attacks it", "Attacks it.", "ATTACKS\u00a0IT", "attacks", "attack", "b) attacks it", "b – attacks it",
        "b. attacks", "-> b", "b\u200b", "\ufeffb",
    ],
)  # fmt: skip
def test_a_choice_may_be_written_in_many_ways(text: str) -> None:
    assert pick_choice(text, SIGNS) == (("b",), "")


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "___", "..."])
def test_a_blank_is_no_answer(text: str) -> None:
    assert pick_choice(text, SIGNS) == ((), "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a or b", "“a or b” names several choices; one was asked for"),
        ("a, b", "“a, b” names several choices; one was asked for"),
        ("3", "“3” is none of the choices a to b"),
        ("c", "“c” is none of the choices a to b"),
        ("?", "“?” is none of the choices"),
        ("it", "“it” is none of the choices a to b"),
        ("a) attacks it", "“a) attacks it” could mean a or b"),
        ("a) because cars", "“a) because cars” names a, but goes on differently"),
    ],
)
def test_what_could_mean_two_things_or_nothing_is_not_guessed(text: str, reason: str) -> None:
    assert pick_choice(text, SIGNS) == ((), reason)


def test_two_choices_with_the_same_words_cannot_be_told_apart() -> None:
    assert pick_choice("close it", CLAIMS).unclear == "“close it” could mean a or c"
    assert pick_choice('It\'s 3 °C "warmer" - now', CLAIMS).names == ("b",)


def test_a_number_that_is_also_the_text_of_a_choice_could_mean_both() -> None:
    assert pick_choice("4", CLAIMS).names == ("d",)
    twisted = options(("4", "3", "2", "1"))
    assert pick_choice("4", twisted).unclear == "“4” could mean a or d"


@given(st.text(max_size=60))
def test_no_text_raises_and_only_one_choice_is_ever_picked(text: str) -> None:
    picked = pick_choice(text, CLAIMS)
    assert len(picked.names) <= 1
    assert not (picked.names and picked.unclear)
    assert len(pick_choice(text * 5_000, CLAIMS).unclear) < 200
    pick_words([text], CLAIMS)


@pytest.mark.parametrize(
    ("value", "picked"),
    [
        ("4, 8", ("4", "8")),
        ("４，８", ("4", "8")),
        ("because; however", ("4", "8")),
        ("“because”, ‘However,’", ("4", "8")),
        ("because\nHowever", ("4", "8")),
        (("because", "8"), ("4", "8")),
        ("cars stay away", ("5", "6", "7")),
    ],
)
def test_words_are_marked_by_number_or_as_they_stand(value: object, picked: tuple[str, ...]) -> None:
    answer = Answers(answers={"2": value}).answer_to(PLAIN.exercise.task("2"))
    assert (answer.picked, answer.unclear) == ({ONLY: picked}, {})


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("11", "the passage has no word “11”"),
        ("bicycles", "“bicycles” is not in the passage"),
        ("4, bicycles", "“bicycles” is not in the passage"),
    ],
)
def test_a_word_that_is_not_there_leaves_the_task_ungraded(value: str, reason: str) -> None:
    assert Answers(answers={"2": value}).answer_to(PLAIN.exercise.task("2")).unclear == {ONLY: reason}


@pytest.mark.parametrize(
    "value",
    [
        {"1": "A", "2": "b)"}, {"1)": "a", "Part 2": "B"}, {"Air improves": "supports it", "shops lose": "2"},
        "1=a 2=b", "1: a, 2: b", "1=supports it 2=attacks it", "1: supports; 2: Attacks it.", "1a 2b",
        "1) a; 2) b", "a b", "a, b", "ab", "A B", ("a", "b"),
        "Air improves. -> supports it; Shops lose. -> attacks it", "supports it; attacks it",
    ],
)  # fmt: skip
def test_parts_may_be_matched_in_many_ways(value: object) -> None:
    answer = Answers(answers={"3": value}).answer_to(PLAIN.exercise.task("3"))
    assert (answer.picked, answer.unclear) == ({"1": ("a",), "2": ("b",)}, {})


def test_parts_that_cannot_be_told_are_not_graded() -> None:
    task = PLAIN.exercise.task("3")
    answer = Answers(answers={"3": "yes and no"}).answer_to(task)
    reason = "“yes and no” does not say which part gets which choice"
    assert answer.unclear == {"1": reason, "2": reason}
    answer = Answers(answers={"3": "1=a 1=b 2=b"}).answer_to(task)
    assert (answer.picked, set(answer.unclear)) == ({"2": ("b",)}, {"1"})


@pytest.mark.parametrize("name", ["1", "1)", "Task 1", "Q1", "１", " 1. ", "Aufgabe 1:", "第1"])
def test_tasks_may_be_named_in_many_ways(name: str) -> None:
    assert Answers(answers={name: "a"}).answer_to(PLAIN.exercise.task("1")).picked == {ONLY: ("a",)}


def test_two_different_answers_to_one_task_are_not_graded() -> None:
    answers = Answers(answers={"1": "a", "Task 1": "b"})
    assert answers.answer_to(PLAIN.exercise.task("1")).unclear == {ONLY: "there are several answers: “a” and “b”"}
    same = Answers(answers={"1": "a", "Task 1": "A)"})
    assert same.answer_to(PLAIN.exercise.task("1")).picked == {ONLY: ("a",)}
