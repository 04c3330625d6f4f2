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
from tests.samples.marked import marked

MAP = argmap.load("maps/sunday-library.yaml")
POSED = [offer.posed for offer in offers(MAP, seed=1, level=2) if offer.posed]


def mistakes(text: str, model: type = Answers) -> list[str]:
    """The codes and messages for a text that cannot be read."""
    with pytest.raises(ReadError) as caught:
        exercise_files.read(text, model, "a.yaml")
    return [f"{diagnostic.code} {diagnostic.message}" for diagnostic in caught.value.diagnostics]


def assert_mistake(text: str, message: str, model: type = Answers) -> None:
    """The text has one mistake, at its marked place, and the message says this."""
    plain, places = marked(text)
    with pytest.raises(ReadError) as caught:
        exercise_files.read(plain, model, "a.yaml")
    (diagnostic,) = caught.value.diagnostics
    assert [diagnostic.span] == places
    assert diagnostic.file == "a.yaml"
    assert f"{diagnostic.code} {diagnostic.message}".startswith(message)


@pytest.mark.parametrize("posed", POSED, ids=lambda posed: posed.exercise.kind)
def test_every_kind_of_file_fits_its_schema(posed: Posed) -> None:
    for value in (posed, posed.exercise, Answers.of_key(posed)):
        schema = exercise_files.schema(type(value))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(json.loads(exercise_files.dumps(value, as_json=True)), schema)


@pytest.mark.parametrize("posed", POSED, ids=lambda posed: posed.exercise.kind)
def test_the_empty_form_is_read_as_no_answers(posed: Posed) -> None:
    read = exercise_files.read_answers(exercise_files.blank_answers(posed.exercise))
    assert read.diagnostics == ()
    assert read.answers is not None
    assert read.answers.exercise == posed.exercise.fingerprint
    assert not any(read.answers.answer_to(task).picked for task in posed.exercise.tasks)


def test_a_map_is_not_an_exercise() -> None:
    text = """
        «»argmap: 1
        thesis: T.
        """
    assert_mistake(
        text, "ARG014 expected a file that begins with 'argmap-exercise: 1'; this one has no such key", Exercise
    )


def test_a_list_is_not_an_exercise() -> None:
    assert mistakes("- a\n- b\n", Exercise) == ["ARG014 expected a file that begins with 'argmap-exercise: 1'"]


def test_a_key_is_not_answers() -> None:
    assert "this one has 'argmap-key'" in mistakes(exercise_files.dumps(POSED[0]))[0]


def test_a_newer_version_is_refused() -> None:
    text = """
        argmap-answers: «2»
        answers: {}
        """
    assert_mistake(text, "ARG015 'argmap-answers' is '2'; this program reads version 1")


def test_a_misspelt_key_is_named_with_the_nearest() -> None:
    text = """
        argmap-answers: 1
        «answer»: {}
        """
    assert_mistake(text, "ARG011 unknown key 'answer'; did you mean 'answers'?")


def test_a_wrong_number_is_placed() -> None:
    text = """
        argmap-answers: 1
        attempt: «soon»
        """
    assert_mistake(text, "ARG013 'attempt': ")


def test_a_try_is_counted_from_one() -> None:
    text = """
        argmap-answers: 1
        attempt: «0»
        """
    assert_mistake(text, "ARG013 'attempt': ")


def test_a_missing_field_is_placed_at_what_lacks_it() -> None:
    text = exercise_files.dumps(POSED[0].exercise).replace(f"title: {POSED[0].exercise.title}\n", "")
    assert "ARG012 the key 'title' is missing" in mistakes(text, Exercise)


def test_broken_yaml_is_placed() -> None:
    text, (end,) = marked("""
        argmap-answers: 1
        answers: [1
        «»""")
    with pytest.raises(ReadError) as caught:
        exercise_files.read(text, Answers)
    first = caught.value.diagnostics[0]
    assert (first.code, first.span.start) == ("ARG002", end.start)


def test_at_most_fifty_mistakes_are_reported() -> None:
    rest = "".join(f"key{number}: 1\n" for number in range(70))
    assert len(mistakes(f"argmap-answers: 1\n{rest}")) == 50


def test_a_key_without_a_task_is_refused() -> None:
    text = exercise_files.dumps(POSED[0]).replace('\nkey:\n  "1":', '\nkey:\n  "9":')
    assert "the key does not fit the exercise" in mistakes(text, Posed)[0]


def test_a_task_that_asks_to_write_says_how_many_words_it_takes() -> None:
    posed = next(p for p in POSED if p.exercise.kind == "answer-objection")
    text = exercise_files.dumps(posed).replace("      words: [8, 60]\n", "", 1)
    assert "only a writing task has `words`, and it must have them" in mistakes(text, Posed)[0]


def test_an_unknown_principle_is_named_with_the_nearest() -> None:
    text = exercise_files.dumps(POSED[0]).replace("principle: indicator-words", "principle: indicator-word")
    assert "did you mean 'indicator-words'?" in mistakes(text, Posed)[0]


def test_answers_in_json_are_the_same() -> None:
    one = exercise_files.read_answers('{"argmap-answers": 1, "answers": {"1": "a", "2": [3, 4]}}').answers
    other = exercise_files.read_answers("""
argmap-answers: 1
answers:
  1: a
  2: [3, 4]
""").answers
    assert one == other


def test_a_bomb_of_nested_lists_is_refused() -> None:
    assert mistakes("argmap-answers: 1\nanswers: " + "[" * 5000 + "]" * 5000)


def test_writing_is_whole_or_not_at_all(tmp_path) -> None:
    file = tmp_path / "x.exercise.json"
    exercise_files.dump(POSED[0].exercise, file)
    assert exercise_files.load(file, Exercise) == POSED[0].exercise
    assert [path.name for path in tmp_path.iterdir()] == ["x.exercise.json"]
