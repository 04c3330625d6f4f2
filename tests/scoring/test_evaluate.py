"""The rows: relations as elements, neutral relations, order, rings, depth, and other programs' figures."""

import json
from pathlib import Path

import pytest

from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.scoring import CyclicMapError, score, strengths

REFERENCE = json.loads(Path(__file__).with_name("reference.json").read_text(encoding="utf-8"))["graphs"]


def graph(arguments, supports, attacks) -> ArgumentMap:
    claims = [Claim(id=name, text=name, base_score=base) for name, base in arguments.items()]
    edges = [("support", edge) for edge in supports] + [("attack", edge) for edge in attacks]
    relations = [
        Relation(id=f"edge {n}".replace(" ", "-"), polarity=polarity, premises=(source,), target=target)
        for n, (polarity, (source, target)) in enumerate(edges)
    ]
    return ArgumentMap(claims=claims, relations=relations)


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: case["graph"])
def test_strengths_agree_with_other_programs(case):
    debate = graph(case["arguments"], case["supports"], case["attacks"])
    for result in case["results"]:
        found = strengths(debate, result["semantics"])
        assert found == pytest.approx(result["strengths"], abs=result["tolerance"]), result["tool"]


def undercut_map(weight: float = 1.0) -> ArgumentMap:
    b = MapBuilder()
    thesis = b.thesis("The thesis holds.", id="t", base_score=0.5)
    step = b.support(b.claim("A reason.", id="p", base_score=1.0), thesis, id="step", weight=weight)
    b.attack(b.claim("It does not follow.", id="u", base_score=1.0), step, id="cut")
    return b.build()


def test_undercut_lowers_the_relation_not_the_premise():
    found = score(undercut_map())
    assert found.strength("p") == 1.0
    assert found.evaluations["quadratic-energy"].relations["step"] == pytest.approx(0.5)
    assert found.evaluations["df-quad"].relations["step"] == 0.0
    assert found.strength("t", "df-quad") == 0.5


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


def test_claims_without_a_base_score_take_the_prior():
    debate = ArgumentMap(prior=0.3, claims=(Claim(id="a", text="A."), Claim(id="b", text="B.", base_score=0.9)))
    assert strengths(debate) == {"a": 0.3, "b": 0.9}


def test_a_ring_is_named_in_the_order_in_which_it_leads_round():
    b = MapBuilder()
    b.thesis("Apart from the ring.", id="t")
    egg, hen = b.claim("Eggs come first.", id="egg"), b.claim("Hens come first.", id="hen")
    b.support(egg, hen, id="hatches")
    b.attack(hen, egg, id="lays")
    with pytest.raises(CyclicMapError, match="egg → hatches → hen → lays → egg") as caught:
        strengths(b.build())
    assert caught.value.cycle == ("egg", "hatches", "hen", "lays")


def test_an_undercut_can_close_a_ring():
    b = MapBuilder()
    a, c = b.claim("A.", id="a"), b.claim("C.", id="c")
    step = b.support(a, c, id="step")
    b.attack(c, step, id="cut")
    with pytest.raises(CyclicMapError) as caught:
        score(b.build())
    assert caught.value.cycle == ("step", "c", "cut")


def test_a_neutral_relation_closes_no_ring():
    b = MapBuilder()
    a, c = b.claim("A.", id="a"), b.claim("C.", id="c")
    b.support(a, c)
    b.neutral(c, a)
    assert strengths(b.build(), "df-quad") == {"a": 0.5, "c": 0.75}


def test_the_diagnostic_of_a_ring_names_an_element_of_it():
    fault = CyclicMapError(("a", "r")).diagnostic(Document(ArgumentMap(), file="ring.yaml"))
    assert (fault.code, fault.element, fault.file) == ("ARG030", "a", "ring.yaml")


def test_a_long_ring_is_named_in_short():
    assert len(str(CyclicMapError(tuple(f"claim-{n}" for n in range(1000))))) < 200


def test_a_chain_of_100000_claims_is_evaluated():
    count = 100_000
    claims = [Claim(id=f"c{n}", text="A claim.") for n in range(count)]
    steps = [
        Relation(id=f"r{n}", polarity="support", premises=(f"c{n + 1}",), target=f"c{n}") for n in range(count - 1)
    ]
    found = strengths(ArgumentMap(thesis="c0", claims=claims, relations=steps), "df-quad")
    assert found["c99998"] == 0.75
    assert found["c0"] == 1.0


def test_unknown_names_are_refused_with_the_nearest():
    with pytest.raises(KeyError, match="df-quad"):
        strengths(ArgumentMap(), "df-qad")
    with pytest.raises(ValueError, match="duel"):
        score(ArgumentMap(), "duel")
