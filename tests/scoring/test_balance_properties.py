"""What balance promises on any acyclic map."""

import math
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.structure.lines import signs
from argmap.scoring import Score, score
from tests.effort import examples
from tests.strategies import UNITS, maps

SEEDS = st.randoms(use_true_random=False)


@st.composite
def debates(draw: st.DrawFn) -> ArgumentMap:
    """An acyclic map whose other roots are mostly lines of its thesis; some claims state an issue or a voice."""
    debate = draw(maps(acyclic=True, plain=True))
    assume(len(debate.claims) > 1)
    issues, voices = st.sampled_from([None, "cost", "health"]), st.sampled_from([None, "author", "critic"])
    claims = [claim.evolve(issue=draw(issues), voice=draw(voices)) for claim in debate.claims]
    thesis, *roots = [claim.id for claim in claims if claim.id not in debate.out_of]
    lines = [
        Relation(id=f"{root}-line", polarity=polarity, premises=(root,), target=thesis, weight=draw(UNITS))
        for root in roots
        if (polarity := draw(st.sampled_from([None, Polarity.SUPPORT, Polarity.ATTACK])))
    ]
    profile = draw(st.sampled_from(["debate", "advocacy"]))
    return debate.evolve(thesis=thesis, claims=claims, relations=(*debate.relations, *lines), profile=profile)


def check(test):
    return settings(max_examples=examples(200), deadline=None)(test)


def flipped(polarity: Polarity) -> Polarity:
    return {Polarity.SUPPORT: Polarity.ATTACK, Polarity.ATTACK: Polarity.SUPPORT}.get(polarity, polarity)


def swapped(debate: ArgumentMap) -> ArgumentMap:
    """The same map with the signs into the thesis exchanged and its base b become 1 − b."""
    thesis = debate.thesis
    return debate.evolve(
        claims=[c.evolve(base_score=1 - debate.base_score(c.id)) if c.id == thesis else c for c in debate.claims],
        relations=[r.evolve(polarity=flipped(r.polarity)) if r.target == thesis else r for r in debate.relations],
    )


def same(one: Any, other: Any) -> bool:
    """Equal, numbers to 1e-12 and lists of ids as sets."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and one and isinstance(one[0], str):
        return set(one) == set(other)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, abs_tol=1e-12)
    return one == other


@check
@given(debate=debates())
def test_swapping_the_sides_turns_the_signs_and_keeps_the_rest(debate):
    one, other = score(debate).balance, score(swapped(debate)).balance
    for name in ("presence", "development", "test_parity", "issue_coverage"):
        assert same(one[name], other[name]), name
    for name in ("lean", "last_word"):
        assert same(one[name], other[name] and -other[name]), name
    for name in ("quadratic-energy", "df-quad"):
        assert one["verdict"][name] == pytest.approx(-other["verdict"][name], abs=1e-12)


@check
@given(debate=debates(), prior=UNITS)
def test_the_warrant_gap_is_the_same_seen_from_the_other_side(debate, prior):
    one, other = score(debate, prior=prior).balance, score(swapped(debate), prior=1 - prior).balance
    assert same(one["warrant_gap"], other["warrant_gap"])


@check
@given(debate=debates())
def test_a_prior_of_one_half_gives_presence_parity_and_the_share_itself_no_gap(debate):
    assert same(*(score(debate, prior=0.5).balance[name] for name in ("warrant_gap", "presence")))
    share = score(debate).balance["pro_share"]
    if share is not None:
        assert score(debate, prior=share).balance["warrant_gap"] == 1.0


@check
@given(debate=debates(), random=SEEDS)
def test_the_order_of_siblings_and_the_names_change_nothing(debate, random: Random):
    names = {
        element: f"x{number}" for number, element in enumerate(sorted(debate.by_id, key=lambda _: random.random()))
    }
    claims = [c.evolve(id=names[c.id]) for c in debate.claims]
    relations = [
        r.evolve(
            id=names[r.id],
            premises=random.sample([names[p] for p in r.premises], len(r.premises)),
            target=names[r.target],
        )
        for r in debate.relations
    ]
    random.shuffle(claims)
    random.shuffle(relations)
    before = score(debate)
    after = score(debate.evolve(claims=claims, relations=relations, thesis=names[debate.thesis]))
    figures = dict(before.balance.figures)
    response = figures["response"]
    figures["response"] = {**response, **{key: [names[c] for c in response[key]] for key in ("unanswered", "untested")}}
    other = dict(after.balance.figures)
    firm, as_firm = figures.pop("robustness"), other.pop("robustness")  # drawn, and searched, in the order of the map
    assert [as_firm["all"], as_firm["arguments"]] == pytest.approx([firm["all"], firm["arguments"]], abs=1e-5)
    assert same(figures, other)
    for semantics in ("quadratic-energy", "df-quad"):
        assert same({names[c]: s for c, s in before.strengths(semantics).items()}, dict(after.strengths(semantics)))


@check
@given(debate=debates(), prior=UNITS)
def test_every_figure_stays_in_its_range(debate, prior):
    found = score(debate, prior=prior).balance
    unit = ["presence", "development", "test_parity", "issue_coverage", "number", "edge_parity", "pro_share"]
    unit.append("warrant_gap")
    figures = [found[name] for name in unit] + [found["response"]["pro"], found["response"]["con"]]
    figures += found["presence_interval"] or []
    assert all(figure is None or 0 <= figure <= 1 for figure in figures)
    signed = [found["lean"], found["last_word"], found["verdict"]["quadratic-energy"], found["verdict"]["df-quad"]]
    assert all(figure is None or -1 <= figure <= 1 for figure in signed)
    assert found["voices"] is None or found["voices"] >= 1 - 1e-12
    assert found["integration"]["level"] in range(5)
    if found.number is not None:
        low, high = found["interval"]
        assert low - 1e-12 <= found.number <= high + 1e-12


@check
@given(debate=debates())
def test_a_mirrored_map_leans_to_neither_side(debate):
    thesis = debate.thesis
    kept = [r for r in debate.relations if r.target != thesis or r.polarity is Polarity.SUPPORT]
    gone = {r.id for r in debate.relations} - {r.id for r in kept}
    while True:  # with a relation goes what hangs on it
        hanging = {r.id for r in kept if r.target in gone}
        if not hanging:
            break
        kept = [r for r in kept if r.id not in hanging]
        gone |= hanging

    def other(element: str) -> str:
        return element if element == thesis else f"{element}'"

    mirrored = debate.evolve(
        claims=[*debate.claims, *(c.evolve(id=other(c.id)) for c in debate.claims if c.id != thesis)],
        relations=[
            *kept,
            *(
                r.evolve(
                    id=other(r.id),
                    premises=[other(p) for p in r.premises],
                    target=other(r.target),
                    polarity=flipped(r.polarity) if r.target == thesis else r.polarity,
                )
                for r in kept
            ),
        ],
    )
    found = score(mirrored).balance
    assume(found["lean"] is not None)
    assert found["lean"] == pytest.approx(0, abs=1e-12)
    assert (found["presence"], found["development"], found["test_parity"]) == pytest.approx((1, 1, 1))


@check
@given(debate=debates(), side=st.sampled_from([Polarity.SUPPORT, Polarity.ATTACK]))
def test_a_one_sided_map_has_balance_0_or_none(debate, side):
    relations = [
        r.evolve(polarity=side) if r.target == debate.thesis and r.polarity.sign else r for r in debate.relations
    ]
    found = score(debate.evolve(relations=relations)).balance
    assert found.number in (0, None)
    assert found.number == 0 or found["lean"] is None or sum(found["lines"].values()) < 2


@check
@given(debate=debates(), base=UNITS, weight=UNITS)
def test_another_con_line_never_raises_lean(debate, base, weight):
    before, after = score(debate), score(with_new(debate, debate.thesis, base, weight))
    if before.balance["lean"] is not None:
        assert after.balance["lean"] <= before.balance["lean"] + 1e-12


@check
@given(debate=debates(), base=UNITS, random=SEEDS)
def test_a_new_rebuttal_to_a_con_line_never_lowers_the_thesis_or_the_coverage(debate, base, random: Random):
    sign_of = signs(debate)
    con = [p for line in debate.lines if line.sign == -1 for p in line.relation.premises if sign_of[p] == -1]
    assume(con)
    before, after = score(debate), score(with_new(debate, random.choice(con), base, 1.0))
    for semantics in ("quadratic-energy", "df-quad"):
        assert after.strength(debate.thesis, semantics) >= before.strength(debate.thesis, semantics) - 1e-12
    assert after.balance["response"]["con"] >= before.balance["response"]["con"]


@check
@given(debate=debates(), share=UNITS, random=SEEDS)
def test_copies_of_a_line_move_neither_lean_nor_counts(debate, share, random: Random):
    before = score(debate)
    single = [line for line in debate.lines if len(line.relation.premises) == 1]
    assume(single)
    line = random.choice(single)
    original = debate.claim(line.relation.premises[0])
    kept = with_new(debate, debate.thesis, 0.0, 1.0, line.relation.polarity, original.text.upper() + " ")
    mass = presented_mass(debate, line.relation.id)
    copies = kept.evolve(claims=[c.evolve(base_score=mass * share) if c.id == "new" else c for c in kept.claims])
    after = score(copies)
    for name in ("lines", "mass", "lean", "presence", "presence_interval", "pro_share"):
        assert same(before.balance[name], after.balance[name]), name
    assert any("say the same" in note for note in after.notes)


def presented_mass(debate: ArgumentMap, relation: str) -> float:
    """The strength of a line when everything but supports is taken away, save the line itself."""
    supports = [r for r in debate.relations if r.polarity is Polarity.SUPPORT or r.id == relation]
    have = {r.id for r in supports} | {c.id for c in debate.claims}
    while any(r.target not in have for r in supports):
        supports = [r for r in supports if r.target in have]
        have = {r.id for r in supports} | {c.id for c in debate.claims}
    found: Score = score(debate.evolve(relations=supports))
    return found.evaluations["quadratic-energy"].relations[relation]


def with_new(
    debate: ArgumentMap,
    target: str,
    base: float,
    weight: float,
    polarity: Polarity = Polarity.ATTACK,
    text: str = "New.",
) -> ArgumentMap:
    """The map with a new claim that bears on `target`."""
    claim = Claim(id="new", text=text, kind=Kind.CLAIM, base_score=base)
    step = Relation(id="new-step", polarity=polarity, premises=("new",), target=target, weight=weight)
    return debate.evolve(claims=(*debate.claims, claim), relations=(*debate.relations, step))
