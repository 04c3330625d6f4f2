"""JSON files that are being typed: each syntax error is reported at its place, and the rest of the map is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Severity
from argmap.formats import parse
from argmap.model.document import Document
from argmap.syntax.edits import apply
from tests.effort import examples

SOUND = """\
{
  "argmap": 1,
  "thesis": {"id": "close", "claim": "The old town should be closed to cars."},
  "pillars": [
    {
      "id": "air",
      "claim": "The air gets cleaner.",
      "reasons": [
        "Most dust comes from cars."
      ]
    },
    "Streets get quiet."
  ]
}
"""


def errors(document: Document) -> list[tuple[int, str]]:
    return [(d.span.start.line, d.message) for d in document.diagnostics if d.severity is Severity.ERROR and d.span]


CASES = {
    "a missing comma": ('"id": "air",', '"id": "air"', 6, "a comma is missing here"),
    "a missing colon": ('"id": "air"', '"id" "air"', 6, "a colon is missing after this key"),
    "an open text": ('cleaner."', "cleaner.", 7, "the double quotation mark that opens here is not closed"),
    "an open key": ('"claim": "The air', '"claim: "The air', 7, "the quotation mark of this key is not closed"),
    "a half-typed key": ('      "reasons"', '      "reas\n      "reasons"', 8, "this line is not finished"),
    "a key without a value": ('      "reasons"', '      "voice":\n      "reasons"', 8, "this key has no value"),
    "an open list": ('      "reasons"', '      "quotes": [\n      "reasons"', 8, "the bracket '[' is not closed"),
    "an entry among keys": ('      "reasons"', '      {"claim": "It\n      "reasons"', 8, "expected a key in double"),
    "a list that is not closed": ("      ]\n", "", 8, "the bracket '[' is not closed"),
    "an entry that is not closed": ("    },\n", "    ,\n", 5, "the bracket '{' is not closed"),
    "a bracket too many": ("    },\n", "      }\n    },\n", 11, "this closing bracket closes nothing"),
    "a half-typed key of a list": ('"pillars": [', '"pilla', 4, "'pilla' is not finished; it is read as 'pillars'"),
    "a key in a list": ('    "Streets', '    "supports": [\n    "Streets', 12, "a key cannot stand in a list"),
    "a backslash": ("cleaner.", "cl\\qeaner.", 7, "within double quotes, write a backslash as"),
    "two commas": ('"id": "air",', '"id": "air",,', 6, "expected a key in double quotes, found ','"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_syntax_error_is_reported_at_its_line_and_the_claims_are_kept(name: str) -> None:
    before, after, line, message = CASES[name]
    document = parse(SOUND.replace(before, after), format="native")
    [(found_at, found)] = errors(document)
    assert found_at == line
    assert found.startswith(message)
    assert len(document.map.claims) == 4
    assert len(document.map.relations) == 3


def test_places_behind_and_within_a_repaired_line_are_those_of_the_text() -> None:
    document = parse(SOUND.replace('"id": "air",', '"id" "air"'), format="native")
    assert document.span("air", "id") == ((6, 12), (6, 17))
    assert document.span("air", "text") == ((7, 16), (7, 39))
    assert document.span("streets-get-quiet", "text") == ((12, 5), (12, 25))


@pytest.mark.parametrize("name", ["a missing comma", "a missing colon"])
def test_what_is_evident_is_fixed(name: str) -> None:
    before, after, *_ = CASES[name]
    text = SOUND.replace(before, after)
    [fix] = [d.fix for d in parse(text, format="native").diagnostics if d.fix is not None]
    assert apply(text, fix.edits) == SOUND


def test_a_reference_into_an_unread_part_is_no_unknown_id() -> None:
    text = SOUND.replace('"id": "air",', '"id: air').replace(
        '"Streets get quiet."', '{"claim": "Quiet.", "supports": ["air"]}'
    )
    assert "ARG021" not in {d.code for d in parse(text, format="native").diagnostics}


def test_marks_that_yaml_does_not_need_are_put_in_where_something_else_is_wrong() -> None:
    text = SOUND.replace('"id": "air",', '"id": "air"')
    text = text.replace('"claim": "The air', 'claim": "The air').replace('"reasons"', "reasons")
    document = parse(text.replace('"Most dust comes from cars."', "Most dust comes from cars."), format="native")
    assert [message for _, message in errors(document)] == [
        "a comma is missing here",
        "a key stands in double quotes",
        "a key stands in double quotes",
        "put the text in double quotes",
    ]
    assert len(document.map.claims) == 4


def test_json_without_line_breaks_is_read_too() -> None:
    document = parse(SOUND.replace("\n", " ").replace('"id": "air",', '"id": "air"'), format="native")
    assert len(document.map.claims) == 4


@settings(max_examples=examples(60), deadline=None)
@given(at=st.integers(0, len(SOUND) - 1), end=st.integers(0, 4), new=st.text('{}[],:"\\ \n\tab1é😀', max_size=4))
def test_whatever_is_typed_each_error_is_a_small_place(at: int, end: int, new: str) -> None:
    document = parse(SOUND[:at] + new + SOUND[at + end :], format="native")
    for diagnostic in document.diagnostics:
        if diagnostic.code == "ARG002" and diagnostic.span is not None:
            assert diagnostic.span.end.line - diagnostic.span.start.line <= 1


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' * 100_000,
        '{"argmap":1,\n' + '"x\n' * 50_000,
        '{"argmap":1,"a":' + '"' * 50_001,
        '{"argmap": 1,\n' + (' "a": [\n' * 200 + " }\n" * 200) * 20,
    ],
)
def test_hostile_texts_end(text: str) -> None:
    assert parse(text, format="native").diagnostics
