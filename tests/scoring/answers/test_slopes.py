"""Slopes against differences of scores of maps that were really changed."""

import pytest
from hypothesis import assume, given, settings

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.registry import SEMANTICS
from argmap.scoring import strengths
from argmap.scoring.answers.slopes import Slope, slopes
from tests.effort import examples
from tests.strategies import maps

STEP = 1e-6


def with_base(debate: ArgumentMap, claim_id: str, base: float) -> ArgumentMap:
    return debate.evolve(claims=tuple(c.evolve(base_score=base) if c.id == claim_id else c for c in debate.claims))


def with_weight(debate: ArgumentMap, relation_id: str, weight: float) -> ArgumentMap:
    return debate.evolve(
        relations=tuple(r.evolve(weight=weight) if r.id == relation_id else r for r in debate.relations)
    )


def away_from_kinks(debate: ArgumentMap) -> ArgumentMap:
    """The map with bases and weights of which no two make a tie."""
    return debate.evolve(
        claims=tuple(c.evolve(base_score=0.1 + 0.77 * n**0.5 % 0.8) for n, c in enumerate(debate.claims, 2)),
        relations=tuple(r.evolve(weight=0.1 + 0.71 * n**0.5 % 0.8) for n, r in enumerate(debate.relations, 3)),
    )


@settings(max_examples=examples(100))
@given(maps(acyclic=True, plain=True))
def test_slopes_equal_differences_of_scores(debate):
    assume(debate.thesis)
    debate = away_from_kinks(debate)
    for semantics in ("quadratic-energy", "df-quad", "euler-based"):
        answer = slopes(debate, semantics=semantics)
        for change, known in ((with_base, answer.claims), (with_weight, answer.relations)):
            for element in [e.id for e in (debate.claims if change is with_base else debate.relations)]:
                own = debate.base_score(element) if change is with_base else debate.by_id[element].weight
                above, below = (
                    strengths(change(debate, element, own + step), semantics)[debate.thesis] for step in (STEP, -STEP)
                )
                slope = known.get(element, Slope(0.0, 0.0))
                assert slope.rising == pytest.approx((above - below) / (2 * STEP), abs=1e-5)
                assert not slope.one_sided


def even() -> MapBuilder:
    b = MapBuilder()
    b.thesis("T.", id="t", base_score=0.6)
    b.support(b.claim("A.", id="a", base_score=0.5), "t", id="pro")
    b.attack(b.claim("B.", id="b", base_score=0.5), "t", id="con")
    return b


def test_a_kink_is_marked_and_has_two_slopes():
    # DF-QuAD at balance: more support fills the room above (0.4), less support leaves an attack on what is below (0.6)
    found = slopes(even().build(), semantics="df-quad").claims["a"]
    assert (found.rising, found.falling) == (pytest.approx(0.4 * 0.5 / 0.5), pytest.approx(0.6))
    assert found.one_sided


def test_at_the_ends_of_the_range_there_is_one_slope_only():
    b = MapBuilder()
    b.thesis("T.", id="t", base_score=0.5)
    b.support(b.claim("A.", id="a", base_score=1.0), "t", weight=0.0, id="step")
    answer = slopes(b.build())
    assert answer.claims["a"].rising is None
    assert answer.relations["step"].falling is None
    assert answer.claims["a"].one_sided
    assert answer.relations["step"].rising is not None


def test_what_does_not_bear_on_a_claim_has_no_entry():
    assert set(slopes(even().build(), "a").claims) == {"a"}
    assert slopes(even().build(), "a").relations == {}


def test_base_scores_that_a_semantics_ignores_have_slope_0():
    answer = slopes(even().build(), semantics="h-categorizer")
    assert set(answer.claims.values()) == {Slope(0.0, 0.0)}
    assert answer.relations["con"].falling < 0


def test_a_cycle_and_a_semantics_that_jumps_are_refused_in_words():
    b = even()
    b.attack("t", "a")
    with pytest.raises(ValueError, match="a cycle bears on 't'"):
        slopes(b.build())
    with pytest.raises(ValueError, match="quad jump"):
        slopes(even().build(), semantics="quad")


def test_an_unknown_claim_is_refused_with_the_nearest():
    with pytest.raises(KeyError, match="did you mean 'trade'"):
        b = MapBuilder()
        b.claim("Trade.", id="trade")
        slopes(b.build(), "trad")


@pytest.mark.parametrize("semantics", list(SEMANTICS), ids=lambda semantics: semantics.name)
def test_every_semantics_has_slopes_unless_it_jumps(semantics):
    if "continuous" in semantics.principles:
        assert slopes(even().build(), semantics=semantics.name).relations["con"].falling <= 0.0
    else:
        with pytest.raises(ValueError, match=f"{semantics.name} jump"):
            slopes(even().build(), semantics=semantics.name)
