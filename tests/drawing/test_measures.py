"""Text that is broken or cut, pages, arrowheads and corners: where exactly each limit is."""

from __future__ import annotations

import pytest

from argmap.drawing.marks.picture_marks import Curve, Disc, Shape, add_arrowhead, corners
from argmap.drawing.renderers.terminal import bar
from argmap.drawing.style.paper import Orientation, Page, sheet
from argmap.drawing.style.shown_text import cells, clean, first_line, is_right_to_left, shorten, wrap


@pytest.mark.parametrize(
    ("text", "limit", "taken", "lines"),
    [
        ("ab cd", 5, 0, ["ab cd"]),
        ("ab cd", 4, 0, ["ab", "cd"]),
        ("ab cd", 5, 1, ["ab", "cd"]),
        ("ab cd", 3, 2, ["", "ab", "cd"]),
        ("abcdef", 3, 0, ["abc", "def"]),
        ("abcdefg", 3, 0, ["abc", "def", "g"]),
        ("a bcdef", 3, 0, ["a", "bcd", "ef"]),
        ("世界。", 4, 0, ["世", "界。"]),  # a full stop begins no line
        ("e\u0301e\u0301", 1, 0, ["é", "é"]),
        ("", 3, 0, [""]),
        ("", 3, 2, [""]),
    ],
)
def test_text_is_broken_where_it_reaches_the_limit(text: str, limit: int, taken: int, lines: list[str]) -> None:
    assert wrap(text, limit, cells, taken=taken) == lines


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("abc de", 6, "abc de"),
        ("abc def", 6, "abc …"),
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        (" abcdefg", 6, " abcd…"),
    ],
)
def test_a_text_is_cut_between_words_where_it_has_some(text: str, limit: int, shown: str) -> None:
    assert shorten(text, limit) == shown


@pytest.mark.parametrize(("text", "shown"), [("abcd", "abcd"), ("ab cd", "ab…"), ("abcde", "abc…")])
def test_the_first_line_of_a_text_ends_in_dots_where_there_are_more(text: str, shown: str) -> None:
    assert first_line(text, 4, cells) == shown


@pytest.mark.parametrize(
    ("text", "answer"), [("abc", False), ("3 שלום", True), ("123 ‑", False), ("é שלום", False), ("سلام abc", True)]
)
def test_the_first_letter_says_in_which_direction_a_text_runs(text: str, answer: bool) -> None:
    assert is_right_to_left(text) is answer


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("\x00", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("\ufffe", "\ufffd"),
        ("\U0001ffff", "\ufffd"),
        ("\u202e", ""),
        ("é", "é"),
    ],
)
def test_a_character_that_is_no_text_is_replaced(char: str, shown: str) -> None:
    assert clean(f"a{char}b") == f"a{shown}b"


@pytest.mark.parametrize(
    ("page", "orientation", "size"),
    [
        (Page.A4, Orientation.LANDSCAPE, (841.89, 595.28)),
        (Page.A4, Orientation.PORTRAIT, (595.28, 841.89)),
        (Page.LETTER, Orientation.PORTRAIT, (612.0, 792.0)),
        (Page.SLIDE, Orientation.PORTRAIT, (960.0, 540.0)),
    ],
)
def test_a_page_is_wide_or_tall_and_a_slide_is_wide(
    page: Page, orientation: Orientation, size: tuple[float, float]
) -> None:
    found = sheet(page, orientation)
    assert (found.width, found.height) == size
    assert found.inner == (size[0] - 56, size[1] - 56)
    assert not found.is_endless


def test_a_picture_shrinks_to_its_page_until_its_type_is_too_small() -> None:
    slide = sheet(Page.SLIDE, Orientation.LANDSCAPE)
    across, down = slide.inner
    assert slide.shrink(across, down) == slide.shrink(10, 10) == 1
    assert slide.shrink(2 * across, down) == slide.shrink(across, 2 * down) == 0.5
    assert slide.shrink(2 * across, 4 * down) == 0.25
    assert slide.is_legible(across * 9 / 7 - 1e-6, down)
    assert not slide.is_legible(across * 9 / 7 + 0.01, down)
    assert sheet(Page.SCREEN, Orientation.LANDSCAPE).shrink(10**6, 10**6) == 1


@pytest.mark.parametrize(
    ("strength", "shown"),
    [(0.0, "0.00 ▯▯▯▯▯"), (0.09, "0.09 ▯▯▯▯▯"), (0.11, "0.11 ▮▯▯▯▯"), (0.5, "0.50 ▮▮▯▯▯"), (1.0, "1.00 ▮▮▮▮▮")],
)
def test_a_strength_is_a_number_and_a_bar_of_five(strength: float, shown: str) -> None:
    assert bar(strength) == shown


@pytest.mark.parametrize(
    ("arrow", "length", "side"), [("normal", 7, 2.7), ("tee", 2, 3.6), ("obox", 5.2, 2.6), ("odiamond", 8.4, 2.7)]
)
def test_a_line_ends_before_its_arrowhead(arrow: str, length: float, side: float) -> None:
    """To the right, from the same place given twice."""
    line, head = add_arrowhead(Curve([(0, 5), (0, 5), (100, 5)], "#000000", 1.0), arrow, "#ffffff")
    assert isinstance(line, Curve)
    assert isinstance(head, Shape)
    tip = max(x for x, _ in head.points)
    assert tip == 98
    assert line.points == [(0, 5), (pytest.approx(tip - length), 5)]
    assert min(x for x, _ in head.points) == pytest.approx(tip - length)
    assert sorted({round(y, 6) for _, y in head.points}) in ([5 - side, 5, 5 + side], [5 - side, 5 + side])
    assert head.paper == ("#000000" if arrow in ("normal", "tee") else "#ffffff")


def test_a_round_arrowhead_touches_its_line() -> None:
    line, head = add_arrowhead(Curve([(5, 0), (5, 100)], "#000000", 1.5), "odot", "#ffffff")
    assert isinstance(line, Curve)
    assert isinstance(head, Disc)
    assert (head.x, head.radius, head.paper, head.ink, head.width) == (5, 2.8, "#ffffff", "#000000", 1.5)
    assert head.y == pytest.approx(98 - head.radius)
    assert line.points[-1] == (5, pytest.approx(head.y - head.radius))


def test_corners_are_rounded_by_no_more_than_half_of_a_side() -> None:
    [(before, here, after)] = corners([(0, 0), (100, 0), (100, 4)])
    assert here == (100, 0)
    assert after == (100, 2)
    assert before == (95, 0)
    assert list(corners([(0, 0), (1, 1)])) == []
    [(before, _, after)] = corners([(0, 0), (0, 0), (4, 0)])
    assert (before, after) == ((0, 0), (2, 0))
