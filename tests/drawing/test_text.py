"""Measuring and breaking text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.style.shown_text import cells, clean_line, ems, wrap
from tests.strategies import TEXTS


@given(TEXTS, st.integers(3, 40))
def test_lines_keep_to_the_limit_and_lose_nothing(text: str, limit: int) -> None:
    for measure in (ems, cells):
        lines = wrap(text, limit, measure)
        assert "".join(lines).replace(" ", "") == clean_line(text).replace(" ", "")
        assert all(measure(line) <= limit + 1e-9 for line in lines)


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("世界", 4), ("e\u0301", 1), ("שלום", 4), ("🙂", 2), ("", 0)])
def test_cells_are_those_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width


def test_widths_are_those_of_the_typeface() -> None:
    assert ems("The air gets cleaner.") == pytest.approx(9.115)
    assert ems("é") == ems("e")
    assert ems("世") >= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\n c", "a b c"),
        ("a\u2028b\u0085c", "a b c"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202ex\u2069", "x"),
        ("\uffff", "\ufffd"),
    ],
)
def test_what_could_steer_a_reader_is_not_shown(text: str, expected: str) -> None:
    assert clean_line(text) == expected
