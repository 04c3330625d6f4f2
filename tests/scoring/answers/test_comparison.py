"""Why two versions of a map score differently, against scores of both and of what lies between."""

from itertools import permutations
from math import fsum

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Relation
from argmap.registry import SEMANTICS
from argmap.scoring import UnsettledError, strengths
from argmap.scoring.answers.comparison import Comparison, compare
from tests.effort import examples
from tests.samples.unsettled import UNSETTLED
from tests.scoring.answers.test_contributions import without
from tests.scoring.answers.test_why import settled
from tests.strategies import UNITS, maps, trees

PAIRS = st.tuples(maps(max_claims=6, plain=True), maps(max_claims=6, plain=True)) | st.tuples(trees(8), trees(8))


def town(
    *, dust: bool = True, trade: float = 0.4, weight: float = 0.8, words: str = "The air gets cleaner."
) -> MapBuilder:
    b = MapBuilder()
    b.thesis("Close the old town.", id="t", base_score=0.6)
    b.support(b.claim(words, id="air"), "t", id="air-step", weight=weight)
    b.attack(b.claim("Shops lose customers.", id="trade", base_score=trade), "t", id="trade-step")
    if dust:
        b.attack(b.claim("Most dust comes from heating.", id="dust"), "air", id="dust-step")
    return b


def told(found: Comparison) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What was done to which claims and relations."""
    return [(str(change.change.act), change.change.claims, change.change.relations) for change in found.changes]


def only(found: Comparison):
    (change,) = found.changes
    return change


def test_an_added_objection_is_one_change_with_its_reasons():
    more = town()
    more.attack(more.claim("Noise moves.", id="noise"), "t", id="noise-step")
    more.support(more.claim("The cycle is full.", id="cycle"), "noise", id="cycle-step")
    comparison = compare(town().build(), more.build())
    assert told(comparison) == [("added", ("noise", "cycle"), ("noise-step", "cycle-step"))]
    assert only(comparison).share == pytest.approx(comparison.after - comparison.before)


def test_two_added_objections_are_two_changes():
    more = town()
    for name in ("noise", "cost"):
        more.attack(more.claim(f"There is {name}.", id=name), "t", id=f"{name}-step")
    assert told(compare(town().build(), more.build())) == [
        ("added", ("noise",), ("noise-step",)), ("added", ("cost",), ("cost-step",)),
    ]  # fmt: skip


def test_an_added_undercut_is_named_with_its_claim():
    more = town()
    more.attack(more.claim("Beside the point.", id="beside"), "air-step", id="undercut")
    comparison = compare(town().build(), more.build())
    assert told(comparison) == [("added", ("beside",), ("undercut",))]
    assert only(comparison).share < 0


def test_a_removed_claim_is_named_with_its_relation():
    comparison = compare(town().build(), town(dust=False).build())
    assert told(comparison) == [("removed", ("dust",), ("dust-step",))]
    assert only(comparison).share > 0


def test_a_relation_alone_can_be_added():
    more = town()
    more.attack("dust", "t", id="also")
    assert told(compare(town().build(), more.build())) == [("added", (), ("also",))]


def test_another_base_score_is_named_with_both_numbers():
    change = only(compare(town().build(), town(trade=0.7).build()))
    assert (change.change.act, change.change.claims, change.change.relations) == ("base score", ("trade",), ())
    assert (change.change.before, change.change.after) == (0.4, 0.7)


def test_another_weight_is_named_with_both_numbers():
    change = only(compare(town().build(), town(weight=0.3).build()))
    assert (change.change.act, change.change.claims, change.change.relations) == ("weight", (), ("air-step",))
    assert (change.change.before, change.change.after) == (0.8, 0.3)


def test_the_usual_base_score_written_down_is_no_change():
    old, new = town().build(), town().build()
    new = new.evolve(claims=tuple(c.evolve(base_score=0.5) if c.id == "air" else c for c in new.claims))
    comparison = compare(old, new)
    assert (comparison.changes, comparison.silent) == ((), 1)


def test_other_words_are_silent():
    comparison = compare(town().build(), town(words="Children breathe better.").build())
    assert (comparison.changes, comparison.silent, comparison.before) == ((), 1, comparison.after)


def test_other_words_of_a_claim_with_another_base_score_are_not_counted_twice():
    old, new = town().build(), town().build()
    edited = (c.evolve(base_score=0.9, text="Other words.") if c.id == "air" else c for c in new.claims)
    comparison = compare(old, new.evolve(claims=tuple(edited)))
    assert (len(comparison.changes), comparison.silent) == (1, 0)


def test_a_relation_with_another_id_is_the_same():
    old, new = town().build(), town().build()
    renamed = (r.evolve(id="new-name") if r.id == "trade-step" else r for r in new.relations)
    comparison = compare(old, new.evolve(relations=tuple(renamed)))
    assert (comparison.changes, comparison.after) == ((), comparison.before)


def test_a_relation_with_another_id_keeps_what_bears_on_it():
    def undercut(name: str, strength: float) -> ArgumentMap:
        b = MapBuilder()
        b.thesis("T.", id="t")
        b.support(b.claim("Air.", id="air"), "t", id=name)
        b.attack(b.claim("Beside the point.", id="beside", base_score=strength), name)
        return b.build()

    assert compare(undercut("old-name", 0.5), undercut("new-name", 0.5)).changes == ()
    assert told(compare(undercut("old-name", 0.5), undercut("new-name", 0.6))) == [("base score", ("beside",), ())]


def test_another_weight_of_a_renamed_relation_goes_by_its_old_id():
    old, new = town().build(), town(weight=0.3).build()
    renamed = (r.evolve(id="new-name") if r.id == "air-step" else r for r in new.relations)
    assert told(compare(old, new.evolve(relations=tuple(renamed)))) == [("weight", (), ("air-step",))]


def test_a_relation_that_leads_elsewhere_is_rearranged():
    old, new = town().build(), town().build()
    moved = (r.evolve(target="trade", id="moved") if r.id == "dust-step" else r for r in new.relations)
    change = only(compare(old, new.evolve(relations=tuple(moved))))
    assert (change.change.act, change.change.claims, change.change.relations) == ("rearranged", (), ("dust-step",))
    assert change.change.led == (("dust-step", "moved"),)
    assert change.share > 0


def test_a_support_that_becomes_an_attack_is_rearranged():
    old, new = town().build(), town().build()
    turned = (r.evolve(polarity="attack") if r.id == "air-step" else r for r in new.relations)
    comparison = compare(old, new.evolve(relations=tuple(turned)))
    assert told(comparison) == [("rearranged", (), ("air-step",))]
    assert only(comparison).share == pytest.approx(comparison.after - comparison.before)


def test_a_step_put_in_between_is_one_change_with_the_new_claim():
    between = MapBuilder()
    between.thesis("Close the old town.", id="t", base_score=0.6)
    between.support(between.claim("People live longer.", id="health"), "t", id="health-step")
    between.support(between.claim("The air gets cleaner.", id="air"), "health", id="air-step")
    between.attack(between.claim("Shops lose customers.", id="trade", base_score=0.4), "t", id="trade-step")
    between.attack(between.claim("Most dust comes from heating.", id="dust"), "air", id="dust-step")
    comparison = compare(town(weight=1.0).build(), between.build())
    assert told(comparison) == [("rearranged", ("health",), ("air-step", "health-step"))]
    assert only(comparison).change.led == (("air-step", "air-step"),)


@pytest.mark.parametrize("added", [True, False])
def test_a_co_premise_that_comes_or_goes_rearranges_its_relation(added):
    joined = MapBuilder()
    joined.thesis("Close the old town.", id="t", base_score=0.6)
    joined.support([joined.claim("The air gets cleaner.", id="air"), joined.claim("Air matters.", id="matters")], "t")
    alone = MapBuilder()
    alone.thesis("Close the old town.", id="t", base_score=0.6)
    alone.support(alone.claim("The air gets cleaner.", id="air"), "t")
    versions = (alone.build(), joined.build()) if added else (joined.build(), alone.build())
    change = only(compare(*versions))
    assert (change.change.act, change.change.claims) == ("rearranged", ("matters",))
    assert len(change.change.led) == 1


def test_what_hangs_on_a_rearranged_relation_moves_with_it():
    old = town()
    old.attack(old.claim("Beside the point.", id="beside"), "dust-step", id="undercut")
    before = old.build()
    moved = (r.evolve(target="trade") if r.id == "dust-step" else r for r in before.relations)
    assert told(compare(before, before.evolve(relations=tuple(moved)))) == [
        ("rearranged", (), ("dust-step", "undercut"))
    ]  # fmt: skip


def test_a_claim_may_take_the_name_of_a_relation():
    old = town().build()
    new = old.evolve(
        claims=(*(c for c in old.claims if c.id != "dust"), Claim(id="dust-step", text="Noise.")),
        relations=(
            *(r for r in old.relations if r.id != "dust-step"),
            Relation(id="noise-step", polarity="attack", premises=("dust-step",), target="t"),
        ),
    )
    comparison = compare(old, new)
    assert sorted(told(comparison)) == [
        ("added", ("dust-step",), ("noise-step",)), ("removed", ("dust",), ("dust-step",)),
    ]  # fmt: skip
    assert fsum(change.share for change in comparison.changes) == pytest.approx(
        comparison.after - comparison.before, abs=1e-12
    )


def test_what_does_not_bear_on_the_thesis_has_share_0():
    more = town()
    more.neutral(more.claim("Built in 1400.", id="built"), "t")
    change = only(compare(town().build(), more.build()))
    assert (change.share, change.half_width) == (0.0, 0.0)


def test_the_largest_share_comes_first():
    comparison = compare(town().build(), town(dust=False, trade=0.9, weight=0.75).build())
    sizes = [abs(change.share) for change in comparison.changes]
    assert len(sizes) == 3
    assert sizes == sorted(sizes, reverse=True)


def test_shares_are_means_over_all_orders_in_which_the_changes_could_be_made():
    steps = {
        "dust": lambda debate: without(debate, "dust"),
        "trade": lambda debate: debate.evolve(
            claims=tuple(c.evolve(base_score=0.9) if c.id == "trade" else c for c in debate.claims)
        ),
        "air-step": lambda debate: debate.evolve(
            relations=tuple(r.evolve(weight=0.2) if r.id == "air-step" else r for r in debate.relations)
        ),
        "noise": lambda debate: debate.evolve(
            claims=(*debate.claims, Claim(id="noise", text="Noise.", base_score=0.7)),
            relations=(
                *debate.relations, Relation(id="noise-step", polarity="attack", premises=("noise",), target="air"),
            ),
        ),
    }  # fmt: skip
    gains = dict.fromkeys(steps, 0.0)
    for order in permutations(steps):
        debate = town().build()
        for name in order:
            before = strengths(debate)["t"]
            debate = steps[name](debate)
            gains[name] += (strengths(debate)["t"] - before) / 24
    comparison = compare(town().build(), debate)
    assert {
        (*change.change.claims, *change.change.relations)[0]: change.share for change in comparison.changes
    } == pytest.approx(gains, abs=1e-12)


def test_different_theses_are_compared_where_both_versions_have_the_new_one():
    old = town().build()
    comparison = compare(old, old.evolve(thesis="air"))
    assert (comparison.theses, comparison.claim) == (("t", "air"), "air")
    assert comparison.before == pytest.approx(strengths(old)["air"])


def test_different_theses_are_compared_by_the_old_one_where_the_new_one_is_new():
    new = town()
    new.thesis("Something else.", id="else")
    comparison = compare(town().build(), new.build())
    assert (comparison.theses, comparison.claim) == (("t", "else"), "t")


def test_a_lost_thesis_is_compared_as_a_claim():
    old = town().build()
    comparison = compare(old, old.evolve(thesis=None))
    assert (comparison.theses, comparison.claim, comparison.changes) == (("t", None), "t", ())


def test_where_neither_thesis_is_in_both_versions_nothing_can_be_compared():
    b = MapBuilder()
    b.thesis("Another map.", id="other")
    comparison = compare(town().build(), b.build())
    assert (comparison.claim, comparison.before, comparison.after, comparison.exact) == (None, None, None, False)
    assert {change.share for change in comparison.changes} == {None}
    assert {str(change.change.act) for change in comparison.changes} == {"added", "removed"}


def test_a_name_that_is_a_relation_in_the_other_version_is_not_compared():
    b = MapBuilder()
    b.thesis("Another map.", id="air-step")
    assert compare(town().build(), b.build()).claim is None


def test_empty_maps_can_be_compared():
    comparison = compare(ArgumentMap(), ArgumentMap())
    assert (comparison.claim, comparison.changes, comparison.silent) == (None, (), 0)


def many(base: float, count: int = 15) -> ArgumentMap:
    b = MapBuilder()
    b.thesis("T.", id="t")
    for number in range(count):
        polarity = "attack" if number % 3 else "support"
        b.relation(polarity, b.claim(f"Claim {number}.", id=f"c{number}", base_score=base + number / 100), "t")
    return b.build()


def test_many_changes_are_sampled_and_add_up_all_the_same():
    comparison = compare(many(0.2), many(0.7))
    assert not comparison.exact
    assert comparison.orders > 100
    assert comparison.to_json()["method"] == "sampled"
    assert all(0 < change.half_width < 0.01 for change in comparison.changes)
    assert fsum(change.share for change in comparison.changes) == pytest.approx(
        comparison.after - comparison.before, abs=1e-12
    )


def test_sampled_shares_are_the_same_each_time_for_a_seed():
    assert compare(many(0.2), many(0.7)) == compare(many(0.2), many(0.7))
    assert compare(many(0.2), many(0.7)) != compare(many(0.2), many(0.7), seed=1)


def test_twelve_changes_are_exact():
    comparison = compare(many(0.2, 12), many(0.7, 12))
    assert (comparison.exact, comparison.orders) == (True, 0)
    assert {change.half_width for change in comparison.changes} == {0.0}


def test_many_changes_of_a_cycle_have_no_shares():
    def cycle(base: float) -> ArgumentMap:
        debate = many(base)
        return debate.evolve(
            relations=(*debate.relations, Relation(id="back", polarity="support", premises=("t",), target="c0"))
        )

    comparison = compare(cycle(0.2), cycle(0.7))
    assert {change.share for change in comparison.changes} == {None}
    assert comparison.after != comparison.before
    assert comparison.to_json()["method"] is None


@pytest.mark.parametrize("swap", [False, True])
def test_a_cycle_that_does_not_settle_is_refused(swap):
    swinging, calm = loads(UNSETTLED).evolve(thesis="a0"), loads(UNSETTLED.replace("base: 0.9", "base: 0"))
    versions = (swinging, calm.evolve(thesis="a0"))
    with pytest.raises(UnsettledError):
        compare(*(reversed(versions) if swap else versions))


def test_an_unknown_semantics_is_refused():
    with pytest.raises(KeyError, match="quadratic-energie"):
        compare(town().build(), town().build(), "quadratic-energie")


def test_base_scores_have_no_share_where_the_semantics_ignores_them():
    comparison = compare(town().build(), town(trade=0.9, dust=False).build(), "h-categorizer")
    shares = {str(change.change.act): change.share for change in comparison.changes}
    assert shares["base score"] == 0.0
    assert shares["removed"] == pytest.approx(comparison.after - comparison.before)


def test_the_published_form():
    moved = town(trade=0.7).build()
    moved = moved.evolve(relations=tuple(r.evolve(target="t") if r.id == "dust-step" else r for r in moved.relations))
    found = compare(town().build(), moved).to_json()
    assert list(found) == [
        "semantics", "theses", "claim", "strength", "method", "orders", "changes", "silent",
    ]  # fmt: skip
    assert (found["theses"], found["method"]) == ({"before": "t", "after": "t"}, "exact")
    changes = {change["change"]: change for change in found["changes"]}
    assert set(changes["base score"]) == {
        "change", "claims", "relations", "before", "after", "share", "half_width",
    }  # fmt: skip
    assert changes["rearranged"]["led"] == [{"before": "dust-step", "after": "dust-step"}]


def added_up(old: ArgumentMap, new: ArgumentMap, semantics: str) -> None:
    with settled():
        comparison = compare(old, new, semantics)
        scores = [strengths(version, semantics) for version in (old, new)]
    if comparison.claim is None:
        assert comparison.before is comparison.after is None
        return
    assert [comparison.before, comparison.after] == pytest.approx(
        [score[comparison.claim] for score in scores], abs=1e-9
    )
    shares = [change.share for change in comparison.changes]
    if None not in shares:
        assert fsum(shares) == pytest.approx(comparison.after - comparison.before, abs=1e-9)


@settings(max_examples=examples(40), deadline=None)
@given(PAIRS)
def test_shares_add_up_to_the_difference_between_the_scores_of_both_versions(pair):
    added_up(*pair, "quadratic-energy")


@settings(max_examples=examples(40), deadline=None)
@given(pair=PAIRS, semantics=st.sampled_from(SEMANTICS.names()))
def test_shares_add_up_under_every_semantics(pair, semantics):
    added_up(*pair, semantics)


@settings(max_examples=examples(40), deadline=None)
@given(old=trees(), new=trees())
def test_shares_are_known_between_any_two_trees(old, new):
    comparison = compare(old, new)
    assert all(change.share is not None for change in comparison.changes)
    assert comparison.exact or comparison.orders > 100


@settings(max_examples=examples(40), deadline=None)
@given(maps())
def test_a_map_compared_with_itself_has_no_changes(debate):
    with settled():
        comparison = compare(debate, debate)
    assert (comparison.changes, comparison.silent, comparison.before) == ((), 0, comparison.after)


@settings(max_examples=examples(40), deadline=None)
@given(PAIRS)
def test_the_other_way_round_every_share_is_negated(pair):
    old, new = pair
    with settled():
        there, back = compare(old, new), compare(new, old)
    assume(there.exact and back.exact and old.thesis == new.thesis)
    assert sorted(change.share for change in there.changes) == pytest.approx(
        sorted(-change.share for change in back.changes), abs=1e-9
    )
    assert (there.before, there.after) == (back.after, back.before)


@settings(max_examples=examples(40), deadline=None)
@given(debate=maps(plain=True), value=UNITS, pick=st.randoms(use_true_random=False))
def test_one_other_number_is_one_change(debate, value, pick):
    assume(debate.by_id)
    element = pick.choice(list(debate.by_id))
    new = debate.evolve(
        claims=tuple(c.evolve(base_score=value) if c.id == element else c for c in debate.claims),
        relations=tuple(r.evolve(weight=value) if r.id == element else r for r in debate.relations),
    )
    own = debate.by_id[element]
    before = debate.base_score(element) if isinstance(own, Claim) else own.weight
    with settled():
        comparison = compare(debate, new)
    names = [((*c.change.claims, *c.change.relations), c.change.before, c.change.after) for c in comparison.changes]
    assert names == ([((element,), before, value)] if before != value else [])


@settings(max_examples=examples(40), deadline=None)
@given(debate=maps(plain=True), pick=st.randoms(use_true_random=False))
def test_a_claim_that_goes_takes_its_relations_with_it_in_one_change(debate, pick):
    gone = pick.choice([c.id for c in debate.claims if c.id != debate.thesis] or [None])
    assume(gone is not None)
    new = without(debate, gone)
    relations = tuple(r.id for r in debate.relations if r.id not in new.by_id)
    with settled():
        there, back = compare(debate, new), compare(new, debate)
    assert told(there) == [("removed", (gone,), relations)]
    assert told(back) == [("added", (gone,), relations)]


@settings(max_examples=examples(40), deadline=None)
@given(maps(plain=True))
def test_relations_that_are_named_anew_are_recognised_by_their_premises(debate):
    assume(len({frozenset(r.premises) for r in debate.relations}) == len(debate.relations))
    names = {r.id: f"new-{number}" for number, r in enumerate(debate.relations)}
    renamed = tuple(r.evolve(id=names[r.id], target=names.get(r.target, r.target)) for r in debate.relations)
    with settled():
        comparison = compare(debate, debate.evolve(relations=renamed))
    assert comparison.changes == ()
