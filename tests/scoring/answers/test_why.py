"""Why a claim has its strength, against scores of maps from which something was really taken."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import assume, given, settings

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.scoring import UnsettledError, strengths
from argmap.scoring.answers.contributions import contributions
from argmap.scoring.answers.slopes import slopes
from argmap.scoring.answers.why import why
from tests.effort import examples
from tests.samples.unsettled import UNSETTLED
from tests.scoring.answers.test_contributions import without
from tests.strategies import maps


@contextmanager
def settled() -> Iterator[None]:
    """Passes over the random maps whose cycles do not settle."""
    try:
        yield
    except UnsettledError:
        assume(False)


def town() -> ArgumentMap:
    b = MapBuilder()
    b.thesis("Close the old town.", id="t", base_score=0.6)
    b.support(b.claim("The air gets cleaner.", id="air"), "t", id="air-step", weight=0.8)
    b.attack(b.claim("Shops lose customers.", id="trade"), "t", id="trade-step")
    b.attack(b.claim("Most dust comes from heating.", id="dust"), "air", id="dust-step")
    b.attack(b.claim("Air does not decide.", id="beside"), "air-step", id="undercut")
    b.neutral(b.claim("Built in 1400.", id="built"), "t", id="context")
    return b.build()


def without_relation(debate: ArgumentMap, relation: str) -> ArgumentMap:
    """The map without a relation and whatever bears on it."""
    gone = {relation}
    while more := {r.id for r in debate.relations if r.target in gone} - gone:
        gone |= more
    return debate.evolve(relations=tuple(r for r in debate.relations if r.id not in gone))


def test_the_roles_of_a_claim_are_the_relations_out_of_it():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.attack(b.claim("O.", id="o"), "t", id="first")
    b.support(b.claim("Both.", id="both"), "t", id="second")
    b.attack("both", "o", id="third")
    answer = why(b.build(), "both")
    assert [(role.relation, role.name, role.target) for role in answer.roles] == [
        ("second", "pillar", "t"), ("third", "rebuttal", "o"),
    ]  # fmt: skip


def test_what_bears_on_a_claim_includes_undercuts_of_its_relations_but_no_context_and_nothing_further_away():
    answer = why(town(), "t")
    assert [(bearing.relation, bearing.role, bearing.premises, bearing.target) for bearing in answer.bearings] == [
        ("air-step", "pillar", ("air",), "t"),
        ("undercut", "undercut", ("beside",), "air-step"),
        ("trade-step", "objection", ("trade",), "t"),
    ]


def test_what_reaches_a_claim_is_what_undercuts_and_weights_leave_of_its_premises():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim("Plain.", id="plain", base_score=0.4), "t", weight=0.5, id="plain-step")
    b.support([b.claim("One.", base_score=0.9), b.claim("Two.", base_score=0.2)], "t", id="joint")
    b.support(b.claim("Cut.", id="cut", base_score=0.8), "t", id="cut-step")
    b.attack(b.claim("Knife.", base_score=0.25), "cut-step", id="knife")
    reaches = {bearing.relation: bearing.reaches for bearing in why(b.build(), "t", "df-quad").bearings}
    assert reaches == {
        "plain-step": pytest.approx(0.2), "joint": pytest.approx(0.2), "cut-step": pytest.approx(0.6),
        "knife": pytest.approx(0.25),
    }  # fmt: skip


def test_what_reaches_a_claim_in_a_cycle_has_its_weight_in_it():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support("t", b.claim("A.", id="a"))
    b.support("a", "t", weight=0.5)
    debate = b.build()
    (bearing,) = why(debate, "t").bearings
    assert bearing.reaches == pytest.approx(strengths(debate)["a"] / 2)


def test_the_base_score_is_the_maps_own_or_else_the_usual_one():
    given_one, usual = why(town(), "t"), why(town(), "air")
    assert (given_one.base, given_one.stated) == (0.6, True)
    assert (usual.base, usual.stated) == (0.5, False)


def test_contributions_are_those_to_the_claim_asked_for():
    assert why(town(), "air").contributions == contributions(town(), "air")


def test_a_claim_that_nothing_bears_on_keeps_its_base_score():
    answer = why(town(), "dust")
    assert (answer.bearings, answer.contributions.players, answer.strength) == ((), (), 0.5)


def test_the_thesis_means_nothing_to_itself():
    assert why(town(), "t").on_thesis is None


def test_without_a_thesis_a_claim_means_nothing_to_it():
    b = MapBuilder()
    b.attack(b.claim("O.", id="o"), b.claim("C.", id="c"))
    assert why(b.build(), "o").on_thesis is None


def test_a_claim_that_does_not_bear_on_the_thesis_has_effect_and_slope_0():
    found = why(town(), "built").on_thesis
    assert (found.effect, found.slope.rising, found.slope.falling) == (0.0, 0.0, 0.0)


def test_the_slope_on_the_thesis_is_that_of_the_base_score():
    assert why(town(), "dust").on_thesis.slope == slopes(town()).claims["dust"]


def test_a_cycle_that_bears_on_the_thesis_has_no_slopes():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.attack(b.claim("A.", id="a"), b.claim("B.", id="b"))
    b.attack("b", "a")
    b.support("a", "t")
    found = why(b.build(), "b").on_thesis
    assert found.slope is None
    assert found.effect < 0


def test_the_semantics_can_be_chosen():
    answer = why(town(), "air", "df-quad")
    assert answer.semantics == answer.contributions.semantics == "df-quad"
    assert answer.strength == pytest.approx(0.25)
    assert answer.on_thesis.strength == pytest.approx(strengths(town(), "df-quad")["t"])


def test_an_unknown_claim_is_refused_with_the_nearest_name():
    with pytest.raises(KeyError, match="there is no claim 'trad'; did you mean 'trade'"):
        why(town(), "trad")


def test_a_relation_is_refused_with_the_claims_that_it_joins():
    with pytest.raises(ValueError, match="'air-step' is a relation, not a claim; ask for air or t"):
        why(town(), "air-step")


def test_an_unknown_semantics_is_refused():
    with pytest.raises(KeyError, match="quadratic-energie"):
        why(town(), "air", "quadratic-energie")


def test_a_cycle_that_does_not_settle_is_refused():
    with pytest.raises(UnsettledError):
        why(loads(UNSETTLED), "a0")


def test_a_claim_beside_a_cycle_that_does_not_settle_is_answered():
    assert why(loads(UNSETTLED), "t").strength == 0.5


BRAKE = UNSETTLED.replace(", supports: [a0]}", "}\npillars: [{ref: a0}]") + (
    "  - {id: brake, claim: The brake., base: 1, attacks: [a0]}\n"
)
"""The cycle bears on the thesis, and settles thanks to one more claim."""


def test_the_effects_of_what_makes_a_cycle_settle_are_not_known():
    effects = {bearing.premises: bearing.effect for bearing in why(loads(BRAKE), "a0").bearings}
    assert effects["brake",] is None
    assert effects["a4",] < 0
    assert why(loads(BRAKE), "brake").on_thesis.effect is None


def test_the_published_form():
    found = why(town(), "air").to_json()
    assert list(found) == [
        "claim",
        "semantics",
        "base_score",
        "strength",
        "roles",
        "bearings",
        "contributions",
        "thesis",
    ]
    assert found["roles"] == [{"relation": "air-step", "role": "pillar", "target": "t"}]
    assert found["bearings"] == [
        {"relation": "dust-step", "role": "objection", "polarity": "attack", "premises": ["dust"], "target": "air",
         "reaches": 0.5, "effect": pytest.approx(-0.1)}
    ]  # fmt: skip
    assert set(found["thesis"]) == {"claim", "strength", "effect", "slope"}
    assert why(town(), "t").to_json()["thesis"] is None


@settings(max_examples=examples(60), deadline=None)
@given(maps(plain=True))
def test_the_strength_is_that_of_the_score(debate):
    for claim in debate.claims:
        with settled():
            found, expected = why(debate, claim.id), strengths(debate)
        assert found.strength == pytest.approx(expected[claim.id], abs=1e-9)


@settings(max_examples=examples(60), deadline=None)
@given(maps(acyclic=True, plain=True))
def test_the_effect_of_a_relation_is_the_strength_less_that_of_the_map_without_it(debate):
    for claim in debate.claims:
        answer = why(debate, claim.id, "df-quad")
        for bearing in answer.bearings:
            expected = answer.strength - strengths(without_relation(debate, bearing.relation), "df-quad")[claim.id]
            assert bearing.effect == pytest.approx(expected, abs=1e-12)


@settings(max_examples=examples(60), deadline=None)
@given(maps(acyclic=True, plain=True))
def test_the_effect_on_the_thesis_is_its_strength_less_that_of_the_map_without_the_claim(debate):
    assume(debate.thesis)
    for claim in debate.claims:
        if claim.id != debate.thesis:
            found = why(debate, claim.id).on_thesis
            expected = strengths(debate)[debate.thesis] - strengths(without(debate, claim.id))[debate.thesis]
            assert found.effect == pytest.approx(expected, abs=1e-12)


@settings(max_examples=examples(60), deadline=None)
@given(maps(plain=True))
def test_every_support_and_attack_on_a_claim_is_listed_once(debate):
    for claim in debate.claims:
        with settled():
            direct = [b.relation for b in why(debate, claim.id).bearings if b.target == claim.id]
        onto = [r.id for r in debate.relations if r.target == claim.id and r.polarity.sign]
        assert sorted(direct) == sorted(onto)
