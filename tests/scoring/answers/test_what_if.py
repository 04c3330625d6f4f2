"""What another base score or weight would do, against scores of maps that really have it."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.scoring import UnsettledError, score
from argmap.scoring.answers.what_if import Setting, what_if
from tests.effort import examples
from tests.samples.unsettled import UNSETTLED
from tests.scoring.answers.test_why import settled
from tests.strategies import UNITS, maps


def town(base: float | None = None) -> ArgumentMap:
    b = MapBuilder()
    b.thesis("Close the old town.", id="t", base_score=base)
    b.support(b.claim("The air gets cleaner.", id="air"), "t", id="air-step")
    b.attack(b.claim("Shops lose customers.", id="trade", base_score=0.3), "t", id="trade-step", weight=0.8)
    return b.build()


def test_a_base_score_is_supposed_for_a_claim():
    answer = what_if(town(), {"air": 0.9})
    assert answer.settings == (Setting("air", True, 0.5, 0.9),)
    assert answer.after.strength("air") == 0.9


def test_a_weight_is_supposed_for_a_relation():
    answer = what_if(town(), {"trade-step": 0})
    assert answer.settings == (Setting("trade-step", False, 0.8, 0.0),)
    assert answer.after.strength("t", "df-quad") == pytest.approx(0.75)


def test_several_suppositions_are_made_together():
    answer = what_if(town(), {"air": 0, "trade-step": 0, "t": 0.7})
    assert answer.strengths() == (pytest.approx(0.5 + 0.5 * 0.26**2 / (1 + 0.26**2)), 0.7)


def test_nothing_supposed_changes_nothing():
    answer = what_if(town(), {})
    assert answer.before == answer.after
    assert (answer.moved, answer.flips()) == ((), False)


def test_the_map_itself_stays_as_it_is():
    debate = town()
    what_if(debate, {"air": 0.9, "trade-step": 0.1})
    assert debate == town()


@pytest.mark.parametrize(
    ("base", "supposed", "flips"),
    [(0.6, 0.4, True), (0.6, 0.7, False), (0.6, 0.5, True), (0.5, 0.6, True), (0.5, 0.5, False), (0.4, 0.3, False)],
)
def test_the_verdict_flips_when_the_thesis_gets_to_one_half_or_over_it(base, supposed, flips):
    b = MapBuilder()
    b.thesis("T.", id="t", base_score=base)
    assert what_if(b.build(), {"t": supposed}).flips() is flips


def test_the_semantics_can_disagree_about_a_flip():
    b = MapBuilder()
    b.thesis("T.", id="t")
    for number in range(2):
        b.support(b.claim(f"Reason {number}.", base_score=0.5), "t")
    b.attack(b.claim("Objection.", id="o", base_score=0.5), "t")
    answer = what_if(b.build(), {"o": 0.9})
    assert not answer.flips("quadratic-energy")
    assert answer.flips("df-quad")


def test_the_most_moved_claims_come_first_and_unmoved_ones_not_at_all():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim("Far.", id="far"), b.claim("Near.", id="near"))
    b.support("near", "t")
    b.support(b.claim("Aside.", id="aside"), "t")
    found = what_if(b.build(), {"far": 0.9}).moved
    assert [name for name, _, _ in found] == ["far", "near", "t"]
    assert found[0] == ("far", 0.5, 0.9)


def test_without_a_thesis_there_is_neither_verdict_nor_balance():
    b = MapBuilder()
    b.attack(b.claim("O.", id="o"), b.claim("C.", id="c"))
    answer = what_if(b.build(), {"o": 0.9})
    assert (answer.strengths(), answer.flips()) == (None, False)
    assert [name for name, _, _ in answer.moved] == ["o", "c"]
    assert answer.to_json()["balance"] is None
    assert answer.to_json()["semantics"] == {"quadratic-energy": None, "df-quad": None}


def test_the_profile_can_be_chosen():
    assert what_if(town(), {"air": 0.9}, "advocacy").to_json()["balance"]["profile"] == "advocacy"


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_value_outside_the_range_is_refused(value):
    with pytest.raises(ValueError, match=f"{value:g} for 'air' is not in"):
        what_if(town(), {"air": value})


def test_an_unknown_id_is_refused_with_the_nearest_name_of_claim_or_relation():
    with pytest.raises(KeyError, match="'trad'; did you mean 'trade'"):
        what_if(town(), {"trad": 0.5})
    with pytest.raises(KeyError, match="'trade-ste'; did you mean 'trade-step'"):
        what_if(town(), {"trade-ste": 0.5})


def test_an_unknown_profile_is_refused():
    with pytest.raises(ValueError, match="court"):
        what_if(town(), {}, "court")


def test_a_cycle_that_does_not_settle_is_refused():
    with pytest.raises(UnsettledError):
        what_if(loads(UNSETTLED), {"t": 0.9})


def test_a_cycle_that_does_not_settle_only_as_supposed_is_refused():
    settling = loads(UNSETTLED.replace("base: 0.9", "base: 0"))
    with pytest.raises(UnsettledError):
        what_if(settling, {"a0": 0.9})


def test_the_published_form():
    found = what_if(town(), {"air": 0.1, "trade-step": 0.9}).to_json()
    assert list(found) == ["set", "thesis", "semantics", "balance", "moved"]
    assert found["set"] == [
        {"element": "air", "field": "base_score", "before": 0.5, "after": 0.1},
        {"element": "trade-step", "field": "weight", "before": 0.8, "after": 0.9},
    ]
    verdict = found["semantics"]["df-quad"]
    assert verdict["strength"] == {"before": pytest.approx(0.63), "after": pytest.approx(0.415)}
    assert verdict["verdict"] == {"before": pytest.approx(0.26), "after": pytest.approx(-0.17)}
    assert verdict["flips"] is True
    assert set(found["balance"]) == {"profile", "before", "after"}
    assert found["moved"][0] == {"claim": "air", "before": 0.5, "after": 0.1}


@settings(max_examples=examples(60), deadline=None)
@given(debate=maps(plain=True), value=UNITS, pick=st.randoms(use_true_random=False))
def test_before_and_after_are_scores_of_both_maps(debate, value, pick):
    assume(debate.by_id)
    element = pick.choice(list(debate.by_id))
    with settled():
        answer = what_if(debate, {element: value})
    changed = debate.evolve(
        claims=tuple(c.evolve(base_score=value) if c.id == element else c for c in debate.claims),
        relations=tuple(r.evolve(weight=value) if r.id == element else r for r in debate.relations),
    )
    assert (answer.before, answer.after) == (score(debate), score(changed))


@settings(max_examples=examples(60), deadline=None)
@given(debate=maps(plain=True), value=UNITS, pick=st.randoms(use_true_random=False))
def test_moved_claims_are_those_with_another_strength(debate, value, pick):
    assume(debate.claims)
    with settled():
        answer = what_if(debate, {pick.choice(debate.claims).id: value})
    before, after = answer.before.strengths(), answer.after.strengths()
    assert {name: pair for name, *pair in answer.moved} == {
        name: [before[name], after[name]] for name in before if abs(before[name] - after[name]) > 1e-12
    }
