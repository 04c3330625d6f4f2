"""JSON of other programs: the values of the standard library, places down to some depth, and errors at their place."""

from __future__ import annotations

import json as reference

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Span
from argmap.syntax import json_items, limits

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
TEXT = '{"nodes": [{"id": 7,\n   "text": "So"}, [] ,\n 8],\n"edges" : {}}\n'


def place_of(text: str, path: tuple[str | int, ...], depth: int) -> Span | None:
    place = json_items.parse(text, depth).place
    for key in path:
        inner = place.get(key)
        if inner is None:
            return None
        place = inner
    return place.span


def describe(text: str) -> list[tuple[str, str, tuple[int, ...]]]:
    """Code, message and place of every diagnostic."""
    found = json_items.parse(text).diagnostics
    return [(d.code, d.message, (*d.span.start, *d.span.end) if d.span is not None else ()) for d in found]


@given(VALUES, st.sampled_from([None, 1]), st.integers(0, 4))
def test_values_are_those_of_the_standard_library_at_any_depth(value: object, indent: int | None, depth: int) -> None:
    parsed = json_items.parse(reference.dumps(value, indent=indent), depth)
    assert parsed.diagnostics == []
    assert parsed.value == value


@pytest.mark.parametrize(
    ("path", "depth", "place"),
    [
        ((), 0, (1, 1, 4, 14)),  # what is read in one go has its end, too
        ((), 1, (1, 1, 1, 2)),
        (("nodes",), 1, (1, 11, 3, 4)),
        (("nodes",), 2, (1, 11, 1, 12)),
        (("nodes", 0), 2, (1, 12, 2, 17)),
        (("nodes", 1), 3, (2, 19, 2, 20)),
        (("nodes", 2), 3, (3, 2, 3, 3)),
        (("nodes", 0, "text"), 3, (2, 12, 2, 16)),
        (("nodes", 0, "text"), 2, None),
        (("nodes", 3), 3, None),
        (("edges",), 3, (4, 11, 4, 12)),
    ],
)
def test_places_are_kept_down_to_the_depth_asked_for(
    path: tuple[str | int, ...], depth: int, place: tuple[int, int, int, int] | None
) -> None:
    assert place_of(TEXT, path, depth) == (Span.of(*place) if place is not None else None)


def test_keys_have_places_with_their_quotes() -> None:
    place = json_items.parse(TEXT).place
    assert place.key_span("nodes") == Span.of(1, 2, 1, 9)
    assert place.key_span("edges") == Span.of(4, 1, 4, 8)
    assert place.key_span("none") is None


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_text_without_a_value_is_nothing_and_stands_at_its_beginning(text: str) -> None:
    parsed = json_items.parse(text)
    assert (parsed.value, parsed.diagnostics, parsed.place.span) == (None, [], Span.of(1, 1, 1, 1))


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ('{"a": 1}\n x', "expected the end of the text here", (2, 2, 2, 3)),
        ("{1: 2}", "expected a key in double quotes", (1, 2, 1, 3)),
        ('{"a" 1}', "expected ':' after the key, found '1'", (1, 6, 1, 7)),
        ('{"a"', "expected ':' after the key, found the end of the text", (1, 5, 1, 5)),
        ('{"a": 1 "b"}', "expected ',' or '}', found '\"'", (1, 9, 1, 10)),
        ("[1, 2;]", "expected ',' or ']', found ';'", (1, 6, 1, 7)),
        ("[1,\n 2", "expected ',' or ']', found the end of the text", (2, 3, 2, 3)),
        ("[1, nope]", "not JSON: expecting value", (1, 5, 1, 6)),
        ('[1, "x]', "not JSON: unterminated string starting at", (1, 5, 1, 6)),
        ("[NaN]", "NaN is not a JSON value", (1, 2, 1, 3)),
        ("[" * 100_000, "nested too deeply to be read", (1, 4, 1, 5)),
    ],
)
def test_an_error_says_what_was_found_where(text: str, message: str, place: tuple[int, int, int, int]) -> None:
    assert describe(text) == [("ARG002", message, place)]


def test_the_entries_before_an_error_are_kept() -> None:
    assert json_items.parse('{"a": [1, {"b": 2}, nope], "c": 3}').value == {"a": [1, {"b": 2}]}


def test_of_keys_that_occur_twice_the_first_is_used_at_every_depth() -> None:
    text = '{"a": 1,\n "a": 2, "n": [{"b": [{"c": 3, "c": 4, "d": 5, "d": 6, "e": 7, "e": 8, "f": 9, "f": 0}]}, 1]}'
    parsed = json_items.parse(text)
    assert parsed.value == {"a": 1, "n": [{"b": [{"c": 3, "d": 5, "e": 7, "f": 9}]}, 1]}
    assert parsed.place.key_span("a") == Span.of(1, 2, 1, 5)
    assert describe(text) == [
        ("ARG009", "duplicate key 'a'; the first one is used", (2, 2, 2, 3)),
        ("ARG009", "duplicate key in an object ('c', 'd', 'e'); the first one is used", (2, 22, 2, 23)),
    ]


def test_at_most_a_hundred_errors_are_reported() -> None:
    for twice, reported in ((99, 99), (100, 100), (101, 100)):
        assert len(describe("[" + ",".join(['{"a":1,"a":2}'] * twice) + "]")) == reported


def test_numbers_too_long_to_compute_with_stay_text() -> None:
    assert json_items.parse(f"[{'9' * 299}, {'9' * 300}]").value == [int("9" * 299), "9" * 300]


def test_a_text_with_too_many_values_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "JSON_VALUES", 3)
    assert json_items.parse("[[1, 2]]").value == [[1, 2]]
    assert json_items.parse("[[1, 2, 3]]").value is None
    assert describe("[[1, 2, 3]]") == [("ARG006", "more than 3 values; nothing is read", (1, 1, 1, 2))]
