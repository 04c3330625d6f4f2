"""Counts of a map: kinds, pairs by role, roots, cycles, depth."""

import pytest
from hypothesis import given, settings

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.structure.cycles import find_cycle
from argmap.model.structure.stats import stats
from tests.effort import examples
from tests.strategies import maps


def old_town() -> MapBuilder:
    b = MapBuilder()
    b.thesis("Close the old town.", id="t")
    step = b.support(b.claim("Cleaner air.", id="air"), "t", id="air-t")
    b.support([b.claim("Shops need walkers.", id="s"), b.claim("Walkers come.", id="w")], "t", id="both")
    b.attack(b.claim("Shops lose.", id="trade"), "t")
    b.attack(b.claim("Takings rose.", id="rose", kind="evidence"), "trade")
    b.attack(b.claim("Air is not all.", id="cut"), step)
    b.support(b.claim("It is most.", id="most"), step)
    b.neutral(b.claim("A trial ran in 2023.", id="trial", kind="context"), "t")
    return b


def test_every_pair_is_counted_under_one_role():
    counts = stats(old_town().build())
    assert counts.pairs == {"support": 3, "attack": 2, "undercut": 1, "backing": 1}
    assert counts.relations == {"support": 3, "attack": 3, "neutral": 1, "unknown": 0}
    assert counts.co_premise_relations == 1


def test_claims_are_counted_by_kind_and_absent_kinds_are_0():
    counts = stats(old_town().build())
    assert counts.claims == 9
    assert counts.kinds == {"claim": 7, "evidence": 1, "recommendation": 0, "question": 0, "context": 1}


def test_isolated_claims_are_roots_and_targets_alone_are_roots_only():
    b = old_town()
    b.claim("Apart.", id="apart")
    counts = stats(b.build())
    assert (counts.roots, counts.isolated) == (2, 1)


def test_depth_counts_relations_up_to_the_top():
    assert stats(MapBuilder().build()).depth == 0
    b = MapBuilder()
    b.thesis("Alone.", id="t")
    assert stats(b.build()).depth == 0
    assert stats(old_town().build()).depth == 2


def test_a_recommendation_is_as_deep_as_what_it_addresses():
    b = old_town()
    b.address(b.claim("Build a car park.", kind="recommendation"), "rose")
    assert stats(b.build()).depth == 3


@pytest.mark.parametrize("polarity", list(Polarity))
def test_cycles_count_whatever_their_polarity(polarity):
    b = MapBuilder()
    b.claim("A.", id="a")
    b.claim("B.", id="b")
    b.support("a", "b")
    assert not stats(b.build()).cyclic
    b.relation(polarity, "b", "a")
    assert stats(b.build()).cyclic


def test_a_chain_of_100000_claims_is_counted():
    claims = [Claim(id=f"c{n}", text="A claim.") for n in range(100_000)]
    steps = [Relation(id=f"r{n}", polarity="support", premises=(f"c{n + 1}",), target=f"c{n}") for n in range(99_999)]
    counts = stats(ArgumentMap(thesis="c0", claims=claims, relations=steps))
    assert (counts.depth, counts.roots, counts.cyclic) == (99_999, 1, False)


@settings(max_examples=examples(300), deadline=None)
@given(debate=maps())
def test_a_cycle_that_is_found_is_one_and_cycles_are_found_where_elements_cannot_be_ordered(debate):
    cycle = find_cycle(debate)
    leads_to = {
        **{claim.id: {r.id for r in debate.out_of.get(claim.id, ())} for claim in debate.claims},
        **{r.id: {r.target} if r.polarity.is_signed else set() for r in debate.relations},
    }
    for here, following in zip(cycle, cycle[1:] + cycle[:1], strict=True):
        assert following in leads_to[here]
    left = dict(leads_to)
    while ends := [element for element, nexts in left.items() if not nexts & left.keys()]:
        for element in ends:
            del left[element]
    assert bool(cycle) == bool(left)
