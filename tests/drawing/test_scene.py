"""What stands in a box: tags, notes, marks; and where a claim has its home."""

from pathlib import Path

import pytest

from argmap import check, load
from argmap.drawing.scene.build_scene import build_scene
from argmap.drawing.scene.scene import OpenMark
from argmap.drawing.scene.sources import LONGEST_LINK, safe_url
from argmap.model.builder import MapBuilder


def built():
    builder = MapBuilder(title="T")
    thesis = builder.thesis("Thesis.", id="t", voice="author")
    return builder, thesis


def test_the_voice_of_the_thesis_is_named_once() -> None:
    builder, thesis = built()
    builder.support(builder.claim("Same.", id="same", voice="author"), thesis)
    builder.support(builder.claim("Other.", id="other", voice="critics"), thesis)
    boxes = build_scene(builder.build()).boxes
    assert [boxes[name].notes for name in ("t", "same", "other")] == [("author",), (), ("critics",)]


def test_source_weight_label_and_scheme_are_notes() -> None:
    builder, thesis = built()
    source = {"author": "A. Author", "title": "Report", "date": "2024"}
    claim = builder.claim("Claim.", id="c", source=source)
    builder.support(claim, thesis, weight=0.25, scheme="analogy", label="rephrases")
    notes = build_scene(builder.build()).boxes["c"].notes
    assert notes == ("A. Author, Report, 2024", "weight 0.25", "rephrases", "by analogy")


@pytest.mark.parametrize(
    ("kind", "polarity", "tag"),
    [
        ("claim", "support", "PILLAR"),
        ("evidence", "support", "PILLAR · evidence"),
        ("claim", "attack", "OBJECTION"),
        ("evidence", "attack", "OBJECTION · evidence"),
        ("question", "neutral", "QUESTION"),
        ("context", "neutral", "CONTEXT"),
        ("recommendation", "support", "RECOMMENDATION"),
    ],
)
def test_the_tag_says_role_and_kind(kind: str, polarity: str, tag: str) -> None:
    builder, thesis = built()
    builder.relation(polarity, builder.claim("C.", id="c", kind=kind), thesis)
    assert build_scene(builder.build()).boxes["c"].tag == tag


def test_evidence_below_a_pillar_is_called_evidence() -> None:
    builder, thesis = built()
    pillar = builder.claim("P.")
    builder.support(pillar, thesis)
    builder.support(builder.claim("E.", id="e", kind="evidence"), pillar)
    box = build_scene(builder.build()).boxes["e"]
    assert (box.role, box.tag) == ("evidence", "EVIDENCE")


def test_an_objection_is_open_until_something_answers_it() -> None:
    builder, thesis = built()
    first, second = builder.claim("First.", id="first"), builder.claim("Second.", id="second")
    builder.attack(first, thesis)
    builder.attack(second, thesis)
    builder.address(builder.claim("R.", kind="recommendation"), second)
    boxes = build_scene(builder.build()).boxes
    assert (boxes["first"].mark, boxes["second"].mark) == (OpenMark.OPEN, None)


def test_an_open_objection_that_hangs_elsewhere_says_that_it_is_one() -> None:
    builder, thesis = built()
    pillar, objection, both = builder.claim("P."), builder.claim("O."), builder.claim("Both.", id="both")
    builder.support(pillar, thesis)
    builder.attack(objection, thesis)
    builder.support(both, objection)
    builder.attack(both, pillar, id="against")
    shown = build_scene(builder.build())
    assert (shown.boxes["both"].tag, shown.boxes["both"].mark) == ("REASON", OpenMark.OPEN_ELSEWHERE)
    assert shown.steps["against"].is_open


def test_recommendations_are_apart_unless_they_are_premises_with_claims() -> None:
    builder, thesis = built()
    alone = builder.claim("Alone.", id="alone", kind="recommendation")
    builder.support(alone, thesis)
    joined = builder.claim("Joined.", id="joined", kind="recommendation")
    builder.support([joined, builder.claim("With.", id="with")], thesis)
    shown = build_scene(builder.build())
    assert shown.band == ("alone",)
    assert "joined" in shown.homes


def test_a_claim_hangs_on_what_it_supports_rather_than_on_what_it_attacks() -> None:
    builder, thesis = built()
    pillar, objection = builder.claim("P."), builder.claim("O.", id="o")
    builder.support(pillar, thesis)
    builder.attack(objection, thesis)
    both = builder.claim("Both.", id="both")
    builder.attack(both, pillar)
    builder.support(both, objection)
    assert build_scene(builder.build()).homes["both"] == "both->o"


def test_a_map_without_title_is_called_after_its_thesis() -> None:
    builder = MapBuilder()
    assert build_scene(builder.build()).title == "Untitled map"
    builder.thesis("The thesis.")
    assert build_scene(builder.build()).title == "The thesis."


@pytest.mark.parametrize("url", ["https://a.org", "http://a.org/x?y#z", "mailto:a@b.org", "#there"])
def test_addresses_that_a_reader_may_follow(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:x", "JAVASCRIPT:x", "java\nscript:x", "\x01javascript:x", "data:x", "file:///etc", "//a.org", "a",
        "", "https://a.org/" + LONGEST_LINK * "x",
    ],
)  # fmt: skip
def test_addresses_that_become_no_links(url: str) -> None:
    assert safe_url(url) is None


def test_open_is_what_the_rule_finds_unanswered() -> None:
    debate = load(Path(__file__).parents[2] / "maps" / "us-pakistan.yaml")
    diagnostics = check(debate, select=["unanswered-objection"])
    steps = [step for step in build_scene(debate).steps.values() if step.is_open]
    assert len(steps) == 3
    assert {diagnostic.element for diagnostic in diagnostics} <= {
        e for step in steps for e in (step.id, *step.premises)
    }
    assert len(diagnostics) == len(steps)
