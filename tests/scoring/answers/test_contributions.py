"""Contributions against scores of maps that were really changed, and Shapley's value against its definition."""

from itertools import combinations, permutations
from math import fsum

import pytest
from hypothesis import assume, given, settings

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.scoring import UnsettledError, strengths
from argmap.scoring.answers import shapley_shares
from argmap.scoring.answers.contributions import contributions
from tests.effort import examples
from tests.samples.unsettled import UNSETTLED
from tests.scoring.plain import without
from tests.strategies import maps, trees


@settings(max_examples=examples(200))
@given(maps(acyclic=True, plain=True))
def test_removal_equals_the_score_of_the_map_without_the_claim(debate):
    assume(debate.thesis)
    for semantics in ("quadratic-energy", "df-quad"):
        answer = contributions(debate, semantics=semantics)
        assert answer.strength == pytest.approx(strengths(debate, semantics)[debate.thesis], abs=1e-12)
        assert set(answer.removal) == set(answer.players)
        for claim in debate.claims:
            if claim.id != debate.thesis:
                expected = answer.strength - strengths(without(debate, claim.id), semantics)[debate.thesis]
                assert answer.removal.get(claim.id, 0.0) == pytest.approx(expected, abs=1e-12)


@settings(max_examples=examples(100))
@given(maps(plain=True))
def test_removal_from_a_cycle_equals_the_score_of_the_map_without_the_claim(debate):
    assume(debate.thesis)
    answer = contributions(debate)
    for claim, effect in answer.removal.items():
        expected = answer.strength - strengths(without(debate, claim))[debate.thesis]
        assert effect == pytest.approx(expected, abs=1e-9)


@settings(max_examples=examples(200))
@given(maps(max_claims=6, acyclic=True, plain=True))
def test_exact_shares_are_means_over_all_orders(debate):
    assume(debate.thesis)
    answer = contributions(debate)
    players = answer.players
    value = {
        chosen: strengths(without(debate, *(set(players) - set(chosen))))[debate.thesis]
        for size in range(len(players) + 1)
        for chosen in combinations(players, size)
    }
    gains = dict.fromkeys(players, 0.0)
    orders = list(permutations(players))
    for order in orders:
        for place, player in enumerate(order):
            before = tuple(p for p in players if p in order[:place])
            after = tuple(p for p in players if p in order[: place + 1])
            gains[player] += value[after] - value[before]
    assert answer.exact
    assert answer.shares == pytest.approx({p: gain / len(orders) for p, gain in gains.items()}, abs=1e-12)


@settings(max_examples=examples(200))
@given(maps(max_claims=12, plain=True))
def test_shares_add_up_to_the_strength_less_what_the_claim_has_alone(debate):
    assume(debate.thesis)
    answer = contributions(debate)
    alone = without(debate, *(claim.id for claim in debate.claims if claim.id != debate.thesis))
    assert answer.alone == pytest.approx(strengths(alone)[debate.thesis], abs=1e-12)
    if answer.shares is not None:
        assert fsum(answer.shares.values()) == pytest.approx(answer.strength - answer.alone, abs=1e-9)


def broad(count: int) -> ArgumentMap:
    """A thesis with `count` claims below it in threes."""
    b = MapBuilder()
    names = [b.thesis("T.", id="t")]
    for number in range(count):
        names.append(b.claim(f"Claim {number}.", id=f"c{number}", base_score=0.3 + 0.6 * number / count))
        b.relation("attack" if number % 3 == 1 else "support", names[-1], names[number // 3])
    return b.build()


@pytest.mark.parametrize("seed", range(4))
def test_sampled_intervals_cover_the_exact_shares(seed, monkeypatch):
    debate = broad(12)
    exact = contributions(debate)
    monkeypatch.setattr(shapley_shares, "COALITIONS", 5)
    sampled = contributions(debate, seed=seed)
    assert exact.exact
    assert not sampled.exact
    assert sampled.orders == shapley_shares.MOST_ORDERS
    assert fsum(sampled.shares.values()) == pytest.approx(sampled.strength - sampled.alone, abs=1e-12)
    misses = [p for p in exact.players if abs(exact.shares[p] - sampled.shares[p]) > sampled.half_widths[p]]
    assert len(misses) <= 2  # 12 intervals of 95 %
    assert max(sampled.half_widths.values()) < 0.005


def test_more_than_twenty_claims_are_sampled_the_same_each_time():
    debate = broad(21)
    one, other = contributions(debate), contributions(debate)
    assert not one.exact
    assert one == other
    assert contributions(debate, seed=1).shares != one.shares
    assert contributions(broad(20)).exact


def test_a_map_too_large_to_sample_has_removals_of_the_nearest_claims():
    count = 30_000
    claims = [Claim(id=f"c{n}", text="A claim.") for n in range(count)]
    steps = [Relation(id=f"r{n}", polarity="attack", premises=(f"c{n + 1}",), target=f"c{n}") for n in range(count - 1)]
    answer = contributions(ArgumentMap(thesis="c0", claims=claims, relations=steps))
    assert answer.shares is None
    assert len(answer.players) == count - 1
    assert 100 < len(answer.removal) < count - 1
    assert list(answer.removal)[:3] == ["c1", "c2", "c3"]


def test_a_claim_that_stands_in_twice_counts_once():
    b = MapBuilder()
    b.thesis("T.", id="t")
    shared = b.claim("Shared.", id="shared")
    b.support(shared, "t")
    b.attack(shared, b.claim("Objection.", id="o"))
    b.attack("o", "t")
    assert contributions(b.build()).players == ("shared", "o")


def test_a_cycle_is_shared_out_while_it_is_small():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.attack(b.claim("A.", id="a", base_score=0.8), b.claim("B.", id="b"))
    b.attack("b", "a")
    b.support("a", "t")
    answer = contributions(b.build())
    assert answer.exact
    assert fsum(answer.shares.values()) == pytest.approx(answer.strength - answer.alone, abs=1e-12)


def test_a_larger_cycle_has_removals_only():
    b = MapBuilder()
    b.thesis("T.", id="t")
    names = [b.claim(f"Claim {n}.", id=f"c{n}") for n in range(15)]
    for number, name in enumerate(names):
        b.attack(name, names[number - 1])
    b.support("c0", "t")
    answer = contributions(b.build())
    assert answer.shares is None
    assert len(answer.removal) == 15
    assert answer.to_json()["shares"] is None


def test_a_cycle_that_does_not_settle_is_refused():
    with pytest.raises(UnsettledError):
        contributions(loads(UNSETTLED), "a0")


def test_without_a_thesis_a_claim_must_be_named():
    b = MapBuilder()
    b.claim("Alone.", id="alone")
    with pytest.raises(ValueError, match="no thesis"):
        contributions(b.build())
    assert contributions(b.build(), "alone").players == ()


@settings(max_examples=examples(50))
@given(trees())
def test_the_largest_contributions_come_first(debate):
    found = contributions(debate).largest(3)
    amounts = [abs(amount) for _, amount in found]
    assert amounts == sorted(amounts, reverse=True)
    assert len(found) <= 3
