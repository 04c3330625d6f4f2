"""Batches, random draws and edits of one map, each against scoring the map that they stand for."""

from array import array
from math import isnan, nan
from statistics import fmean

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.scoring import evaluation, evaluator, strengths
from tests.effort import examples
from tests.scoring.plain import without
from tests.strategies import UNITS, maps

NAMES = ("quadratic-energy", "df-quad", "euler-based", "h-categorizer")


def with_bases(debate: ArgumentMap, bases: list[float]) -> ArgumentMap:
    return debate.evolve(claims=[c.evolve(base_score=b) for c, b in zip(debate.claims, bases, strict=True)])


def cycle() -> ArgumentMap:
    b = MapBuilder()
    hen, egg = b.claim("Hens come first.", id="hen"), b.claim("Eggs come first.", id="egg")
    b.support(hen, egg, weight=0.5)
    b.attack(egg, hen, weight=0.5)
    return b.build()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=examples(100), deadline=None)
@given(debate=maps(acyclic=True), data=st.data())
def test_a_batch_is_the_same_as_one_map_after_another(name, debate, data):
    assume(debate.claims)
    width = len(debate.claims)
    vectors = data.draw(st.lists(st.lists(UNITS, min_size=width, max_size=width), min_size=1, max_size=5))
    flat = array("d", [base for vector in vectors for base in vector])
    values = evaluator(debate, name).batch(flat)
    assert values.shape == (len(vectors), width)
    last = debate.claims[-1].id
    alone = evaluator(debate, name).batch(flat, last)
    for number, vector in enumerate(vectors):
        expected = strengths(with_bases(debate, vector), name)
        assert list(values.tolist()[number]) == list(expected.values())
        assert alone[number] == expected[last]


@settings(max_examples=examples(100), deadline=None)
@given(debate=maps(acyclic=True), random=st.randoms(use_true_random=False))
def test_a_base_score_of_nan_takes_the_claim_away(debate, random):
    assume(len(debate.claims) > 1)
    gone = random.randrange(len(debate.claims))
    bases = array("d", [nan if n == gone else debate.base_score(c.id) for n, c in enumerate(debate.claims)])
    pairs = dict(zip((c.id for c in debate.claims), evaluator(debate).batch(bases).tolist()[0], strict=True))
    expected = strengths(without(debate, debate.claims[gone].id))
    assert isnan(pairs[debate.claims[gone].id])
    assert {claim: pairs[claim] for claim in expected} == pytest.approx(expected, abs=1e-12)


def test_a_step_in_a_cycle_goes_with_its_premise():
    b = MapBuilder()
    hen, egg, rooster = (b.claim(f"{name} come first.", id=name.lower()) for name in ("Hens", "Eggs", "Roosters"))
    b.support([hen, rooster], egg)
    b.support(egg, hen)
    debate = b.build()
    bases = array("d", [nan if claim.id == "roosters" else 0.5 for claim in debate.claims])
    expected = strengths(without(debate, "roosters"), "df-quad")
    assert dict(expected) == {"hens": 0.75, "eggs": 0.5}
    for answer in (
        evaluator(debate, "df-quad").strengths({"roosters": nan}),
        evaluator(debate, "df-quad").strengths(bases),
    ):
        assert {claim: answer[claim] for claim in expected} == pytest.approx(dict(expected), abs=1e-12)
        assert isnan(answer["roosters"])
    row = dict(
        zip((claim.id for claim in debate.claims), evaluator(debate, "df-quad").batch(bases).tolist()[0], strict=True)
    )
    assert {claim: row[claim] for claim in expected} == pytest.approx(dict(expected), abs=1e-12)


@settings(max_examples=examples(150), deadline=None)
@given(debate=maps(), random=st.randoms(use_true_random=False))
def test_a_claim_is_taken_away_from_a_map_with_cycles_as_from_any(debate, random):
    assume(len(debate.claims) > 1)
    gone = random.choice(debate.claims).id
    try:
        rest = evaluation(without(debate, gone))
        answer = evaluator(debate).strengths({gone: nan})
    except ValueError:  # a cycle that does not settle
        assume(False)
    assume(rest.unique)
    assert {claim: answer[claim] for claim in rest.strengths} == pytest.approx(dict(rest.strengths), abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=examples(100), deadline=None)
@given(debate=maps(), edits=st.lists(st.tuples(st.integers(0, 1000), UNITS), min_size=1, max_size=6))
def test_a_live_map_follows_its_edits_to_the_last_bit(name, debate, edits):
    assume(debate.claims)
    try:
        live = evaluator(debate, name)
        bases = [debate.base_score(c.id) for c in debate.claims]
        for number, base in edits:
            number %= len(bases)
            bases[number] = base
            live.update(debate.claims[number].id, base)
        expected = strengths(with_bases(debate, bases), name)
    except ValueError:  # a cycle that does not settle
        assume(False)
    assert {claim: live.strength(claim) for claim in expected} == expected == live.strengths()


def test_a_map_with_cycles_takes_a_batch_one_vector_at_a_time():
    values = evaluator(cycle(), "df-quad").batch(array("d", [0.5, 0.5, 1.0, 0.0]))
    for row, bases in zip(values.tolist(), ([0.5, 0.5], [1.0, 0.0]), strict=True):
        assert row == list(strengths(with_bases(cycle(), bases), "df-quad").values())
    assert evaluator(cycle(), "df-quad").batch(array("d", [0.5, 0.5]), "egg")[0] == values[0, 1]


def test_a_sample_varies_every_claim_but_the_one_asked_for():
    b = MapBuilder()
    thesis = b.thesis("The thesis.", id="t", base_score=0.2)
    b.support(b.claim("A reason.", base_score=0.0), thesis)
    answer = evaluator(b.build(), "df-quad").sample("t", 20_000, seed=7)
    assert fmean(answer) == pytest.approx(0.2 + 0.8 * 0.5, abs=0.01)
    assert (min(answer), max(answer)) == pytest.approx((0.2, 1.0), abs=0.001)
    assert answer == evaluator(b.build(), "df-quad").sample("t", 20_000, seed=7)
    assert answer != evaluator(b.build(), "df-quad").sample("t", 20_000, seed=8)


def test_wrong_numbers_are_refused():
    debate = cycle()
    with pytest.raises(ValueError, match="do not make whole vectors of 2"):
        evaluator(debate).batch(array("d", [0.5]))
    with pytest.raises(ValueError, match="float64"):
        evaluator(debate).batch(array("f", [0.5, 0.5]))
    with pytest.raises(ValueError, match=r"1\.5 is not in \[0, 1\]"):
        evaluator(debate).batch(array("d", [0.5, 1.5]))
    with pytest.raises(KeyError, match="did you mean 'egg'"):
        evaluator(debate).batch(array("d", [0.5, 0.5]), claim="eg")
    with pytest.raises(ValueError, match="not in"):
        evaluator(debate).update("egg", -0.1)
    tree = debate.evolve(relations=debate.relations[:1])
    with pytest.raises(ValueError, match=r"outside \[0, 1\]"):
        evaluator(tree).batch(array("d", [0.5, -0.5]))


def test_an_empty_map_and_an_empty_batch_have_no_strengths():
    assert evaluator(ArgumentMap()).batch(array("d")).tolist() == []
    assert evaluator(cycle()).batch(array("d")).tolist() == []
