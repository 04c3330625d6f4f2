"""How an article is cut into sentences, items, labels and headings, each at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.article import Article, TextBlock
from argmap.drafting.units import split_units

KINDS = ("heading", "paragraph", "item", "quote", "code", "table")


def units_of(text: str, kind: str = "paragraph") -> list[tuple[str, str]]:
    """Kind and words of each unit of a text that is one block."""
    article = Article(text, (TextBlock(kind, 1 if kind == "item" else 0, 0, len(text)),))
    return [(str(unit.kind), unit.text) for unit in split_units(article)]


def sentences_of(text: str) -> list[str]:
    return [words for _, words in units_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed in May. | Nobody was told.",
        "Dr. Ames of the U.S. Department of Trade wrote to J. Hill in Sept. 2019. | He got no reply.",
        "Is that fair? | Traders say no! | They would.",
        "It cost 1.5 million. | Ms. Rowe paid.",
        'He said "No. Never." twice.',
        'She called it "a gift." | Traders called it a trap.',
        'Nothing is settled. | "Soon" is all that he says.',
        "“We lost. We paid for it,” said the mayor. | The council agreed.",
        "The plan (it is old. Very old.) came back. | It failed.",
        "Wait… | The plan came back.",
        "The rule (see p. 4) stands.",
    ],
)
def test_a_paragraph_is_cut_at_the_ends_of_its_sentences(text: str) -> None:
    expected = text.split(" | ")
    assert sentences_of(" ".join(expected)) == expected


def test_a_long_quotation_is_cut_into_its_sentences() -> None:
    inner = (
        "We have waited for eleven years for a road that a child could walk along. We will not wait for the twelfth."
    )
    assert sentences_of(f"“{inner} Build it now.” The crowd cheered.") == [
        "“We have waited for eleven years for a road that a child could walk along.",
        "We will not wait for the twelfth.",
        "Build it now.”",
        "The crowd cheered.",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("heading", "Why wait? Because.", [("heading", "Why wait? Because.")]),
        ("item", "Fewer cars mean less noise.", [("item", "Fewer cars mean less noise.")]),
        (
            "item",
            "- Noise: it falls. It stays low.",
            [("label", "Noise:"), ("item", "it falls."), ("item", "It stays low.")],
        ),
        ("item", "2) Less noise. It falls by half.", [("label", "Less noise."), ("item", "It falls by half.")]),
        ("item", "Less noise", [("label", "Less noise")]),
        ("item", "Build the road", [("item", "Build the road")]),
        ("paragraph", "The price: ten lives.", [("label", "The price:"), ("sentence", "ten lives.")]),
        ("paragraph", "There is one problem: nobody pays.", [("sentence", "There is one problem: nobody pays.")]),
        ("paragraph", "Less noise", [("sentence", "Less noise")]),
        ("code", "x = 1. Then y.", []),
        ("table", "a | b", []),
    ],
)
def test_a_block_decides_what_its_units_are(kind: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert units_of(text, kind) == expected


def test_units_name_their_block_and_place() -> None:
    text = "Noise\n\nIt falls.  It stays low."
    article = Article(text, (TextBlock("heading", 1, 0, 5), TextBlock("paragraph", 0, 7, len(text))))
    assert [(unit.block, unit.start, unit.end) for unit in split_units(article)] == [(0, 0, 5), (1, 7, 16), (1, 18, 31)]


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.text(alphabet="aB1 .!?…\"“”'‘’()[]:\n-_", min_size=1))))
def test_units_of_any_text_lie_in_order_within_their_blocks(parts: list[tuple[str, str]]) -> None:
    text, blocks = "", list[TextBlock]()
    for kind, words in parts:
        blocks.append(TextBlock(kind, 0, len(text), len(text) + len(words)))
        text += words + "\n"
    units = split_units(Article(text, tuple(blocks)))
    end = 0
    for unit in units:
        block = blocks[unit.block]
        assert max(end, block.start) <= unit.start < unit.end <= block.end
        assert unit.text == text[unit.start : unit.end] == unit.text.strip()
        end = unit.end
