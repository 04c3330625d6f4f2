"""Who says what: quotations, indirect speech and sources, and where the author speaks."""

from __future__ import annotations

import pytest

from argmap.article import Article, TextBlock
from argmap.drafting.reported_speech import UNNAMED, find_reports
from argmap.drafting.units import split_units


def reports_of(text: str) -> list[tuple[str, str] | None]:
    """Voice and words of the report in each unit of a paragraph."""
    units = split_units(Article(text, (TextBlock("paragraph", 0, 0, len(text)),)))
    return [report and (report.voice, text[report.start : report.end]) for report in find_reports(units)]


@pytest.mark.parametrize(
    ("text", "voice", "words"),
    [
        ("The mayor said that the bridge is safe.", "The mayor", "the bridge is safe."),
        ("But critics argue the bridge is old.", "critics", "the bridge is old."),
        ("Ana Ruiz, an engineer, warned that it may fall.", "Ana Ruiz", "it may fall."),
        ("Last week, Ruiz told reporters the arch had moved.", "Ruiz", "the arch had moved."),
        ("Most drivers also believe it will hold.", "Most drivers", "it will hold."),
        ("According to the county, nobody was hurt.", "the county", "nobody was hurt."),
        ("Nobody was hurt by the fall, according to the county.", "the county", "Nobody was hurt by the fall"),
        ("“We will build it again,” said Ruiz.", "Ruiz", "“We will build it again,”"),
        ('"We will build it again," Ruiz said on Monday.', "Ruiz", '"We will build it again,"'),
        ("“We will build it again.”", UNNAMED, "“We will build it again.”"),
    ],
)  # fmt: skip
def test_somebody_else_says_it(text: str, voice: str, words: str) -> None:
    assert reports_of(text) == [(voice, words)]


@pytest.mark.parametrize(
    "text",
    [
        "I think that the bridge is safe.",
        "We believe that the bridge is safe.",
        "It is said that the bridge is old.",
        "The county announced a plan for the bridge.",
        "As they say, old bridges hold.",
        "The so-called “rescue” of the bridge has cost the town a fortune.",
        "Those who claim that the bridge is safe have not walked on it.",
    ],
)
def test_the_author_speaks(text: str) -> None:
    assert reports_of(text) == [None]


def test_a_quotation_goes_on_until_it_is_closed() -> None:
    assert reports_of("“The bridge is old,” Ruiz said. “It has moved. It will fall.” She left.") == [
        ("Ruiz", "“The bridge is old,”"),
        ("Ruiz", "“It has moved. It will fall.”"),
        None,
    ]


def test_a_quotation_takes_its_speaker_from_behind_it() -> None:
    text = (
        "“The bridge is old and it has moved by the width of a hand since the spring floods. "
        "Nobody in the county office has looked at it. It will fall,” said Ruiz."
    )
    assert [report and report[0] for report in reports_of(text)] == ["Ruiz"] * 3
