"""XML text to elements with places, and what is refused."""

from __future__ import annotations

import pytest

from argmap.syntax import xml

BOMB = '<!DOCTYPE a [<!ENTITY b "x">]>\n<a>&b;</a>'


def test_every_element_has_the_place_of_its_first_character() -> None:
    root, diagnostics = xml.parse("<a>\n  <b x='1'>two</b>\n</a>")
    assert not diagnostics
    assert root is not None
    child = root.child("b")
    assert child is not None
    assert (root.at, child.at) == ((1, 1, 1, 2), (2, 3, 2, 4))
    assert (child.get("x"), child.get("y"), child.text()) == ("1", None, "two")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("<a>\n<b></c></a>", (2, 6, 2, 7), "mismatched tag"),
        (BOMB, (1, 25, 1, 26), "entities and external files are not read"),
    ],
)
def test_an_error_is_one_character_wide(text: str, place: tuple[int, int, int, int], words: str) -> None:
    [diagnostic] = xml.parse(text)[1]
    assert diagnostic.span is not None
    assert (*diagnostic.span.start, *diagnostic.span.end) == place
    assert words in diagnostic.message


def test_what_stands_before_an_error_is_kept() -> None:
    root, _ = xml.parse("<a><b>one</b><b></a>")
    assert root is not None
    assert [element.text() for element in root.children("b")] == ["one", ""]
