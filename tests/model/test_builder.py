"""Ids, references, order, and what the builder leaves out."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Callable

import pytest
from pydantic import ValidationError

from argmap.model.builder import BuildError, MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.model.stored import stated_fields


def test_slugs_are_unique_in_order_of_mention_and_given_ids_come_first() -> None:
    builder = MapBuilder()
    builder.thesis("Same text.")
    builder.claim("Same text.")
    builder.claim("Other.", id="same-text")
    assert [c.id for c in builder.build().claims] == ["same-text-2", "same-text-3", "same-text"]


def test_ten_thousand_equal_texts_get_ids() -> None:
    builder = MapBuilder()
    for _ in range(10_000):
        builder.claim("Again.")
    assert builder.build().claims[-1].id == "again-10000"


def test_an_unknown_reference_names_the_nearest_id_and_drops_only_the_relation() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="thesis")
    builder.attack(builder.claim("O.", id="o"), "thesiss")
    debate = builder.build_sound()
    assert debate.relations == ()
    assert [d.code for d in builder.diagnostics] == ["ARG021"]
    assert "did you mean 'thesis'?" in builder.diagnostics[0].message


def test_what_hangs_on_a_dropped_relation_is_dropped_without_a_second_report() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="t")
    step = builder.support(builder.claim("P."), "nobody")
    undercut = builder.attack(builder.claim("U."), step)
    builder.attack(builder.claim("V."), undercut)
    assert builder.build_sound().relations == ()
    assert len(builder.diagnostics) == 1


def test_the_thesis_must_be_a_claim() -> None:
    builder = MapBuilder(_thesis="x")
    builder.claim("A.", id="y")
    assert builder.build_sound().thesis is None
    assert [d.code for d in builder.diagnostics] == ["ARG021"]


def test_a_premise_named_twice_counts_once() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="t")
    builder.claim("P.", id="p")
    builder.support(["p", "p"], "t")
    assert builder.build().relations[0].premises == ("p",)


def test_canonical_order_is_supports_attacks_neutral_then_roots_then_recommendations() -> None:
    builder = MapBuilder()
    builder.address(builder.claim("R.", id="r", kind="recommendation"), "o")
    builder.claim("Root.", id="root")
    builder.thesis("T.", id="t")
    builder.neutral(builder.claim("N.", id="n"), "t")
    builder.attack(builder.claim("O.", id="o"), "t")
    builder.support(builder.claim("P.", id="p"), "t")
    debate = builder.build()
    assert [c.id for c in debate.claims] == ["t", "p", "o", "n", "root", "r"]
    assert [v.claim for v in debate.walk() if v.depth == 0] == ["t", "root", "r"]


def test_a_rootless_cycle_starts_at_its_first_claim() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="t")
    for name, target in (("a", "b"), ("b", "c"), ("c", "a")):
        builder.support(builder.claim(name, id=name), target)
    visits = list(builder.build().walk())
    assert [(v.claim, v.again) for v in visits] == [("t", False), ("a", False), ("c", False), ("b", False), ("a", True)]


def test_a_chain_of_a_hundred_thousand_claims_is_walked() -> None:
    builder = MapBuilder()
    last = builder.thesis("T.", id="t")
    for number in range(100_000):
        claim = builder.claim("C.", id=f"c{number}")
        builder.support(claim, last)
        last = claim
    assert sum(1 for _ in builder.build().walk()) == 100_001


def test_evolve_validates_again_and_keeps_no_stale_view() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="t")
    builder.support(builder.claim("P.", id="p"), "t")
    debate = builder.build()
    assert len(debate.lines) == 1
    assert debate.evolve(relations=()).lines == ()
    with pytest.raises(ValueError, match="not a claim of the map"):
        debate.evolve(claims=debate.claims[:1])


def test_the_model_is_frozen_and_takes_nothing_unknown() -> None:
    claim = Claim(id="a", text="A.")
    with pytest.raises(AttributeError, match="cannot assign to field 'text'"):
        claim.text = "B."  # type: ignore[misc]
    with pytest.raises(TypeError, match="does not change"):
        claim.allow["rule"] = "a reason"
    assert not claim.allow
    assert pickle.loads(pickle.dumps(claim)) == copy.deepcopy(claim) == claim
    with pytest.raises(ValidationError):
        Claim(id="a", text="A.", colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValidationError, match="every id belongs to one element"):
        ArgumentMap(claims=(claim, claim))


def test_build_raises_with_every_mistake_and_the_nearest_id() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="thesis")
    builder.attack(builder.claim("O.", id="o"), "thesiss")
    builder.support("oo", "thesis", id="step")
    with pytest.raises(BuildError) as caught:
        builder.build()
    assert [d.code for d in caught.value.diagnostics] == ["ARG021", "ARG021"]
    assert str(caught.value) == (
        "the map cannot be built:\n"
        "- o->thesiss: the target 'thesiss' is not in this map; did you mean 'thesis'?\n"
        "- step: a premise 'oo' is not in this map; did you mean 'o'?"
    )


def test_a_builder_can_be_corrected_after_an_error() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="t")
    builder.support("later", "t")
    with pytest.raises(BuildError):
        builder.build()
    builder.claim("Later.", id="later")
    assert [r.id for r in builder.build().relations] == ["later->t"]
    assert builder.diagnostics == []


def test_values_that_fields_do_not_take_are_named_in_plain_words() -> None:
    builder = MapBuilder(header={"prior": 2})
    builder.thesis("T.", id="t", base_score=3)
    builder.support(builder.claim(" "), "t", weight="much")
    with pytest.raises(BuildError) as caught:
        builder.build()
    assert [d.message for d in caught.value.diagnostics] == [
        "prior: expected a number from 0 to 1, found 2",
        "base_score of the claim 't': expected a number from 0 to 1, found 3",
        "text of the claim ' ': the text is empty",
        "weight of a relation: expected a valid number, unable to parse string as a number, found 'much'",
    ]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda b: b.claim("A.", voise="me"), "a claim has no field 'voise'; did you mean 'voice'?"),
        (lambda b: b.support("a", "b", wieght=1), "a relation has no field 'wieght'; did you mean 'weight'?"),
        (lambda b: MapBuilder(header={"langauge": "en"}), "a map has no field 'langauge'; did you mean 'language'?"),
    ],
)
def test_a_misspelt_field_fails_at_once(call: Callable[[MapBuilder], object], message: str) -> None:
    with pytest.raises(TypeError, match=re.escape(message)):
        call(MapBuilder())


def test_a_misspelt_kind_or_polarity_fails_at_once() -> None:
    with pytest.raises(ValueError, match="did you mean 'evidence'"):
        MapBuilder().claim("A.", kind="evidense")
    with pytest.raises(ValueError, match="'against' is not a polarity; expected one of support, attack, neutral"):
        MapBuilder().relation("against", "a", "b")


def test_a_claim_of_another_builder_is_refused() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="t")
    builder.support(MapBuilder().claim("Elsewhere."), "t", id="s")
    with pytest.raises(BuildError, match="s: a premise belongs to another builder"):
        builder.build()


@pytest.mark.parametrize("thesis", [None, "a"])
def test_a_builder_of_a_map_builds_the_same_map(thesis: str | None) -> None:
    claims = (Claim(id="a", text="A.", voice="me"), Claim(id="b", text="B.", base_score=0.5))
    relations = (Relation(id="r", polarity="attack", premises=("b",), target="a", weight=0.5),)
    debate = ArgumentMap(title="T", thesis=thesis, claims=claims, relations=relations)
    again = MapBuilder.of(debate).build()
    assert again == debate
    assert stated_fields(again.claims[0]) == {"id": "a", "text": "A.", "voice": "me"}


def test_ids_that_are_numbered_stay_short_enough_for_ids() -> None:
    builder = MapBuilder()
    builder.thesis("T.", id="t" * 60)
    builder.claim("P.", id="p" * 58)
    for _ in range(3):
        builder.support("p" * 58, "t" * 60)
    start = f"{'p' * 58}->{'t' * 60}"
    assert [relation.id for relation in builder.build().relations] == [start, f"{start[:118]}-2", f"{start[:118]}-3"]
