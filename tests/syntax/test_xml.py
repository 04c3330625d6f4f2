"""XML text to elements with places, and what is refused."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Span
from argmap.syntax import limits, xml

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


def test_blank_lines_above_the_declaration_count() -> None:
    root, _ = xml.parse("\n\n <?xml version='1.0'?>\n<a/>")
    assert root is not None
    assert root.at == (4, 1, 4, 2)
    [diagnostic] = xml.parse("\n\n<a>")[1]
    assert diagnostic.message == "not well-formed XML: no element found"
    assert diagnostic.span == Span.of(3, 4, 3, 5)
    [refused] = xml.parse("\n\n" + BOMB)[1]
    assert refused.span == Span.of(3, 25, 3, 26)


def test_elements_below_are_found_in_the_order_of_the_text() -> None:
    root, _ = xml.parse("<b n='0'><b n='1'><c><b n='2'/></c></b><c/><b n='3'/></b>")
    assert root is not None
    assert [element.get("n") for element in root.every("b")] == ["1", "2", "3"]
    assert [element.get("n") for element in root.every("b", within=False)] == ["1", "3"]
    assert [element.name for element in root.children()] == ["b", "c", "b"]
    assert root.child("d") is None


def test_text_is_all_that_stands_inside() -> None:
    root, _ = xml.parse("<a xmlns:x='y'> one <x:b>two\n  <c/>three</x:b> four</a>")
    assert root is not None
    assert root.text() == "one two three four"
    assert root.whole_text() == " one two\n  three four"
    assert [element.name for element in root.every("b")] == ["b"]


@pytest.mark.parametrize("limit", ["ELEMENT_DEPTH", "ELEMENTS"])
def test_reading_ends_at_the_limits(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(limits, limit, 2)
    assert xml.parse("<a>\n<b/></a>")[1] == []
    root, [diagnostic] = xml.parse("<a>\n<b><c/></b></a>")
    assert root is not None
    assert [element.name for element in root.every("c")] == []
    message = {"ELEMENT_DEPTH": "nested deeper than 2 elements", "ELEMENTS": "more than 2 elements"}[limit]
    code = {"ELEMENT_DEPTH": "ARG005", "ELEMENTS": "ARG006"}[limit]
    assert (diagnostic.code, diagnostic.message) == (code, f"{message}; the rest is not read")
    assert diagnostic.span == Span.of(2, 4, 2, 5)


@pytest.mark.parametrize(
    ("text", "count"), [("<a/>", 1), ("<?xml version='1.0'?>\n<a><b></b><c/>1 &lt; 2</a>", 3), ("", 0)]
)
def test_elements_are_counted_in_a_text_that_was_written(text: str, count: int) -> None:
    assert xml.count_elements(text) == count
