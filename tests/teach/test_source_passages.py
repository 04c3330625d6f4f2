"""Where a map has its text, indicator words are marked in sentences of it; otherwise the passage is built as before."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import read
from argmap.teach import exercise_files
from argmap.teach.exercise import Answers, Posed
from argmap.teach.grading.grade_answers import grade
from argmap.teach.posing.pose_exercise import LEVELS, pose
from argmap.teach.posing.source_passages import LONGEST, SHORTEST, choose_passages
from argmap.teach.reading.task_answers import ONLY

FOLDER = Path(__file__).parents[2] / "maps"
READ = [read(str(file)) for file in sorted(FOLDER.rglob("*.yaml"))]
TEXTS = {Path(d.file or "").stem: d for d in READ if d.source_text is not None}
FELDEN = "since for But"
KEYS = {
    "class-pet": {1: {"So because"}},
    "phones": {1: {"Yet so"}},
    "skate-park": {1: {"since But", "for But", FELDEN}, 2: {FELDEN}, 3: {FELDEN}},
}
"""The indicator words of the passages that are taken from the texts, read by a person; the others are built."""
MAP = argmap.loads("""argmap: 1
thesis: {id: park, claim: The park should stay., quote: the park should stay}
pillars: [{id: shade, claim: It gives shade., quote: it gives shade in summer}]
objections: [{id: money, claim: It costs money., quote: the park costs money}]
""")
TEXT = """The park

Many people say that the park should stay, because it gives shade in summer and a place to meet. But the park costs
money every single year, and the town has little.
"""


def passage_of(posed: Posed) -> tuple[str, str]:
    """The passage and its marked words, without marks around them."""
    task, key = next(posed.tasks_with_keys())
    right = key.right[ONLY]
    marked = " ".join(choice.text.strip(".,;") for choice in task.choices if choice.id in right)
    return " ".join(choice.text for choice in task.choices), marked


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize("level", LEVELS)
def test_each_text_gives_a_verbatim_passage_with_its_key_or_the_passage_is_built(name: str, level: int) -> None:
    document = TEXTS[name]
    assert document.source_text is not None
    wanted = KEYS.get(name, {}).get(level, set())
    found: set[str] = set()
    for seed in range(12):
        posed = pose(document.map, "mark-indicators", seed, level, source_text=document.source_text)
        if not wanted:
            built = pose(document.map, "mark-indicators", seed, level)
            assert exercise_files.dumps(posed) == exercise_files.dumps(built)
            continue
        passage, marked = passage_of(posed)
        assert passage in " ".join(document.source_text.split())
        assert SHORTEST <= len(passage.split()) <= LONGEST
        assert grade(posed, Answers.of_key(posed)).points == 1
        found.add(marked)
    assert found == wanted


def test_the_texts_of_the_maps_are_the_ones_that_were_read() -> None:
    assert sorted(TEXTS) == [
        *("class-pet", "night-trains", "phones", "skate-park", "sunday-library", "voting-at-sixteen"),
        "weekend-homework",
    ]


def test_the_key_says_which_claims_a_word_joins() -> None:
    posed = pose(MAP, "mark-indicators", source_text=TEXT)
    why = next(iter(posed.key.values())).why[ONLY]
    assert "“because” joins “The park should stay.” and “It gives shade.”" in why
    assert "“but” joins “The park should stay.” and “It costs money.”" in why


def test_passages_that_join_related_claims_come_first() -> None:
    other = "\n\nIt is warm today, because the sun is out. But the wind is cold, and it blows from the north, so we "
    other += "cannot stay in the yard for a long time.\n"
    both = choose_passages(MAP, TEXT + other, 2)
    assert {passage.words[0] for passage in both} == {"Many"}
    assert {passage.words[0] for passage in choose_passages(MAP, other, 2)} == {"It"}


def test_a_map_without_short_claims_takes_its_text() -> None:
    lone = argmap.loads("argmap: 1\nlanguage: en\nthesis: The park should stay.\n")
    assert passage_of(pose(lone, "mark-indicators", source_text=TEXT))[1] == "because But"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("But", "Yet then"),
        lambda text: text.replace("But", "**But**"),
        lambda text: text.replace("shade", "sha\u202ede"),
        lambda text: text.replace("shade", "sha\0de"),
        lambda text: text.replace("shade", "s" * 41),
        lambda text: text.replace("summer", "\ud800"),
        lambda text: text.replace(" But", "\n\nBut"),
    ],
)
def test_a_text_that_is_doubtful_or_no_prose_is_left_alone(change) -> None:
    assert choose_passages(MAP, change(TEXT), 2) == []


def test_line_ends_make_no_difference() -> None:
    assert choose_passages(MAP, "\ufeff" + TEXT.replace("\n", "\r\n"), 2) == choose_passages(MAP, TEXT, 2) != []


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "\n ",
        "\n\n",
        "“",
        "a",
        "so ",
        ". A",
        "It is so, but as it is. ",
        "'a ",
        '"',
        "a. ",
        TEXT,
        " \n\n ",
        "A b. ",
    ],
)
def test_a_huge_text_takes_bounded_time(piece: str) -> None:
    text = (piece * (2_000_000 // len(piece) + 1))[:2_000_000]
    paragraph = (piece * 10_000)[:9_900] + " end of it.\n\n"
    start = time.process_time()
    choose_passages(MAP, text, 2)
    choose_passages(MAP, paragraph * 200, 2)
    assert time.process_time() - start < 20


@given(st.lists(st.sampled_from([*TEXT.split(" "), "\n\n", "so", "But", "it", "is", ".", ","]), max_size=120))
def test_passages_of_any_text_are_in_it_and_so_are_their_indicators(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for passage in choose_passages(MAP, text, 1):
        assert " ".join(passage.words) in " ".join(text.split())
        assert passage.indicators == tuple(sorted(set(passage.indicators)))
        assert all(0 <= number < len(passage.words) for number in passage.indicators)
        assert {join.number for join in passage.joins} <= set(passage.indicators)
