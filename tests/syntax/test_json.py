"""JSON text to values and places; the standard library is the reference for what is JSON."""

from __future__ import annotations

import json as reference
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Span
from argmap.syntax import json_values
from argmap.syntax.tree import Budget
from tests.effort import examples

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def as_text(value: Any) -> Any:
    """The reference's value with every number and literal as its text."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if value is None or isinstance(value, str) else reference.dumps(value)


@settings(max_examples=examples(500), deadline=None)
@given(VALUES, st.sampled_from([None, 1]))
def test_the_same_values_as_the_standard_library(value: Any, indent: int | None) -> None:
    text = reference.dumps(value, indent=indent)  # ASCII: every other character is an escape
    parsed = json_values.parse(text)
    assert parsed.diagnostics == []
    assert parsed.value == as_text(value)


@settings(max_examples=examples(1000), deadline=None)
@given(st.text(st.sampled_from('{}[]",:0123.eE+-truefalsn \n\\u'), max_size=25))
def test_what_the_standard_library_refuses_is_refused(text: str) -> None:
    parsed = json_values.parse(text)
    try:
        value = reference.loads(text, parse_constant=lambda name: 1 / 0)
    except (ValueError, ZeroDivisionError):
        assert parsed.diagnostics or not text.strip()
    else:
        assert not [d for d in parsed.diagnostics if d.code != "ARG009"]
        assert type(parsed.value) is (type(value) if isinstance(value, dict | list) or value is None else str)


def test_places_and_duplicate_keys() -> None:
    parsed = json_values.parse('{"a": [1,\n  {"b": "c"}],\n "a": {"x": [2]}, "d": null}')
    assert parsed.value == {"a": ["1", {"b": "c"}], "d": None}
    assert parsed.place.get("a").get(1).get("b").span == ((2, 9), (2, 12))
    assert [(d.code, d.span.start) for d in parsed.diagnostics] == [("ARG009", (3, 2))]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000], ids=["lists", "mappings"])
def test_deep_nesting_ends_with_a_diagnostic(text: str) -> None:
    assert [d.code for d in json_values.parse(text).diagnostics] == ["ARG005"]


def test_the_part_before_a_fault_is_kept() -> None:
    parsed = json_values.parse('{"a": "1", "b": ["x", nope]}')
    assert parsed.value == {"a": "1", "b": ["x"]}
    assert parsed.diagnostics[0].span.start == (1, 23)


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ('{"a": 1}\n x', "expected the end of the text here", (2, 2, 2, 3)),
        ("{1: 2}", "expected a key in double quotes, found '1'", (1, 2, 1, 3)),
        ("{", "expected a key in double quotes, found the end of the text", (1, 2, 1, 3)),
        ('{"a" 1}', "expected ':' after the key, found '1'", (1, 6, 1, 7)),
        ('{"a"', "expected ':' after the key, found the end of the text", (1, 5, 1, 6)),
        ('{"a": 1 "b"}', "expected ',' or '}', found '\"'", (1, 9, 1, 10)),
        ("[1, 2;]", "expected ',' or ']', found ';'", (1, 6, 1, 7)),
        ("[1,\n 2", "expected ',' or ']', found the end of the text", (2, 3, 2, 4)),
        ("[1, nope]", "expected a value, found 'n'", (1, 5, 1, 6)),
        ("[1,", "expected a value, found the end of the text", (1, 4, 1, 5)),
        ('[1, "x]', "this quoted text is broken: Unterminated string starting at", (1, 5, 1, 6)),
    ],
)
def test_an_error_says_what_was_found_where(text: str, message: str, place: tuple[int, int, int, int]) -> None:
    [diagnostic] = json_values.parse(text).diagnostics
    assert (diagnostic.code, diagnostic.message, diagnostic.span) == ("ARG002", message, Span.of(*place))


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_text_without_a_value_stands_at_its_beginning(text: str) -> None:
    parsed = json_values.parse(text)
    assert (parsed.value, parsed.diagnostics, parsed.place.span) == (None, [], Span.of(1, 1, 1, 1))


def test_entries_without_a_value_are_listed_with_their_mapping() -> None:
    parsed = json_values.parse('{"a": null, "b": "", "c": {"d": null}, "e": [null]}')
    assert [(mapping is parsed.value, key) for mapping, key in parsed.empty] == [(True, "a"), (False, "d")]


def test_a_value_without_entries_has_no_places_below_it() -> None:
    place = json_values.parse('["", "x", null]').place
    assert [place.get(number).items for number in range(3)] == [None] * 3  # type: ignore[union-attr]


def test_reading_ends_at_the_limits() -> None:
    text = "[[1, 2]]"
    assert json_values.parse(text, Budget(depth=2, values=4)).diagnostics == []
    [few] = json_values.parse(text, Budget(values=3)).diagnostics
    assert (few.code, few.message) == ("ARG006", "more than 3 values; the rest is not read")
    assert few.span == Span.of(1, 6, 1, 7)
    [flat] = json_values.parse("[[[[[[[1]]]]]]]", Budget(depth=6)).diagnostics
    assert (flat.code, flat.message) == ("ARG005", "nested deeper than 1 entries; the rest is not read")
    assert flat.span == Span.of(1, 7, 1, 8)


def test_at_most_a_hundred_errors_are_reported() -> None:
    for twice, reported in ((99, 99), (100, 100), (101, 100)):
        assert len(json_values.parse("[" + ",".join(['{"a":1,"a":2}'] * twice) + "]").diagnostics) == reported


def test_what_a_repeated_key_has_is_left_out_with_all_below_it() -> None:
    parsed = json_values.parse('{"a": 1, "a": {"b": [{"b": 1, "b": 2}], "c": {}}, "d": [[]]}')
    assert parsed.value == {"a": "1", "d": [[]]}
    assert [(d.message, d.span) for d in parsed.diagnostics] == [
        ("duplicate key 'a'; the first one is used", Span.of(1, 10, 1, 13))
    ]


def test_what_is_left_out_is_not_read_after_its_inner_entries_either() -> None:
    parsed = json_values.parse('{"a": 1, "a": {"b": {}, "c": 1, "c": 2}, "d": 3, "d": 4}')
    assert parsed.value == {"a": "1", "d": "3"}
    assert [d.message.split("'")[1] for d in parsed.diagnostics] == ["a", "d"]
