"""The smallest change of base scores that undoes a verdict."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.scoring import UnsettledError, score, strengths
from argmap.scoring.answers.counterfactual import BaseChange, counterfactual
from argmap.scoring.evaluation.evaluator import Evaluator
from argmap.scoring.verdicts.verdict_robustness import robustness
from tests.effort import examples
from tests.scoring.test_worked_example import example
from tests.strategies import maps, trees


def changed(debate: ArgumentMap, changes: list[BaseChange]) -> ArgumentMap:
    after = {change.claim: change.after for change in changes}
    return debate.evolve(
        claims=[c.evolve(base_score=after[c.id]) if c.id in after else c for c in debate.claims]
    )  # fmt: skip


def side(strength: float) -> int:
    verdict = 2 * strength - 1
    return 0 if abs(verdict) <= 1e-12 else 1 if verdict > 0 else -1


def test_one_claim_is_named_with_the_base_score_that_is_enough():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.6)
    b.attack(b.claim("Weak.", id="weak", base_score=0.1), "t")
    b.support(b.claim("Its reason.", id="below", base_score=0.0), "weak")
    answer = counterfactual(b.build(), "df-quad")
    assert answer.changes == (BaseChange("weak", 0.1, pytest.approx(1 / 6)),)
    assert (answer.strength, answer.proved) == (pytest.approx(0.5), True)
    assert answer.to_json() == {
        "changes": [{"claim": "weak", "from": 0.1, "to": answer.changes[0].after}],
        "strength": answer.strength,
        "proved": True,
    }


def test_in_the_worked_example_it_takes_two_pillars():
    answer = counterfactual(example())
    assert [(change.claim, round(change.after, 3)) for change in answer.changes] == [("P1", 0.0), ("P2", 0.25)]
    assert not answer.proved


def test_among_equal_changes_the_claim_nearest_to_the_thesis_is_named():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.6)
    for name in ("one", "two"):
        b.attack(b.claim(f"This is {name}.", id=name, base_score=0.0), "t")
    assert counterfactual(b.build()).changes[0].claim == "one"


def test_premises_that_only_count_together_are_raised_together():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.6)
    b.attack([b.claim("One.", id="one", base_score=0.0), b.claim("Two.", id="two", base_score=0.0)], "t")
    answer = counterfactual(b.build())
    assert [change.claim for change in answer.changes] == ["one", "two"]
    assert answer.changes[0].after == 1.0
    assert 0 < answer.changes[1].after < 1


def test_there_is_nothing_to_undo_where_nothing_is_decided():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    assert counterfactual(b.build()) is None


def test_where_the_thesis_stands_by_itself_nothing_undoes_it():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.9)
    b.support(b.claim("A reason."), "t")
    assert counterfactual(b.build()) is None


def test_a_claim_on_both_sides_makes_it_no_proof():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.55)
    both = b.claim("Both ways.", id="both", base_score=0.0)
    b.support(both, b.claim("A reason.", id="reason", base_score=0.0))
    b.support("reason", "t", weight=0.1)
    b.attack(both, "t")
    answer = counterfactual(b.build())
    assert [change.claim for change in answer.changes] == ["both"]
    assert not answer.proved


def test_a_wide_map_is_answered_within_bounds():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    for number in range(3000):
        b.relation("support" if number % 3 else "attack", b.claim(f"Claim {number}."), "t")
    debate = b.build()
    answer = counterfactual(debate)
    assert len(answer.changes) > 100
    assert not answer.proved
    assert side(score(changed(debate, answer.changes)).strength("t")) <= 0


@settings(max_examples=examples(200), deadline=None)
@given(debate=maps(plain=True), semantics=st.sampled_from(["quadratic-energy", "df-quad", *SEMANTICS.names()]))
def test_the_changes_do_undo_the_verdict_and_leave_the_thesis_alone(debate, semantics):
    assume(debate.thesis is not None)
    try:
        present = strengths(debate, semantics)[debate.thesis]
        answer = counterfactual(debate, semantics)
    except UnsettledError:
        assume(False)
    if answer is None:
        return
    assert debate.thesis not in {change.claim for change in answer.changes}
    assert all(change.before == debate.base_score(change.claim) != change.after for change in answer.changes)
    after = strengths(changed(debate, answer.changes), semantics)[debate.thesis]
    assert after == pytest.approx(answer.strength, abs=1e-12)
    assert side(present) * (2 * after - 1) <= 1e-12


@settings(max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(debate=maps(plain=True, acyclic=True) | trees())
def test_no_smaller_change_of_one_claim_does_where_that_is_proved(debate):
    assume(debate.thesis is not None)
    answer = counterfactual(debate)
    assume(answer is not None and answer.proved)
    ((_, before, after),) = answer.changes
    present, live = side(strengths(debate)[debate.thesis]), Evaluator(debate)
    for claim in (c.id for c in debate.claims if c.id != debate.thesis):
        base = debate.base_score(claim)
        least, most = max(0.0, base - abs(after - before)), min(1.0, base + abs(after - before))
        for step in range(101):
            tried = min(1.0, least + (most - least) * step / 100)
            if abs(tried - base) < abs(after - before) - 1e-8:
                live.update(claim, tried)
                assert side(live.strength(debate.thesis)) == present
        live.update(claim, base)


@settings(max_examples=examples(200), deadline=None)
@given(debate=trees())
def test_of_several_changes_none_can_be_spared(debate):
    answer = counterfactual(debate)
    if answer is None:
        assert robustness(debate).arguments in (None, 0.0)
        return
    present = side(strengths(debate)[debate.thesis])
    for left_out in answer.changes:
        rest = [change for change in answer.changes if change is not left_out]
        assert side(strengths(changed(debate, rest))[debate.thesis]) == present
    if len(answer.changes) > 1:  # and none of them does it alone, however far it goes
        for claim in (c.id for c in debate.claims if c.id != debate.thesis):
            for end in (0.0, 1.0):
                alone = changed(debate, [BaseChange(claim, 0.0, end)])
                assert side(strengths(alone)[debate.thesis]) == present


BOTH_WAYS = """\
argmap: 1
title: t

thesis: T.

pillars:
  - id: c1
    claim: Claim 1.
    weight: 0.5
    reasons:
      - id: c2
        claim: Claim 2.
        base: 0.045
        weight: 0.31
        objections:
          - id: c3
            claim: Claim 3.
            rebuttals:
              - id: c5
                claim: Claim 5.
                weight: 0.89
                reasons:
                  - id: c7
                    claim: Claim 7.
                    weight: 0.58
                rebuttals:
                  - id: c6
                    claim: Claim 6.
                    reasons:
                      - id: c8
                        claim: Claim 8.
                        weight: 0.1
                        evidence:
                          - id: c9
                            claim: Claim 9.
                            weight: 0.75
                        objections:
                          - id: c13
                            claim: Claim 13.
                            base: 0.375
                  - ref: c9
          - id: c4
            claim: Claim 4.
            base: 0.148
            reasons:
              - ref: c13
          - ref: c5
      - ref: c4
        weight: 0.75
      - ref: c8
        weight: 0.75
      - id: c10
        claim: Claim 10.
        base: 0.8
        weight: 0.02
      - id: c11
        claim: Claim 11.
        base: 0.12
        reasons:
          - id: c12
            claim: Claim 12.
          - ref: c13
            weight: 0.79
    objections:
      - ref: c3
  - ref: c8
"""
"""A map in which claims count for the thesis one way and against it another: what is needed depends on the rest."""


def test_what_is_needed_is_asked_again_where_claims_count_both_ways():
    debate = loads(BOTH_WAYS)
    answer = counterfactual(debate)
    assert answer is not None
    present = side(strengths(debate)[debate.thesis])
    assert side(strengths(changed(debate, answer.changes))[debate.thesis]) != present
