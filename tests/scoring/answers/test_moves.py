"""The best next move: what one new claim would do."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.registry import SEMANTICS
from argmap.scoring import UnsettledError, strengths
from argmap.scoring.answers.moves import Move, moves
from tests.effort import examples
from tests.scoring.test_worked_example import example
from tests.strategies import maps

RAISES = {"pillar", "reason", "backing"}


def joined(debate: ArgumentMap, polarity: Polarity, target: str) -> ArgumentMap:
    """The map with a new claim that really supports or attacks an element."""
    relation = Relation(id="the-new-step", polarity=polarity, premises=("the-new-claim",), target=target)
    return debate.evolve(
        claims=(*debate.claims, Claim(id="the-new-claim", text="Something new.")),
        relations=(*debate.relations, relation),
    )


def after(debate: ArgumentMap, move: Move, semantics: str = "quadratic-energy") -> float:
    polarity = Polarity.SUPPORT if move.kind in RAISES else Polarity.ATTACK
    return strengths(joined(debate, polarity, move.target), semantics)[debate.thesis]


def test_each_place_has_its_name():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.support(b.claim("A pillar.", id="pillar"), "t", id="step")
    b.attack(b.claim("An objection.", id="objection"), "t", id="other")
    answer = moves(b.build(), most=10)
    assert {(move.kind, move.target) for move in answer.pro} == {
        ("pillar", "t"), ("backing", "step"), ("undercut", "other"), ("reason", "pillar"), ("rebuttal", "objection"),
    }  # fmt: skip
    assert {(move.kind, move.target) for move in answer.con} == {
        ("objection", "t"), ("undercut", "step"), ("backing", "other"), ("reason", "objection"),
    }  # fmt: skip
    assert all(move.effect > 0 for move in answer.pro)
    assert all(move.effect < 0 for move in answer.con)
    assert answer.complete


def test_the_three_best_kinds_are_given_with_the_largest_effect_first():
    answer = moves(example())
    for side in (answer.pro, answer.con):
        assert len(side) == 3
        assert [abs(move.effect) for move in side] == sorted((abs(move.effect) for move in side), reverse=True)
        assert len({move.kind for move in side}) == 3
    assert [(move.kind, move.target) for move in answer.pro] == [("pillar", "T"), ("reason", "P1"), ("rebuttal", "O1")]


def test_among_equal_moves_the_nearest_and_then_the_first_is_named():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    for name in ("one", "two"):
        b.support(b.claim(f"This is {name}.", id=name), "t", id=f"{name}-step")
    answer = moves(b.build())
    assert [move.target for move in answer.pro] == ["t", "one-step", "one"]


def test_a_move_that_undoes_the_verdict_says_so():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.55)
    answer = moves(b.build())
    assert [(move.kind, move.turns) for move in (*answer.pro, *answer.con)] == [("pillar", False), ("objection", True)]


def test_context_and_what_does_not_bear_on_the_thesis_is_no_place():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.neutral(b.claim("Context."), "t")
    b.claim("Apart.")
    answer = moves(b.build())
    assert [move.target for move in (*answer.pro, *answer.con)] == ["t", "t"]


def test_a_wide_map_is_tried_from_the_thesis_on_as_far_as_work_goes():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.9)
    for number in range(2000):
        b.relation("support" if number % 2 else "attack", b.claim(f"Claim {number}."), "t")
    answer = moves(b.build())
    assert not answer.complete
    assert {move.kind for move in answer.pro} == {"pillar", "backing"}
    assert {move.kind for move in answer.con} == {"objection", "undercut"}


def test_the_published_form():
    found = moves(example()).to_json()
    assert set(found) == {"pro", "con", "complete"}
    assert set(found["pro"][0]) == {"kind", "target", "strength", "effect", "turns"}


def test_a_map_without_a_thesis_has_no_moves():
    with pytest.raises(ValueError, match="no thesis"):
        moves(ArgumentMap())


@settings(max_examples=examples(200), deadline=None)
@given(debate=maps(plain=True), semantics=st.sampled_from(["quadratic-energy", "df-quad", *SEMANTICS.names()]))
def test_a_move_does_what_the_claim_does_when_it_is_really_added(debate, semantics):
    assume(debate.thesis is not None)
    try:
        present = strengths(debate, semantics)[debate.thesis]
        answer = moves(debate, semantics, most=10)
        for move in (*answer.pro, *answer.con):
            assert after(debate, move, semantics) == pytest.approx(move.strength, abs=1e-9)
            assert move.strength - present == pytest.approx(move.effect, abs=1e-12)
    except UnsettledError:
        assume(False)


@settings(max_examples=examples(100), deadline=None)
@given(debate=maps(plain=True, acyclic=True))
def test_no_other_new_claim_would_do_more(debate):
    assume(debate.thesis is not None)
    present = strengths(debate)[debate.thesis]
    answer = moves(debate)
    effects = [
        strengths(joined(debate, polarity, element))[debate.thesis] - present
        for element in debate.by_id
        for polarity in (Polarity.SUPPORT, Polarity.ATTACK)
    ]
    best = answer.pro[0].effect if answer.pro else 0.0
    worst = answer.con[0].effect if answer.con else 0.0
    assert (best, worst) == (pytest.approx(max(effects), abs=1e-9), pytest.approx(min(effects), abs=1e-9))
