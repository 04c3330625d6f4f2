"""The laws of grading whole maps, on random maps with random mistakes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model.elements import ArgumentMap, Polarity, Relation
from tests.effort import examples
from tests.strategies import maps, trees
from tests.teach.damage import (
    LAW,
    MAPS,
    SLACK,
    add_a_stranger,
    change_a_kind,
    change_relations,
    damaged_maps,
    grade,
    make_distinct,
    move_a_relation,
    remove,
    remove_a_claim,
    to_builder,
    turn_a_relation,
)

SMALL_MAPS = maps(max_claims=7, signed=True)


@LAW
@given(maps(max_claims=9, signed=True).filter(lambda debate: debate.claims))
def test_a_map_graded_against_itself_has_all_points(debate: ArgumentMap) -> None:
    graded = grade(debate, debate)
    assert graded.points == 100
    assert graded.feedback == ()


@LAW
@given(damaged_maps(), st.integers(0, 10**6))
def test_order_and_ids_do_not_matter(pair: tuple[ArgumentMap, ArgumentMap], seed: int) -> None:
    reference, student = pair
    rng = random.Random(seed)
    elements = list(student.by_id)
    names = dict(zip(elements, rng.sample(elements, len(elements)), strict=True))  # the ids of others, too
    other = to_builder(student, names, rng).build()
    assert grade(other, reference).points == pytest.approx(grade(student, reference).points, abs=SLACK)


@LAW
@given(damaged_maps(), st.integers(0, 99))
def test_a_wrong_claim_more_never_helps(pair: tuple[ArgumentMap, ArgumentMap], number: int) -> None:
    reference, student = pair
    assert grade(add_a_stranger(student, number), reference).points <= grade(student, reference).points + SLACK


@LAW
@given(damaged_maps(), st.integers(0, 99))
def test_taking_a_right_claim_away_never_helps(pair: tuple[ArgumentMap, ArgumentMap], number: int) -> None:
    reference, student = pair
    whole = grade(student, reference)
    if whole.matches:
        claim = sorted(whole.matches)[number % len(whole.matches)]
        assert grade(remove(student, claim), reference).points <= whole.points + SLACK


@LAW
@given(
    MAPS,
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from([turn_a_relation, move_a_relation, change_a_kind, remove_a_claim]),
)
def test_correcting_a_mistake_never_costs_anything(debate: ArgumentMap, one: int, other: int, damage) -> None:
    halfway = damage(debate, one)
    worse = damage(halfway, other)
    assert grade(worse, debate).points <= 100
    assert grade(halfway, debate).points <= 100
    counts = [count for count in (len(debate.claims), len(debate.relations)) if count]
    places = [(one % count, other % count) for count in counts]
    if damage is turn_a_relation and debate.relations:
        first, second = (debate.relations[place].premises for place in places[-1])
        places.append((first, second))
    if damage is remove_a_claim or (damage is not move_a_relation and all(a != b for a, b in places)):
        assert grade(worse, debate).points <= grade(halfway, debate).points + SLACK


@LAW
@given(damaged_maps(trees(max_claims=9).map(make_distinct)), st.integers(0, 99))
def test_putting_a_claim_in_its_place_never_costs_anything(pair: tuple[ArgumentMap, ArgumentMap], number: int) -> None:
    reference, student = pair
    shared = [r for r in student.relations if r.id in reference.by_id]
    if shared:
        relation = shared[number % len(shared)]
        right = reference.by_id[relation.id]
        assert isinstance(right, Relation)
        if right.target in student.by_id:
            corrected = change_relations(student, {relation.id: {"target": right.target, "polarity": right.polarity}})
            assert grade(corrected, reference).points >= grade(student, reference).points - SLACK


@LAW
@given(damaged_maps())
def test_both_sides_are_treated_alike(pair: tuple[ArgumentMap, ArgumentMap]) -> None:
    def mirror(debate: ArgumentMap) -> ArgumentMap:
        swap = {Polarity.SUPPORT: Polarity.ATTACK, Polarity.ATTACK: Polarity.SUPPORT}
        return change_relations(
            debate, {r.id: {"polarity": swap.get(r.polarity, r.polarity)} for r in debate.relations}
        )

    reference, student = pair
    one, other = grade(student, reference), grade(mirror(student), mirror(reference))
    assert one.points == pytest.approx(other.points, abs=SLACK)


@LAW
@given(damaged_maps(), MAPS)
def test_the_best_of_several_references_counts(pair: tuple[ArgumentMap, ArgumentMap], another: ArgumentMap) -> None:
    reference, student = pair
    alone = [grade(student, reference).points, grade(student, another).points]
    graded = grade(student, reference, another)
    assert graded.points == max(alone)
    assert graded.reference == alone.index(max(alone))


@settings(max_examples=examples(60))
@given(
    damaged_maps(maps(max_claims=7, signed=True).filter(lambda debate: debate.claims)), maps(max_claims=7, signed=True)
)
def test_points_lie_between_0_and_100_and_are_the_sum_of_the_parts(pair, other: ArgumentMap) -> None:
    for student in (pair[1], other):
        graded = grade(student, pair[0])
        assert 0 <= graded.points <= 100
        assert sum(part.points for part in graded.parts.values()) == pytest.approx(graded.points, abs=SLACK)
        assert all(0 <= part.points <= part.of + SLACK for part in graded.parts.values())


@LAW
@given(MAPS)
def test_an_empty_map_has_no_points(debate: ArgumentMap) -> None:
    assert grade(ArgumentMap(), debate).points == 0
