"""The answers about a score as people read them: why, what if, how firm, compared with what."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Relation
from argmap.report.answers.compare_text import compare_lines
from argmap.report.answers.phrases import apart, format_change, outcome
from argmap.report.answers.robust_text import robust_lines
from argmap.report.answers.what_if_text import what_if_lines
from argmap.report.answers.why_text import why_lines
from argmap.scoring import score
from argmap.scoring.answers.comparison import compare
from argmap.scoring.answers.robust_answers import robust
from argmap.scoring.answers.what_if import what_if
from argmap.scoring.answers.why import why
from tests.effort import examples
from tests.scoring.answers.test_why import BRAKE, settled
from tests.strategies import UNITS, maps


def why_text(debate: ArgumentMap, claim: str) -> str:
    return "\n".join(why_lines(debate, why(debate, claim)))


def what_if_text(debate: ArgumentMap, **values: float) -> str:
    return "\n".join(what_if_lines(debate, what_if(debate, values)))


def robust_text(debate: ArgumentMap) -> str:
    return "\n".join(robust_lines(debate, robust(debate)))


def compare_text(old: ArgumentMap, new: ArgumentMap) -> str:
    return "\n".join(compare_lines(old, new, compare(old, new)))


def flowing(text: str) -> str:
    """The text without its line breaks and columns."""
    return " ".join(text.split())


def row(text: str, words: str) -> str:
    return next(line for line in text.split("\n") if words in line)


def town(**bases: float) -> MapBuilder:
    b = MapBuilder()
    b.thesis("Close the old town.", id="close", base_score=bases.get("close"))
    b.support(b.claim("The air gets cleaner.", id="air", base_score=bases.get("air")), "close", id="airstep")
    b.attack(b.claim("Shops lose customers.", id="trade", base_score=bases.get("trade")), "close", id="tradestep")
    b.attack(b.claim("Takings rose.", id="takings", base_score=bases.get("takings")), "trade", id="takingsstep")
    return b


def alone(base: float | None = None) -> ArgumentMap:
    b = MapBuilder()
    b.thesis("Close the old town.", id="close", base_score=base)
    return b.build()


def no_thesis() -> ArgumentMap:
    b = MapBuilder()
    b.attack(b.claim("Objection.", id="o"), b.claim("Some claim.", id="c"), id="step")
    return b.build()


def ring() -> ArgumentMap:
    b = town()
    b.attack("trade", "takings")
    return b.build()


def wide(count: int) -> ArgumentMap:
    b = MapBuilder()
    b.thesis("Close the old town.", id="close")
    for number in range(count):
        b.support(b.claim(f"Reason {number}.", id=f"c{number}", base_score=0.1 + number / 100), "close", weight=0.5)
    return b.build()


# figures


def test_strengths_that_differ_are_told_apart_with_as_many_digits_as_it_takes():
    assert apart(0.50002, 0.5) == ["0.50002", "0.50000"]
    assert apart(0.3, 0.3 + 1e-15) == ["0.30", "0.30"]


def test_a_strength_beside_one_half_does_not_look_like_one_half():
    assert outcome(0.4998) == "0.4998"


def test_a_change_has_its_sign_and_nothing_has_none():
    amounts = (0.0004, -0.0004, -0.0006, 0.0)
    assert [format_change(amount) for amount in amounts] == [
        "0.000",
        "0.000",
        "−0.001",
        "0.000",
    ]


# why


def test_why_says_role_base_score_and_strength():
    assert "This is an objection to the thesis (close). It has the usual base score of 0.50, and what bears on it " in (
        text := flowing(why_text(town().build(), "trade"))
    )
    assert "takes it down to a strength of 0.40 out of 1 (quadratic energy)." in text


def test_why_says_when_the_map_itself_gives_the_base_score():
    assert "It has a base score of 0.60, and" in flowing(why_text(town(trade=0.6).build(), "trade"))


def test_why_of_the_thesis_has_nothing_about_the_thesis():
    text = flowing(why_text(town().build(), "close"))
    assert "This is the thesis." in text
    assert "Without it" not in text


def test_why_says_when_nothing_bears_on_a_claim():
    text = why_text(town().build(), "takings")
    assert "Nothing bears on it, so its strength is the usual base score of 0.50." in flowing(text)
    assert "What bears on it" not in text


def test_why_says_when_a_claim_bears_on_nothing():
    b = town()
    b.claim("Aside.", id="aside")
    text = flowing(why_text(b.build(), "aside"))
    assert "This is a claim that bears on nothing." in text
    assert "With or without it, the thesis (close) has a strength of" in text


def test_why_names_every_role_once():
    b = town()
    b.support("trade", "takings", id="one")
    b.support("trade", "takings", id="two")
    assert "This is an objection to the thesis (close) and a reason for takings." in flowing(
        why_text(b.build(), "trade")
    )


def test_why_says_that_context_moves_nothing():
    b = town()
    b.neutral(b.claim("Built in 1400.", id="built"), "close")
    assert "This is context of the thesis (close), which moves no strength." in flowing(why_text(b.build(), "built"))


def test_why_says_when_what_bears_on_a_claim_cancels_out():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim("For.", id="pro"), "t")
    b.attack(b.claim("Against.", id="con"), "t")
    assert "what bears on it leaves it at a strength of 0.50 out of 1" in flowing(why_text(b.build(), "t"))


def test_why_shows_a_small_move_with_enough_digits():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim("Weak.", id="weak", base_score=0.06), "t")
    assert "a strength of 0.502 out of 1" in flowing(text := why_text(b.build(), "t"))
    assert "base score of 0.500" in flowing(text)
    assert "Without it the thesis (t) would have 0.500, not 0.502: it gives the thesis 0.002." in flowing(
        why_text(b.build(), "weak")
    )


def test_what_bears_on_a_claim_is_listed_with_what_gets_through_largest_effect_first():
    b = town(air=0.9)
    b.attack(b.claim("Air does not decide.", id="beside", base_score=0.2), "airstep")
    text = why_text(b.build(), "close")
    assert row(text, "The air gets").split()[:3] == ["pillar", "0.87", "+0.158"]
    assert row(text, "Air does not").endswith("beside: Air does not decide. (on the step from air to close)")
    assert text.index("The air gets") < text.index("Shops lose") < text.index("Air does not")


def test_co_premises_are_one_line():
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support([b.claim("One.", id="one"), b.claim("Two.", id="two")], "t")
    assert row(why_text(b.build(), "t"), "pillar").endswith("one + two")


def test_what_counts_most_adds_up_to_the_way_from_base_score_to_strength():
    text = flowing(why_text(town().build(), "close"))
    assert "What counts most, of all 3 claims that bear on it" in text
    assert "fair shares (Shapley values): those of all claims add up to +0.005, the way from 0.500 to 0.505." in text
    assert "random orders" not in text


def test_sampled_shares_say_how_good_they_are():
    text = flowing(why_text(wide(25), "close"))
    assert "of all 25 claims" in text
    assert "They are estimates from 4,000 random orders, good to ±0.00" in text


def test_long_tables_break_off():
    text = why_text(wide(25), "close")
    assert "  … and 17 more" in text
    assert text.count("Reason ") == 16


def test_a_single_claim_has_no_second_table():
    assert "What counts most" not in why_text(town().build(), "trade")


def test_claims_that_count_for_nothing_make_no_second_table():
    b = MapBuilder()
    b.thesis("T.", id="t")
    for name in ("one", "two"):
        b.support(b.claim(f"This is {name}.", id=name, base_score=0.0), "t")
    assert "What counts most" not in why_text(b.build(), "t")


def test_a_large_ring_has_no_fair_shares_and_a_dash_where_it_does_not_settle():
    text = why_text(loads(BRAKE), "a0")
    words = "what the strength would lose (or, with a minus, gain) without that one claim"
    assert f"Each figure is {words}" in flowing(text)
    assert "(found for 14 of them)" in flowing(text)
    assert row(text, "The brake").split()[:3] == ["rebuttal", "1.00", "–"]
    assert "A dash: this took too much work, or a cycle does not settle without it." in flowing(text)


def test_why_says_when_a_ring_keeps_the_effect_on_the_thesis_from_being_told():
    text = flowing(why_text(loads(BRAKE), "brake"))
    assert "Without it the strengths of a cycle do not settle, so its effect on the thesis (t) is unknown." in text


def test_why_says_what_a_claim_gives_or_costs_the_thesis():
    debate = town(close=0.6).build()
    assert "Without it the thesis (close) would have 0.52, not 0.60: it gives the thesis 0.087." in flowing(
        why_text(debate, "air")
    )
    assert "it costs the thesis 0.076." in flowing(why_text(debate, "trade"))


@pytest.mark.parametrize(
    ("base", "said"),
    [
        (0.5, ["Raising its base score by 0.1 would move the thesis by about +0."]),
        (1.0, ["Lowering its base score by 0.1 would move the thesis by about −0."]),
        (0.95, ["Lowering its base score by 0.1"]),
        (0.0, []),
    ],
)
def test_the_slope_is_told_for_a_step_that_stays_in_the_range(base, said):
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim("Pillar.", id="p", base_score=base), "t")
    text = flowing(why_text(b.build(), "p"))
    assert all(words in text for words in said)
    assert text.count("its base score by") == len(said)


@pytest.mark.parametrize("also", [False, True])
def test_at_a_kink_both_ways_are_told_as_far_as_they_count(also):
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support([b.claim("One.", id="one"), b.claim("Two.", id="two")], "t")
    if also:
        b.support("one", "t")
    text = flowing(why_text(b.build(), "one"))
    assert "Lowering its base score by 0.1 would move the thesis by about −" in text
    assert ("Raising its base score by 0.1 would move the thesis by about +" in text) is also


# what if


def test_what_if_repeats_what_is_supposed():
    text = flowing(what_if_text(town().build(), close=0.7, tradestep=0.25))
    assert text.startswith(
        "What if the thesis (close) had a base score of 0.7 instead of 0.5 and the step from trade to close had a "
        "weight of 0.25 instead of 1?"
    )


def test_what_if_shows_thesis_and_balance_before_and_after():
    text = what_if_text(town().build(), trade=0.9)
    assert row(text, "quadratic energy ").split()[3:5] == ["0.505", "0.477"]
    assert row(text, "Balance (debate)").split()[2:] == [
        f"{score(town(trade=base).build()).balance_number:.2f}" for base in (0.5, 0.9)
    ]


def test_what_if_says_when_the_verdict_turns_and_when_it_stays():
    text = what_if_text(town().build(), trade=0.9)
    assert row(text, "Thesis, quadratic").endswith("turns from narrowly for to narrowly against the thesis")
    assert row(what_if_text(town().build(), trade=0.4), "Thesis, quadratic").endswith("still narrowly for the thesis")
    assert row(what_if_text(town().build(), air=0.9), "Thesis, DF-QuAD").endswith("still for the thesis")


def test_what_if_says_when_a_narrow_verdict_becomes_a_clear_one():
    b = MapBuilder()
    b.thesis("T.", id="t", base_score=0.51)
    assert row(what_if_text(b.build(), t=0.8), "Thesis, quad").endswith("narrowly for, now for the thesis")


def test_what_if_shows_figures_beside_one_half_with_enough_digits():
    assert row(what_if_text(alone(0.502), close=0.498), "Thesis, quad").split()[3:5] == ["0.502", "0.498"]


def test_what_if_lists_the_claims_that_move_most_first():
    text = what_if_text(town().build(), takings=0.9)
    assert "  0.500 → 0.900   takings: Takings rose.\n" in text
    assert text.index("takings: ") < text.index("trade: ") < text.index("close: ")
    assert "air: " not in text


def test_what_if_breaks_off_a_long_list():
    b = MapBuilder()
    below = b.thesis("T.", id="t")
    for number in range(11):
        claim = b.claim(f"Claim {number}.", id=f"c{number}", base_score=0.5)
        b.support(claim, below)
        below = claim if number == 0 else below
    for number in range(1, 12):
        b.support("c0", b.claim(f"Other {number}.", id=f"other{number}"))
    text = what_if_text(b.build(), c0=1.0)
    assert text.count(" → ") == 8
    assert "  … and " in text


def test_what_if_says_when_nothing_changes():
    b = town()
    b.neutral(b.claim("Built in 1400.", id="built"), "close", id="context")
    text = what_if_text(b.build(), context=0.5)
    assert text.endswith("\n\nNo strength would change.")
    assert "before" not in text


def test_what_if_says_when_a_value_is_the_present_one():
    assert "trade had a base score of 0.5 as it has now?" in what_if_text(town().build(), trade=0.5)


def test_what_if_tells_what_only_the_second_opinion_sees():
    b = MapBuilder()
    b.thesis("T.", id="t")
    for name in ("one", "two"):
        b.attack(b.claim(f"This is {name}.", id=name), "t", weight=0.5, id=f"{name}step")
    text = what_if_text(b.build(), onestep=0.25, twostep=0.75)
    assert row(text, "DF-QuAD").split()[2:4] == ["0.28", "0.27"]
    assert "No strength would change (quadratic energy)." in text


def test_what_if_without_a_thesis_says_so_and_lists_the_claims():
    text = what_if_text(no_thesis(), o=0.9)
    assert "The map has no thesis, so there is no verdict." in text
    assert "before   after" not in text
    assert "  0.500 → 0.900   o: Objection." in text


def test_what_if_says_when_all_changes_are_tiny():
    text = what_if_text(town().build(), takings=0.5001)
    assert text.endswith("No strength would change by as much as 0.001 (quadratic energy).")


# how firm


def test_firmness_says_how_far_base_scores_may_be_off():
    text = flowing(robust_text(town(close=0.7).build()))
    assert "The verdict is for the thesis: its strength is 0.70 out of 1." in text
    assert "It stays so if base scores are off by up to 0." in text
    assert "If the thesis's own base score is right, the others may be off by 0." in text
    assert " % of 4,000 draws." in text


def test_the_claim_on_which_most_rests_is_named():
    assert "Most rests on air: without it the strength of the thesis would fall by 0.100." in flowing(
        robust_text(town(trade=0.0).build())
    )


def test_several_claims_on_which_as_much_rests_are_all_named():
    b = MapBuilder()
    b.thesis("T.", id="t")
    for name in ("one", "two"):
        b.support(b.claim(f"This is {name}.", id=name), "t")
    assert "Most rests on one and two alike: without any one of them the strength would fall by 0.150." in flowing(
        robust_text(b.build())
    )


@pytest.mark.parametrize(
    ("base", "names", "said"),
    [
        (0.9, ["against"], "Most rests on against: without it the strength of the thesis would rise by"),
        (0.5, ["favour", "against"], "favour and against alike: without any one of them the strength would move by"),
    ],
)
def test_it_is_said_which_way_the_thesis_would_move(base, names, said):
    b = MapBuilder()
    b.thesis("T.", id="t", base_score=base)
    for name in names:
        b.relation("support" if name == "favour" else "attack", b.claim(f"This is {name}.", id=name), "t")
    assert said in flowing(robust_text(b.build()))


def test_an_undecided_thesis_has_no_verdict_to_lose():
    text = flowing(robust_text(alone()))
    assert "The verdict is undecided: the strength of the thesis is 0.50 out of 1. So there is no verdict" in text
    assert "Nothing: there is no verdict to undo." in text
    assert "draws" not in text


def test_a_thesis_by_itself_hangs_on_its_own_base_score():
    text = flowing(robust_text(alone(0.9)))
    assert "It stays so if base scores are off by up to 0.400, even all of them and in the worst way." in text
    assert "If the thesis's own base score is right, no others would change that." in text
    assert "More than base scores: with any others, the thesis's own aside, the verdict would be the same." in text
    assert "draws" not in text


def test_a_verdict_by_a_hair_is_not_said_to_stand_for_0():
    text = flowing(robust_text(alone(0.5002)))
    assert "The verdict is narrowly for the thesis: its strength is 0.5002 out of 1." in text
    assert "Base scores that are all off by less than 0.001 can be enough to undo it." in text
    assert "0.000" not in text


def test_where_the_bounds_do_not_meet_both_are_told():
    b = MapBuilder()
    b.thesis("T.", id="t", base_score=0.9)
    both = b.claim("Both ways.", id="both")
    b.support(both, "t")
    b.attack(both, "t")
    text = flowing(robust_text(b.build()))
    assert "off by up to 0.262, even all of them" in text
    assert "Off by 0.400 can be enough to undo it; in between nothing is proved." in text


def test_the_smallest_change_of_one_base_score_is_named_and_called_that():
    text = robust_text(town(close=0.52, trade=0.1).build())
    assert "One base score is enough to undo the verdict (the smallest such change):" in text
    assert any(
        line.startswith("  0.10 → 0.") and line.endswith("trade: Shops lose customers.") for line in text.split("\n")
    )


def test_a_change_in_a_ring_is_no_proof():
    assert "(the smallest found, which is no proof)" in flowing(robust_text(ring()))


def test_a_rounded_change_still_undoes_the_verdict():
    debate = town(close=0.52, trade=0.1).build()
    line = row(robust_text(debate).split("What to say next?")[0], "trade: ")
    after = float(line.split()[2])
    assert after >= robust(debate).counterfactual.changes[0].after
    assert what_if(debate, {"trade": after}).flips()


def test_several_changes_are_counted():
    b = MapBuilder()
    b.thesis("T.", id="t", base_score=0.6)
    b.attack([b.claim("One.", id="one", base_score=0.0), b.claim("Two.", id="two", base_score=0.0)], "t")
    text = robust_text(b.build())
    assert "No base score was found that does it by itself, but 2 together undo the verdict" in flowing(text)
    assert "  0.00 → 1.00   one: One." in text


def test_next_moves_are_told_for_either_side():
    text = robust_text(town(close=0.55).build())
    pro, con = text.split("For the thesis\n")[1].split("Against the thesis\n")
    assert row(pro, "a pillar of the thesis (close)").split()[:2] == ["+0.115", "→"]
    assert " a rebuttal of trade: Shops lose customers." in pro
    assert row(con, "an objection to the thesis (close)").endswith(", which would undo the verdict")
    assert "tried in every place in the map" in flowing(text)


def test_a_side_that_can_gain_nothing_is_told():
    assert "For the thesis: no new claim would move its strength" in robust_text(alone(1.0))


# compared with what


def test_a_comparison_says_both_strengths_and_the_difference():
    text = compare_text(town().build(), town(trade=0.9).build())
    assert flowing(text).startswith(
        "The thesis (close) had a strength of 0.505 and now has 0.477: −0.028 (quadratic energy)."
    )
    assert "\nThese are fair shares (Shapley values): they add up to the difference." in text


def test_a_changed_base_score_is_told_with_both_numbers():
    text = compare_text(town().build(), town(trade=0.9).build())
    assert "\n   −0.028   base score of trade: 0.5 → 0.9\n" in text


def test_a_changed_weight_is_told_with_both_numbers():
    old = town().build()
    new = old.evolve(relations=tuple(r.evolve(weight=0.25) if r.id == "airstep" else r for r in old.relations))
    assert "weight of the step from air to close: 1 → 0.25" in compare_text(old, new)


def test_what_was_added_or_removed_is_told_with_what_came_along():
    more = town()
    more.attack(more.claim("Noise moves.", id="noise"), "close")
    more.support(more.claim("The ring is full.", id="full"), "noise")
    assert "added noise: Noise moves. (with full)" in compare_text(town().build(), more.build())
    assert "removed noise: Noise moves. (with full)" in compare_text(more.build(), town().build())


def test_a_step_that_was_added_alone_is_told_by_its_ends():
    more = town()
    more.support("takings", "close")
    assert "added the step from takings to close" in compare_text(town().build(), more.build())


def test_a_step_that_leads_elsewhere_is_told_with_both_roles():
    old = town().build()
    new = old.evolve(relations=tuple(r.evolve(target="close") if r.id == "takingsstep" else r for r in old.relations))
    assert "rearranged takings, a rebuttal of trade → an objection to the thesis (close)" in flowing(
        compare_text(old, new)
    )


def test_another_co_premise_is_told_with_all_premises():
    old = town().build()
    b = town()
    b.claim("Air matters.", id="matters", base_score=0.3)
    joined = b.build()
    joined = joined.evolve(
        relations=tuple(r.evolve(premises=("air", "matters")) if r.id == "airstep" else r for r in joined.relations)
    )
    said = (
        "rearranged air, a pillar of the thesis (close) → air + matters, a pillar of the thesis (close); added matters"
    )
    assert said in flowing(compare_text(old, joined))
    assert flowing(compare_text(joined, old)).count("; removed matters") == 1


def test_versions_that_are_the_same_are_told_to_be():
    assert compare_text(town().build(), town().build()).split("\n") == [
        "The thesis (close) has a strength of 0.505 in both versions (quadratic energy).",
        "",
        "The versions have the same claims and relations.",
    ]


def test_changes_without_effect_are_named():
    more = town()
    more.neutral(more.claim("Built in 1400.", id="built"), "close")
    text = compare_text(town().build(), more.build())
    assert text.endswith("\n\n1 change does nothing to this strength: added built.")
    assert "1 other change does nothing" in compare_text(town(trade=0.9).build(), more.build())


def test_other_words_are_counted():
    old = town().build()
    new = old.evolve(claims=tuple(c.evolve(text=f"{c.text} Yes.") for c in old.claims if c.id))
    assert "4 claims or steps differ only in text or the like, which moves no strength." in compare_text(old, new)
    one = old.evolve(claims=tuple(c.evolve(text="Other.") if c.id == "air" else c for c in old.claims))
    assert "1 claim or step differs only in its text or the like" in compare_text(old, one)


def test_a_small_difference_is_shown_with_enough_digits():
    assert "had a strength of 0.505 and now has 0.504: " in compare_text(town().build(), town(trade=0.51).build())


def test_other_theses_are_told():
    old = town().build()
    text = flowing(compare_text(old, old.evolve(thesis="air")))
    assert text.startswith(
        "The versions have different theses: close before, air now. What can be compared is air, a claim of both. The "
        "claim air has a strength of 0.50 in both versions"
    )


def test_where_nothing_can_be_compared_the_changes_are_told_without_shares():
    b = MapBuilder()
    b.thesis("Another map.", id="other")
    text = compare_text(town().build(), b.build())
    assert "Neither is a claim of both versions, so there are no strengths to compare." in flowing(text)
    assert text.split("\n\n")[1].startswith("What was changed\n  removed close: Close the old town. (with ")
    assert "share" not in text


def test_steps_and_numbers_without_effect_are_named_too():
    old = town()
    old.neutral(old.claim("Built in 1400.", id="built"), "close", id="context")
    before = old.build()
    after = before.evolve(
        claims=tuple(c.evolve(base_score=0.1) if c.id == "built" else c for c in before.claims),
        relations=(
            *(r for r in before.relations if r.id != "context"),
            Relation(id="other", polarity="neutral", premises=("air",), target="trade"),
            Relation(id="context", polarity="neutral", premises=("built",), target="air"),
        ),
    )
    assert flowing(compare_text(before, after)).endswith(
        "3 changes do nothing to this strength: rearranged the step from built to close, added the step from air to "
        "trade and base score of built."
    )


def test_versions_without_a_thesis_are_told_to_have_none():
    assert compare_text(no_thesis(), no_thesis()).split("\n") == [
        "Neither version has a thesis, so there are no strengths to compare.",
        "",
        "The versions have the same claims and relations.",
    ]


def many(base: float, *more: Relation) -> ArgumentMap:
    b = MapBuilder()
    b.thesis("T.", id="t")
    for number in range(25):
        b.relation(
            "attack" if number % 3 else "support", b.claim(f"Claim {number}.", id=f"c{number}", base_score=base), "t"
        )
    debate = b.build()
    return debate.evolve(relations=(*debate.relations, *more))


def test_sampled_shares_of_changes_say_how_good_they_are():
    text = compare_text(many(0.2), many(0.7))
    assert "They are estimates from 4,000 random orders, good to ±0.00" in flowing(text)
    assert "  … and 5 more" in text


def test_shares_that_are_not_known_are_left_out():
    back = Relation(id="back", polarity="support", premises=("t",), target="c0")
    text = compare_text(many(0.2, back), many(0.7, back))
    assert "\nWhat was changed\n  base score of c0: 0.2 → 0.7\n" in text
    assert "The effect of each change is unknown" in text
    assert "add up" not in text


# all of them


@settings(max_examples=examples(40), deadline=None)
@given(old=maps(), new=maps(), value=UNITS, pick=st.randoms(use_true_random=False))
def test_every_line_is_printable_and_none_is_blank_at_either_end(old, new, value, pick):
    assume(new.claims)
    claim = pick.choice(new.claims).id
    with settled():
        texts = [
            why_lines(new, why(new, claim)),
            what_if_lines(new, what_if(new, {claim: value})),
            compare_lines(old, new, compare(old, new)),
        ]
        if new.thesis is not None:
            texts.append(robust_lines(new, robust(new)))
    for lines in texts:
        assert lines[0].strip()
        assert lines[-1].strip()
        assert all(char.isprintable() or char in "\u200c\u200d" for line in lines for char in line)  # joiners show


def test_hostile_text_stays_on_its_line_and_moves_no_cursor():
    b = MapBuilder()
    b.thesis("tab\tand\nline\u2028end " + "long " * 500, id="t\u202e", base_score=0.6)
    b.attack(b.claim("back\u202eward " + "long " * 500, id="o\u2066"), "t\u202e")
    debate = b.build()
    texts = [
        why_lines(debate, why(debate, "t\u202e")),
        what_if_lines(debate, what_if(debate, {"o\u2066": 0.1})),
        robust_lines(debate, robust(debate)),
        compare_lines(debate, ArgumentMap(), compare(debate, ArgumentMap())),
    ]
    assert all(line.isprintable() and len(line) <= 100 for lines in texts for line in lines)
