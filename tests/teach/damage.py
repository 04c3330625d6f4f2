"""Random maps and copies of them with mistakes, for the laws of grading."""

from __future__ import annotations

import itertools
import random

from hypothesis import settings
from hypothesis import strategies as st

from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Kind, Polarity
from argmap.teach.grading.grade_maps import MapGrade, grade_map
from argmap.teach.grading.map_rubric import Rubric
from tests.effort import examples
from tests.strategies import maps

LAW = settings(max_examples=examples(100))


SLACK = 1e-5


def grade(student: ArgumentMap, *references: ArgumentMap, rubric: Rubric | None = None) -> MapGrade:
    return grade_map(Document(student), references, rubric)


# words that share nothing, so that no claim of these maps is similar to another
_WORDS = [f"{a}{b}{c}" for a, b, c in itertools.product("bdfgklmnprstvz", "aeiou", "bdfgklmnprst")]


def make_distinct(debate: ArgumentMap) -> ArgumentMap:
    """The map with texts that have no words in common, the same text for the same place."""
    rng = random.Random(5)
    words = rng.sample(_WORDS, 3 * len(debate.claims))
    texts = {c.id: " ".join(words[3 * n : 3 * n + 3]).capitalize() + "." for n, c in enumerate(debate.claims)}
    return debate.evolve(claims=tuple(claim.evolve(text=texts[claim.id]) for claim in debate.claims))


MAPS = maps(plain=True, max_claims=9, signed=True).filter(lambda debate: debate.claims).map(make_distinct)


@st.composite
def damaged_maps(draw: st.DrawFn, of: st.SearchStrategy[ArgumentMap] = MAPS) -> tuple[ArgumentMap, ArgumentMap]:
    """A map and a copy with mistakes."""
    debate = draw(of)
    copy = debate
    for _ in range(draw(st.integers(0, 4))):
        copy = draw(st.sampled_from([turn_a_relation, move_a_relation, change_a_kind, remove_a_claim, add_a_stranger]))(
            copy, draw(st.integers(0, 99))
        )
    return debate, copy


def turn_a_relation(debate: ArgumentMap, number: int) -> ArgumentMap:
    """One relation has the other sign."""
    if not debate.relations:
        return debate
    at = number % len(debate.relations)
    other = Polarity.ATTACK if debate.relations[at].polarity is Polarity.SUPPORT else Polarity.SUPPORT
    return change_relations(debate, {debate.relations[at].id: {"polarity": other}})


def move_a_relation(debate: ArgumentMap, number: int) -> ArgumentMap:
    """One relation has another target."""
    if not debate.relations:
        return debate
    relation = debate.relations[number % len(debate.relations)]
    targets = [claim.id for claim in debate.claims if claim.id not in relation.premises]
    return change_relations(debate, {relation.id: {"target": targets[number % len(targets)]}}) if targets else debate


def change_a_kind(debate: ArgumentMap, number: int) -> ArgumentMap:
    """One claim has another kind."""
    at = debate.claims[number % len(debate.claims)].id if debate.claims else None
    return debate.evolve(
        claims=tuple(
            claim.evolve(kind=Kind.CLAIM if claim.kind is Kind.EVIDENCE else Kind.EVIDENCE) if claim.id == at else claim
            for claim in debate.claims
        )
    )


def remove_a_claim(debate: ArgumentMap, number: int) -> ArgumentMap:
    return remove(debate, debate.claims[number % len(debate.claims)].id) if debate.claims else debate


def add_a_stranger(debate: ArgumentMap, number: int) -> ArgumentMap:
    """An extra claim that is similar to no other."""
    builder = to_builder(debate)
    fresh = builder.claim(f"Quux{number} wibble{number} zorg{number}.")
    if debate.claims:
        builder.support(fresh, debate.claims[number % len(debate.claims)].id)
    return builder.build()


def remove(debate: ArgumentMap, claim: str) -> ArgumentMap:
    """The map without a claim and the relations that refer to it, and so on."""
    gone = {claim}
    while lost := [r.id for r in debate.relations if r.id not in gone and gone & {r.target, *r.premises}]:
        gone.update(lost)
    return debate.evolve(
        thesis=None if debate.thesis in gone else debate.thesis,
        claims=tuple(c for c in debate.claims if c.id not in gone),
        relations=tuple(r for r in debate.relations if r.id not in gone),
    )


def change_relations(debate: ArgumentMap, changes: dict[str, dict]) -> ArgumentMap:
    relations = tuple(r.evolve(**changes.get(r.id, {})) for r in debate.relations)
    return debate.evolve(relations=relations)


def to_builder(
    debate: ArgumentMap, names: dict[str, str] | None = None, order: random.Random | None = None
) -> MapBuilder:
    """The map as a builder, with other ids or in another order."""
    ids = names or {element: element for element in debate.by_id}
    claims, relations = list(debate.claims), list(debate.relations)
    if order is not None:
        order.shuffle(claims)
        order.shuffle(relations)
    builder = MapBuilder()
    for claim in claims:
        made = builder.claim(claim.text, id=ids[claim.id], kind=claim.kind, quotes=claim.quotes)
        if claim.id == debate.thesis:
            builder.thesis(made)
    for r in relations:
        premises = [ids[p] for p in r.premises]
        builder.relation(r.polarity, premises, ids[r.target], id=ids[r.id], label=r.label)
    return builder
