"""Running, placing and suppressing findings; what a check survives."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Severity
from argmap.formats import dumps, parse
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.rules import check, find_rule
from argmap.scoring import score
from tests.effort import examples
from tests.rules.cases import found, places
from tests.strategies import TEXTS, maps

OBJECTION = """
    argmap: 1
    thesis: The old town should be closed.
    pillars:
      - claim: The air gets cleaner.
        source: City air report
    objections:
      - claim: Shops lose customers.
        {}
"""


def rules_in(text: str, **options: object) -> list[str]:
    return [d.rule for d in check(parse(dedent(text).lstrip()), **options)]


def test_findings_come_in_the_order_of_their_places_and_carry_the_file() -> None:
    text = "argmap: 1\nthesis: Is it?\npillars: [One?, Two?]\n"
    diagnostics = check(parse(text, file="maps/x.yaml"))
    assert diagnostics == sorted(diagnostics, key=Diagnostic.sort_key)
    assert {d.file for d in diagnostics} == {"maps/x.yaml"}


def test_what_the_reader_found_stays_in_the_report() -> None:
    assert "unknown-key" in rules_in("argmap: 1\nthesis: {claim: It is so., sorce: x}\n")


def test_a_map_that_was_never_a_text_has_findings_without_places() -> None:
    builder = MapBuilder()
    builder.thesis("Is it so?")
    diagnostics = check(Document(builder.build()))
    assert "question-as-claim" in [d.rule for d in diagnostics]
    assert [d.span for d in diagnostics if d.span is not None] == []


def test_an_allow_on_a_claim_covers_the_relation_it_is_a_premise_of() -> None:
    allowed = OBJECTION.format("allow: {unanswered-objection: The article leaves it open.}")
    assert "unanswered-objection" in rules_in(OBJECTION.format("note: open"))
    assert rules_in(allowed) == []


def test_an_allow_on_a_step_covers_its_relation() -> None:
    text = """
        argmap: 1
        thesis: The old town should be closed.
        pillars: [{claim: The air gets cleaner., source: Report}]
        objections:
          - premises: [Shops live from cars., Cars stay away.]
            allow: {unanswered-objection: open}
          - ref: noise
            allow: {unanswered-objection: open}
        claims: [{id: noise, claim: Noise moves elsewhere.}]
    """
    assert rules_in(text) == []


def test_an_allow_in_the_header_covers_the_map_but_not_other_rules() -> None:
    text = OBJECTION.format("status: draft") + "    allow: {unanswered-objection: an op-ed}\n"
    assert rules_in(text) == ["draft-claim"]


def test_an_allow_on_one_claim_leaves_the_others_alone() -> None:
    text = """
        argmap: 1
        thesis: It is so.
        pillars:
          - {claim: Really?, reasons: [x], allow: {question-as-claim: quoted}}
          - {claim: Truly?, reasons: [x y]}
    """
    assert places(text, "question-as-claim") == [(5, 13, 5, 19)]


def test_an_allow_with_a_misspelt_name_is_reported_at_the_key_with_the_nearest() -> None:
    text = OBJECTION.format("allow: {unanswerd-objection: open}")
    (diagnostic,) = found(text, "unknown-rule")
    assert diagnostic.message == "there is no rule 'unanswerd-objection'; did you mean 'unanswered-objection'?"
    assert places(text, "unknown-rule") == [(8, 13, 8, 32)]
    assert diagnostic.fix is not None and diagnostic.fix.edits[0].text == "unanswered-objection"
    assert not diagnostic.fix.safe


def test_an_allow_in_the_list_of_relations_has_its_place_too() -> None:
    text = OBJECTION.format("id: o") + "    relations:\n      - {premises: [o], attack: o, allow: {no-such: x}}\n"
    assert places(text, "unknown-rule") == [(10, 40, 10, 47)]


def test_an_allow_with_a_code_names_the_rule() -> None:
    (diagnostic,) = found(OBJECTION.format("allow: {ARG201: open}"), "unknown-rule")
    assert "did you mean 'unanswered-objection'?" in diagnostic.message


def test_what_the_reader_reports_cannot_be_allowed() -> None:
    text = "argmap: 1\nallow: {unknown-key: why not}\nthesis: {claim: It is so., sorce: x}\n"
    assert {"unknown-key", "unknown-rule"} <= set(rules_in(text))


def test_an_allow_without_a_finding_is_reported_at_its_key() -> None:
    text = OBJECTION.format("allow: {question-as-claim: quoted}")
    assert places(text, "unused-allow") == [(8, 13, 8, 30)]


def test_an_allow_is_not_unused_when_its_rule_did_not_run() -> None:
    text = OBJECTION.format("allow: {question-as-claim: a, quote-not-in-source: b, unmet-expectation: c}")
    assert places(text, "unused-allow") == [(8, 13, 8, 30)]
    assert "unused-allow" not in rules_in(text, ignore=["question-as-claim"])


def test_a_rule_that_is_ignored_says_nothing_and_an_unknown_name_is_refused_with_the_nearest() -> None:
    text = OBJECTION.format("note: open")
    assert "unanswered-objection" not in rules_in(text, ignore=["ARG201"])
    with pytest.raises(KeyError, match="did you mean 'unanswered-objection'"):
        rules_in(text, ignore=["unanswered-objections"])
    with pytest.raises(KeyError, match="cannot be ignored"):
        find_rule("ARG011")


def test_scores_are_asked_for_only_when_the_map_expects_some() -> None:
    asked: list[ArgumentMap] = []

    def provider(document: Document) -> object:
        asked.append(document.map)
        return score(document.map)

    plain = parse(dedent(OBJECTION.format("note: open")))
    check(plain, scores=lambda: provider(plain))
    assert asked == []
    expecting = parse(dedent(OBJECTION.format("note: open") + "    expect: {balance: 0.1}\n"))
    check(expecting, scores=lambda: provider(expecting))
    assert asked == [expecting.map]


@settings(max_examples=examples(200), deadline=None, suppress_health_check=list(HealthCheck))
@given(maps(), st.none() | TEXTS)
def test_a_check_never_raises_and_names_only_elements_of_the_map(debate: ArgumentMap, source: str | None) -> None:
    for document in (Document(debate, source_text=source), parse(dumps(debate), source_text=source)):
        for diagnostic in check(document, scores=lambda known=document: score(known.map)):
            assert diagnostic.element is None or diagnostic.element in document.map.by_id
            assert diagnostic.message.strip()
            assert diagnostic.severity in Severity


@settings(max_examples=examples(100), deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["thesis:", "- ", "claim: ", "  ", "\n", "?", "allow: {", "}"])).map("".join)
)
def test_a_check_survives_any_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in check(parse(text)):
        assert diagnostic.span is not None
        assert diagnostic.span.start.line <= len(lines) + 1


def test_a_deep_chain_and_a_wide_ring_are_checked_without_recursion() -> None:
    builder = MapBuilder()
    below = builder.thesis("It is so.")
    for number in range(20_000):
        claim = builder.claim(f"Reason {number} holds.", id=f"c{number}")
        builder.support(claim, below)
        below = claim
    builder.support("c0", below)
    assert [d.rule for d in check(Document(builder.build())) if d.severity is Severity.ERROR] == ["circular-support"]


def test_a_thousand_unknown_names_are_all_reported_and_the_first_fifty_explained() -> None:
    """Each hint compares a name with all others, so their number is bounded."""
    builder = MapBuilder(header={"issues": [{"id": "trade"}]})
    thesis = builder.thesis("It is so.")
    for number in range(1000):
        builder.support(builder.claim(f"Reason {number} holds.", issue=f"trade{number}"), thesis)
    messages = [d.message for d in check(Document(builder.build())) if d.rule == "unknown-issue"]
    assert len(messages) == 1000
    assert sum("did you mean" in message for message in messages) == 50


def test_a_thousand_findings_of_a_rule_are_told_apart_and_the_others_counted() -> None:
    text = "argmap: 1\nthesis: T.\npillars:\n" + "".join(f"  - Pillar {n}.\n" for n in range(1500))
    found = [d for d in check(parse(text)) if d.rule == "bare-pillar"]
    assert len(found) == 1001
    assert found[-1].message == "500 more findings like the 1,000 before"
    assert found[-1].span is not None and found[-1].span.start.line == 1004
