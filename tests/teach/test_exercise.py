"""The models of exercises: what they refuse, and how answers may be written."""

from __future__ import annotations

import pytest

from argmap.teach.exercise import ONLY, Answers, Ask, Board, Exercise, Form, Option, Posed, Task, TaskKey, Way
from argmap.teach.grading.grade_answers import grade
from tests.samples.exercises import ON_THE_MAP, PLAIN

TWO = (Option(id="a", text="for"), Option(id="b", text="against"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"ask": Ask.CHOOSE, "choices": (TWO[0], TWO[0])}, "two choices of task 1 have the same id"),
        ({"ask": Ask.MATCH, "choices": TWO, "parts": (TWO[0], TWO[0])}, "two parts of task 1 have the same id"),
        ({"ask": Ask.MATCH, "choices": TWO}, "only a matching task has parts"),
        ({"ask": Ask.CHOOSE, "choices": TWO, "parts": TWO}, "only a matching task has parts"),
        ({"ask": Ask.CHOOSE}, "every task has choices"),
        ({"ask": Ask.WRITE, "choices": TWO, "words": (1, 9)}, "except a writing task"),
        ({"ask": Ask.WRITE}, "only a writing task has `words`"),
        ({"ask": Ask.CHOOSE, "choices": TWO, "words": (1, 9)}, "only a writing task has `words`"),
    ],
)
def test_a_task_that_cannot_be_answered_is_refused(fields: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Task(id="1", prompt="Which?", **fields)


def test_two_tasks_with_one_id_are_refused() -> None:
    task = PLAIN.exercise.tasks[0]
    with pytest.raises(ValueError, match="two tasks have the same id"):
        PLAIN.exercise.evolve(tasks=(task, task))


@pytest.mark.parametrize(
    ("task", "key", "message"),
    [
        ("1", {"right": {ONLY: ("z",)}}, "task 1, part 1, must name choices of the task"),
        ("1", {"right": {ONLY: ()}}, "task 1, part 1, must name choices of the task"),
        ("3", {"right": {"1": ("a",)}}, "task 3 must have exactly the parts"),
        ("1", {"right": {ONLY: ("a",)}, "form": Form(words=(1, 2))}, "task 1: only the key of a writing task"),
        ("4", {}, "task 4: only the key of a writing task has a form, and it must have one"),
    ],
)
def test_a_key_that_does_not_fit_is_refused(task: str, key: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        PLAIN.evolve(key={**PLAIN.key, task: TaskKey(principle="sign", **key)})


def test_an_exercise_is_known_by_what_the_student_sees() -> None:
    assert len(PLAIN.exercise.fingerprint) == 12
    assert PLAIN.exercise.fingerprint == Exercise.model_validate(PLAIN.exercise.model_dump()).fingerprint
    assert PLAIN.exercise.fingerprint != PLAIN.exercise.evolve(title="By foot").fingerprint
    assert Posed.model_validate(PLAIN.evolve(seed=9).model_dump()).exercise.fingerprint == PLAIN.exercise.fingerprint


def test_unknown_names_are_met_with_the_nearest() -> None:
    with pytest.raises(KeyError, match="no task '5'"):
        PLAIN.exercise.task("5")
    with pytest.raises(KeyError, match="task 1 has no choice 'x'"):
        PLAIN.exercise.task("1").choice("x")


@pytest.mark.parametrize(
    ("task", "value", "picked"),
    [
        ("1", "a", {ONLY: ("a",)}),
        ("1", " a ", {ONLY: ("a",)}),
        ("1", ("a",), {ONLY: ("a",)}),
        ("1", "", {}),
        ("2", "4, 8", {ONLY: ("4", "8")}),
        ("2", "4 8 4", {ONLY: ("4", "8")}),
        ("2", ("4", "8"), {ONLY: ("4", "8")}),
        ("3", {"1": "a", "2": None}, {"1": ("a",)}),
        ("3", {"1": " b", "2": " "}, {"1": ("b",)}),
    ],
)
def test_answers_may_be_written_in_several_ways(task: str, value: object, picked: dict) -> None:
    answer = Answers(answers={task: value}).answer_to(PLAIN.exercise.task(task))
    assert answer.picked == picked
    assert answer.text == ""


def test_a_written_answer_is_one_text() -> None:
    task = PLAIN.exercise.task("4")
    assert Answers(answers={"4": "Some win."}).answer_to(task).text == "Some win."
    assert Answers(answers={"4": ("Some", "win.")}).answer_to(task).text == "Some win."


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"figure": None}, "task 1: only a task with a figure has a board"),
        ({"board": Board(way=Way.PLACE, parts=("c1", "c2"))}, "must have a place for each part, or none"),
        ({"board": Board(way=Way.SPOT, choices=("c1",))}, "must have a place for each choice, or none"),
        ({"once": True}, "only a matching task has `once`"),
    ],
)
def test_a_board_that_does_not_fit_its_task_is_refused(fields: dict, message: str) -> None:
    task = {"id": "1", "ask": Ask.CHOOSE, "prompt": "Which?", "choices": TWO, "figure": "argmap: 1\nthesis: A."}
    with pytest.raises(ValueError, match=message):
        Task(**{**task, "board": Board(way=Way.SPOT, choices=("c1", "c2")), **fields})


def test_only_choosing_and_matching_tasks_have_a_board() -> None:
    with pytest.raises(ValueError, match="only a choosing or a matching task has a board"):
        Task(id="1", ask=Ask.MARK, prompt="Mark.", choices=TWO, figure="argmap: 1", board=Board(way=Way.SPOT))


def test_a_choice_that_can_be_used_once_counts_for_the_first_part_that_has_it() -> None:
    task, _ = next(ON_THE_MAP.tasks_with_keys())
    answers = Answers(answers={"1": {"1": "c", "2": "b", "3": "b", "4": "a"}})
    assert answers.answer_to(task).picked == {"1": ("c",), "2": ("b",), "4": ("a",)}
    assert grade(ON_THE_MAP, answers).tasks[0].points == 0.75
    assert set(Answers.of_key(ON_THE_MAP).answers["1"].values()) == {"a", "b", "c", "d"}
