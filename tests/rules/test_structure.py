"""Planted faults of structure, each found at its place, and what must not be taken for one."""

from __future__ import annotations

from argmap.diagnostics import Severity
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.rules import check
from tests.rules.cases import found, places

THESIS = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"


def test_a_thesis_that_could_not_be_read_is_not_missing() -> None:
    text = "argmap: 1\nthesis: {id: t, clam: It is so.}\nclaims: [One.]\n"
    assert places(text, "missing-thesis") == []
    assert places("argmap: 1\nclaims: [One.]\n", "missing-thesis") == [(1, 1, 1, 1)]


def test_each_loose_claim_is_a_root_and_many_are_reported_together() -> None:
    few = THESIS + "claims:\n  - One.\n  - claim: Two.\n    reasons: [Three.]\n"
    assert places(few, "second-root") == [(4, 5, 4, 9), (5, 12, 5, 16)]
    many = THESIS + "claims: [" + ", ".join(f"Claim {n}" for n in range(11)) + "]\n"
    (diagnostic,) = found(many, "second-root")
    assert diagnostic.message.startswith("11 claims")
    assert len(diagnostic.related) == 9
    assert all(other.span is not None for other in diagnostic.related)


def test_each_ring_is_reported_once_where_it_closes() -> None:
    text = """
        argmap: 1
        thesis: {id: t, claim: It is so.}
        pillars:
          - id: a
            claim: One.
            reasons:
              - id: b
                claim: Two.
                reasons:
                  - ref: a
          - id: c
            claim: Three.
            supports: [d]
            reasons:
              - {id: d, claim: Four.}
        claims:
          - {id: e, claim: Five., supports: [e]}
    """
    rings = found(text, "circular-support")
    assert [d.message for d in rings] == [
        "circular support: 'a' supports 'b' supports 'a'",
        "circular support: 'c' supports 'd' supports 'c'",
        "'e' supports itself",
    ]
    assert places(text, "circular-support") == [(10, 18, 10, 19), (13, 16, 13, 17), (17, 38, 17, 39)]
    assert {d.severity for d in rings} == {Severity.ERROR}


def test_two_rings_through_one_claim_are_two() -> None:
    text = """
        argmap: 1
        thesis: It is so.
        pillars:
          - id: a
            claim: One.
            reasons:
              - claim: Two.
                reasons: [{ref: a}]
              - claim: Three.
                reasons: [{ref: a}]
    """
    assert [place[0] for place in places(text, "circular-support")] == [8, 10]


def test_a_ring_through_co_premises_and_backing_is_a_ring() -> None:
    text = """
        argmap: 1
        thesis: It is so.
        pillars:
          - id: p
            claim: One.
            reasons:
              - claim: Two.
                backing:
                  - premises: [{ref: b}, Three.]
          - id: b
            claim: Four.
            reasons: [{ref: REASON}]
        claims: [{id: c, claim: Five.}]
    """
    assert places(text.replace("REASON", "c"), "circular-support") == []
    assert places(text.replace("REASON", "p"), "circular-support") == [(12, 21, 12, 22)]


def test_a_ring_through_an_attack_is_no_circular_support() -> None:
    text = THESIS + "objections:\n  - id: a\n    claim: One.\n    rebuttals: [{id: b, claim: Two.}]\n"
    assert places(text + "relations: [{premises: [a], attack: b}]\n", "circular-support") == []
    assert places(text + "relations: [{premises: [a], support: b}]\n", "circular-support") == []


def test_a_claim_that_attacks_itself_is_found_at_the_id() -> None:
    text = THESIS + "pillars:\n  - id: a\n    claim: One.\n    attacks: [a]\n"
    assert places(text, "self-attack") == [(6, 15, 6, 16)]
    together = THESIS + "pillars: [{id: a, claim: One.}]\nrelations: [{premises: [a, t], attack: a}]\n"
    assert "together with its co-premises" in found(together, "self-attack")[0].message


def test_the_same_premises_for_and_against_one_target() -> None:
    text = THESIS + "pillars: [{id: a, claim: One., attacks: [t]}]\n"
    (diagnostic,) = found(text, "pro-and-con")
    assert diagnostic.related[0].span is not None
    assert places(text, "pro-and-con") == [(3, 42, 3, 43)]
    other = THESIS + "pillars: [{id: a, claim: One.}]\nobjections: [{premises: [{ref: a}, Two.]}]\n"
    assert places(other, "pro-and-con") == []


def test_a_repeated_text_points_to_the_first() -> None:
    text = THESIS + 'pillars:\n  - The “air” gets   cleaner.\n  - claim: the "AIR" gets cleaner\n'
    (diagnostic,) = found(text, "duplicate-claim")
    assert places(text, "duplicate-claim") == [(5, 12, 5, 34)]
    assert diagnostic.related[0].span is not None
    assert diagnostic.related[0].span.start == (4, 5)


def test_texts_of_punctuation_only_are_no_duplicates() -> None:
    assert places(THESIS + "pillars: [a ?, b ?, '...', '!!']\n", "duplicate-claim") == []


def test_a_recommendation_without_an_aim() -> None:
    text = (
        THESIS
        + "objections: [{id: o, claim: But.}]\nrecommendations:\n  - Do it.\n  - {claim: Do that., addresses: o}\n"
    )
    assert places(text, "orphan-recommendation") == [(5, 5, 5, 11)]


def test_a_recommendation_that_supports_something_or_is_the_thesis_has_an_aim() -> None:
    thesis = "argmap: 1\nthesis: {id: t, claim: Do it., kind: recommendation}\n"
    text = thesis + "recommendations: [{claim: Do that., supports: [t]}]\n"
    assert places(text, "orphan-recommendation") == []


def test_one_side_only() -> None:
    pro, con = THESIS + "pillars: [One.]\n", THESIS + "objections: [One.]\n"
    assert places(pro, "one-sided-map") == places(con, "one-sided-map") == [(2, 24, 2, 33)]
    assert "no objection" in found(pro, "one-sided-map")[0].message
    assert "supports the thesis" in found(con, "one-sided-map")[0].message


def test_an_issue_that_is_not_declared() -> None:
    text = "argmap: 1\nissues: [trade, health]\nthesis: {claim: It is so., issue: heatlh}\n"
    (diagnostic,) = found(text, "unknown-issue")
    assert places(text, "unknown-issue") == [(3, 35, 3, 41)]
    assert "did you mean 'health'?" in diagnostic.message
    assert diagnostic.fix is not None and diagnostic.fix.edits[0].text == "health"
    assert places(text, "unused-issue") == [(2, 9, 2, 10), (2, 9, 2, 10)]
    assert places("argmap: 1\nthesis: {claim: It is so., issue: any}\n", "unknown-issue") == []


def test_a_fix_keeps_the_quotes_of_the_value() -> None:
    text = '{"argmap": "1", "issues": ["health"], "thesis": {"claim": "It is so.", "issue": "heatlh"}}'
    (diagnostic,) = found(text, "unknown-issue")
    assert diagnostic.fix is not None and diagnostic.fix.edits[0].text == '"health"'


def test_backings_that_only_back_each_other_are_a_ring_without_claims() -> None:
    builder = MapBuilder()
    builder.thesis("It is so.", id="t")
    builder.support("t", "r2", id="r1")
    builder.support("t", "r1", id="r2")
    messages = [d.message for d in check(Document(builder.build())) if d.rule == "circular-support"]
    assert messages == ["these backings support only each other"]
