"""Ids: what may be one, and how they are made from texts."""

from __future__ import annotations

import pytest

from argmap.model.ids import follows, is_id, relation_id, slug


@pytest.mark.parametrize("text", ["a", "a" * 120, "air-1", "чистый", "é" * 120, "क\u200dष", "🙂"])
def test_a_text_without_white_space_may_be_an_id(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "a" * 121, "é" * 121, "a b", "a\tb", "a\x7fb", "é b", "é\u00a0b", "é\x85", "é\x9f", "a\ud800"]
)
def test_white_space_and_control_characters_are_in_no_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("It's so.", "its-so"),
        ("C’est ça", "cest-ça"),
        ("a" * 40, "a" * 40),
        ("a" * 41, "a" * 40),
        (f"{'a' * 38} b", f"{'a' * 38}-b"),
        (f"{'a' * 38} bc", "a" * 38),
        (f"{'a' * 40} b", "a" * 40),
        (f"{'a' * 41} b", "a" * 40),
        (f"b {'a' * 41}", "b"),
        ("?" * 319 + "ab", "a"),
        ("?!", "claim"),
    ],
)
def test_an_id_is_cut_between_words_to_40_characters(text: str, made: str) -> None:
    assert slug(text) == made


def test_the_id_of_a_relation_is_made_of_its_ends() -> None:
    assert relation_id(["p"], "t" * 117) == f"p->{'t' * 117}"
    assert relation_id(["p"], "t" * 118) == "p"
    assert slug("?!", "relation") == "relation"


@pytest.mark.parametrize(
    ("name", "answer"), [("air", True), ("air-2", True), ("air-", False), ("airy-2", False), ("air-2x", False)]
)
def test_an_id_follows_its_stem_alone_or_numbered(name: str, answer: bool) -> None:
    assert follows(name, "air") is answer
