"""Cue phrases are found where they are, as whole words, whatever their case and apostrophes."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import drafting
from argmap.drafting.cues import Cues, cues

LISTS = sorted(file.stem for file in (Path(drafting.__file__).parent / "cues").glob("*.txt"))


def cut(text: str, *phrases: str) -> list[str]:
    """What is found of some phrases, as it is written in the text."""
    return [text[place.start : place.end] for place in Cues(list(phrases)).places(text)]


def test_a_phrase_is_found_in_any_case_and_with_any_apostrophe() -> None:
    assert cut("It’s true. IT'S TRUE, though.", "it's true") == ["It’s true", "IT'S TRUE"]


def test_only_whole_words_count() -> None:
    assert cut("Butter is butchered, but not cheap.", "but") == ["but"]


def test_words_side_by_side_are_not_parted_by_marks() -> None:
    assert cut("of, course; of course", "of course") == ["of course"]


def test_a_mark_counts_where_the_phrase_has_it() -> None:
    assert cut("Still water, still, is deep.", "still,") == ["still,"]


def test_an_opening_phrase_is_found_only_at_the_beginning() -> None:
    assert cut("“Yet it moves”, and yet", "^yet") == ["Yet"]
    assert cut("It moves yet", "^yet") == []


def test_a_gap_spans_eight_words_and_no_more() -> None:
    assert cut("not only a b c d e f g h but also", "not only … but also") != []
    assert cut("not only a b c d e f g h i but also", "not only … but also") == []


def test_of_phrases_that_begin_together_the_longest_is_found() -> None:
    assert cut("that is why we left", "that is", "that is why") == ["that is why"]


def test_a_text_begins_with_a_cue_even_in_quotation_marks() -> None:
    assert Cues(["however"]).begin("“However, it rains.")
    assert not Cues(["however"]).begin("It rains, however.")


def test_the_end_of_a_very_long_text_is_not_searched() -> None:
    assert Cues(["end"]).first("word " * 10_000 + "end") is None


@pytest.mark.parametrize("phrase", ["", "…", "not only …", "a … b … c", "^"])
def test_a_phrase_without_words_or_with_a_loose_gap_is_refused(phrase) -> None:
    with pytest.raises(ValueError, match="not a cue phrase"):
        Cues([phrase])


def test_an_unknown_list_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="en-nonsense"):
        cues("en-nonsense")


@pytest.mark.parametrize("name", LISTS)
def test_each_list_can_be_searched(name) -> None:
    assert cues(name).places("xyzzy") == []
