"""The laws of grading for maps in words, over the maps that come along: reworded, copied, denied, turned round."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity
from argmap.teach.grading.grade_maps import MapGrade, grade_map
from tests.effort import examples
from tests.teach.damage import SLACK, add_a_stranger, change_relations, move_a_relation, remove, to_builder

MAPS = Path(__file__).parents[2] / "maps"
NAMES = sorted(path.stem for path in (MAPS / "teaching").glob("*.yaml"))
MODELS = {name: argmap.load(MAPS / "teaching" / f"{name}.yaml") for name in NAMES}
LAW = settings(max_examples=examples(30), deadline=None)
SWAPS = [
    ("should", "ought to"), ("children", "kids"), ("pupils", "students"), ("car park", "parking lot"),
    ("phone", "mobile"),
    ("costs a lot of money", "is expensive"), ("costs little", "is cheap"), ("everybody", "everyone"), ("town", "city"),
    ("dangerous", "risky"), ("rabbit", "bunny"), ("at night", "after dark"), ("learn", "find out"), ("ill", "sick"),
]  # fmt: skip


def reword(debate: ArgumentMap) -> ArgumentMap:
    """The map in other words, without quotes."""
    claims = []
    for claim in debate.claims:
        text = claim.text
        for one, other in SWAPS:
            text = text.replace(one, other)
        words = text.rstrip(".").split()
        claims.append(claim.evolve(text=" ".join(words) + " I think.", quotes=()))
    return debate.evolve(claims=tuple(claims))


def deny(text: str) -> str:
    """The plain denial of a claim."""
    return f"It is not true that {text[0].lower()}{text[1:]}"


def grade(student: ArgumentMap, name: str) -> MapGrade:
    return grade_map(Document(student), [MODELS[name]])


named = st.sampled_from(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_reworded_map_has_nearly_all_points(name: str) -> None:
    assert grade(reword(MODELS[name]), name).points > 90


@LAW
@given(named, st.integers(0, 10**6))
def test_order_and_ids_do_not_matter(name: str, seed: int) -> None:
    student = move_a_relation(reword(MODELS[name]), seed)
    rng = random.Random(seed)
    elements = list(student.by_id)
    names = dict(zip(elements, rng.sample(elements, len(elements)), strict=True))  # ids that mislead
    other = to_builder(student, names, rng).build()
    assert grade(other, name).points == pytest.approx(grade(student, name).points, abs=SLACK)


@LAW
@given(named, st.integers(0, 99))
def test_a_claim_that_shares_no_word_never_helps(name: str, number: int) -> None:
    student = reword(MODELS[name])
    assert grade(add_a_stranger(student, number), name).points <= grade(student, name).points + SLACK


@LAW
@given(named, st.integers(0, 99))
def test_taking_a_claim_away_never_helps(name: str, number: int) -> None:
    student = reword(MODELS[name])
    claim = student.claims[number % len(student.claims)].id
    assert grade(remove(student, claim), name).points <= grade(student, name).points + SLACK


@LAW
@given(named, st.integers(0, 999))
def test_putting_a_claim_in_its_place_never_costs_anything(name: str, number: int) -> None:
    student = reword(MODELS[name])
    assert grade(move_a_relation(student, number), name).points <= grade(student, name).points + SLACK


@LAW
@given(named, st.data())
def test_a_denied_map_earns_no_more_than_the_share_that_is_right(name: str, data: st.DataObject) -> None:
    model = MODELS[name]
    turned = data.draw(st.sets(st.sampled_from([claim.id for claim in model.claims]), min_size=1))
    student = model.evolve(
        claims=tuple(c.evolve(text=deny(c.text), quotes=()) if c.id in turned else c for c in model.claims)
    )
    graded = grade(student, name)
    right = 15 * (model.thesis not in turned) + 85 * (1 - len(turned) / len(model.claims))
    assert graded.points <= right + SLACK
    assert turned.isdisjoint(graded.matches)


@pytest.mark.parametrize("name", NAMES)
def test_a_map_turned_upside_down_earns_no_more_than_its_claims_and_kinds(name: str) -> None:
    model = MODELS[name]
    swap = {Polarity.SUPPORT: Polarity.ATTACK, Polarity.ATTACK: Polarity.SUPPORT}
    student = change_relations(model, {r.id: {"polarity": swap.get(r.polarity, r.polarity)} for r in model.relations})
    graded = grade(student, name)
    assert graded.parts["sign"].points <= 10 / len(model.claims) + SLACK  # the thesis alone has no sign
    assert graded.points <= 90 + 10 / len(model.claims) + SLACK


@pytest.mark.parametrize("name", NAMES)
def test_a_map_that_denies_every_claim_earns_nothing(name: str) -> None:
    model = MODELS[name]
    denied = model.evolve(claims=tuple(c.evolve(text=deny(c.text), quotes=()) for c in model.claims))
    assert grade(denied, name).points == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_tree_turned_round_earns_its_claims_and_kinds_and_nearly_nothing_for_places(name: str) -> None:
    model = MODELS[name]
    single = [r for r in model.relations if len(r.premises) == 1 and r.target in {c.id for c in model.claims}]
    targets = {r.target for r in single}
    builder = argmap.MapBuilder()
    drafts = {claim.id: builder.claim(claim.text, kind=claim.kind) for claim in model.claims}
    builder.thesis(next(drafts[r.premises[0]] for r in single if r.premises[0] not in targets))
    for relation in single:
        join = builder.support if relation.polarity is Polarity.SUPPORT else builder.attack
        join(drafts[relation.target], drafts[relation.premises[0]])
    graded = grade(builder.build(), name)
    assert graded.parts["thesis"].points == 0
    assert graded.parts["attachment"].points + graded.parts["sign"].points <= 0.2 * 35
    assert graded.points <= 50 + 0.2 * 35


@pytest.mark.parametrize("name", NAMES)
def test_a_lazy_map_of_copied_sentences_stays_below_a_right_one_in_free_words(name: str) -> None:
    model = MODELS[name]
    builder = argmap.MapBuilder()
    copied = [claim for claim in model.claims if claim.quotes][: len(model.claims) // 3]
    claims = [builder.claim(claim.quotes[0]) for claim in reversed(copied)]
    builder.thesis(claims[0])
    for claim in claims[1:]:
        builder.support(claim, claims[0])
    assert grade(builder.build(), name).points < grade(reword(model), name).points - 30


@LAW
@given(named, st.integers(0, 99))
def test_maybes_lie_between_low_and_high_points(name: str, number: int) -> None:
    student = reword(MODELS[name])
    claim = student.claims[number % len(student.claims)]
    words = claim.text.split()
    vague = student.evolve(
        claims=tuple(
            c.evolve(text=" ".join(words[number % 3 :: 3]) + " it.") if c.id == claim.id else c for c in student.claims
        )
    )
    graded = grade(vague, name)
    assert 0 <= graded.points_low <= graded.points <= graded.points_high <= 100 + SLACK
    assert len(graded.maybe) <= max(1, len(student.claims) // 10)
    assert not {maybe.pupil for maybe in graded.maybe} & graded.matches.keys()
