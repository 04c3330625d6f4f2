"""Edits of texts: places and offsets, several edits in one go, taking out a key, and differences for `patch`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Edit, Position, Span
from argmap.syntax.edits import Lines, apply, unified_diff, without_key


@given(st.text("ab\n", max_size=12), st.data())
def test_a_place_and_its_offset_lead_to_each_other(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = Lines(text).position(offset)
    assert place == (text.count("\n", 0, offset) + 1, len(text[:offset].rpartition("\n")[2]) + 1)
    assert Lines(text).offset(place) == offset


@pytest.mark.parametrize(
    ("place", "offset"), [((1, 1), 0), ((2, 3), 6), ((2, 4), 7), ((2, 5), 7), ((3, 1), 7), ((9, 9), 7)]
)
def test_a_place_behind_the_text_is_its_end(place: tuple[int, int], offset: int) -> None:
    assert Lines("one\ntwo").offset(Position(*place)) == offset


def test_lines_come_without_their_ends() -> None:
    assert [Lines("one\n\ntwo").line(number) for number in (1, 2, 3)] == ["one", "", "two"]
    assert Lines("one\n").line(2) == ""


def test_edits_that_touch_are_all_made_and_the_same_edit_once() -> None:
    edits = [Edit(Span.of(1, 1, 1, 2), "A"), Edit(Span.of(1, 2, 1, 3), "B"), Edit(Span.of(1, 1, 1, 2), "A")]
    assert apply("abc", edits) == "ABc"


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="two edits overlap"):
        apply("abc", [Edit(Span.of(1, 1, 1, 3), "A"), Edit(Span.of(1, 2, 1, 4), "B")])


@pytest.mark.parametrize(
    ("text", "key", "value", "left"),
    [
        ("a: 1\nb: 2\n", "a", "1", "b: 2\n"),
        ("a: 1\nb: 2", "b", "2", "a: 1\n"),
        ("a: 1  # why\nb: 2\n", "a", "1", "b: 2\n"),
        ("  a: |\n    x\n    y\n\n  b: 2\n", "a", "|\n    x\n    y\n\n", "\n  b: 2\n"),
        ("{a: 1, b: 2}", "a", "1", "{b: 2}"),
        ("{a: 1, b: 2}", "b", "2", "{a: 1}"),
        ("{a: 1 ,  b: 2, c: 3}", "b", "2", "{a: 1 ,  c: 3}"),
        ("- a: 1\n", "a", "1", None),
        ("a: 1 }\n", "a", "1", None),
        ("{a: 1}", "a", "1", None),
    ],
)
def test_a_key_goes_with_its_value_and_one_comma(text: str, key: str, value: str, left: str | None) -> None:
    lines = Lines(text)
    start = text.index(key)
    held = text.index(value, start)
    edit = without_key(lines, lines.span(start, start + len(key)), lines.span(held, held + len(value)))
    assert (apply(text, [edit]) if edit is not None else None) == left


@pytest.mark.parametrize(
    ("before", "after", "patch"),
    [
        (b"a\n", b"a\n", b""),
        (b"a\n", b"b\n", b"--- f\n+++ f\n@@ -1 +1 @@\n-a\n+b\n"),
        (b"a\n", b"a", b"--- f\n+++ f\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"),
        (b"a\x0cb\n", b"a\x0cc\n", b"--- f\n+++ f\n@@ -1 +1 @@\n-a\x0cb\n+a\x0cc\n"),
        (b"", b"a\n", b"--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n"),
    ],
)
def test_a_difference_is_one_that_patch_reads(before: bytes, after: bytes, patch: bytes) -> None:
    assert unified_diff(before, after, "f") == patch


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("maps/a b.yaml", b"maps/a b.yaml"),
        ("é.yaml", "é.yaml".encode()),
        ('a"b', b'"a\\042b"'),
        ("a\\b", b'"a\\134b"'),
        ("a\tb ~", b'"a\\011b ~"'),
        ("é\x7f", b'"\\303\\251\\177"'),
    ],
)
def test_a_name_that_could_be_mistaken_is_written_as_git_writes_it(name: str, shown: bytes) -> None:
    assert unified_diff(b"a\n", b"b\n", name).splitlines()[:2] == [b"--- " + shown, b"+++ " + shown]
