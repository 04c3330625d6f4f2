"""Slides: what stands on which, that it fits, that nothing is missing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.drawing import About, Change, ChangeKind, Style, render, renderer_for
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.style.shown_text import clean_line
from argmap.drawing.web.cards import ROOM, head_height, height
from argmap.drawing.web.deck import Slide, build_deck
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.scoring import strengths
from tests.drawing.test_conformance import CASES, hostile, rich
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))


def slides(debate: ArgumentMap, about: About | None = None, style: Style | None = None) -> list[Slide]:
    return build_deck(build_scene(debate, about, style))


def html(debate: ArgumentMap, **options) -> str:
    return str(render(debate, "slides", **options))


def visible(text: str) -> Iterator[str]:
    """What each slide shows, without its tags."""
    for section in re.findall(r'<section class="slide.*?</section>', text, re.DOTALL):
        yield " ".join(unescape(re.sub(r"<[^>]*>", " ", section)).split())


def long() -> ArgumentMap:
    builder = MapBuilder(title="word " * 300, header={"question": "why " * 80})
    thesis = builder.thesis(" ".join(f"thesis{n}" for n in range(400)))
    pillar = builder.claim(" ".join(f"pillar{n}" for n in range(500)))
    builder.support(pillar, thesis)
    builder.support(builder.claim(" ".join(f"reason{n}" for n in range(900)), voice="v" * 3000), pillar)
    builder.attack([builder.claim(f"Premise {n}. " * 30) for n in range(9)], thesis)
    return builder.build()


def wide() -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("It holds.")
    for number in range(40):
        builder.relation("support" if number % 3 else "attack", builder.claim(f"Line {number} bears."), thesis)
    return builder.build()


def test_the_longest_suffix_decides() -> None:
    assert renderer_for("talk.slides.html").name == "slides"
    assert renderer_for("map.html").name == "html"


def test_title_thesis_overview_lines_recommendations_and_what_is_unanswered_follow_each_other() -> None:
    shown = slides(rich())
    kinds = list(dict.fromkeys(slide.kind for slide in shown))
    assert kinds == ["title", "thesis", "overview", "line", "recommendations", "last"]
    assert [slide.name for slide in shown if slide.kind == "line"] == [
        "Pillar",
        "Objection 1 of 2",
        "Objection 2 of 2",
        "Context",
    ]


def test_an_undercut_names_its_step_and_co_premises_are_numbered() -> None:
    (pillar,) = [slide for slide in slides(rich()) if slide.name == "Pillar"]
    cards = {card.text: card for card in pillar.cards}
    assert cards["Undercut cuts."].says == "attacks the step from “Pillar carries.” to the thesis"
    assert cards["Undercut cuts."].shows_says
    assert cards["First joins."].tag == "+ EVIDENCE, 1 of 2 together"
    assert [cards[text].joined for text in ("First joins.", "Second joins.")] == [(1, 2), (2, 2)]


def test_a_claim_met_again_is_a_mention_that_leads_to_its_slide() -> None:
    text = html(rich())
    shown = slides(rich())
    (at,) = [n for n, s in enumerate(shown, 1) for c in s.cards if c.box is not None and c.text == "First joins."]
    assert re.search(rf'REBUTTAL, see</b> <a href="#slide-{at}">slide {at}</a>', text)


def test_the_overview_counts_what_hangs_on_each_line_and_how_much_of_it_is_open() -> None:
    (overview,) = [slide for slide in slides(rich(), About(strengths={"p": 0.7, "o": 0.2})) if slide.kind == "overview"]
    (left, beside), (right,) = overview.columns
    assert (left.heading, left.count, beside.heading, right.count) == ("For", "1 line", "Beside it", "2 lines")
    assert left.items[0].counts == "1 reason, 1 evidence, 1 backing, 2 undercuts"
    assert right.items[1].counts == "1 unanswered"
    assert [item.strength for item in (*left.items, *right.items)] == [0.7, 0.2, None]


def test_recommendations_name_what_they_address() -> None:
    (one,) = [slide for slide in slides(rich()) if slide.kind == "recommendations"]
    assert one.cards[0].says == "addresses “Objection opposes.”"


def test_what_bears_on_a_recommendation_is_indented_below_it() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("It is so.", id="t")
    proposal = builder.claim("Do it.", id="r", kind="recommendation")
    step = builder.address(proposal, thesis)
    reason = builder.claim("It works.", id="a")
    builder.support(reason, proposal)
    builder.support(builder.claim("It was tried.", id="b"), reason)
    doubt = builder.claim("It is beside the point.", id="c")
    builder.attack(doubt, step)
    builder.attack(builder.claim("It is not.", id="d"), doubt)
    [slide] = [slide for slide in slides(builder.build()) if any(card.key == "r" for card in slide.cards)]
    assert [(card.key, card.depth) for card in slide.cards] == [("r", 0), ("c", 1), ("d", 2), ("a", 1), ("b", 2)]


def test_the_last_slide_has_the_unanswered_objections_and_the_strongest_and_weakest_lines() -> None:
    known = {"p": 0.71, "o": 0.32, **{claim.id: 0.2 for claim in rich().claims if claim.text == "Open remains."}}
    last = slides(rich(), About(strengths=known))[-1]
    assert [card.text for card in last.cards] == ["Open remains."]
    assert last.cards[0].says == "attacks “Thesis stands.”"
    assert last.facts == [
        ("Strongest line for", "0.71 · Pillar carries."),
        ("Strongest line against", "0.32 · Objection opposes."),
        ("Weakest line against", "0.20 · Open remains."),
    ]
    assert slides(rich())[-1].facts == []


def test_when_everything_is_answered_the_last_slide_says_so() -> None:
    builder = MapBuilder()
    builder.support(builder.claim("It carries."), builder.thesis("It holds."))
    assert "The map has no objections." in list(visible(html(builder.build())))[-1]
    objection = builder.attack(builder.claim("It fails."), builder.thesis("It holds."))
    builder.attack(builder.claim("It does not follow."), objection)
    assert "Every objection is answered." in list(visible(html(builder.build())))[-1]


@pytest.mark.parametrize("case", [*CASES, long, wide], ids=lambda case: case.__name__)
def test_no_slide_is_fuller_than_it_may_be(case) -> None:
    for slide in slides(case()):
        if slide.kind == "thesis":  # a headline, measured otherwise
            continue
        assert sum(map(head_height, slide.heads)) + sum(map(height, slide.cards)) <= ROOM + 0.01
        for column in slide.columns:
            assert sum(item.height for group in column for item in group.items) <= ROOM


@given(maps(), st.booleans())
def test_nor_of_any_generated_map_and_every_claim_is_there(debate: ArgumentMap, scored: bool) -> None:
    about = About(strengths=strengths(debate) if scored else {})
    shown = slides(debate, about)
    said: dict[str, str] = {}
    for slide in shown:
        full = sum(map(head_height, slide.heads)) + sum(map(height, slide.cards))
        assert full <= ROOM + 0.01 or slide.kind == "thesis"
        for card in (*slide.heads, *slide.cards):
            said[card.key] = said.get(card.key, "") + card.text
    if debate.thesis:
        said[debate.thesis] = "".join(slide.text for slide in shown if slide.kind == "thesis")
    for claim in debate.claims:
        assert (
            "".join(clean_line(claim.text).split()) in "".join(said[claim.id].split()).replace("…", "")
            or "…" in claim.text
        )


@pytest.mark.parametrize("case", [long, wide])
def test_no_word_of_a_long_text_is_lost(case) -> None:
    debate = case()
    there = set(re.findall(r"\w+", " ".join(visible(html(debate)))))
    assert {word for claim in debate.claims for word in re.findall(r"\w+", claim.text)} <= there


def test_slides_that_go_on_are_numbered_and_repeat_what_they_are_about() -> None:
    debate = argmap.load(next(path for path in MAPS if path.stem == "us-pakistan"))
    parts = [slide for slide in slides(debate) if slide.name == "Pillar 1 of 3"]
    assert [slide.part for slide in parts] == [f"{n} of {len(parts)}" for n in range(1, len(parts) + 1)]
    assert all(slide.heads[0].text == parts[0].heads[0].text for slide in parts)
    for slide in parts:  # whatever stands apart from what it bears on says what that is
        keys = {card.key for card in (*slide.heads, *slide.cards)}
        assert all(card.shows_says for card in slide.cards if card.onto not in keys)


def test_notes_are_the_quotes_and_notes_of_the_claims_on_the_slide() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("It holds.", quotes=["it does hold"])
    builder.support(builder.claim("It carries.", note="Ask who paid.", quotes=["carries & more"]), thesis)
    shows = list(visible(html(builder.build())))
    assert "“it does hold”" in shows[1]
    assert "“carries & more”" in shows[3] and "Ask who paid." in shows[3]
    assert "Ask who paid." not in shows[1]


@pytest.mark.parametrize("case", [hostile, rich, long])
def test_the_policy_allows_just_what_the_page_has(case) -> None:
    text = html(case())
    for kind in ("style", "script"):
        (block,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"{kind}-src &#39;sha256-{digest}&#39;" in text
    assert "default-src &#39;none&#39;" in text
    assert not re.search(r"<[^>]*\s(style|on\w+)\s*=", text.split("</style>")[1].split("<script>")[0])


def test_ids_are_made_and_each_once() -> None:
    ids = re.findall(r'\sid="([^"]*)"', html(hostile()))
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-\d+)?", one) for one in ids)


def test_changes_are_shown() -> None:
    text = html(
        rich(), about=About(changes={"p": Change(ChangeKind.REMOVED), "o": Change(ChangeKind.REWORDED, "It was.")})
    )
    assert "<s>Pillar carries.</s>" in text
    assert {"REMOVED", "REWORDED"} <= set(re.findall(r'class="chip">(\w+)<', text))
    assert "It was." in text


def test_the_theme_is_that_of_the_style() -> None:
    assert '<html lang="en" dir="ltr" data-theme="dark">' in html(rich(), style=Style(theme="dark"))
    assert "data-theme=" not in html(rich()).split("</head>")[0].split("<style>")[0]


def test_all_long_sources_are_listed_at_the_end_on_slides_that_hold_them() -> None:
    source = {"title": "On cities", "author": "Ada", "url": "https://example.org/text"}
    builder = MapBuilder(header={"source": source})
    thesis = builder.thesis("It holds.")
    for number in range(60):
        title = {"title": f"The report with the number {number} " * 3, "url": f"https://example.org/{number}"}
        builder.support(builder.claim(f"Fact {number}.", kind="evidence", source=title), thesis)
    shown = [slide for slide in slides(builder.build()) if slide.kind == "sources"]
    assert len(shown) > 1 and "On cities, Ada" in shown[0].text
    assert [source.number for slide in shown for source in slide.sources] == list(range(1, 61))
    assert [slide.part for slide in shown] == [f"{n} of {len(shown)}" for n in range(1, len(shown) + 1)]
    assert 'href="https://example.org/59"' in html(builder.build())
    assert all(slide.kind != "sources" for slide in slides(rich()))
