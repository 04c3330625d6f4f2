"""Which objections count as answered, what a pillar rests on, and undercuts that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.model.elements import ArgumentMap
from argmap.model.lines import answered, signs
from argmap.model.objections import unanswered
from tests.rules.cases import found, places
from tests.strategies import maps

THESIS = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"


def test_an_objection_to_the_thesis_that_nothing_answers() -> None:
    text = THESIS + "objections:\n  - {id: o, claim: But no.}\n"
    (diagnostic,) = found(text, "unanswered-objection")
    assert "'o' to the thesis" in diagnostic.message
    assert places(text, "unanswered-objection") == [(4, 20, 4, 27)]


@pytest.mark.parametrize(
    "answer",
    [
        "rebuttals: [No.]",
        "undercuts: [So what.]",
        "reasons: [{claim: Since this., objections: [No.]}]",
        "reasons: [{claim: Since this., undercuts: [So what.]}]",
    ],
)
def test_an_attack_on_the_step_the_claim_or_its_reasons_is_an_answer(answer: str) -> None:
    assert places(THESIS + f"objections:\n  - claim: But no.\n    {answer}\n", "unanswered-objection") == []
    deeper = THESIS + f"pillars:\n  - claim: One.\n    objections:\n      - claim: But no.\n        {answer}\n"
    assert places(deeper, "unanswered-objection") == []


def test_a_recommendation_that_addresses_it_is_an_answer() -> None:
    text = THESIS + "objections: [{id: o, claim: But no.}]\nrecommendations: [{claim: Do it., addresses: o}]\n"
    assert places(text, "unanswered-objection") == []


def test_an_objection_below_a_pillar_and_a_cross_link_are_objections_too() -> None:
    text = (
        THESIS + "pillars:\n  - id: p\n    claim: One.\n    reasons:\n      - claim: Two.\n        objections: [But.]\n"
    )
    assert places(text, "unanswered-objection") == [(8, 22, 8, 26)]
    linked = (
        THESIS + "pillars: [{id: p, claim: One.}]\nobjections:\n  - {claim: But., attacks: [p], rebuttals: [No.]}\n"
    )
    assert places(linked, "unanswered-objection") == []


def test_rebuttals_and_undercuts_need_no_answer() -> None:
    text = THESIS + "pillars: [{claim: One., undercuts: [So what.]}]\nobjections: [{claim: But., rebuttals: [No.]}]\n"
    assert places(text, "unanswered-objection") == []


def test_an_attack_on_a_claim_that_is_not_part_of_the_case_is_no_objection() -> None:
    text = THESIS + "claims: [{claim: Aside., objections: [But.]}]\n"
    assert places(text, "unanswered-objection") == []


@settings(max_examples=150, deadline=None)
@given(maps(plain=True))
def test_for_lines_the_rule_agrees_with_response_coverage(debate: ArgumentMap) -> None:
    open_lines = {line.relation.id for line in debate.lines if line.sign == -1} - answered(debate)
    reported = {relation.id for relation in unanswered(debate) if relation.target == debate.thesis}
    assert reported <= open_lines
    if 0 not in signs(debate).values():
        assert reported == open_lines


def test_an_objection_answered_in_one_of_its_reasons() -> None:
    text = (
        THESIS
        + "objections:\n  - claim: But.\n    reasons:\n"
        + "      - {claim: One., objections: [No.]}\n      - {id: b, claim: Two.}\n"
    )
    (diagnostic,) = found(text, "half-answered-objection")
    assert places(text, "half-answered-objection") == [(4, 12, 4, 16)]
    assert "still stands on 'b'" in diagnostic.message
    assert places(text + "    rebuttals: [No, never.]\n", "half-answered-objection") == []


@pytest.mark.parametrize(
    ("pillar", "bare"),
    [
        ("One.", True),
        ("{claim: One., quote: one}", True),
        ("{claim: One., objections: [No.]}", True),
        ("{claim: One., context: [Aside.]}", True),
        ("{claim: One., backing: [Holds.]}", True),
        ("{claim: One., source: Report}", False),
        ("{claim: One., kind: evidence}", False),
        ("{claim: One., reasons: [Two.]}", False),
        ("{claim: One., evidence: [Two.]}", False),
        ("{premises: [One., {claim: Two., reasons: [Three.]}]}", False),
        ("{premises: [One., Two.]}", True),
    ],
)
def test_what_a_pillar_rests_on(pillar: str, bare: bool) -> None:
    assert bool(places(THESIS + f"pillars:\n  - {pillar}\n", "bare-pillar")) is bare


def test_a_recommendation_is_no_pillar() -> None:
    assert places(THESIS + "recommendations: [{claim: Do it., supports: [t]}]\n", "bare-pillar") == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("undercuts: [one]", [(4, 37, 4, 40)]),
        ("undercuts: [{ref: a}]", [(4, 43, 4, 44)]),
        ("backing: [It is so.]", [(4, 35, 4, 44)]),
        ("undercuts: [Only sometimes.]", []),
    ],
)
def test_an_undercut_or_backing_that_repeats_an_end_of_its_step(step: str, expected: list) -> None:
    text = THESIS + f"pillars:\n  - {{id: a, claim: One, {step}}}\n"
    assert places(text, "repeated-premise") == expected


@pytest.mark.parametrize(
    ("premise", "undercut", "disguised"),
    [
        ("The air gets cleaner.", "The air does not get cleaner.", True),
        ("The air gets cleaner.", "The air doesn't get cleaner", True),
        ("Shops can move.", "Shops cannot move.", True),
        ("Nobody has to move.", "It is no use.", False),
        ("The town isn't quiet.", "The town is quiet.", True),
        ("The air gets cleaner.", "The streets do not get cleaner.", False),
        ("The air gets cleaner.", "Clean air alone does not decide it.", False),
        ("No.", "Not.", False),
    ],
)
def test_an_undercut_that_denies_the_premise_is_an_objection(premise: str, undercut: str, disguised: bool) -> None:
    text = THESIS + f'pillars:\n  - claim: "{premise}"\n    undercuts: ["{undercut}"]\n'
    assert bool(places(text, "disguised-objection")) is disguised


def test_denials_are_looked_for_in_english_only() -> None:
    text = (
        "argmap: 1\nlanguage: {}\nthesis: It is so.\npillars: [{{claim: It rains., undercuts: [It does not rain.]}}]\n"
    )
    assert places(text.format("en-GB"), "disguised-objection") == [(4, 42, 4, 59)]
    assert places(text.format("de"), "disguised-objection") == []
