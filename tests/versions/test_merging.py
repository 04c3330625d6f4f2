"""Two maps that come from one, brought together: what one side changed is taken, what both did otherwise is told."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.versions import diff
from argmap.versions.merging import Merge, merge
from tests.samples.versions import NEW, OLD
from tests.strategies import maps, trees

BASE = loads(OLD)


def merged(base: str, ours: str, theirs: str) -> Merge:
    """A merge of maps that differ from `OLD` in one replaced part each."""
    return merge(*(loads(text) for text in (base, ours, theirs)))


def edited(old: str, new: str) -> str:
    assert old in OLD
    return OLD.replace(old, new)


def told(found: Merge) -> list[str]:
    return [str(conflict) for conflict in found.conflicts]


@given(maps(), maps())
def test_what_one_side_did_is_taken(base: ArgumentMap, changed: ArgumentMap) -> None:
    for ours, theirs in ((changed, base), (base, changed), (changed, changed)):
        result = merge(base, ours, theirs)
        assert not result.conflicts
        assert not diff(result.map, changed)


@given(maps(), maps(), maps())
def test_conflicts_are_the_same_both_ways(base: ArgumentMap, one: ArgumentMap, other: ArgumentMap) -> None:
    forth, back = merge(base, one, other), merge(base, other, one)
    assert bool(forth.conflicts) == bool(back.conflicts)


@given(trees(), st.data())
def test_changes_of_different_claims_are_both_taken(base: ArgumentMap, data: st.DataObject) -> None:
    assume(len(base.claims) > 1)
    one, other = data.draw(st.lists(st.integers(0, len(base.claims) - 1), min_size=2, max_size=2, unique=True))
    ours, theirs, both = list(base.claims), list(base.claims), list(base.claims)
    both[one] = ours[one] = base.claims[one].evolve(text="It is said in other words.")
    both[other] = theirs[other] = base.claims[other].evolve(note="Look again.", base_score=0.125)
    result = merge(base, base.evolve(claims=ours), base.evolve(claims=theirs))
    assert not result.conflicts
    assert not diff(result.map, base.evolve(claims=both))


@given(trees(), st.data())
def test_claims_that_both_sides_add_are_both_there(base: ArgumentMap, data: st.DataObject) -> None:
    def with_reason(text: str, target: str) -> ArgumentMap:
        b = MapBuilder()
        for claim in base.claims:
            draft = b.claim(claim.text, id=claim.id, base_score=claim.base_score)
            if claim.id == base.thesis:
                b.thesis(draft)
        for r in base.relations:
            b.relation(r.polarity, r.premises, r.target)
        b.support(b.claim(text), target)
        return b.build()

    targets = [data.draw(st.sampled_from(base.claims)).id for _ in range(2)]
    result = merge(base, with_reason("Shops gain.", targets[0]), with_reason("It is quiet.", targets[1]))
    assert not result.conflicts
    assert {claim.id for claim in result.map.claims} == {c.id for c in base.claims} | {"shops-gain", "it-is-quiet"}
    assert result.map.out_of["shops-gain"][0].target == targets[0]
    assert result.map.out_of["it-is-quiet"][0].target == targets[1]


def test_everything_of_one_side_and_a_note_of_the_other() -> None:
    result = merged(OLD, NEW, edited("- {id: streets,", "- {id: streets, note: Really?,"))
    assert not result.conflicts
    noted = loads(NEW)
    assert not diff(result.map, noted.evolve(claims=[
        claim.evolve(note="Really?") if claim.id == "streets" else claim for claim in noted.claims
    ]))  # fmt: skip


def test_different_words_for_one_claim_are_a_conflict_and_equal_ones_are_not() -> None:
    ours, theirs = (edited("Streets are for people.", f"Streets are for {who}.") for who in ("children", "walkers"))
    result = merged(OLD, ours, theirs)
    assert told(result) == ["streets, words: ours “Streets are for children.”; theirs “Streets are for walkers.”"]
    assert result.map.claim("streets").text == "Streets are for children."
    assert not merged(OLD, ours, ours).conflicts


def test_a_claim_that_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    gone = edited("  - {id: streets, claim: Streets are for people.}\n", "")
    result = merged(OLD, gone, edited("- {id: streets,", "- {id: streets, note: Really?,"))
    assert told(result) == ["streets, removal: ours removes it; theirs changes note"]


def test_a_claim_that_one_side_removed_and_the_other_built_upon_is_a_conflict() -> None:
    gone = edited("  - {id: streets, claim: Streets are for people.}\n", "")
    more = edited("people.}", "people., reasons: [Children play there.]}")
    result = merged(OLD, more, gone)
    assert told(result) == [
        "children-play-there->streets, ends: ours needs streets; theirs removes streets",
    ]


def test_a_claim_that_one_side_moved_and_the_other_turned_is_moved_and_turned() -> None:
    moved = OLD.replace("  - {id: trade, claim: Shops lose customers who come by car.}\n", "").replace(
        "people.}", "people., objections: [{id: trade, claim: Shops lose customers who come by car.}]}"
    )
    line = "  - {id: trade, claim: Shops lose customers who come by car.}\n"
    turned = OLD.replace(line, "").replace("objections:", f"{line}objections:")
    result = merged(OLD, moved, turned)
    assert not result.conflicts
    (relation,) = result.map.out_of["trade"]
    assert (relation.target, str(relation.polarity)) == ("streets", "support")


def test_the_same_claim_added_twice_is_there_once() -> None:
    ours, theirs = (
        edited("objections:", f"  - {{claim: It is quiet., {own}}}\nobjections:")
        for own in ("base: 0.5", "base: 0.5, note: So.")
    )
    result = merged(OLD, ours, theirs)
    assert told(result) == ["it-is-quiet, note: ours none; theirs So."]
    assert len(result.map.claims) == len(BASE.claims) + 1
    assert len(result.map.relations) == len(BASE.relations) + 1
    assert not merged(OLD, ours, ours).conflicts


@pytest.mark.parametrize(("one", "other", "relations"), [("a", "a", 1), ("a", "b", 2)])
def test_relations_that_both_sides_add_are_one_only_where_their_ends_are_the_same(
    one: str, other: str, relations: int
) -> None:
    def town(*premises: str) -> ArgumentMap:
        b = MapBuilder()
        b.thesis("It holds.", id="t")
        for name in ("a", "b"):
            b.claim(f"Reason {name}.", id=name)
        for premise in premises:
            b.support(premise, "t", id="step")
        return b.build()

    result = merge(town(), town(one), town(other))
    assert not result.conflicts
    assert sorted(r.premises for r in result.map.relations) == sorted({(one,), (other,)})
    assert len(result.map.relations) == relations


def test_claims_that_merely_resemble_each_other_were_said_by_two_people() -> None:
    ours, theirs = (edited("objections:", f"  - It is {how} quiet at noon.\nobjections:") for how in ("really", "very"))
    result = merged(OLD, ours, theirs)
    assert not result.conflicts
    assert len(result.map.claims) == len(BASE.claims) + 2


def test_an_id_that_follows_from_the_words_changes_with_them() -> None:
    base = "argmap: 1\nthesis: T\npillars: [Streets are for people.]\n"
    result = merged(
        base, base.replace("for people", "for all people"), base.replace("thesis: T", "thesis: {claim: T, note: N}")
    )
    assert not result.conflicts
    assert [claim.id for claim in result.map.claims] == ["t", "streets-are-for-all-people"]
    assert [relation.id for relation in result.map.relations] == ["streets-are-for-all-people->t"]


def test_the_id_of_a_relation_changes_with_the_words_of_its_target() -> None:
    base = "argmap: 1\nthesis: T\npillars: [{claim: Streets are for people., reasons: [Children play.]}]\n"
    ours, theirs = (
        base.replace("for people", "for all people"),
        base.replace("thesis: T", "thesis: {claim: T, note: N}"),
    )
    for result in (merged(base, ours, theirs), merged(base, theirs, ours)):
        assert not result.conflicts
        assert [relation.id for relation in result.map.relations] == [
            "streets-are-for-all-people->t", "children-play->streets-are-for-all-people"
        ]  # fmt: skip


@pytest.mark.parametrize("field", ["metadata", "allow", "issues"])
def test_mappings_of_the_header_are_merged_by_key(field: str) -> None:
    def built(own: str) -> str:
        return f"argmap: 1\n{field}: {{{own}}}\nthesis: T\n"

    base, ours, theirs, other = map(built, ("a: x", "a: x, b: y", "a: x, c: z", "a: x, b: q"))
    assert not merged(base, ours, theirs).conflicts
    assert not diff(merged(base, ours, theirs).map, loads(built("a: x, b: y, c: z")))
    assert told(merged(base, ours, other)) == [
        f"the map, {'allowed' if field == 'allow' else field} b: ours y; theirs q"
    ]


def test_the_order_of_the_side_that_changed_it_is_kept() -> None:
    base, swapped = ("argmap: 1\nthesis: T\npillars: [{}]\n".format(", ".join(order)) for order in ("ABC", "CAB"))
    longer = base.replace("B", "B, B too")
    for ours, theirs in ((swapped, longer), (longer, swapped)):
        assert [c.text for c in merged(base, ours, theirs).map.claims] == ["T", "C", "A", "B", "B too"]


def test_maps_with_rings_and_undercuts_are_merged() -> None:
    def ring(note: str | None, weight: float) -> ArgumentMap:
        b = MapBuilder()
        one, other = b.claim("One.", id="one", note=note), b.claim("Two.", id="two")
        step = b.support(one, other, weight=weight)
        b.attack(other, one)
        b.attack(b.claim("But.", id="but"), step)
        return b.build()

    result = merge(ring(None, 1.0), ring("Look.", 1.0), ring(None, 0.5))
    assert not result.conflicts
    assert not diff(result.map, ring("Look.", 0.5))


@pytest.mark.parametrize("line", ["attacks: [close]", "supports: [air]"])
def test_a_co_premise_is_not_made_to_say_what_only_the_other_side_says(line: str) -> None:
    """One side joins a premise to a step that the other turns or moves: nobody has said both."""
    start = "argmap: 1\nthesis: {id: close, claim: Close it.}\nclaims:\n  - {id: air, claim: The air is bad.}\n"
    ours, theirs, base = (
        f"{start}  - {{id: {name}, claim: Streets are for people.{own}}}\n{more}"
        for name, own, more in (
            ("streets", "", "relations: [{premises: [streets, air], support: close}]\n"),
            ("streets", f", {line}", ""),
            ("streets", ", supports: [close]", ""),
        )
    )
    assert [conflict.field for conflict in merged(base, ours, theirs).conflicts] == ["step"]
    assert [conflict.field for conflict in merged(base, theirs, ours).conflicts] == ["step"]


def test_a_step_that_is_moved_loses_the_co_premise_that_is_gone() -> None:
    def town(second: str, target: str) -> str:
        return (
            "argmap: 1\nthesis: {id: close, claim: Close it.}\nclaims:\n  - {id: air, claim: The air is bad.}\n"
            f"  - {{id: streets, claim: Streets are for people.}}\n{second}"
            f"relations: [{{id: r, premises: [streets{', noise' if second else ''}], support: {target}}}]\n"
        )

    noise = "  - {id: noise, claim: It is loud.}\n"
    result = merged(town(noise, "close"), town("", "close"), town(noise, "air"))
    assert not result.conflicts
    assert not diff(result.map, loads(town("", "air")))


def test_ids_that_follow_from_the_ends_still_do_when_an_undercut_comes_before_its_step() -> None:
    def town(title: str, *order: int) -> ArgumentMap:
        b = MapBuilder(title=title)
        one, other = b.claim("One."), b.claim("Two.")
        for target in (one, other) if order == (0, 1) else (other, one):
            step = b.support(b.claim(f"So {target.text}"), target)
            b.attack(b.claim(f"But {target.text}"), step)
        return b.build()

    base = town("A", 0, 1)
    result = merge(base, town("A", 1, 0), town("B", 0, 1))
    assert not result.conflicts
    assert {r.id for r in result.map.relations} == {r.id for r in base.relations}
