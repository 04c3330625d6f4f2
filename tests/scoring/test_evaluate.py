"""The rows of a map: relations as elements, neutral relations, base scores, depth."""

import pytest

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.scoring import score, strengths


def undercut_map(weight: float = 1.0) -> ArgumentMap:
    b = MapBuilder()
    thesis = b.thesis("The thesis holds.", id="t", base_score=0.5)
    step = b.support(b.claim("A reason.", id="p", base_score=1.0), thesis, id="step", weight=weight)
    b.attack(b.claim("It does not follow.", id="u", base_score=1.0), step, id="cut")
    return b.build()


def test_undercut_lowers_the_relation_not_the_premise():
    result = score(undercut_map())
    assert result.strength("p") == 1.0
    assert result.evaluations["quadratic-energy"].relations["step"] == pytest.approx(0.5)
    assert result.evaluations["df-quad"].relations["step"] == 0.0
    assert result.strength("t", "df-quad") == 0.5


def test_weight_is_part_of_an_undercut_relations_base():
    assert score(undercut_map(0.6)).evaluations["quadratic-energy"].relations["step"] == pytest.approx(0.3)


def test_co_premises_are_as_strong_as_the_weakest_and_backing_helps():
    b = MapBuilder()
    thesis = b.thesis("The thesis holds.", id="t", base_score=0.5)
    both = [b.claim("One.", id="a", base_score=0.8), b.claim("Two.", id="b", base_score=0.4)]
    step = b.support(both, thesis, id="step", weight=0.5)
    assert score(b.build()).evaluations["df-quad"].relations["step"] == pytest.approx(0.2)
    b.support(b.claim("It follows.", base_score=0.5), step)
    assert score(b.build()).evaluations["df-quad"].relations["step"] == pytest.approx(0.6)


def test_a_relation_without_a_row_still_has_a_strength_and_a_neutral_one_does_nothing():
    b = MapBuilder()
    thesis = b.thesis("The thesis holds.", id="t", base_score=0.5)
    b.support(b.claim("A reason.", base_score=0.8), thesis, id="step", weight=0.5)
    b.neutral(b.claim("By the way.", base_score=0.8), thesis, id="aside")
    found = score(b.build()).evaluations["df-quad"]
    assert found.relations == {"step": 0.4, "aside": 0.8}
    assert found.strengths["t"] == pytest.approx(0.7)


def test_claims_without_a_base_score_have_one_half_whatever_the_prior():
    debate = ArgumentMap(prior=0.3, claims=(Claim(id="a", text="A."), Claim(id="b", text="B.", base_score=0.9)))
    assert strengths(debate) == {"a": 0.5, "b": 0.9}
    assert (debate.base_score("a"), debate.base_score("b")) == (0.5, 0.9)


def test_a_neutral_relation_closes_no_cycle():
    b = MapBuilder()
    a, c = b.claim("A.", id="a"), b.claim("C.", id="c")
    b.support(a, c)
    b.neutral(c, a)
    assert strengths(b.build(), "df-quad") == {"a": 0.5, "c": 0.75}


def test_a_chain_of_100000_claims_is_evaluated():
    count = 100_000
    claims = [Claim(id=f"c{n}", text="A claim.") for n in range(count)]
    steps = [
        Relation(id=f"r{n}", polarity="support", premises=(f"c{n + 1}",), target=f"c{n}") for n in range(count - 1)
    ]
    values = strengths(ArgumentMap(thesis="c0", claims=claims, relations=steps), "df-quad")
    assert values["c99998"] == 0.75
    assert values["c0"] == 1.0


def test_unknown_names_are_refused_with_the_nearest():
    with pytest.raises(KeyError, match="df-quad"):
        strengths(ArgumentMap(), "df-qad")
    with pytest.raises(ValueError, match="duel"):
        score(ArgumentMap(), "duel")
