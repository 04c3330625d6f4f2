"""Which claim of one map is which of another: by id, text and resemblance; one to one, mirrored, in bounded time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.model.matching.correspondence import Matching, match
from argmap.model.matching.pairing import NEAR
from argmap.model.matching.resemblance import resemblance, words, worth_comparing
from tests.strategies import TEXTS, maps, trees


def town(*claims: str, **named: str) -> ArgumentMap:
    """A thesis with reasons, those of `named` with the ids they are given."""
    b = MapBuilder()
    close = b.thesis("The old town should be closed to cars.", id="close")
    for text in claims:
        b.support(b.claim(text), close)
    for name, text in named.items():
        b.support(b.claim(text, id=name), close)
    return b.build()


def turned(found: Matching) -> Matching:
    return Matching({v: k for k, v in found.claims.items()}, {v: k for k, v in found.relations.items()})


def test_an_id_counts_more_than_a_text() -> None:
    matching = match(town(air="The air gets cleaner.", noise="It is loud."), town(noise="The air gets cleaner."))
    assert matching.claims == {"close": "close", "noise": "noise"}


def test_an_equal_text_is_the_same_claim_under_another_id() -> None:
    matching = match(town(one="The “air” gets cleaner"), town("It is loud.", two='The "Air" gets  cleaner.'))
    assert matching.claims == {"close": "close", "one": "two"}


def test_a_reworded_claim_is_found_by_its_words() -> None:
    old, new = town("The air gets cleaner by a third.", "It is loud."), town("It is loud.", "Air gets a third cleaner.")
    assert match(old, new).claims["the-air-gets-cleaner-by-a-third"] == "air-gets-a-third-cleaner"


def test_claims_without_a_word_in_common_stay_apart() -> None:
    assert "it-is-loud" not in match(town("It is loud."), town("Shops lose customers.")).claims


def test_words_of_scripts_without_spaces_count_by_the_character() -> None:
    assert match(town("空気がきれいになる"), town("空気がとてもきれいになる")).claims.keys() >= {"空気がきれいになる"}


def test_of_equal_texts_the_one_in_the_same_place_is_meant() -> None:
    def built(name: str, *targets: str) -> ArgumentMap:
        b = MapBuilder()
        b.thesis("Close it.", id="t")
        for pillar in ("one", "two"):
            b.support(b.claim(f"This is pillar {pillar}.", id=pillar), "t")
        for number, target in enumerate(targets):
            b.support(b.claim("It was measured.", id=f"{name}{number}"), target)
        return b.build()

    assert match(built("a", "one", "two"), built("b", "two")).claims.get("a1") == "b0"


def test_when_the_first_of_two_equal_claims_goes_the_other_is_still_itself() -> None:
    """The ids are made of the texts, so the one that is left now has the id that the other had."""
    start = "argmap: 1\nthesis: T\npillars:\n"
    one, other = "  - {claim: One., reasons: [It was measured.]}\n", "  - {claim: Two., reasons: [It was measured.]}\n"
    matching = match(loads(start + one + other), loads(start + "  - One.\n" + other))
    assert matching.claims["it-was-measured-2"] == "it-was-measured"
    assert "it-was-measured" not in matching.claims
    assert len(matching.relations) == 3


def test_a_claim_that_keeps_target_and_premises_needs_few_words_in_common() -> None:
    def built(middle: str) -> ArgumentMap:
        b = MapBuilder()
        pillar = b.claim(middle)
        b.support(pillar, b.thesis("Close it.", id="t"))
        b.support(b.claim("Dust fell by a third.", id="dust"), pillar)
        return b.build()

    old, new = built("The air of the town gets cleaner."), built("People there breathe more easily in the morning.")
    assert len(match(old, new).claims) == 3


def relation_of(old: ArgumentMap, new: ArgumentMap, name: str) -> str | None:
    return match(old, new).relations.get(name)


def test_a_moved_relation_is_found_by_its_premises() -> None:
    def built(target: str) -> ArgumentMap:
        b = MapBuilder()
        b.support(b.claim("One.", id="one"), b.thesis("Close it.", id="t"))
        step = b.support(b.claim("Two.", id="two"), target)
        b.attack(b.claim("But.", id="but"), step)
        return b.build()

    found = match(built("t"), built("one")).relations
    assert found["two->t"] == "two->one"
    assert found["but->two->t"] == "but->two->one"


def test_a_relation_that_gains_a_premise_stays_itself() -> None:
    def built(*premises: str) -> ArgumentMap:
        b = MapBuilder()
        b.thesis("Close it.", id="t")
        b.support([b.claim(f"{name * 3} {name * 4}.", id=name) for name in premises], "t")
        return b.build()

    assert relation_of(built("a"), built("b", "a"), "a->t") == "b+a->t"
    assert relation_of(built("a", "b", "c"), built("c", "d", "e"), "a+b+c->t") == "c+d+e->t"
    assert relation_of(built("a"), built("b"), "a->t") is None


@given(maps(), maps())
def test_matching_is_one_to_one_and_mirrored(one: ArgumentMap, other: ArgumentMap) -> None:
    matching = match(one, other)
    for pairs in matching:
        assert len(set(pairs.values())) == len(pairs)
    assert matching.claims.keys() <= {claim.id for claim in one.claims}
    assert set(matching.relations.values()) <= {relation.id for relation in other.relations}
    assert turned(match(other, one)) == matching


@given(maps())
def test_a_map_matches_itself(debate: ArgumentMap) -> None:
    matching = match(debate, debate)
    assert matching.claims == {claim.id: claim.id for claim in debate.claims}
    assert matching.relations == {relation.id: relation.id for relation in debate.relations}


@given(trees(), st.data())
def test_other_ids_change_nothing(debate: ArgumentMap, data: st.DataObject) -> None:
    names = {claim.id: f"x{number}" for number, claim in enumerate(debate.claims)}
    relations = [
        r.evolve(id=f"r{number}", premises=[names[p] for p in r.premises], target=names[r.target])
        for number, r in enumerate(debate.relations)
    ]
    claims = [claim.evolve(id=names[claim.id]) for claim in debate.claims]
    renamed = debate.evolve(thesis=names[debate.thesis or ""], claims=claims, relations=relations)
    assert match(debate, renamed).claims == names
    assert len(match(debate, renamed).relations) == len(relations)


@given(TEXTS, TEXTS)
def test_resemblance_is_the_same_both_ways(one: str, other: str) -> None:
    assert resemblance(words(one), words(other)) == resemblance(words(other), words(one))
    assert resemblance(words(one), words(one)) == 1.0


@given(st.lists(st.frozensets(st.tuples(st.sampled_from("abcdef"), st.just(0)))), st.data())
def test_no_pair_with_a_word_in_common_is_missed_on_small_sides(texts: list, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(texts)))
    old, new = dict(enumerate(texts[:cut][:NEAR])), dict(enumerate(texts[cut:][:NEAR]))
    wanted = {(i, j) for i, one in old.items() for j, other in new.items() if one & other}
    assert set(worth_comparing(old, new)) == wanted


def test_the_comparisons_grow_with_the_number_of_texts_not_with_its_square() -> None:
    old = {number: words(f"the claim of number {number}") for number in range(3000)}
    new = {number: words(f"the statement of number {number + 5000}") for number in range(3000)}
    assert len(list(worth_comparing(old, new))) < 3000 * 200
