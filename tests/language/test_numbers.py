"""Numbers: which are figures that ask for a source, and which belong to a name, a date or an age."""

from __future__ import annotations

import pytest

from argmap.language.numbers import figures, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Takings rose by 12 % in May.", ["12 %"]),
        ("Takings rose by 12 per cent.", ["12 per cent"]),
        ("It costs €5 a day.", ["€5"]),
        ("It costs USD 5.", ["USD 5"]),
        ("Some 1,500 people came.", ["1,500"]),
        ("Some 1500 people came.", []),
        ("Some 1499 people came.", ["1499"]),
        ("Some 2199 people came.", []),
        ("Some 2200 people came.", ["2200"]),
        ("Only 9 shops closed.", []),
        ("Only 10 shops closed.", ["10"]),
        ("From 10-20 % of shops.", ["10", "20 %"]),
        ("The 5G network is here.", []),
        ("The 21st century has begun.", []),
        ("All 12-year-olds may vote.", []),
        ("Open 24/7 since 2001-09-11.", []),
        ("On 14 March the shops closed.", []),
        ("On March 14 the shops closed.", []),
        ("Article 50 was used.", []),
        ("Route 66 is long.", []),
        ("The Boeing 747 is loud.", []),
        ("In all, 747 jets were loud.", ["747"]),
        ("People under 30 do not vote.", []),
        ("Voters aged 65 stay.", []),
        ("Voters under 300 do not count.", ["300"]),
        ("Room A10 is closed.", []),
        ("3 million people came.", ["3 million"]),
        ("On 114 March days it rained.", ["114"]),
        ("The gap a - 14 grew.", ["14"]),
        ("The gap a -14 grew.", ["14"]),
        ("See a-14 there.", []),
        ("The Treaty of 1648", []),
        ("It has &#33; in it.", []),
        ("It has &#33 in it.", ["33"]),
        ("It has #33; in it.", ["33"]),
        ("The oldest is aged 120.", []),
        ("Nobody is 120 years old.", []),
        ("Nobody is 121 years old.", ["121"]),
    ],
)
def test_figures_ask_for_a_source_and_names_do_not(text: str, expected: list[str]) -> None:
    assert list(figures(text, english=False)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two thirds of shops closed.", ["Two thirds of"]),
        ("One in four closed.", ["One in four"]),
        ("Twenty-five per cent closed.", ["Twenty-five per cent"]),
        ("Ten million people came.", ["Ten million"]),
        ("Two shops closed.", []),
    ],
)
def test_figures_in_words_are_found_in_english_only(text: str, expected: list[str]) -> None:
    assert list(figures(text, english=True)) == expected
    assert list(figures(text, english=False)) == []


def test_numbers_are_all_digits_of_a_text() -> None:
    assert numbers("On 9 May 1,500 came, 3.5 % less than in 2001") == {"9", "1,500", "3.5", "2001"}
