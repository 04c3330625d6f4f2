"""A relation whose sign is unknown is drawn as what it is: its own line, arrowhead and word, in every theme."""

from __future__ import annotations

import pytest

from argmap.drawing import render
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.legend import list_legend
from argmap.drawing.style.style import LOOKS
from argmap.formats import parse
from argmap.language.wording import ENGLISH
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS

TEXT = """\
argmap: 1
thesis: Close the old town.
pillars: [The air gets cleaner.]
unsigned: [Shops live from walkers.]
"""


@pytest.fixture
def town() -> ArgumentMap:
    return parse(TEXT).map


def test_its_line_and_head_are_no_other_role_s() -> None:
    own = LOOKS["unsigned"]
    assert [role for role, look in LOOKS.items() if look.arrow == own.arrow] == ["unsigned"]
    assert (own.stroke, own.word(ENGLISH), own.verb(ENGLISH)) == ("dashed", "unsigned?", "supports or attacks?")


def test_it_is_not_taken_for_context() -> None:
    own, context = LOOKS["unsigned"], LOOKS["context"]
    for kind in ("border", "stroke", "arrow", "called", "width"):
        assert getattr(own, kind) != getattr(context, kind)


def test_its_box_has_a_question_mark_where_others_have_their_side(town: ArgumentMap) -> None:
    boxes = build_scene(town).boxes.values()
    assert {box.signed_tag for box in boxes} == {"THESIS", "+ PILLAR", "? UNSIGNED?"}


def test_the_legend_explains_it(town: ArgumentMap) -> None:
    assert [entry.words for entry in list_legend(build_scene(town))] == [
        "for the thesis",
        "supports",
        "supports or attacks?",
    ]


@pytest.mark.parametrize("name", ["dot", "html", "markdown", "mermaid", "slides", "terminal", "typst"])
def test_every_renderer_names_it(name: str, town: ArgumentMap) -> None:
    assert name in RENDERERS.names()
    assert "unsigned?" in render(town, name).lower()


def test_a_count_has_the_plain_word(town: ArgumentMap) -> None:
    assert build_scene(town).summary == "Argument map: 1 thesis, 1 pillar, 1 unsigned."
    assert '"role.unsigned":"unsigned","role.unsigned.many":"unsigned"' in render(town, "html")


def test_a_tree_of_text_says_that_its_sign_is_not_known(town: ArgumentMap) -> None:
    assert "└─ UNSIGNED?  Shops live from walkers." in render(town, "terminal")
