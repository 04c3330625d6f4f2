"""Contrast, and that roles are told apart without colour."""

from itertools import combinations
from pathlib import Path

import pytest

from argmap.drawing import About, Style
from argmap.drawing.layout.sheets import plan_sheets
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.style import LOOKS
from argmap.drawing.style.themes import THEMES, Theme, Tone
from argmap.formats import parse
from argmap.language.wording import ENGLISH
from argmap.model.builder import MapBuilder
from tests.drawing.colours import APART, DEUTAN, LEAST, PROTAN, TRITAN, contrast, distance, lab

SIDES = (Tone.SUPPORT, Tone.ATTACK, Tone.REBUTTAL)


@pytest.mark.parametrize("name", THEMES)
def test_type_and_lines_reach_the_contrast_of_wcag(name: str) -> None:
    theme, least = THEMES[name], LEAST[name]
    for tone in Tone:
        ink, paper = theme.ink(tone), theme.paper(tone)
        if theme.is_banner(tone):
            assert contrast(theme.page, ink) >= least  # its words have the colour of the page
        else:
            assert min(contrast(colour, paper) for colour in (ink, theme.text, theme.muted)) >= least
            assert contrast(paper, ink) >= least  # marks: the paper's colour on ink
        assert contrast(ink, theme.page) >= least  # lines, legend
    assert min(contrast(theme.text, theme.page), contrast(theme.muted, theme.page)) >= least
    assert contrast(theme.ink(Tone.ANSWER), theme.band.paper) >= least


@pytest.mark.parametrize("name", [name for name in THEMES if name != "greyscale"])
@pytest.mark.parametrize("sight", [None, PROTAN, DEUTAN, TRITAN], ids=["full", "protan", "deutan", "tritan"])
def test_sides_differ_in_colour_for_the_colour_blind_too(name: str, sight) -> None:
    theme: Theme = THEMES[name]
    for one, other in (*combinations(SIDES, 2), (Tone.REBUTTAL, Tone.ANSWER)):
        assert distance(lab(theme.ink(one), sight), lab(theme.ink(other), sight)) >= APART


@pytest.mark.parametrize("name", [name for name in THEMES if THEMES[name].paper(Tone.SUPPORT) != THEMES[name].page])
def test_papers_of_sides_differ_where_a_theme_has_papers(name: str) -> None:
    theme: Theme = THEMES[name]
    papers = [lab(theme.paper(tone)) for tone in SIDES]
    assert min(distance(one, other) for one, other in combinations(papers, 2)) >= 5


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
    assert len({LOOKS[role].word(ENGLISH) for role in without_colour}) == len(without_colour)


def test_colours_of_lab_are_those_of_the_standard() -> None:
    assert lab("#ffffff") == pytest.approx((100, 0, 0), abs=0.02)
    assert lab("#ff0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.05)


SIGNED = """\
argmap: 1
thesis: T.
pillars:
  - claim: For.
    objections:
      - claim: Against the pillar.
        reasons: [Why the pillar falls.]
        rebuttals: [Saves the pillar.]
objections: [Against.]
"""


def test_a_box_shows_its_side_by_colour_and_by_a_sign() -> None:
    boxes = {box.text: box for box in build_scene(parse(SIGNED).map).boxes.values()}
    assert {text: (box.tone, box.signed_tag) for text, box in boxes.items()} == {
        "T.": (Tone.THESIS, "THESIS"),
        "For.": (Tone.SUPPORT, "+ PILLAR"),
        "Against the pillar.": (Tone.ATTACK, "− OBJECTION"),
        "Why the pillar falls.": (Tone.ATTACK, "− REASON"),
        "Saves the pillar.": (Tone.REBUTTAL, "+ REBUTTAL"),
        "Against.": (Tone.ATTACK, "− OBJECTION"),
    }


def test_the_line_of_a_reason_for_an_objection_has_the_colour_of_its_side() -> None:
    shown = build_scene(parse(SIGNED).map)
    (step,) = [step for step in shown.steps.values() if shown.boxes[step.premises[0]].text == "Why the pillar falls."]
    assert (step.tone, step.look.arrow, step.look.verb(shown.wording)) == (Tone.ATTACK, "normal", "supports")


def test_a_map_without_a_thesis_has_the_sides_of_the_claim_at_the_top() -> None:
    builder = MapBuilder()
    top = builder.claim("Top.", id="top")
    against = builder.claim("Against.", id="against")
    builder.attack(against, top)
    builder.attack(builder.claim("Answer.", id="answer"), against)
    shown = build_scene(builder.build())
    assert [(box.tone, box.sign) for box in shown.boxes.values()] == [
        (Tone.NEUTRAL, ""),
        (Tone.ATTACK, "−"),
        (Tone.REBUTTAL, "+"),
    ]
    assert shown.side(shown.boxes["against"]) == "against the claim at the top"


def test_a_claim_on_both_sides_says_so() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("T.", id="t")
    both = builder.claim("Both.", id="both")
    builder.support(both, thesis)
    builder.support(both, builder.claim("Against.", id="against"))
    builder.attack("against", thesis)
    box = build_scene(builder.build()).boxes["both"]
    assert (box.tone, box.sign) == (Tone.NEUTRAL, "±")


def test_connecting_words_are_shown_if_wanted() -> None:
    shown = build_scene(parse(SIGNED).map, style=Style(connectives=True))
    words = [box.signed_tag for box in shown.boxes.values()]
    assert words == [
        "THESIS",
        "+ PILLAR · because",
        "− OBJECTION · but",
        "− REASON · because",
        "+ REBUTTAL · however",
        "− OBJECTION · but",
    ]


@pytest.mark.parametrize("page", ["a4", "slide"])
def test_strengths_move_nothing(page: str) -> None:
    debate = parse(Path("maps/teaching/class-pet.yaml").read_text(encoding="utf-8")).map
    strengths = {claim.id: 0.5 for claim in debate.claims}
    plain, shown = (
        plan_sheets(build_scene(debate, About(strengths=given), Style(page=page, legend=False)))
        for given in ({}, strengths)
    )
    assert [sheet.layout.block.frames for sheet in plain] == [sheet.layout.block.frames for sheet in shown]


def test_choices_without_sense_are_refused_with_the_ones_there_are() -> None:
    for wrong in ({"box": 3}, {"line": 5}, {"line": 100_000}):
        with pytest.raises(ValueError, match="characters"):
            Style(**wrong)
    with pytest.raises(ValueError, match="there is no theme 'drak'; did you mean 'dark'"):
        Style(theme="drak")
    with pytest.raises(ValueError, match="there is no page 'b5'; choose one of screen, a4, letter, slide"):
        Style(page="b5")
