"""Maps with cycles: what settles, what does not and is said to, and that no order can decide between fixed points."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.formats import loads, parse
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.registry import SEMANTICS
from argmap.scoring import UnsettledError, evaluation, score, strengths
from tests.effort import examples
from tests.samples.unsettled import UNSETTLED
from tests.scoring.plain import BASES_IGNORED, FORMULAS
from tests.strategies import maps

FEW = settings(max_examples=examples(100), deadline=None)


def cycle(*bases: float, polarity: Polarity = Polarity.ATTACK, weight: float = 1.0) -> ArgumentMap:
    """Claims that each bear on the next, the last on the first."""
    claims = [Claim(id=f"c{number}", text="A claim.", base_score=base) for number, base in enumerate(bases)]
    steps = [
        Relation(id=f"r{n}", polarity=polarity, premises=(f"c{n}",), target=f"c{(n + 1) % len(bases)}", weight=weight)
        for n in range(len(bases))
    ]
    return ArgumentMap(claims=claims, relations=steps)


def test_a_cycle_settles_where_the_formulas_hold_all_round():
    evaluated = evaluation(cycle(0.6, 0.6, 0.6), "df-quad")
    # s = 0.6 · (1 − s)
    assert evaluated.strengths == pytest.approx(dict.fromkeys(("c0", "c1", "c2"), 0.375), abs=1e-12)
    assert evaluated.sweeps > 1
    assert evaluated.residual < 1e-12
    assert evaluated.unique is True


def test_an_undercut_can_close_a_cycle():
    b = MapBuilder()
    a, c = b.claim("A.", id="a", base_score=1.0), b.claim("C.", id="c", base_score=0.5)
    step = b.support(a, c, id="step")
    b.attack(c, step, id="cut")
    evaluated = evaluation(b.build(), "df-quad")
    # step = 1 − c and c = 0.5 + 0.5 · step
    assert evaluated.strengths["c"] == pytest.approx(2 / 3, abs=1e-12)
    assert evaluated.relations["step"] == pytest.approx(1 / 3, abs=1e-12)


def test_a_map_without_cycles_is_exact_in_one_sweep():
    evaluated = evaluation(loads("argmap: 1\nthesis: {claim: T.}\npillars: [A.]\n"))
    assert (evaluated.sweeps, evaluated.residual, evaluated.unique) == (1, 0.0, True)


def test_mutual_attack_at_full_base_score_has_other_results_and_says_so():
    evaluated = evaluation(cycle(1.0, 1.0), "df-quad")
    assert evaluated.strengths == {"c0": 0.5, "c1": 0.5}
    assert evaluated.unique is False


def test_a_score_remarks_that_other_strengths_would_fit():
    assert any("under df-quad other strengths would fit" in note for note in score(cycle(1.0, 1.0)).notes)
    assert any("under df-quad it is not known" in note for note in score(cycle(1.0, 1.0, 1.0)).notes)
    assert not any("lead back" in note for note in score(cycle(0.5, 0.5)).notes)


def test_between_several_fixed_points_the_order_of_claims_does_not_choose():
    """Two camps whose members support each other and attack the other camp: several results, one for each order."""
    names = ["a1", "a2", "b1", "b2"]
    pairs = [(one, other) for one in names for other in names if one != other]
    found = []
    for seed in range(8):
        chance = Random(seed)
        claims = [Claim(id=name, text="A claim.", base_score=0.9) for name in chance.sample(names, 4)]
        relations = [
            Relation(id=f"{s}-{t}", polarity="support" if s[0] == t[0] else "attack", premises=(s,), target=t)
            for s, t in chance.sample(pairs, len(pairs))
        ]
        result = evaluation(ArgumentMap(claims=claims, relations=relations))
        found.append({name: result.strengths[name] for name in names})
    assert all(each == found[0] for each in found)
    assert found[0]["a1"] == found[0]["b1"]


@FEW
@given(debate=maps(plain=True), semantics=st.sampled_from(SEMANTICS.names()))
def test_what_settles_is_a_fixed_point_of_the_plain_formulas(debate, semantics):
    try:
        evaluated = evaluation(debate, semantics)
    except UnsettledError:
        assume(False)
    # the strength that reaches a target is that of the relation
    v = {**evaluated.strengths, **evaluated.relations}
    for element, own in debate.by_id.items():
        onto = [r for r in debate.relations if r.target == element]
        supports, attacks = ([v[r.id] for r in onto if r.polarity is p] for p in (Polarity.SUPPORT, Polarity.ATTACK))
        if isinstance(own, Relation):
            base = own.weight * min(v[premise] for premise in own.premises)
        else:
            base = 1.0 if semantics in BASES_IGNORED else debate.base_score(element)
        expected = FORMULAS[semantics](base, supports, attacks)
        assert v[element] == pytest.approx(expected, abs=1e-9, rel=1e-9)


@FEW
@given(debate=maps(plain=True), seed=st.integers(0, 99))
def test_the_order_in_which_a_cycle_is_written_changes_nothing(debate, seed):
    chance = Random(seed)
    claims, relations = list(debate.claims), list(debate.relations)
    chance.shuffle(claims)
    chance.shuffle(relations)
    other = debate.evolve(claims=claims, relations=relations)
    try:
        before, after = strengths(debate), strengths(other)
    except UnsettledError:
        assume(False)
    assert after == pytest.approx(before, abs=1e-9)


@FEW
@given(debate=maps(plain=True))
def test_a_result_that_is_called_unique_is_reached_from_other_bases_too(debate):
    """Where it is proved, strengths near it lead back to it."""
    try:
        evaluated = evaluation(debate)
    except UnsettledError:
        assume(False)
    assume(evaluated.unique and evaluated.sweeps > 1)
    nudged = debate.evolve(
        claims=[c.evolve(base_score=min(1.0, debate.base_score(c.id) + 1e-9)) for c in debate.claims]
    )
    assert strengths(nudged) == pytest.approx(evaluated.strengths, abs=1e-3)


def test_an_oscillation_is_an_error_that_names_the_claims_in_it():
    debate = loads(UNSETTLED)
    with pytest.raises(UnsettledError) as caught:
        strengths(debate, "df-quad")
    assert len(caught.value.claims) == 15
    assert "t" not in caught.value.claims
    assert "do not settle under df-quad; they still move by" in str(caught.value)
    assert str(caught.value).endswith(": a0, a4, a3, a2, a1, b0, b4, …")
    with pytest.raises(UnsettledError):
        score(debate)


def test_sums_that_grow_are_no_result():
    steady = cycle(0.5, 0.5, polarity=Polarity.SUPPORT)
    with pytest.raises(UnsettledError, match=r"still move by 0\.5"):
        strengths(steady, "weighted-sum")
    twice = Relation(id="again", polarity="support", premises=("c0",), target="c1")
    with pytest.raises(UnsettledError, match="grow without limit"):
        strengths(steady.evolve(relations=(*steady.relations, twice)), "weighted-sum")
    assert all(0 < strength <= 1 for strength in strengths(steady).values())


def test_a_sum_that_tends_to_a_limit_is_a_result():
    values = strengths(cycle(0.5, 0.5, polarity=Polarity.SUPPORT, weight=0.99), "weighted-sum")
    assert values == pytest.approx({"c0": 50.0, "c1": 50.0}, abs=1e-6)


def test_a_cycle_that_comes_to_rest_ever_more_slowly_is_a_result_with_its_residual():
    b = MapBuilder()
    claim = b.claim("A.", id="a", base_score=1.0)
    b.attack(claim, b.attack(claim, claim))
    evaluated = evaluation(b.build(), "df-quad")
    # a = 1 − a · (1 − a) has the double root 1
    assert evaluated.strengths["a"] == pytest.approx(1.0, abs=1e-5)
    assert 1e-14 < evaluated.residual < 1e-10
    assert evaluated.unique is None


def test_a_long_cycle_is_named_in_short():
    assert len(str(UnsettledError(tuple(f"claim-{n}" for n in range(1000)), "df-quad", 0.1))) < 200


def test_the_diagnostic_of_a_cycle_stands_at_a_claim_of_it():
    document = parse(UNSETTLED, file="cycle.yaml")
    fault = UnsettledError(("b0", "c0"), "df-quad", 0.1).diagnostic(document)
    assert (fault.code, fault.element, fault.file) == ("ARG030", "b0", "cycle.yaml")
    assert fault.span == document.span("b0")
    assert UnsettledError(("b0",), "df-quad", 0.1).diagnostic(Document(ArgumentMap(), file="r.yaml")).span is None


def test_a_cycle_of_ten_thousand_claims_is_evaluated():
    evaluated = evaluation(cycle(*[0.6] * 9_999), "df-quad")
    assert evaluated.strengths["c5000"] == pytest.approx(0.375, abs=1e-9)
