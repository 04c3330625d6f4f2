"""How firm a verdict is: certificates, chance, and what it rests on."""

from array import array
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.model.structure.lines import signs
from argmap.registry import SEMANTICS
from argmap.scoring import UnsettledError, score, strengths
from argmap.scoring.evaluation.evaluator import Evaluator
from argmap.scoring.evaluation.rows_of_map import lay_out
from argmap.scoring.verdicts.verdict_robustness import robustness, robustness_of
from argmap.scoring.verdicts.verdict_state import VerdictState
from tests.effort import examples
from tests.scoring.plain import without
from tests.scoring.test_worked_example import example
from tests.strategies import UNITS, maps, trees

MONOTONE = [semantics.name for semantics in SEMANTICS if "monotone" in semantics.principles]
ACYCLIC = maps(acyclic=True, plain=True)
SEEDS = st.randoms(use_true_random=False)


def verdicts(debate: ArgumentMap, vectors: list[list[float]], semantics: str = "quadratic-energy") -> list[float]:
    flat = array("d", [base for vector in vectors for base in vector])
    return [2 * strength - 1 for strength in Evaluator(debate, semantics).batch(flat, debate.thesis)]


def bases(debate: ArgumentMap) -> list[float]:
    return [debate.base_score(claim.id) for claim in debate.claims]


def shifted(debate: ArgumentMap, ways, delta: float, *, fixed: bool = False) -> list[float]:
    """The base scores, each moved its way by delta; the thesis's own only where it is not fixed."""
    return [
        base if fixed and claim.id == debate.thesis else min(1.0, max(0.0, base + way * delta))
        for claim, base, way in zip(debate.claims, bases(debate), ways, strict=True)
    ]


def side(debate: ArgumentMap, semantics: str = "quadratic-energy") -> int:
    (verdict,) = verdicts(debate, [bases(debate)], semantics)
    return 0 if abs(verdict) <= 1e-12 else 1 if verdict > 0 else -1


def test_the_worked_example():
    answer = robustness(example())
    assert (answer.all, answer.arguments) == (pytest.approx(0.0415, abs=5e-5), pytest.approx(0.079, abs=5e-4))
    assert answer.exact
    assert answer.flip_probability == pytest.approx(0.144, abs=0.02)
    assert answer.draws == 4000
    assert answer.keystone.claims == ("P1", "P2", "P3")
    assert answer.keystone.effect == pytest.approx(0.132, abs=5e-4)


def test_a_thesis_alone_is_as_firm_as_its_base_score():
    b = MapBuilder()
    b.thesis("The thesis holds.", base_score=0.7)
    answer = robustness(b.build())
    assert answer.all == pytest.approx(0.2)
    assert (answer.arguments, answer.bounds["arguments"]) == (None, (1.0, None))
    assert (answer.exact, answer.flip_probability, answer.keystone) == (True, 0.0, None)


def test_an_undecided_verdict_is_not_firm_at_all():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.support(b.claim("A reason.", id="reason"), "t")
    b.attack(b.claim("An objection."), "t")
    answer = robustness(b.build())
    assert (answer.all, answer.arguments, answer.exact) == (0.0, 0.0, True)
    assert (answer.flip_probability, answer.draws) == (None, 0)
    assert len(answer.keystone.claims) == 2


@settings(max_examples=examples(150), deadline=None)
@given(debate=trees(), random=SEEDS, semantics=st.sampled_from(["quadratic-energy", "df-quad", *MONOTONE]))
def test_on_trees_the_verdict_stands_up_to_rho_and_falls_behind_it(semantics, debate, random):
    present = side(debate, semantics)
    assume(present)
    answer = robustness(debate, semantics)
    assert answer.exact
    sign_of = signs(debate)
    against = [-present * (sign_of[claim.id] or 0) for claim in debate.claims]
    for delta, fixed in ((answer.all, False), (answer.arguments, True)):
        within = 1.0 if delta is None else max(0.0, delta - 1e-8)
        ways = [[random.choice([-1, 1, random.uniform(-1, 1)]) for _ in debate.claims] for _ in range(30)]
        vectors = [shifted(debate, way, within, fixed=fixed) for way in (*ways, against)]
        assert all(present * verdict > 1e-12 for verdict in verdicts(debate, vectors, semantics))
        if delta is not None:
            (lost,) = verdicts(debate, [shifted(debate, against, delta + 1e-8, fixed=fixed)], semantics)
            assert present * lost <= 1e-12


@settings(max_examples=examples(100), deadline=None)
@given(debate=ACYCLIC, random=SEEDS, semantics=st.sampled_from(MONOTONE))
def test_on_graphs_the_lower_bound_is_a_certificate_and_the_upper_one_is_reached(debate, random, semantics):
    assume(debate.thesis is not None)
    present = side(debate, semantics)
    assume(present)
    answer = robustness(debate, semantics)
    names = [claim.id for claim in debate.claims]
    for name, fixed in (("all", False), ("arguments", True)):
        low, high = answer.bounds[name]
        ways = [[random.choice([-1, 1, random.uniform(-1, 1)]) for _ in names] for _ in range(50)]
        ends = list(product((-1, 0, 1), repeat=len(names))) if len(names) <= 5 else []
        vectors = [shifted(debate, way, max(0.0, low - 1e-8), fixed=fixed) for way in (*ways, *ends)]
        assert all(present * verdict > 1e-12 for verdict in verdicts(debate, vectors, semantics))
        assert high is None or high >= low
        if high is not None and ends:
            vectors = [shifted(debate, way, high, fixed=fixed) for way in ends]
            assert min(present * verdict for verdict in verdicts(debate, vectors, semantics)) <= 2e-12
    assert answer.bounds["arguments"][0] >= answer.bounds["all"][0] - 1e-5


def test_a_claim_on_both_sides_leaves_an_interval():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.6)
    b.support(b.claim("A reason.", id="reason"), "t")
    both = b.claim("Both ways.", id="both")
    b.support(both, "reason")
    b.attack(both, "t", weight=0.5)
    answer = robustness(b.build())
    low, high = answer.bounds["all"]
    assert not answer.exact
    assert 0 < answer.all == low < high < 0.2


def test_a_cycle_has_bounds_that_hold():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=0.6)
    b.support(b.claim("One.", id="one"), "t")
    b.support(b.claim("Two.", id="two"), "one")
    b.attack("one", "two")
    debate = b.build()
    answer = robustness(debate)
    low, high = answer.bounds["all"]
    assert not answer.exact
    assert (answer.flip_probability, answer.draws) == (None, 0)
    assert low == pytest.approx(high, abs=0.05)
    for ways in product((-1, 1), repeat=3):
        assert verdicts(debate, [shifted(debate, ways, low - 1e-6)])[0] > 0
    assert min(verdicts(debate, [shifted(debate, ways, high + 1e-4) for ways in product((-1, 1), repeat=3)])) <= 0


def test_without_monotony_nothing_is_proved():
    promised_less = replace(SEMANTICS.get("df-quad"), principles=frozenset())
    answer = robustness_of(VerdictState(lay_out(example()), promised_less))
    assert (answer.all, answer.exact) == (0.0, False)


def test_base_scores_that_a_semantics_ignores_cannot_turn_the_verdict():
    answer = robustness(example(), "h-categorizer")
    assert (answer.all, answer.arguments, answer.flip_probability) == (None, None, 0.0)


@settings(max_examples=examples(50), deadline=None)
@given(debate=ACYCLIC)
def test_the_share_of_turned_verdicts_is_that_of_other_draws_but_for_chance(debate):
    assume(debate.thesis is not None)
    present = side(debate)
    answer = robustness(debate)
    if not present:
        assert answer.flip_probability is None
        return
    drawn = Evaluator(debate).sample(debate.thesis, 4000, seed=77)
    turned = sum(present * (2 * strength - 1) <= 1e-12 for strength in drawn) / 4000
    assert answer.flip_probability == pytest.approx(turned, abs=0.06)  # five standard errors


def bare_lines(count: int) -> ArgumentMap:
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    for number in range(count):
        b.support(b.claim(f"Reason {number}.", id=f"r{number}"), "t")
    return b.build()


def test_large_maps_get_fewer_draws_and_then_none():
    assert [robustness(bare_lines(count)).draws for count in (61, 99, 2499, 2500)] == [4000, 2500, 100, 0]
    assert robustness(bare_lines(2500)).flip_probability is None


def test_the_keystone_is_left_out_where_it_takes_too_much():
    assert len(robustness(bare_lines(900)).keystone.claims) == 900
    assert robustness(bare_lines(1100)).keystone is None


@settings(max_examples=examples(200), deadline=None)
@given(debate=maps(plain=True))
def test_the_keystone_is_what_recomputation_without_each_claim_finds(debate):
    assume(debate.thesis is not None)
    try:
        found = robustness(debate).keystone
        present = strengths(debate)[debate.thesis]
        effects = {
            claim.id: abs(strengths(without(debate, claim.id))[debate.thesis] - present)
            for claim in debate.claims
            if claim.id != debate.thesis
        }
    except UnsettledError:
        assume(False)
    most = max(effects.values(), default=0.0)
    if found is None:
        assert most == pytest.approx(0.0, abs=1e-11)
    else:
        assert found.effect == pytest.approx(most, abs=1e-9)
        assert {claim for claim, effect in effects.items() if effect >= most - 1e-14} <= set(found.claims)


@pytest.mark.parametrize("semantics", SEMANTICS.names())
@settings(max_examples=20, deadline=None)
@given(debate=maps(plain=True))
def test_every_map_has_an_answer_or_a_reason(semantics, debate):
    if debate.thesis is None:
        with pytest.raises(ValueError, match="no thesis"):
            robustness(debate, semantics)
        return
    try:
        answer = robustness(debate, semantics)
    except UnsettledError:
        return
    for low, high in answer.bounds.values():
        assert 0 <= low <= 1
        assert high is None or low <= high <= 1
    assert set(answer.to_json()) == {
        "all", "arguments", "exact", "bounds", "flip_probability", "draws", "keystone"
    }  # fmt: skip


def test_a_score_carries_it():
    assert score(example()).balance["robustness"] == robustness(example()).to_json()


@settings(max_examples=examples(50), deadline=None)
@given(base=UNITS, reason=UNITS)
def test_rho_of_one_reason_under_df_quad_follows_from_its_formula(base, reason):
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t", base_score=base)
    b.support(b.claim("A reason.", base_score=reason), "t")
    found = robustness(b.build(), "df-quad").arguments
    strength = base + (1 - base) * reason
    assume(abs(strength - 0.5) > 1e-6)
    needed = (0.5 - base) / (1 - base) if base < 1 else -1.0  # the reason that gives exactly 0.5
    assert found == (pytest.approx(abs(reason - needed), abs=1e-7) if 0 <= needed <= 1 else None)
