"""The words at the top of a box: which of them share a row, and that none is cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.drawing import Style
from argmap.drawing.layout.box_text import BETWEEN, head_width, least_width, padding, typeset
from argmap.drawing.layout.column_packing import NARROWEST
from argmap.drawing.scene.scene import Box, OpenMark
from argmap.drawing.style.style import LOOKS
from argmap.drawing.style.themes import Tone
from argmap.language.wording import Wording, languages


def head(tag: str, width: float, strength: float | None = 0.5, **fields: object) -> list[list[str]]:
    box = Box("x", "Text.", "reason", tag, (), None, strength, None, figure="0.50", sign="−")
    return [[piece.text for piece in row] for row in typeset(replace(box, **fields), width).heads]


def test_a_strength_stands_beside_the_tag_where_there_is_room() -> None:
    assert head("REASON", 150.0) == [["− REASON", "0.50"]]
    assert head("REASON", 150.0, None) == [["− REASON"]]


def test_a_tag_of_several_words_is_broken_before_the_strength() -> None:
    assert head("OBIEZIONE AL PASSAGGIO", 150.0) == [["− OBIEZIONE AL", "0.50"], ["PASSAGGIO"]]
    assert head("REASON", 125.0, connective="because") == [["− REASON", "0.50"], ["because"]]


def test_beside_one_long_word_the_strength_goes_below_or_beside_a_mark() -> None:
    assert head("SCHLUSSEINWAND", 125.0) == [["− SCHLUSSEINWAND"], ["0.50"]]
    assert head("SCHLUSSEINWAND", 125.0, chips=("OFFEN",)) == [["− SCHLUSSEINWAND"], ["OFFEN", "0.50"]]


NARROWEST_BOX = int(NARROWEST * least_width(Style().box))


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_tag_is_cut_beside_a_strength_at_any_width(language: str) -> None:
    wording = Wording(language)
    chip = OpenMark.OPEN.words(wording).upper()
    for role, look in LOOKS.items():
        sign = "" if look.tone in (Tone.THESIS, Tone.ANSWER, Tone.NEUTRAL) else "−"
        box = Box("x", "Text.", role, look.tag(wording), (), None, 0.5, None, sign=sign, figure="0.50")
        least = int(least_width(Style().box)) if look.border == "double" else NARROWEST_BOX
        for connective in ("", *wording.below("connective").values()):
            for chips in ((), (chip,)):
                shown = replace(box, connective=connective, chips=chips)
                for width in range(least, 320, 4):
                    inner = width - 2 * padding(box)
                    heads = typeset(shown, float(width)).heads
                    tags = [piece.text for row in heads for piece in row if piece.kind == "tag"]
                    assert [w for t in tags for w in t.split() if w != "·"] == [
                        word for word in shown.signed_tag.split() if word != "·"
                    ]
                    assert [piece.kind for row in heads for piece in row].count("strength") == 1
                    for row in heads:
                        across = sum(piece.width + BETWEEN for piece in row) - BETWEEN
                        assert across <= head_width(box, inner)
