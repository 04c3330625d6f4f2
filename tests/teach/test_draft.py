"""Drafts: ids of choices, numbers of tasks by level, and keys that follow the shuffled texts."""

from __future__ import annotations

import random

import pytest

from argmap.model.builder import MapBuilder
from argmap.teach.exercise import ONLY, Form, Posed
from argmap.teach.posing.exercise_draft import Draft, MatchPart, letters


def finish(draft: Draft) -> Posed:
    builder = MapBuilder()
    builder.thesis("Close the old town to cars.")
    return draft.finish("made-up", "Made up", "Answer.", "Close the old town?", builder.build(), 0)


def test_choices_have_letters_from_a_to_z_and_then_pairs() -> None:
    names = letters(80)
    assert names[:3] == ["a", "b", "c"]
    assert names[24:29] == ["y", "z", "aa", "ab", "ac"]
    assert names[50:54] == ["ay", "az", "ba", "bb"]
    assert names[77:] == ["bz", "ca", "cb"]


def test_a_task_can_have_more_choices_than_the_alphabet_has_letters() -> None:
    draft = Draft(random.Random(1), 1)
    texts = [f"Claim {number}." for number in range(60)]
    draft.match("Match.", [MatchPart(text, (text,)) for text in texts], texts, "sign", shuffle_choices=True)
    task, key = next(finish(draft).tasks_with_keys())
    assert len({choice.id for choice in task.choices}) == 60
    assert all(task.choice(key.right[part.id][0]) == part.text for part in task.parts)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_level_picks_its_number_of_texts(level: int) -> None:
    draft = Draft(random.Random(1), level)
    assert len(draft.pick(["a", "b", "c", "d"], (1, 2, 3))) == level
    assert sorted(draft.pick(["a", "b"], (7, 8, 9))) == ["a", "b"]


def test_marked_words_are_counted_from_one() -> None:
    draft = Draft(random.Random(1), 1)
    draft.mark("Mark.", ["Because", "cars", "stink"], [0, 2], "indicator-words", "they do")
    _, key = next(finish(draft).tasks_with_keys())
    assert key.right[ONLY] == ("1", "3")


def test_the_key_follows_the_shuffled_choices() -> None:
    draft = Draft(random.Random(3), 1)
    for _ in range(20):
        draft.choose("Which?", "right", ["wrong", "worse", "worst"], "one-thesis", "it is")
    places = set()
    for task, key in finish(draft).tasks_with_keys():
        assert [task.choice(name) for name in key.right[ONLY]] == ["right"]
        places.add(key.right[ONLY])
    assert len(places) == 4


def test_choices_in_a_fixed_order_are_not_shuffled() -> None:
    draft = Draft(random.Random(3), 1)
    draft.choose("How many?", "2", ["1", "3"], "reading-balance", "counted", in_order=["1", "2", "3"])
    task, key = next(finish(draft).tasks_with_keys())
    assert [choice.text for choice in task.choices] == ["1", "2", "3"]
    assert key.right[ONLY] == ("b",)


def test_tasks_are_numbered_from_one() -> None:
    draft = Draft(random.Random(3), 2)
    for _ in range(3):
        draft.write("Answer.", Form(words=(3, 9)), "answer-what-is-said", "This is an answer.")
    posed = finish(draft)
    assert [task.id for task in posed.exercise.tasks] == ["1", "2", "3"]
    assert posed.exercise.level == 2
    assert posed.exercise.tasks[0].words == (3, 9)
