"""JSON text to values and places; the standard library is the reference for what is JSON."""

from __future__ import annotations

import json as reference
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.syntax import json_values
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
