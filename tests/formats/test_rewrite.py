"""A changed map is written back into its file: comments stay, and so do the lines that say the same as before."""

from __future__ import annotations

from difflib import ndiff

import pytest
from hypothesis import given

from argmap.diagnostics import ReadError
from argmap.formats import dumps, parse, rewrite
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from tests.strategies import maps

SEVEN = """\
# 1 about the file
argmap: 1
title: Town  # 2 the working title

thesis: {id: close, claim: Close it.}   # 3 the thesis
# 4 between two keys
pillars:
    -   id: air
        # 5 above the words
        claim: "The air gets cleaner."
        reasons:
          - Dust fell by a third.    # 6 inside a list
    - claim: Streets are for people.

objections:
    - Shops lose customers.
# 7 at the end
"""


def changed(document: Document, claim: str, text: str) -> ArgumentMap:
    claims = [c.evolve(text=text) if c.id == claim else c for c in document.map.claims]
    return document.map.evolve(claims=claims)


def comments(text: str) -> list[str]:
    return [comment.text for comment in parse(text).comments]


def difference(before: str, after: str) -> list[str]:
    """The lines that go (`-`) and come (`+`)."""
    return [line for line in ndiff(before.split("\n"), after.split("\n")) if line[0] in "-+"]


@pytest.mark.parametrize(
    ("claim", "lines"),
    [
        (
            "close",
            [
                "- thesis: {id: close, claim: Close it.}   # 3 the thesis",
                "+ thesis: {id: close, claim: 'Now, \"this\" is new.'}   # 3 the thesis",
            ],
        ),
        ("air", ['-         claim: "The air gets cleaner."', '+         claim: "Now, \\"this\\" is new."']),
        (
            "dust-fell-by-a-third",
            [
                "-           - Dust fell by a third.    # 6 inside a list",
                "+           - id: dust-fell-by-a-third",
                '+             claim: Now, "this" is new.    # 6 inside a list',
            ],
        ),
        (
            "streets-are-for-people",
            [
                "-     - claim: Streets are for people.",
                "+     - id: streets-are-for-people",
                '+       claim: Now, "this" is new.',
            ],
        ),
        (
            "shops-lose-customers",
            [
                "-     - Shops lose customers.",
                "+     - id: shops-lose-customers",
                '+       claim: Now, "this" is new.',
            ],
        ),
    ],
)
def test_a_changed_text_changes_the_lines_of_its_claim_and_keeps_seven_of_seven_comments(claim, lines) -> None:
    document = parse(SEVEN)
    debate = changed(document, claim, 'Now, "this" is new.')
    text = rewrite(document, debate)
    assert parse(text).map == debate
    assert comments(text) == comments(SEVEN)
    assert len(comments(text)) == 7
    assert sorted(difference(SEVEN, text)) == sorted(lines)


def test_the_same_map_gives_the_same_text() -> None:
    assert rewrite(parse(SEVEN), parse(SEVEN).map) == SEVEN


def test_a_new_title_changes_one_line() -> None:
    document = parse(SEVEN)
    text = rewrite(document, document.map.evolve(title="Old town"))
    assert difference(SEVEN, text) == [
        "- title: Town  # 2 the working title",
        "+ title: Old town  # 2 the working title",
    ]


def test_a_text_of_several_lines_is_written_as_a_block() -> None:
    document = parse("argmap: 1\nthesis: T\nobjections:\n  - id: o\n    claim: One.  # why\n")
    debate = changed(document, "o", "One.\nTwo.")
    text = rewrite(document, debate)
    assert parse(text).map == debate
    assert comments(text) == ["# why"]


def test_a_new_claim_adds_its_lines_and_nothing_else() -> None:
    text = """\
# about the file
argmap: 1
thesis: {id: close, claim: Close it.}   # the thesis
pillars:
  - id: air
    claim: "The air gets cleaner."  # in quotes
  - claim: Streets are for people.
objections:
  - Shops lose customers.
"""
    document = parse(text)
    builder = MapBuilder.of(document.map)
    builder.support(builder.claim("It is quieter."), "close")
    debate = builder.build()
    rewritten = rewrite(document, debate)
    assert parse(rewritten).map == debate
    assert comments(rewritten) == comments(text)
    assert difference(text, rewritten) == ["+   - It is quieter."]


def test_json_stays_json_and_changes_one_line() -> None:
    text = """\
{
  "argmap": 1,
  "thesis": {
      "claim": "T"
  },
  "objections": ["O", {"id": "p", "claim": "P"}]
}
"""
    document = parse(text)
    for claim in ("t", "o", "p"):
        debate = changed(document, claim, 'It is "new".')
        rewritten = rewrite(document, debate)
        assert parse(rewritten).map == debate
        assert rewritten.startswith("{")
        assert len([line for line in difference(text, rewritten) if line[0] == "-"]) == 1


def test_what_could_not_be_read_is_not_lost() -> None:
    document = parse("argmap: 1\nthesis: T\nobjections:\n  - clam: O\n")
    with pytest.raises(ReadError):
        rewrite(document, document.map)


def test_only_native_files_are_rewritten() -> None:
    document = parse(dumps(parse(SEVEN).map, format="argdown"), format="argdown")
    with pytest.raises(ValueError, match=r"only files in the native format can be rewritten, .* format 'argdown'"):
        rewrite(document, document.map)


@given(debate=maps(), other=maps())
def test_any_map_can_be_written_over_any_other(debate: ArgumentMap, other: ArgumentMap) -> None:
    for format in ("native", "native-json"):
        document = parse(dumps(debate, format=format))
        text = rewrite(document, other)
        assert parse(text).map == other
        assert text.startswith("{") is (format == "native-json")
