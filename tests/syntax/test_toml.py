"""Places of keys and items in TOML."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = =\n", 2), ("a = [", 1), ("x = 1\nx = 2", 2)])
def test_what_is_no_toml_is_told_with_its_place(text: str, line: int) -> None:
    with pytest.raises(TomlError) as raised:
        parse(text)
    assert raised.value.span.start.line == line


def test_nesting_beyond_all_measure_is_an_error_like_others() -> None:
    with pytest.raises(TomlError):
        parse("a = " + "[" * 100_000)
