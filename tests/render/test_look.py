"""Contrast, and that roles are told apart without colour."""

from itertools import combinations

import pytest

from argmap.render._draw import BAND_PAPER
from argmap.render._style import LOOKS, MUTED, PAGE, TEXT, Style


@pytest.mark.parametrize("role", LOOKS)
def test_type_reaches_the_contrast_of_wcag_aa(role: str) -> None:
    look = LOOKS[role]
    pairs = [(PAGE, look.ink)]
    if not look.on_ink:
        pairs += [(look.ink, look.paper), (TEXT, look.paper), (MUTED, look.paper), (look.ink, BAND_PAPER)]
    for ink, paper in pairs:
        assert contrast(ink, paper) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_steps_that_bear_otherwise_differ_in_line_and_arrowhead() -> None:
    roles = ("reason", "objection", "context", "addresses")
    for one, other in combinations(roles, 2):
        assert LOOKS[one].arrow != LOOKS[other].arrow
    assert LOOKS["reason"].stroke == "solid"
    assert LOOKS["objection"].stroke == LOOKS["addresses"].stroke == "dashed"
    assert LOOKS["context"].stroke == "dotted"


def test_boxes_of_different_roles_differ_in_border_as_well_as_in_word() -> None:
    roles = ("thesis", "pillar", "reason", "evidence", "backing", "objection", "rebuttal", "undercut", "context")
    without_colour = {role: (LOOKS[role].border, LOOKS[role].width) for role in (*roles, "recommendation")}
    assert len(set(without_colour.values())) == len(without_colour)
    assert len({LOOKS[role].word for role in without_colour}) == len(without_colour)


def test_widths_without_sense_are_refused() -> None:
    for wrong in ({"box": 3}, {"line": 5}, {"line": 100_000}):
        with pytest.raises(ValueError, match="characters"):
            Style(**wrong)
