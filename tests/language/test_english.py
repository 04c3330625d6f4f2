"""Reading English: what is an aside, where a sentence ends, and what is surely a clause."""

from __future__ import annotations

import pytest

from argmap.language.english import is_clause, mask_asides, sentences, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No asides here.", "No asides here."),
        ("He said “Stop.” twice", "He said “____.” twice"),
        ('She (once) said "no"', 'She (____) said "__"'),
        ("They [all] left", "They [___] left"),
        ("It's the town's 'old heart' now", "It's the town's '_________' now"),
        ("a “b", "a “b"),
        ("()", "()"),
        ("(5 %!)", "(____)"),
        ('"?"', '"?"'),
        ('"No!" "No?" "No…"', '"__!" "__?" "__…"'),
    ],
)
def test_asides_are_blotted_out_and_nothing_moves(text: str, expected: str) -> None:
    assert mask_asides(text) == expected
    assert len(mask_asides(text)) == len(text)


def test_words_are_in_lower_case_with_straight_apostrophes() -> None:
    assert tokens("Nurses’ pay—isn’t WELL-paid, 2 of 3") == ["nurses", "pay", "isn't", "well-paid", "2", "of", "3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One claim without a stop", ["One claim without a stop"]),
        ("Shops close. Cars go away.", ["Shops close.", "Cars go away."]),
        ("Shops close! Why do cars stay?", ["Shops close!", "Why do cars stay?"]),
        ("It grew by 1.5 per cent. It fell later.", ["It grew by 1.5 per cent.", "It fell later."]),
        ("Mr. Smith came. The town slept.", ["Mr. Smith came.", "The town slept."]),
        ("The list has no. 5 on it", ["The list has no. 5 on it"]),
        ("1. Shops close early", ["1. Shops close early"]),
        ("Shops close. Why?", ["Shops close."]),
        ("(Shops close!) Cars stay.", ["(Shops close!) Cars stay."]),
        ("(Shops close!) The cars stay.", ["(Shops close!)", "The cars stay."]),
        ("Shops close… The cars stay.", ["Shops close…", "The cars stay."]),
        ("Shops close… Cars stay.", ["Shops close… Cars stay."]),
        ("Shops close. See page 5.", ["Shops close."]),
        ("Shops close. cars stay", ["Shops close. cars stay"]),
        ("The U.S. Army left. The town slept.", ["The U.S. Army left.", "The town slept."]),
        ("He wrote to J. Smith. The town slept.", ["He wrote to J. Smith.", "The town slept."]),
    ],
)
def test_a_text_is_cut_where_a_sentence_surely_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the shops have closed", True),
        ("it rains", True),
        ("they're late", True),
        ("we don't", True),
        ("have closed", False),
        ("which have closed", False),
        ("because the shops have closed", False),
        ("and have closed", False),
        ("that the shops have closed", True),
        ("they and we", False),
        ("closed shops in town", False),
        ("however, the shops have closed", True),
        ("it", False),
        ("isn't it", True),
        ("trees have", True),
    ],
)
def test_a_clause_has_a_subject_and_a_finite_verb(text: str, expected: bool) -> None:
    assert is_clause(text) is expected
