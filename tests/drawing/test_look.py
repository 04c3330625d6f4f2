"""Contrast, and that roles are told apart without colour."""

from itertools import combinations

import pytest

from argmap.drawing import Style
from argmap.drawing.style.style import LOOKS
from argmap.drawing.style.themes import THEMES, Theme, Tone

LEAST = dict.fromkeys(THEMES, 4.5) | {"high-contrast": 7.0}
"""The contrast of type that WCAG 2.2 asks for: 1.4.3 (AA), and 1.4.6 (AAA) where the theme promises it."""
PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
TRITAN = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
"""How the colour-blind see linear RGB: Machado, Oliveira and Fernandes (2009), table of matrices, severity 1.0."""
APART = 10.0
"""Distance in CIELAB (CIE 1976) that tells two colours apart beside each other; 2.3 is just noticeable."""


@pytest.mark.parametrize("name", THEMES)
def test_type_and_lines_reach_the_contrast_of_wcag(name: str) -> None:
    theme, least = THEMES[name], LEAST[name]
    for look in LOOKS.values():
        ink, paper = look.ink(theme), look.paper(theme)
        if look.is_banner(theme):
            assert contrast(theme.page, ink) >= least  # its words have the colour of the page
        else:
            assert min(contrast(colour, paper) for colour in (ink, theme.text, theme.muted)) >= least
            assert contrast(paper, ink) >= least  # marks: the paper's colour on ink
        assert contrast(ink, theme.page) >= least  # lines, legend
    assert min(contrast(theme.text, theme.page), contrast(theme.muted, theme.page)) >= least
    assert contrast(LOOKS["recommendation"].ink(theme), theme.band.paper) >= least


@pytest.mark.parametrize("name", [name for name in THEMES if name != "greyscale"])
@pytest.mark.parametrize("sight", [None, PROTAN, DEUTAN, TRITAN], ids=["full", "protan", "deutan", "tritan"])
def test_support_and_attack_differ_in_colour_for_the_colour_blind_too(name: str, sight) -> None:
    theme: Theme = THEMES[name]
    support, attack = (lab(theme.tones[tone].ink, sight) for tone in (Tone.SUPPORT, Tone.ATTACK))
    assert sum((a - b) ** 2 for a, b in zip(support, attack, strict=True)) ** 0.5 >= APART


def lab(colour: str, sight=None) -> tuple[float, float, float]:
    """CIELAB under D65 of a colour, as it is seen."""
    rgb = _linear(colour)
    if sight is not None:
        rgb = [min(1.0, max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in sight]
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    xyz = [sum(w * c for w, c in zip(row, rgb, strict=True)) for row in rows]
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        t ** (1 / 3) if (t := value / w) > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for value, w in zip(xyz, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    """The contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def _linear(colour: str) -> list[float]:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


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


def test_colours_of_lab_are_those_of_the_standard() -> None:
    assert lab("#ffffff") == pytest.approx((100, 0, 0), abs=0.02)
    assert lab("#ff0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.05)


def test_choices_without_sense_are_refused_with_the_ones_there_are() -> None:
    for wrong in ({"box": 3}, {"line": 5}, {"line": 100_000}):
        with pytest.raises(ValueError, match="characters"):
            Style(**wrong)
    with pytest.raises(ValueError, match="there is no theme 'drak'; did you mean 'dark'"):
        Style(theme="drak")
    with pytest.raises(ValueError, match="there is no page 'b5'; choose one of screen, a4, letter, slide"):
        Style(page="b5")
