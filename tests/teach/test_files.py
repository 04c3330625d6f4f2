"""Files of exercises, keys and answers: both ways, and mistakes at their places."""

from __future__ import annotations

import json

import jsonschema
import pytest

import argmap
from argmap.diagnostics import ReadError
from argmap.teach import exercise_files
from argmap.teach.exercise import Answers, Exercise, Posed
from argmap.teach.posing.pose_exercise import offers

MAP = argmap.load("maps/sunday-library.yaml")
POSED = [offer.posed for offer in offers(MAP, seed=1, level=2) if offer.posed]


def faults(text: str, model: type = Answers) -> list[str]:
    with pytest.raises(ReadError) as caught:
        exercise_files.read(text, model, "a.yaml")
    found = caught.value.diagnostics
    return [f"{d.span.start.line}:{d.span.start.column} {d.code} {d.message}" for d in found if d.span]


@pytest.mark.parametrize("posed", POSED, ids=lambda posed: posed.exercise.kind)
def test_every_sort_of_file_fits_its_schema(posed: Posed) -> None:
    for value in (posed, posed.exercise, Answers.of_key(posed)):
        schema = exercise_files.schema(type(value))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(json.loads(exercise_files.dumps(value, as_json=True)), schema)


@pytest.mark.parametrize("posed", POSED, ids=lambda posed: posed.exercise.kind)
def test_the_empty_form_is_read_as_no_answers(posed: Posed) -> None:
    handed = exercise_files.read_answers(exercise_files.blank_answers(posed.exercise))
    assert handed.diagnostics == ()
    assert handed.answers is not None
    assert handed.answers.exercise == posed.exercise.fingerprint
    assert not any(handed.answers.answer_to(task).picked for task in posed.exercise.tasks)


def test_a_map_is_no_exercise() -> None:
    assert faults("argmap: 1\nthesis: T.\n", Exercise) == [
        "1:1 ARG014 expected a file that begins with 'argmap-exercise: 1'; this one has no such key"
    ]


def test_a_key_is_no_answers() -> None:
    assert "this one has 'argmap-key'" in faults(exercise_files.dumps(POSED[0]))[0]


def test_a_newer_version_is_refused() -> None:
    assert faults("argmap-answers: 2\nanswers: {}\n") == [
        "1:17 ARG015 'argmap-answers' is '2'; this program reads version 1"
    ]


def test_a_misspelt_key_is_named_with_the_nearest() -> None:
    assert faults("argmap-answers: 1\nanswer: {}\n") == ["2:1 ARG011 unknown key 'answer'; did you mean 'answers'?"]


def test_a_wrong_number_is_placed() -> None:
    assert faults("argmap-answers: 1\nattempt: soon\n")[0].startswith("2:10 ARG013 'attempt': ")


def test_broken_yaml_is_placed() -> None:
    assert faults("argmap-answers: 1\nanswers: [1\n")[0].startswith("3:1 ARG002 ")


def test_a_key_without_a_task_is_refused() -> None:
    text = exercise_files.dumps(POSED[0]).replace('\nkey:\n  "1":', '\nkey:\n  "9":')
    assert "the key does not fit the exercise" in faults(text, Posed)[0]


def test_a_task_that_asks_to_write_says_how_many_words_it_takes() -> None:
    posed = next(p for p in POSED if p.exercise.kind == "answer-objection")
    text = exercise_files.dumps(posed).replace("      words: [8, 60]\n", "", 1)
    assert "only a writing task has `words`, and it must have them" in faults(text, Posed)[0]


def test_an_unknown_principle_is_named_with_the_nearest() -> None:
    text = exercise_files.dumps(POSED[0]).replace("principle: indicator-words", "principle: indicator-word")
    assert "did you mean 'indicator-words'?" in faults(text, Posed)[0]


def test_answers_in_json_are_the_same() -> None:
    one = exercise_files.read_answers('{"argmap-answers": 1, "answers": {"1": "a", "2": [3, 4]}}').answers
    other = exercise_files.read_answers("argmap-answers: 1\nanswers:\n  1: a\n  2: [3, 4]\n").answers
    assert one == other


def test_a_bomb_of_nested_lists_is_refused() -> None:
    assert faults("argmap-answers: 1\nanswers: " + "[" * 5000 + "]" * 5000)


def test_writing_is_whole_or_not_at_all(tmp_path) -> None:
    file = tmp_path / "x.exercise.json"
    exercise_files.dump(POSED[0].exercise, file)
    assert exercise_files.load(file, Exercise) == POSED[0].exercise
    assert [path.name for path in tmp_path.iterdir()] == ["x.exercise.json"]
