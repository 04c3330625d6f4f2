"""Argdown files that are being typed: a line that is not finished costs nothing but itself."""

from __future__ import annotations

import pytest

import argmap
from argmap.formats import parse

SOUND = """\
[Close]: The old town should be closed to cars.
  + [Air]: The air gets cleaner. {source: report}
    - Most dust comes from heating.
  - <Trade>: Shops lose customers.
"""


@pytest.mark.parametrize("line", ["+", "+ [Air", "  -", "  - <Noise>: It is loud. {source: 'x"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_half_typed_line_costs_nothing_but_itself(line: str, number: int) -> None:
    lines = SOUND.split("\n")
    lines.insert(number, line)
    document = parse("\n".join(lines), format="argdown")
    texts = [claim.text for claim in parse(SOUND, format="argdown").map.claims]
    assert [text for text in texts if text not in {claim.text for claim in document.map.claims}] == []
    assert all(d.span is None or d.span.end.line == d.span.start.line for d in document.diagnostics)
    places = [document.span(name, "text") for name in ("Close", "Air", "Trade")]
    assert [place.start.line - (place.start.line > number) for place in places if place] == [1, 2, 4]


def test_the_error_of_a_line_that_is_set_aside_is_reported() -> None:
    document = parse(SOUND.replace("  - <Trade>", "+\n  - <Trade>"), format="argdown")
    assert [(d.code, d.span.start.line) for d in document.diagnostics if d.span] == [("ARG002", 4)]


def test_front_matter_that_cannot_be_read_is_not_read_as_a_map() -> None:
    assert argmap.parse("===\t \nargmap-header: {}\t \n===\t \n\t \n\n", format="argdown").map.claims == ()


def test_a_line_in_which_a_comment_begins_is_not_set_aside() -> None:
    text = "===\ntitle: Slogans\n===\n[Slogan] /*\nsources:\n    - Thus Spoke Zarathustra\n*/\n"
    assert [claim.text for claim in argmap.parse(text, format="argdown").map.claims] == ["Slogan"]
