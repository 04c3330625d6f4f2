"""Positions of the protocol and offsets of a text."""

from __future__ import annotations

import pytest
from lsprotocol.types import Position, PositionEncodingKind

from argmap.lsp.positions import UTF_8, UTF_16, UTF_32, Positions
from tests.lsp import random_edits

LINE = "aé😀\u2028\tb"


@pytest.mark.parametrize(
    ("encoding", "units"), [(UTF_8, (0, 1, 3, 7, 10, 11, 12)), (UTF_16, (0, 1, 2, 4, 5, 6, 7)), (UTF_32, range(7))]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_character_has_its_units(encoding: PositionEncodingKind, units: tuple[int, ...], end: str) -> None:
    at = Positions(f"x{end}{LINE}{end}", encoding)
    first = 1 + len(end)
    assert [at.position(first + number) for number in range(7)] == [Position(1, unit) for unit in units]
    assert [at.offset(Position(1, unit)) for unit in units] == [first + number for number in range(7)]


@pytest.mark.parametrize(("encoding", "inside"), [(UTF_8, (4, 5, 6)), (UTF_16, (3,))])
def test_a_position_inside_a_character_means_the_place_before_it(
    encoding: PositionEncodingKind, inside: tuple[int, ...]
) -> None:
    assert {Positions(LINE, encoding).offset(Position(0, unit)) for unit in inside} == {2}


def test_what_is_behind_a_line_or_the_text_is_its_end() -> None:
    at = Positions("ab\r\nc", UTF_16)
    assert [at.offset(Position(*place)) for place in ((0, 2), (0, 3), (0, 999), (1, 1), (1, 2), (2, 0), (9, 9))] == [
        *(2, 2, 2, 5, 5, 5, 5)
    ]
    assert at.position(3) == Position(0, 2)
    assert at.position(99) == Position(1, 1)


def test_a_line_ends_nowhere_else() -> None:
    assert Positions("a\u2028b\x0bc\x0cd\x85e\u2029f", UTF_16).starts == [0]


@pytest.mark.parametrize(("encoding", "units"), [(UTF_8, 3), (UTF_16, 1), (UTF_32, 1)])
def test_a_byte_order_mark_counts_in_the_first_line(encoding: PositionEncodingKind, units: int) -> None:
    at = Positions("argmap: 1\nb", encoding, "\ufeff")
    assert (at.position(3), at.position(11)) == (Position(0, 3 + units), Position(1, 1))
    assert (at.offset(Position(0, 3 + units)), at.offset(Position(0, 0)), at.offset(Position(1, 1))) == (3, 0, 11)


def test_half_a_character_in_a_text_costs_nothing() -> None:
    for encoding in PositionEncodingKind:
        for half in ("\ud83d", "\ude00"):
            at = Positions(f"a{half}b", encoding)
            assert [at.offset(at.position(number)) for number in range(4)] == [0, 1, 2, 3]


def test_a_line_and_a_column_mean_an_offset_and_no_more_than_the_end_of_their_line() -> None:
    at = Positions("ab\r\nc", UTF_16)
    places = [(1, 1), (1, 3), (1, 4), (1, 99), (2, 1), (2, 2), (2, 99), (3, 1), (99, 1)]
    assert [at.offset_of(*place) for place in places] == [0, 2, 2, 2, 4, 5, 5, 5, 5]


def test_after_random_edits_all_is_as_in_a_fresh_start() -> None:
    assert random_edits.run(60, seed=3, every=10) == 6
