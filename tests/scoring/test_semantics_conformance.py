"""What every registered semantics is held to: it equals the plain formulas and keeps the principles it declares."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.registry import SEMANTICS
from argmap.scoring import score, strengths
from tests.scoring.plain import plain_strengths
from tests.strategies import maps, trees

ACYCLIC = maps(acyclic=True, plain=True)
UNIT = st.floats(0, 1)
SIDE = st.lists(UNIT, max_size=5)


def declaring(principle: str) -> pytest.MarkDecorator:
    chosen = [semantics for semantics in SEMANTICS if principle in semantics.principles]
    return pytest.mark.parametrize("semantics", chosen, ids=lambda semantics: semantics.name)


def apply(semantics, base: float, supports: list[float], attacks: list[float]) -> float:
    return semantics.influence(base, semantics.aggregate(supports, attacks))


@pytest.mark.parametrize("name", SEMANTICS.names())
@settings(max_examples=1000, deadline=None)
@given(debate=ACYCLIC)
def test_strengths_equal_the_plain_formulas(name, debate):
    plain = plain_strengths(debate, name)
    assert strengths(debate, name) == pytest.approx({claim.id: plain[claim.id] for claim in debate.claims}, abs=1e-12)


@settings(max_examples=300, deadline=None)
@given(debate=ACYCLIC)
def test_a_score_has_the_strength_of_every_claim_and_relation(debate):
    for name, found in score(debate).evaluations.items():
        assert {**found.strengths, **found.relations} == pytest.approx(plain_strengths(debate, name), abs=1e-12)


@pytest.mark.parametrize("name", SEMANTICS.names())
@settings(max_examples=200, deadline=None)
@given(debate=trees())
def test_with_single_premises_and_weight_one_it_is_the_published_semantics(name, debate):
    """Claims alone, relations only as edges: the bipolar graph of the papers."""
    semantics, found = SEMANTICS.get(name), strengths(debate, name)
    for claim in debate.claims:
        onto = debate.onto.get(claim.id, ())
        supports = [found[r.premises[0]] for r in onto if r.polarity is Polarity.SUPPORT]
        attacks = [found[r.premises[0]] for r in onto if r.polarity is Polarity.ATTACK]
        expected = apply(semantics, debate.base_score(claim.id), supports, attacks)
        assert found[claim.id] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("name", SEMANTICS.names())
def test_it_says_where_it_comes_from(name):
    semantics = SEMANTICS.get(name)
    assert semantics.name == name
    assert "Source:" in semantics.doc


@declaring("bounded")
@settings(deadline=None)
@given(debate=ACYCLIC)
def test_strengths_stay_between_0_and_1(semantics, debate):
    assert all(0.0 <= strength <= 1.0 for strength in strengths(debate, semantics.name).values())


@declaring("stable")
@given(base=UNIT)
def test_a_claim_that_nothing_bears_on_keeps_its_base_score(semantics, base):
    assert apply(semantics, base, [], []) == base


@declaring("neutral")
@settings(deadline=None)
@given(debate=ACYCLIC, choice=st.randoms(use_true_random=False))
def test_leaves_of_base_0_and_neutral_relations_change_nothing(semantics, debate, choice):
    assume(debate.claims)
    targets = [choice.choice(list(debate.by_id)) for _ in range(3)]
    polarities = [Polarity.SUPPORT, Polarity.ATTACK, Polarity.NEUTRAL]
    new = [
        Claim(id=f"new{n}", text="New.", base_score=1.0 if p is Polarity.NEUTRAL else 0.0)
        for n, p in enumerate(polarities)
    ]
    hung = [
        Relation(id=f"step{n}", polarity=polarity, premises=(claim.id,), target=target)
        for n, (polarity, claim, target) in enumerate(zip(polarities, new, targets, strict=True))
    ]
    larger = debate.evolve(claims=(*debate.claims, *new), relations=(*debate.relations, *hung))
    before, after = (strengths(d, semantics.name) for d in (debate, larger))
    assert {claim: after[claim] for claim in before} == pytest.approx(before, abs=1e-12)


@declaring("monotone")
@given(base=UNIT, supports=SIDE, attacks=SIDE, more=UNIT, place=st.integers(0, 4))
def test_a_stronger_support_never_lowers_and_a_stronger_attack_never_raises(
    semantics, base, supports, attacks, more, place
):
    def raised(strengths: list[float]) -> list[float]:
        return [max(s, more) if n == place else s for n, s in enumerate(strengths)]

    before = apply(semantics, base, supports, attacks)
    assert apply(semantics, base, raised(supports), attacks) >= before - 1e-12
    assert apply(semantics, base, supports, raised(attacks)) <= before + 1e-12
    assert apply(semantics, max(base, more), supports, attacks) >= before - 1e-12


@declaring("dual")
@given(base=UNIT, supports=SIDE, attacks=SIDE)
def test_exchanging_the_sides_mirrors_the_strength(semantics, base, supports, attacks):
    mirrored = apply(semantics, 1.0 - base, attacks, supports)
    assert mirrored == pytest.approx(1.0 - apply(semantics, base, supports, attacks), abs=1e-12)


def test_a_map_without_claims_has_a_score():
    assert score(ArgumentMap()).to_json()["semantics"]["df-quad"]["strengths"] == {}
