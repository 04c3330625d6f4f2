"""A difference as text, JSON and Markdown: what is said, and that no text of a map becomes more than text."""

from __future__ import annotations

import json
from html import unescape

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim
from argmap.scoring import score
from argmap.versions import diff
from argmap.versions.change_entries import summary
from argmap.versions.difference_json import to_json
from argmap.versions.difference_markdown import LENGTH, MOST, literal, markdown
from argmap.versions.difference_text import text
from argmap.versions.score_changes import score_change
from argmap.versions.word_changes import excerpts, mark_changed_words
from tests.samples.versions import versions
from tests.strategies import TEXTS, maps

HOSTILE = "<script>alert(1)</script> *b* [x](javascript:y) | `c` @you #1 www.example.org https://example.org\n# head"


def said(old: str, new: str) -> str:
    return text(diff(*(loads(f"argmap: 1\n{own}\n") for own in (old, new))))


def test_the_text_tells_everything_once() -> None:
    assert text(diff(*versions()), ("old.yaml", "new.yaml")) == (
        """\
old.yaml → new.yaml: 1 claim added, 1 removed, 1 turned, 1 reworded, 1 moved, 1 changed; title changed

header    title: The old town → The old town without cars

reworded  air
          was: The air of the town gets cleaner.
          now: The air of the whole town gets much cleaner.

changed   dust: Dust fell by a third.
          base score: 0.8 → 0.9

moved     noise: It gets quiet at night.
          was: a reason for air
          now: a reason for streets

turned    trade: Shops lose customers who come by car.
          was: an objection to the thesis (close)
          now: a pillar of the thesis (close)

removed   old-people: Old people cannot walk far.
          no longer an objection to the thesis (close)

added     deliveries: Deliveries take longer.
          an objection to the thesis (close)
"""
    )


def test_equal_maps_are_one_line() -> None:
    assert text(diff(ArgumentMap(), ArgumentMap())) == "old → new: the maps say the same\n"


def test_a_new_link_of_a_claim_that_stays_is_told_with_it() -> None:
    base = "thesis: {id: t, claim: T}\npillars:\n  - {id: one, claim: One."
    lines = said(base + "}", base + ", attacks: [two]}\n  - {id: two, claim: Two.}")
    assert "changed   one: One.\n          an objection to two\n" in lines


def test_co_premises_and_weights_are_told() -> None:
    old = "thesis: {id: t, claim: T}\npillars:\n  - {id: one, claim: One.}"
    both = "[{id: one, claim: One.}, {id: two, claim: Two.}]"
    lines = said(old, f"thesis: {{id: t, claim: T}}\npillars:\n  - {{premises: {both}, weight: 0.5}}")
    assert "now: a pillar of the thesis (t), together with two (weight 0.5)" in lines
    assert "weight of the step to t: 1 → 0.5" in lines
    assert "added     two: Two.\n" in lines


def test_a_new_step_of_several_premises_is_told_with_the_new_one() -> None:
    start = "thesis: {id: t, claim: T}\nclaims: [{id: one, claim: One.}"
    relation = "relations: [{premises: [one, two], support: t}]"
    lines = said(f"{start}]", f"{start}, {{id: two, claim: Two.}}]\n{relation}")
    assert lines.count("a pillar of") == 1
    assert "added     two: Two.\n          a pillar of the thesis (t), together with one\n" in lines


def test_of_long_texts_the_part_that_differs_is_shown() -> None:
    start = "word " * 2_000
    lines = said(f"thesis: {{id: t, claim: '{start}one'}}", f"thesis: {{id: t, claim: '{start}two'}}")
    assert "one\n" in lines
    assert "two\n" in lines
    assert len(lines) < 2_000


def test_the_scores_are_told_when_they_are_handed_in() -> None:
    old, new = versions()
    difference = diff(old, new)
    scores = score_change(difference, score(old), score(new))
    assert scores.claims[0].claim == "close"
    before, after = scores.claims[0].strengths["quadratic-energy"]
    assert f"{before:.2f} → {after:.2f}" in text(difference, scores=scores)
    assert "balance" in text(difference, scores=scores)
    assert to_json(difference, scores)["scores"]["claims"][0]["strengths"].keys() == {"quadratic-energy", "df-quad"}
    assert "#### Score" in markdown(difference, scores=scores)


def test_equal_scores_are_said_in_a_line() -> None:
    debate = versions()[0]
    difference = diff(debate, debate)
    assert "No strength differs." in text(difference, scores=score_change(difference, score(debate), score(debate)))


def test_the_json_has_the_fields_of_version_1() -> None:
    told = to_json(diff(*versions()))
    assert list(told) == ["version", "same", "summary", "header", "claims", "relations", "matched"]
    assert told["version"] == 1
    assert told["summary"] == {"added": 1, "removed": 1, "turned": 1, "reworded": 1, "moved": 1, "changed": 1}
    assert told["header"] == [{"field": "title", "before": "The old town", "after": "The old town without cars"}]
    assert [claim["kinds"] for claim in told["claims"]] == [["reworded"], ["changed"], ["removed"], ["added"]]
    moved = next(relation for relation in told["relations"] if relation["kinds"] == ["moved"])
    assert moved == {
        "kinds": ["moved"],
        "old": "noise->air",
        "new": "noise->streets",
        "fields": [{"field": "target", "before": "air", "after": "streets"}],
    }
    assert told["relations"][-1]["element"] == {
        "polarity": "attack", "premises": ["deliveries"], "target": "close", "weight": 1.0,
    }  # fmt: skip


@given(maps(), maps())
def test_every_difference_can_be_written(one: ArgumentMap, other: ArgumentMap) -> None:
    difference = diff(one, other)
    assert json.loads(json.dumps(to_json(difference)))["same"] == (not difference)
    assert text(difference).startswith(f"old → new: {summary(difference)}\n")
    html = MarkdownIt("commonmark").render(markdown(difference))
    assert not {"<a ", "<img", "<script", "<code", "<h1", "<ol", "<hr"} & {tag for tag in _TAGS if tag in html}


_TAGS = ("<a ", "<img", "<script", "<code", "<h1", "<ol", "<hr")


@given(TEXTS)
def test_markdown_shows_a_text_as_it_is(own: str) -> None:
    html = MarkdownIt("commonmark").render(f"- {literal(own)}")
    assert html.count("<li>") == 1
    assert "<em>" not in html
    assert "<strong>" not in html


def test_markdown_makes_no_markup_mention_or_link_of_a_text() -> None:
    debate = ArgumentMap(title=HOSTILE, claims=(Claim(id="a", text=HOSTILE, note=HOSTILE),))
    written = markdown(diff(ArgumentMap(), debate), (HOSTILE, "new"))
    assert "<script" not in written
    assert "@you" not in written
    assert "https://" not in written
    assert "www.ex" not in written
    assert MarkdownIt("gfm-like", {"linkify": False}).render(written).count("<h") == 3


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\u202e", "\u2066", "\u2028", "\u200b"])
def test_markdown_has_no_character_that_steers(char: str) -> None:
    assert char not in literal(f"a{char}b")


def test_markdown_stays_small() -> None:
    b = MapBuilder()
    for number in range(1_000):
        b.claim(f"{number} " + "@" * 1_000)
    written = markdown(diff(ArgumentMap(), b.build()))
    assert f"… and {1_000 - MOST:,} more" in written
    assert len(written) < MOST * LENGTH * 12


def test_five_thousand_claims_are_told_each() -> None:
    def built(word: str) -> ArgumentMap:
        b = MapBuilder()
        thesis = b.thesis("It is so.", id="t")
        for number in range(5_000):
            b.support(b.claim(f"Point {number} of the {word} list holds."), thesis)
        return b.build()

    difference = diff(built("old"), built("new"))
    assert summary(difference) == "5,000 claims reworded"
    assert text(difference).count("\nreworded  ") == 5_000
    assert len(to_json(difference)["claims"]) == 5_000


def test_words_that_only_one_text_has_are_marked() -> None:
    old, new = mark_changed_words("a b c", "a x c")
    assert old == [("a", False), ("b", True), ("c", False)]
    assert new == [("a", False), ("x", True), ("c", False)]
    assert mark_changed_words("a " * 600, "b")[0][0][1]


@given(TEXTS, TEXTS)
def test_excerpts_keep_what_differs(one: str, other: str) -> None:
    old, new = excerpts(one, other, 20)
    assert (old == new) == (one.split() == other.split())


@pytest.mark.parametrize(
    "sign", ["GH-12", "abcdef1234", "0123456789abcdef0123456789abcdef01234567", ":smile:", "~bug", "%2", "$3", "&4"]
)
def test_markdown_refers_to_nothing_that_a_service_knows(sign: str) -> None:
    shown = unescape(MarkdownIt("commonmark").renderInline(literal(f"See {sign} there.")))
    assert sign not in shown
    assert shown.replace("\u200b", "") == f"See {sign} there."


def test_a_score_that_stays_has_no_empty_table() -> None:
    debate = versions()[0]
    difference = diff(debate, debate)
    page = markdown(difference, scores=score_change(difference, score(debate), score(debate)))
    assert "Balance: " in page
    assert "| Claim |" not in page
    assert "more" not in page
