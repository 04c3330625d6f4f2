"""What every registered semantics is held to: it equals the plain formulas and keeps the principles it declares."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.registry import SEMANTICS
from argmap.scoring import score, strengths
from argmap.scoring.evaluation.gradual_semantics import Aggregation, SemanticsPrinciple
from tests.effort import examples
from tests.scoring.plain import plain_strengths
from tests.strategies import maps, trees

ACYCLIC = maps(acyclic=True, plain=True)
UNIT = st.floats(0, 1)
SIDE = st.lists(UNIT, max_size=5)


def declaring(principle: str) -> pytest.MarkDecorator:
    chosen = [semantics for semantics in SEMANTICS if principle in semantics.principles]
    return pytest.mark.parametrize("semantics", chosen, ids=lambda semantics: semantics.name)


@pytest.mark.parametrize("name", SEMANTICS.names())
@settings(max_examples=examples(300), deadline=None)
@given(debate=ACYCLIC)
def test_strengths_equal_the_plain_formulas(name, debate):
    plain = plain_strengths(debate, name)
    assert strengths(debate, name) == pytest.approx({claim.id: plain[claim.id] for claim in debate.claims}, abs=1e-12)


@settings(max_examples=examples(300), deadline=None)
@given(debate=ACYCLIC)
def test_a_score_has_the_strength_of_every_claim_and_relation(debate):
    for name, found in score(debate).evaluations.items():
        assert {**found.strengths, **found.relations} == pytest.approx(plain_strengths(debate, name), abs=1e-12)


@pytest.mark.parametrize("name", SEMANTICS.names())
@settings(max_examples=examples(200), deadline=None)
@given(debate=trees())
def test_with_single_premises_and_weight_one_it_is_the_published_semantics(name, debate):
    """Claims alone, relations only as edges: the bipolar graph of the papers."""
    semantics, found = SEMANTICS.get(name), strengths(debate, name)
    for claim in debate.claims:
        onto = debate.onto.get(claim.id, ())
        supports = [found[r.premises[0]] for r in onto if r.polarity is Polarity.SUPPORT]
        attacks = [found[r.premises[0]] for r in onto if r.polarity is Polarity.ATTACK]
        expected = semantics.strength(debate.base_score(claim.id), supports, attacks)
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
    assert semantics.strength(base, [], []) == base


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

    before = semantics.strength(base, supports, attacks)
    assert semantics.strength(base, raised(supports), attacks) >= before - 1e-12
    assert semantics.strength(base, supports, raised(attacks)) <= before + 1e-12
    assert semantics.strength(max(base, more), supports, attacks) >= before - 1e-12


@declaring("dual")
@given(base=UNIT, supports=SIDE, attacks=SIDE)
def test_exchanging_the_sides_mirrors_the_strength(semantics, base, supports, attacks):
    mirrored = semantics.strength(1.0 - base, attacks, supports)
    assert mirrored == pytest.approx(1.0 - semantics.strength(base, supports, attacks), abs=1e-12)


@declaring("balanced")
@given(base=UNIT, side=SIDE, random=st.randoms(use_true_random=False))
def test_the_same_strengths_on_both_sides_leave_the_base_score(semantics, base, side, random):
    assert semantics.strength(base, side, random.sample(side, len(side))) == pytest.approx(base, abs=1e-12)


@declaring("continuous")
@given(base=UNIT, supports=SIDE, attacks=SIDE)
def test_a_small_change_changes_the_strength_little(semantics, base, supports, attacks):
    def nudged(strength: float) -> float:
        return strength + 1e-9 if strength < 0.5 else strength - 1e-9

    before = semantics.strength(base, supports, attacks)
    after = semantics.strength(nudged(base), [*map(nudged, supports), 1e-9], [*map(nudged, attacks), 1e-9])
    assert after == pytest.approx(before, abs=1e-6)


@declaring("open-minded")
@given(base=st.floats(1e-6, 1 - 1e-6), against=SIDE)
def test_enough_on_one_side_brings_the_strength_to_its_end(semantics, base, against):
    many = [1.0] * 10_000
    # the product is 1 for one full strength already, so there must be nothing against it
    bounded = semantics.aggregation in (Aggregation.PRODUCT, Aggregation.SQUARED_PRODUCT)
    against = [] if bounded else against
    assert semantics.strength(base, many, against) == pytest.approx(1.0, abs=1e-3)
    assert semantics.strength(base, against, many) == pytest.approx(0.0, abs=1e-3)


NOT_KEPT = {
    ("weighted-sum", "bounded"): lambda s: s.strength(0.5, [1.0]) > 1.0,
    ("h-categorizer", "stable"): lambda s: s.strength(0.5) != 0.5,
    ("h-categorizer", "neutral"): lambda s: s.strength(1.0, attacks=[s.strength(0.0)]) != 1.0,
    ("h-categorizer", "balanced"): lambda s: s.strength(1.0, [0.5], [0.5]) != 1.0,
    ("quad", "balanced"): lambda s: s.strength(0.2, [1.0], [1.0]) != 0.2,
    ("quad", "continuous"): lambda s: s.strength(0.9, [1e-9], [0.5]) > s.strength(0.9, [0.0], [0.5]) + 0.1,
    ("euler-based", "dual"): lambda s: s.strength(0.5, [1.0]) != 1.0 - s.strength(0.5, attacks=[1.0]),
    ("max-euler", "dual"): lambda s: s.strength(0.5, [1.0]) != 1.0 - s.strength(0.5, attacks=[1.0]),
    ("h-categorizer", "dual"): lambda s: s.strength(1.0, [1.0]) != 1.0 - s.strength(0.0, attacks=[1.0]),
    ("euler-based", "open-minded"): lambda s: s.strength(0.5, attacks=[1.0] * 10_000) == 0.25,
    ("max-euler", "open-minded"): lambda s: s.strength(0.5, [1.0] * 10_000) < 0.7,
    ("df-quad-one-max", "open-minded"): lambda s: s.strength(0.5, [1.0] * 10_000) == 0.75,
    ("h-categorizer", "open-minded"): lambda s: s.strength(0.5, [1.0] * 10_000) == s.strength(0.5),
    ("quad", "open-minded"): lambda s: s.strength(0.5, [1.0] * 10_000, [1.0]) == 0.5,
    ("weighted-sum", "open-minded"): lambda s: s.strength(0.5, [1.0] * 10_000) == 10_000.5,
}
"""(semantics, principle) that it does not declare → a case in which it does not keep it."""


@pytest.mark.parametrize("semantics", list(SEMANTICS), ids=lambda semantics: semantics.name)
def test_a_principle_that_is_not_declared_is_not_kept(semantics):
    missing = set(SemanticsPrinciple) - semantics.principles
    assert {name for name, _ in NOT_KEPT} <= set(SEMANTICS.names())
    assert missing == {principle for name, principle in NOT_KEPT if name == semantics.name}
    assert all(NOT_KEPT[semantics.name, principle](semantics) for principle in missing)


def test_the_logistic_influence_has_its_limit_where_the_logarithm_has_no_value():
    mlp = SEMANTICS.get("mlp-based")
    for base in (0.0, 1.0):
        near = abs(base - 1e-12)
        assert mlp.strength(base, [1.0] * 3, [0.5]) == base
        assert mlp.strength(near, [1.0] * 3, [0.5]) == pytest.approx(base, abs=1e-9)


def test_a_map_without_claims_has_a_score():
    assert score(ArgumentMap()).to_json()["semantics"]["df-quad"]["strengths"] == {}
