"""The laws of grading whole maps, on random maps and random damage, and what single faults cost."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Kind, Polarity, Relation
from argmap.teach.grading.best_assignment import assign_pairs
from argmap.teach.grading.grade_maps import MapGrade, grade_map
from argmap.teach.grading.rubric import Rubric, default_rubric
from tests.effort import examples
from tests.strategies import maps, trees

LAW = settings(max_examples=examples(100))
SLACK = 1e-5


def grade(student: ArgumentMap, *references: ArgumentMap, rubric: Rubric | None = None) -> MapGrade:
    return grade_map(Document(student), references, rubric)


# words that share nothing, so that no claim of these maps stands for another one
_WORDS = [f"{a}{b}{c}" for a, b, c in itertools.product("bdfgklmnprstvz", "aeiou", "bdfgklmnprst")]


def distinct(debate: ArgumentMap) -> ArgumentMap:
    """The map with texts that have no words in common, the same text for the same place."""
    rng = random.Random(5)
    words = rng.sample(_WORDS, 3 * len(debate.claims))
    texts = {c.id: " ".join(words[3 * n : 3 * n + 3]).capitalize() + "." for n, c in enumerate(debate.claims)}
    return debate.evolve(claims=tuple(claim.evolve(text=texts[claim.id]) for claim in debate.claims))


MAPS = maps(plain=True, max_claims=9).filter(lambda debate: debate.claims).map(distinct)


@st.composite
def damaged(draw: st.DrawFn, of: st.SearchStrategy[ArgumentMap] = MAPS) -> tuple[ArgumentMap, ArgumentMap]:
    """A map and a copy with faults."""
    debate = draw(of)
    copy = debate
    for _ in range(draw(st.integers(0, 4))):
        copy = draw(st.sampled_from([turned, moved, retyped, without_one, with_stranger]))(
            copy, draw(st.integers(0, 99))
        )
    return debate, copy


def turned(debate: ArgumentMap, number: int) -> ArgumentMap:
    """One relation bears the other way."""
    if not debate.relations:
        return debate
    at = number % len(debate.relations)
    other = Polarity.ATTACK if debate.relations[at].polarity is Polarity.SUPPORT else Polarity.SUPPORT
    return rebuilt(debate, {debate.relations[at].id: {"polarity": other}})


def moved(debate: ArgumentMap, number: int) -> ArgumentMap:
    """One relation leads to another claim."""
    if not debate.relations:
        return debate
    own = debate.relations[number % len(debate.relations)]
    targets = [claim.id for claim in debate.claims if claim.id not in own.premises]
    return rebuilt(debate, {own.id: {"target": targets[number % len(targets)]}}) if targets else debate


def retyped(debate: ArgumentMap, number: int) -> ArgumentMap:
    """One claim is offered as something else."""
    at = debate.claims[number % len(debate.claims)].id if debate.claims else None
    return debate.evolve(
        claims=tuple(
            claim.evolve(kind=Kind.CLAIM if claim.kind is Kind.EVIDENCE else Kind.EVIDENCE) if claim.id == at else claim
            for claim in debate.claims
        )
    )


def without_one(debate: ArgumentMap, number: int) -> ArgumentMap:
    return without(debate, debate.claims[number % len(debate.claims)].id) if debate.claims else debate


def with_stranger(debate: ArgumentMap, number: int) -> ArgumentMap:
    """A claim more that is like no other."""
    builder = loosened(debate)
    fresh = builder.claim(f"Quux{number} wibble{number} zorg{number}.")
    if debate.claims:
        builder.support(fresh, debate.claims[number % len(debate.claims)].id)
    return builder.build()


def without(debate: ArgumentMap, claim: str) -> ArgumentMap:
    """The map without a claim and the relations that refer to it, and so on."""
    gone = {claim}
    while lost := [r.id for r in debate.relations if r.id not in gone and gone & {r.target, *r.premises}]:
        gone.update(lost)
    return debate.evolve(
        thesis=None if debate.thesis in gone else debate.thesis,
        claims=tuple(c for c in debate.claims if c.id not in gone),
        relations=tuple(r for r in debate.relations if r.id not in gone),
    )


def rebuilt(debate: ArgumentMap, changes: dict[str, dict]) -> ArgumentMap:
    relations = tuple(r.evolve(**changes.get(r.id, {})) for r in debate.relations)
    return debate.evolve(relations=relations)


def loosened(
    debate: ArgumentMap, names: dict[str, str] | None = None, order: random.Random | None = None
) -> MapBuilder:
    """The map as a builder, with other ids or in another order."""
    called = names or {element: element for element in debate.by_id}
    claims, relations = list(debate.claims), list(debate.relations)
    if order is not None:
        order.shuffle(claims)
        order.shuffle(relations)
    builder = MapBuilder()
    for claim in claims:
        made = builder.claim(claim.text, id=called[claim.id], kind=claim.kind, quotes=claim.quotes)
        if claim.id == debate.thesis:
            builder.thesis(made)
    for r in relations:
        premises = [called[p] for p in r.premises]
        builder.relation(r.polarity, premises, called[r.target], id=called[r.id], label=r.label)
    return builder


@LAW
@given(maps(max_claims=9).filter(lambda debate: debate.claims))
def test_a_map_graded_against_itself_has_all_points(debate: ArgumentMap) -> None:
    found = grade(debate, debate)
    assert found.points == 100
    assert found.feedback == ()


@LAW
@given(damaged(), st.integers(0, 10**6))
def test_order_and_ids_do_not_matter(pair: tuple[ArgumentMap, ArgumentMap], seed: int) -> None:
    reference, student = pair
    rng = random.Random(seed)
    elements = list(student.by_id)
    names = dict(zip(elements, rng.sample(elements, len(elements)), strict=True))  # the ids of others, too
    other = loosened(student, names, rng).build()
    assert grade(other, reference).points == pytest.approx(grade(student, reference).points, abs=SLACK)


@LAW
@given(damaged(), st.integers(0, 99))
def test_a_wrong_claim_more_never_helps(pair: tuple[ArgumentMap, ArgumentMap], number: int) -> None:
    reference, student = pair
    assert grade(with_stranger(student, number), reference).points <= grade(student, reference).points + SLACK


@LAW
@given(damaged(), st.integers(0, 99))
def test_taking_a_right_claim_away_never_helps(pair: tuple[ArgumentMap, ArgumentMap], number: int) -> None:
    reference, student = pair
    found = grade(student, reference)
    if found.matches:
        claim = sorted(found.matches)[number % len(found.matches)]
        assert grade(without(student, claim), reference).points <= found.points + SLACK


@LAW
@given(MAPS, st.integers(0, 99), st.integers(0, 99), st.sampled_from([turned, moved, retyped, without_one]))
def test_mending_a_fault_never_costs_anything(debate: ArgumentMap, one: int, other: int, fault) -> None:
    halfway = fault(debate, one)
    worse = fault(halfway, other)
    assert grade(worse, debate).points <= 100
    assert grade(halfway, debate).points <= 100
    counts = [count for count in (len(debate.claims), len(debate.relations)) if count]
    places = [(one % count, other % count) for count in counts]
    if fault is turned and debate.relations:  # of two that stand for each other, turning both may change nothing
        first, second = (debate.relations[place].premises for place in places[-1])
        places.append((first, second))
    if fault is without_one or (fault is not moved and all(a != b for a, b in places)):
        assert grade(worse, debate).points <= grade(halfway, debate).points + SLACK


@LAW
@given(damaged(trees(max_claims=9).map(distinct)), st.integers(0, 99))
def test_putting_a_claim_in_its_place_never_costs_anything(pair: tuple[ArgumentMap, ArgumentMap], number: int) -> None:
    reference, student = pair
    shared = [r for r in student.relations if r.id in reference.by_id]
    if shared:
        own = shared[number % len(shared)]
        right = reference.by_id[own.id]
        assert isinstance(right, Relation)
        if right.target in student.by_id:
            mended = rebuilt(student, {own.id: {"target": right.target, "polarity": right.polarity}})
            assert grade(mended, reference).points >= grade(student, reference).points - SLACK


@LAW
@given(damaged())
def test_both_sides_are_treated_alike(pair: tuple[ArgumentMap, ArgumentMap]) -> None:
    def mirrored(debate: ArgumentMap) -> ArgumentMap:
        swap = {Polarity.SUPPORT: Polarity.ATTACK, Polarity.ATTACK: Polarity.SUPPORT}
        return rebuilt(debate, {r.id: {"polarity": swap.get(r.polarity, r.polarity)} for r in debate.relations})

    reference, student = pair
    one, other = grade(student, reference), grade(mirrored(student), mirrored(reference))
    assert one.points == pytest.approx(other.points, abs=SLACK)


@LAW
@given(damaged(), MAPS)
def test_the_best_of_several_references_counts(pair: tuple[ArgumentMap, ArgumentMap], another: ArgumentMap) -> None:
    reference, student = pair
    alone = [grade(student, reference).points, grade(student, another).points]
    found = grade(student, reference, another)
    assert found.points == max(alone)
    assert found.reference == alone.index(max(alone))


@settings(max_examples=examples(60))
@given(damaged(maps(max_claims=7).filter(lambda debate: debate.claims)), maps(max_claims=7))
def test_points_lie_between_0_and_100_and_are_the_sum_of_the_parts(pair, other: ArgumentMap) -> None:
    for student in (pair[1], other):
        found = grade(student, pair[0])
        assert 0 <= found.points <= 100
        assert sum(part.points for part in found.parts.values()) == pytest.approx(found.points, abs=SLACK)
        assert all(0 <= part.points <= part.of + SLACK for part in found.parts.values())


@LAW
@given(MAPS)
def test_an_empty_map_has_no_points(debate: ArgumentMap) -> None:
    assert grade(ArgumentMap(), debate).points == 0


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.1, 9), max_size=12))
def test_no_assignment_is_worth_more(worth: dict[tuple[int, int], float]) -> None:
    found = assign_pairs(worth)
    assert len({a for a, _ in found}) == len({b for _, b in found}) == len(found)
    best = 0.0
    for columns in itertools.permutations(range(5)):
        best = max(best, sum(worth.get(pair, 0.0) for pair in enumerate(columns)))
    assert sum(worth[pair] for pair in found) == pytest.approx(best)


TOWN = """argmap: 1
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - id: air
    claim: The air gets cleaner.
    evidence: [{id: no2, claim: Nitrogen dioxide fell by a third in the trial year.}]
    undercuts: [{id: alone, claim: Clean air alone does not decide how streets are used.}]
  - premises:
      - {id: walk, claim: Shops live from people who walk by.}
      - {id: more, claim: More people walk where no cars drive.}
objections:
  - id: trade
    claim: Shops lose customers who come by car.
"""
REFERENCE = argmap.loads(TOWN)


def hints(text: str, hint: str = "where", **more: object) -> list[tuple[str, str]]:
    document = argmap.parse(text)
    assert not document.diagnostics
    found = grade_map(document, [REFERENCE], hint=hint, **more)
    return [(f"{d.span.start.line} {d.rule}" if d.span else d.rule, d.message) for d in found.feedback]


def test_other_words_for_the_same_are_the_same() -> None:
    student = TOWN.replace("The air gets cleaner.", "The air will get cleaner.").replace("id: air", "id: x")
    assert grade(argmap.loads(student), REFERENCE).points == 100


def test_a_plain_negation_is_another_claim() -> None:
    student = argmap.loads(TOWN.replace("Shops lose customers", "Shops do not lose customers"))
    assert "trade" not in grade(student, REFERENCE).matches


def test_co_premises_drawn_as_separate_reasons_are_told_apart() -> None:
    student = TOWN.replace("  - premises:\n      - {id: walk", "  - {id: walk").replace(
        "      - {id: more", "  - {id: more"
    )
    found = hints(student)
    assert found == [
        ("8 co-premises-split", "“Shops live from people who walk by.” is in the wrong place"),
        ("9 co-premises-split", "“More people walk where no cars drive.” is in the wrong place"),
    ]
    assert "needed together" in hints(student, "principle")[0][1]
    assert grade(argmap.loads(student), REFERENCE).parts["attachment"].points == pytest.approx(25 * 6 / 7)


def test_a_wrong_sign_is_grave_and_costs_its_share() -> None:
    student = TOWN.replace("objections:\n  - id: trade", "  - id: trade")
    own, target = "Shops lose customers who come by car.", "The old town should be closed to private cars."
    assert hints(student) == [("12 wrong-sign", f"“{own}” should not support “{target}”")]
    assert grade(argmap.loads(student), REFERENCE).points == pytest.approx(100 - 10 / 7, abs=1e-3)


def test_an_undercut_drawn_as_an_objection_is_half_right() -> None:
    student = TOWN.replace("undercuts:", "objections:")
    assert [name for name, _ in hints(student)] == ["7 undercut-as-objection"]


def test_a_claim_in_the_right_branch_is_half_right_and_in_another_one_is_not() -> None:
    fact = "[{id: no2, claim: Nitrogen dioxide fell by a third in the trial year.}]"
    deep = TOWN.replace(f"evidence: {fact}", f"reasons: [{{id: cars, claim: Engines are off., evidence: {fact}}}]")
    reference = argmap.loads(deep)
    near = grade(argmap.loads(TOWN), reference)
    assert near.parts["attachment"].points == pytest.approx(25 * 6.5 / 8)
    away = TOWN.replace(f"    evidence: {fact}\n", "") + f"    evidence: {fact}\n"
    far = grade(argmap.loads(away), reference)
    assert far.parts["attachment"].points == pytest.approx(25 * 6 / 8)


def test_a_listed_alternative_is_half_right() -> None:
    moved_trade = rebuilt(REFERENCE, {"trade->close": {"target": "walk"}})
    plain = grade(moved_trade, REFERENCE).parts["attachment"].points
    listed = default_rubric().evolve(alternatives={"trade": ("walk",)})
    assert grade(moved_trade, REFERENCE, rubric=listed).parts["attachment"].points == pytest.approx(plain + 25 / 14)


def test_what_is_missing_is_told_at_the_box_it_hangs_on_and_named_only_at_the_end() -> None:
    student = TOWN.replace(
        "    evidence: [{id: no2, claim: Nitrogen dioxide fell by a third in the trial year.}]\n", ""
    )
    assert hints(student) == [("5 missing-claim", "a claim about “The air gets cleaner.” is missing")]
    for hint in ("where", "principle"):
        assert "Nitrogen" not in hints(student, hint)[0][1]
    assert "“Nitrogen dioxide fell by a third in the trial year.” (reason)" in hints(student, "answer")[0][1]


def test_another_thesis_is_told_first() -> None:
    student = TOWN.replace("The old town should be closed to private cars.", "Buses should be free for everyone.")
    assert hints(student)[0] == ("2 wrong-thesis", "“Buses should be free for everyone.” is not the thesis")


def test_a_reference_needs_claims() -> None:
    with pytest.raises(ValueError, match="at least one reference"):
        grade(REFERENCE)
    with pytest.raises(ValueError, match="at least one reference"):
        grade(REFERENCE, ArgumentMap())
