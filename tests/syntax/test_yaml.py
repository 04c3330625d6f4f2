"""YAML text to values and places, and what is refused."""

from __future__ import annotations

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.syntax import yaml
from argmap.syntax.tree import Budget
from tests.effort import examples
from tests.strategies import TEXTS


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.start.line, d.span.start.column) for d in yaml.parse(text).diagnostics if d.span]


@pytest.mark.parametrize("scalar", ["no", "12:30", "2024-01-01", "0x1F", "1e3", "null", "~", "true", ".5", "010"])
def test_a_scalar_stays_text(scalar: str) -> None:
    assert yaml.parse(f"a: {scalar}").value == {"a": scalar}


def test_every_value_and_key_has_its_place() -> None:
    parsed = yaml.parse("a: 1\nlist:\n  - 'two'\n  - {b: three}\n")
    item = parsed.place.get("list").get(1)
    assert parsed.place.key_span("list") == ((2, 1), (2, 5))
    assert parsed.place.get("list").get(0).span == ((3, 5), (3, 10))
    assert item.key_span("b") == ((4, 6), (4, 7))
    assert item.get("b").span == ((4, 9), (4, 14))


def test_line_separators_of_yaml_1_1_are_text_and_do_not_shift_places() -> None:
    parsed = yaml.parse("a: x\u2028y\nb: p\x85q\nc: d: e\n")
    assert parsed.value == {"a": "x\u2028y", "b": "p\x85q", "c": "d"}
    assert parsed.diagnostics[0].span.start == (3, 5)


def test_columns_count_code_points() -> None:
    assert yaml.parse("a: 🙂 سلام\n🙂: {x: }").place.get("🙂").key_span("x") == ((2, 5), (2, 6))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: &x 2\nc: *x\n", [("ARG007", 2, 4), ("ARG007", 3, 4)]),
        ("a: !!int 3\n", [("ARG008", 1, 4)]),
        ("a: 1\na: 2\n", [("ARG009", 2, 1)]),
        ("a: 1\n---\nb: 2\n", [("ARG010", 2, 1)]),
        ("? [x]\n: 1\n", [("ARG002", 1, 3)]),
        ("a:\n\tb: 1\n", [("ARG002", 2, 1)]),
        ("a: b: c\n", [("ARG002", 1, 5)]),
        ("a: [1\n", [("ARG002", 2, 1)]),
        ("a\x00b: \x1b1\n", [("ARG003", 1, 2), ("ARG003", 1, 6)]),
    ],
)
def test_what_is_refused_is_placed(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert codes(text) == expected


def test_a_tab_is_named() -> None:
    assert "tab" in yaml.parse("a:\n\tb: 1").diagnostics[0].message


def test_a_text_that_breaks_off_keeps_what_it_has() -> None:
    assert yaml.parse("a: 1\nb:\n  - x\n  - y: [z").value == {"a": "1", "b": ["x", {"y": ["z"]}]}


def test_a_duplicate_key_leaves_the_first_and_drops_what_is_below_the_second() -> None:
    parsed = yaml.parse("a: {x: 1}\na: {y: {z: 2}}\nb: 3\n")
    assert parsed.value == {"a": {"x": "1"}, "b": "3"}


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 100_000, "{a: " * 100_000, "- " * 100_000, "\n".join(" " * i + "a:" for i in range(3000))],
    ids=["lists", "mappings", "dashes", "lines"],
)
def test_deep_nesting_ends_with_a_diagnostic(text: str) -> None:
    assert [d.code for d in yaml.parse(text).diagnostics] == ["ARG005"]


def test_the_number_of_values_is_bounded() -> None:
    parsed = yaml.parse("- a\n" * 50, Budget(values=20))
    assert [d.code for d in parsed.diagnostics] == ["ARG006"]
    assert len(parsed.value) < 20


def test_an_alias_bomb_does_not_expand() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    parsed = yaml.parse(bomb)
    assert {d.code for d in parsed.diagnostics} == {"ARG007"}
    assert parsed.value["t"] == [None, None]


def test_comments_are_found_and_hashes_in_text_are_not() -> None:
    parsed = yaml.parse("# one\na: 'x # y' # two\nb: |\n  # text\nc: d#e\n")
    assert [(tuple(span.start), text) for span, text in parsed.comments] == [((1, 1), "# one"), ((2, 12), "# two")]


@settings(max_examples=examples(500), deadline=None)
@given(TEXTS, st.booleans())
def test_what_is_written_reads_back(text: str, in_flow: bool) -> None:
    written = f"[{yaml.scalar(text, in_flow=True)}]" if in_flow else yaml.wrap(text, 3, 2)
    assert yaml.parse(f"k: {written}\n").value == {"k": [text] if in_flow else text}


@settings(max_examples=examples(500), deadline=None)
@given(TEXTS, st.booleans())
def test_other_readers_agree_on_what_is_written(text: str, in_flow: bool) -> None:
    written = f"[{yaml.scalar(text, in_flow=True)}]" if in_flow else yaml.wrap(text, 3, 2)
    assert pyyaml.safe_load(f"k: {written}\n") == {"k": [text] if in_flow else text}


@settings(max_examples=examples(500), deadline=None)
@given(st.text(st.sampled_from("ab:-#\n \t[]{}'\"|>?&*!%@`,\\\u2028\ufeff\x00é🙂"), max_size=40))
def test_any_text_gives_a_result(text: str) -> None:
    parsed = yaml.parse(text)
    assert parsed.value is None or isinstance(parsed.value, dict | list | str)
    assert all(d.span is not None for d in parsed.diagnostics)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("a: b: c\n", "put the text in quotes if it holds a colon followed by a space"),
        ("a: @b\n", "put the text in quotes"),
        ("a: 'b' c\n", "check the indentation, or put the text in quotes"),
        ("a:\n\tb: 1\n", "use spaces, YAML does not allow tabs for indentation"),
    ],
)
def test_a_syntax_error_says_what_to_do(text: str, advice: str) -> None:
    assert yaml.parse(text).diagnostics[0].message.endswith(f"; {advice}")
