"""Places of keys and items in TOML."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Span
from argmap.syntax.toml import TomlError, locate, parse

TEXT = """\
title = "x"
[tool.argmap]
ignore = ["a", 'b']
select = [
  "c",  # why
  "d",
]
inline = {one = 1, two.three = 2}
"quoted key" = 1
[tool.argmap.rules.long-claim]
words = 3
"""


@pytest.mark.parametrize(
    ("keys", "item", "found"),
    [
        (["title"], None, (1, 1, 1, 6)),
        (["tool", "argmap"], None, (2, 2, 2, 13)),
        (["tool", "argmap", "ignore"], None, (3, 1, 3, 7)),
        (["tool", "argmap", "ignore"], "b", (3, 17, 3, 18)),
        (["tool", "argmap", "select"], "d", (6, 4, 6, 5)),
        (["tool", "argmap", "select"], "none", (4, 1, 4, 7)),
        (["tool", "argmap", "inline", "one"], None, (8, 11, 8, 14)),
        (["tool", "argmap", "quoted key"], None, (9, 1, 9, 13)),
        (["tool", "argmap", "rules", "long-claim", "words"], None, (11, 1, 11, 6)),
        (["tool", "argmap", "rules", "long-claim", "none"], None, (10, 2, 10, 30)),
        (["none"], None, (1, 1, 1, 1)),
    ],
)
def test_a_key_or_an_item_is_found(keys: list[str], item: str | None, found: tuple[int, ...]) -> None:
    span = locate(TEXT, keys, item)
    assert (*span.start, *span.end) == found


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("a = 1\nb = =\n", "invalid value", (2, 5, 2, 6)),
        ("a = [", "invalid value at the end of the text", (1, 1, 1, 2)),
        ("x = 1\nx = 2", "cannot overwrite a value at the end of the text", (2, 1, 2, 2)),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(text: str, message: str, place: tuple[int, int, int, int]) -> None:
    with pytest.raises(TomlError) as raised:
        parse(text)
    assert (str(raised.value), (*raised.value.span.start, *raised.value.span.end)) == (message, place)


@pytest.mark.parametrize(
    ("text", "keys", "found"),
    [
        ("[a]\nx = 1\n[b]\nx = 2", ["b", "x"], (4, 1, 4, 2)),
        ("x = 1\n[a]\nx = 2", ["x"], (1, 1, 1, 2)),
        ("[a]\nx = 1\n[a.b]\ny = 1", ["a", "x"], (2, 1, 2, 2)),
        ("a = {bx = 1, 'x' = 2}", ["a", "x"], (1, 15, 1, 16)),
        ("a = {y = 1}", ["a", "x"], (1, 1, 1, 2)),
        ("[[a]]\n  x = 1", ["a", "x"], (2, 3, 2, 4)),
        ("[[a]]\nx = 1\n[[a]]\nx = 2", ["a", "x"], (4, 1, 4, 2)),
    ],
)
def test_a_key_is_looked_up_in_its_own_table(text: str, keys: list[str], found: tuple[int, ...]) -> None:
    span = locate(text, keys)
    assert (*span.start, *span.end) == found


def test_an_item_is_looked_up_behind_its_key() -> None:
    assert locate('a = "x"\nb = "a x"\nc = [\n"x"]', ["c"], "x") == Span.of(4, 2, 4, 3)
    assert locate('a = ["x"]\nb = ["x"]', ["b"], "x") == Span.of(2, 7, 2, 8)
    assert locate('"x" = "x"', ["x"], "x") == Span.of(1, 8, 1, 9)


def test_nesting_beyond_all_measure_is_an_error_like_others() -> None:
    with pytest.raises(TomlError):
        parse("a = " + "[" * 100_000)
