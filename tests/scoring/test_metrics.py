"""The metrics on small maps: what counts, what does not, and where a figure is undefined."""

import pytest
from hypothesis import given, settings
from scipy import stats

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.model.structure.lines import reach, signs
from argmap.registry import METRICS
from argmap.scoring import score
from tests.effort import examples
from tests.scoring.plain import plain_strengths
from tests.strategies import maps


def two_sided(pro: int, con: int) -> MapBuilder:
    """Bare lines p0, p1, … and c0, c1, … onto the thesis t."""
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    for n in range(pro):
        b.support(b.claim(f"Reason {n}.", id=f"p{n}"), "t", id=f"p{n}-t")
    for n in range(con):
        b.attack(b.claim(f"Objection {n}.", id=f"c{n}"), "t", id=f"c{n}-t")
    return b


def balance(b: MapBuilder, profile: str = "debate"):
    return score(b.build(), profile).balance


@pytest.mark.parametrize("name", METRICS.names())
def test_a_metric_carries_its_name_and_says_what_it_means(name):
    metric = METRICS.get(name)
    assert metric.name == name
    assert len(metric.doc) > 100


@pytest.mark.parametrize(("pro", "con"), [(1, 0), (3, 3), (2, 5), (40, 3)])
def test_the_interval_is_the_jeffreys_interval_of_the_counts(pro, con):
    expected = stats.beta.ppf([0.05, 0.95], pro + 0.5, con + 0.5)
    assert balance(two_sided(pro, con))["presence_interval"] == pytest.approx(list(expected), abs=1e-9)


def test_being_answered_never_makes_a_side_less_present():
    b = two_sided(1, 1)
    b.attack(b.claim("A rebuttal.", base_score=1.0), "c0")
    b.attack(b.claim("An undercut.", base_score=1.0), "c0-t")
    assert balance(b)["mass"] == {"pro": 0.5, "con": 0.5}


def test_weight_and_co_premises_count_in_the_mass():
    b = two_sided(0, 1)
    b.support([b.claim("One.", base_score=0.9), b.claim("Two.", base_score=0.4)], "t", weight=0.5)
    assert balance(b)["mass"] == pytest.approx({"pro": 0.2, "con": 0.5})


def test_recommendations_are_no_lines():
    b = two_sided(1, 1)
    b.support(b.claim("Do it.", kind="recommendation"), "t")
    assert balance(b)["lines"] == {"pro": 1, "con": 1}


def test_texts_without_letters_are_copies_only_when_they_are_equal():
    b = two_sided(0, 0)
    for text in ("?", "!", "?"):
        b.support(b.claim(text), "t")
    assert balance(b)["lines"] == {"pro": 2, "con": 0}


def test_equal_texts_on_different_sides_are_no_copies():
    b = two_sided(1, 0)
    b.attack(b.claim("reason 0"), "t")
    assert balance(b)["lines"] == {"pro": 1, "con": 1}


def test_a_support_under_two_lines_counts_once_in_the_depth():
    b = two_sided(2, 1)
    shared = b.claim("Evidence.", id="e")
    b.support(shared, "p0")
    b.support(shared, "p1")
    b.support(b.claim("Deeper evidence."), shared)
    assert balance(b)["depths"] == {"pro": 2.5, "con": 1.0}


def test_supports_behind_an_attack_do_not_develop_a_line_and_backing_does():
    b = two_sided(1, 1)
    rebuttal = b.claim("A rebuttal.", id="r")
    b.attack(rebuttal, "c0")
    b.support(b.claim("Evidence for the rebuttal."), rebuttal)
    b.support(b.claim("Backing."), "p0-t")
    assert balance(b)["depths"] == {"pro": 2.0, "con": 1.0}


def test_an_undercut_of_a_line_answers_it():
    b = two_sided(1, 1)
    b.attack(b.claim("It does not follow."), "c0-t")
    assert balance(b)["response"] == {"pro": 0.0, "con": 1.0, "unanswered": [], "untested": ["p0"]}


def test_an_attack_on_an_answer_is_no_answer():
    b = two_sided(1, 2)
    rebuttal = b.claim("A rebuttal.")
    b.attack(rebuttal, "c0")
    b.attack(b.claim("A rejoinder."), rebuttal)
    b.support(b.claim("Evidence.", id="e"), "c1")
    found = balance(b)["response"]
    assert found["con"] == 0.5
    assert (found["unanswered"], found["untested"]) == (["c1"], ["p0"])


def test_objections_to_pillars_count_as_unanswered_though_every_line_is_answered():
    b = two_sided(1, 1)
    b.attack(b.claim("A rebuttal."), "c0")
    b.attack(b.claim("An objection further down."), "p0")
    figures = balance(b)
    assert figures["response"]["unanswered"] == []
    assert figures["unanswered_objections"] == 1


def test_an_answer_to_the_evidence_of_an_objection_answers_it():
    b = two_sided(1, 1)
    b.support(b.claim("Evidence.", id="e"), "c0")
    b.attack(b.claim("The evidence is old."), "e")
    assert balance(b)["response"]["con"] == 1.0


@pytest.mark.parametrize(
    ("answered", "by", "expected"),
    [(0, "attack", 1), (1, "attack", 2), (2, "attack", 3), (4, "attack", 3), (4, "address", 4), (3, "address", 3)],
)
def test_integration_rises_with_what_is_done_about_the_other_side(answered, by, expected):
    b = two_sided(1, 4)
    for n in range(answered):
        getattr(b, by)(b.claim(f"Answer {n}."), f"c{n}")
    assert balance(b)["integration"]["level"] == expected


def test_no_other_side_is_level_0():
    assert balance(two_sided(2, 0))["integration"]["level"] == 0


def test_a_line_that_is_undercut_while_its_claim_stands_is_weighed():
    b = two_sided(1, 2)
    b.attack(b.claim("It matters less."), "c0-t")
    b.attack(b.claim("It matters less, too."), "c1-t")
    b.attack(b.claim("It is false."), "c1")
    found = balance(b)["integration"]
    assert (found["level"], found["weighed"], found["refuted"]) == (4, 1, 1)


def test_a_leaf_reached_twice_within_a_line_counts_once():
    b = two_sided(1, 0)
    left, right = b.claim("Left.", id="l"), b.claim("Right.", id="r")
    shared = b.claim("Shared.", id="s")
    for middle in (left, right):
        b.support(middle, "p0")
        b.support(shared, middle)
    b.attack(b.claim("A doubt."), "p0")
    assert balance(b)["last_word"] == 0.0


def test_a_mixed_leaf_counts_0():
    b = two_sided(1, 1)
    both = b.claim("Cuts both ways.", id="m")
    b.support(both, "p0")
    b.support(both, "c0")
    assert balance(b)["last_word"] == 0.0


def test_an_issue_is_covered_when_both_signs_argue_it():
    b = two_sided(0, 0)
    for text, issue, polarity in [("A.", "x", "support"), ("B.", "x", "attack"), ("C.", "y", "support")]:
        b.relation(polarity, b.claim(text, issue=issue), "t")
    b.neutral(b.claim("D.", issue="z"), "t")
    measures = balance(b)
    assert measures["issue_coverage"] == pytest.approx(1 / 3)
    assert measures["issues"] == {
        "x": {"pro": 1, "con": 1, "lean": 0.0},
        "y": {"pro": 1, "con": 0, "lean": 1.0},
        "z": {"pro": 0, "con": 0, "lean": None},
    }


def test_the_issue_of_the_thesis_does_not_count():
    b = MapBuilder()
    b.thesis("The thesis holds.", issue="x")
    assert balance(b)["issue_coverage"] is None


def test_the_share_of_sourced_evidence_is_given_per_side():
    b = two_sided(1, 1)
    b.support(b.claim("E.", kind="evidence", source={"title": "A report"}), "p0")
    b.support(b.claim("F.", kind="evidence"), "p0")
    assert balance(b)["sourced_evidence"] == {"pro": 0.5, "con": None}


def test_voices_are_the_same_when_only_case_differs():
    b = MapBuilder()
    b.thesis("The thesis holds.", voice="Author")
    b.claim("A.", voice="author ")
    b.claim("B.", voice="PM")
    b.claim("C.", voice="pm")
    assert balance(b)["voices"] == pytest.approx(2.0)


def test_semantics_that_come_out_on_different_sides_are_flagged():
    b = two_sided(0, 0)
    b.support(b.claim("One strong reason.", base_score=0.9), "t")
    for n in range(3):
        b.attack(b.claim(f"Weak objection {n}.", base_score=0.35), "t")
    result = score(b.build())
    assert not result.balance["verdict"]["agree"]
    assert any("disagree about the verdict" in note for note in result.notes)


def test_edge_parity_counts_relations_anywhere():
    b = two_sided(2, 1)
    b.attack(b.claim("A rebuttal."), "c0")
    b.attack(b.claim("An undercut."), "c0-t")
    b.neutral(b.claim("Context."), "t")
    assert balance(b)["edge_parity"] == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("pro", "con", "prior", "expected"),
    [(1, 1, 0.5, 1.0), (1, 1, 0.9, 5 / 9), (3, 1, 0.75, 1.0), (1, 3, 0.75, 1 / 3), (1, 0, 0.0, 0.0), (0, 2, 0.0, 1.0)],
)
def test_the_warrant_gap_measures_the_pro_share_against_the_prior(pro, con, prior, expected):
    found = score(two_sided(pro, con).build(), prior=prior).balance
    assert (found["prior"], found["pro_share"]) == (prior, pro / (pro + con))
    assert found["warrant_gap"] == pytest.approx(expected)


def test_the_prior_of_the_map_counts_unless_another_is_asked_for():
    debate = two_sided(1, 1).build().evolve(prior=1.0)
    assert [score(debate, prior=prior).balance["warrant_gap"] for prior in (None, 0.5)] == [0.5, 1.0]
    assert score(debate, prior=0.0).balance["prior"] == 0.0


def test_without_a_prior_or_without_mass_there_is_no_warrant_gap():
    found = balance(two_sided(1, 1))
    assert (found["prior"], found["pro_share"], found["warrant_gap"]) == (None, 0.5, None)
    found = score(two_sided(0, 0).build(), prior=0.5).balance
    assert (found["prior"], found["pro_share"], found["warrant_gap"]) == (0.5, None, None)


def test_a_prior_moves_nothing_else():
    debate = two_sided(2, 1).build()
    plain, declared = score(debate), score(debate.evolve(prior=0.9))
    assert plain.evaluations == declared.evaluations
    assert {name for name in plain.balance.figures if plain.balance[name] != declared.balance[name]} == {
        "prior", "warrant_gap"
    }  # fmt: skip


@pytest.mark.parametrize("prior", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_prior_outside_0_to_1_is_refused(prior):
    with pytest.raises(ValueError, match=str(prior)):
        score(two_sided(1, 1).build(), prior=prior)


def test_what_is_undefined_is_null():
    alone = balance(two_sided(0, 0))
    for name in ("lean", "presence", "presence_interval", "development", "test_parity", "last_word", "issue_coverage",
                 "voices", "number", "interval", "edge_parity", "prior", "pro_share", "warrant_gap"):  # fmt: skip
        assert alone[name] is None, name
    assert alone["response"] == {"pro": None, "con": None, "unanswered": [], "untested": []}
    one_side = balance(two_sided(2, 0))
    assert one_side["test_parity"] is None
    assert one_side["response"]["con"] is None


def test_lines_without_mass_have_no_lean():
    b = two_sided(0, 0)
    b.support(b.claim("A.", base_score=0.0), "t")
    b.attack(b.claim("B.", base_score=0.0), "t")
    measures = balance(b)
    assert (measures["lean"], measures["presence"], measures.number) == (None, None, None)


def test_the_number_is_refused_below_two_lines_and_small_maps_are_called_small():
    assert balance(two_sided(1, 0)).number is None
    result = score(two_sided(1, 1).build())
    assert result.balance_number is not None
    assert any(note.startswith("Small map") for note in result.notes)
    assert not any(note.startswith("Small map") for note in score(two_sided(3, 3).build()).notes)


def test_a_one_sided_map_has_balance_0():
    assert balance(two_sided(3, 0)).number == 0.0
    assert balance(two_sided(0, 3), "advocacy").number == 0.0


def test_uniform_base_scores_are_remarked():
    assert any("structure alone" in note for note in score(two_sided(3, 3).build()).notes)
    b = two_sided(3, 3)
    b.claim("Another.", base_score=0.9)
    assert not any("structure alone" in note for note in score(b.build()).notes)


def test_a_map_without_a_thesis_has_no_balance_and_says_so():
    b = MapBuilder()
    b.claim("A.", id="a")
    result = score(b.build())
    assert result.balance is None
    assert result.balance_number is None
    assert result.to_json()["balance"] is None
    assert "no thesis" in result.notes[0]
    assert result.strength("a") == 0.5


def test_the_profile_of_the_map_counts_unless_another_is_asked_for():
    debate = two_sided(1, 1).build().evolve(profile="advocacy")
    assert score(debate).balance["profile"] == "advocacy"
    assert score(debate, "debate").balance["profile"] == "debate"


@settings(max_examples=examples(300), deadline=None)
@given(debate=maps(acyclic=True, plain=True))
def test_masses_and_last_word_follow_their_definitions(debate: ArgumentMap):
    found = score(debate).balance
    if found is None:
        return
    presented = plain_strengths(debate, "quadratic-energy", supports_only=True)
    sign_of = signs(debate)
    masses, means = {1: {}, -1: {}}, []
    for line in debate.lines:
        group = frozenset(line.relation.premises)
        masses[line.sign][group] = max(presented[line.relation.id], masses[line.sign].get(group, 0.0))
        leaves = [
            element
            for element in reach(debate, [line.relation.id])
            if element in {claim.id for claim in debate.claims}
            and not any(relation.polarity.sign for relation in debate.onto.get(element, ()))
        ]
        means.append(sum(sign_of[leaf] for leaf in leaves) / len(leaves))
    assert found["mass"] == pytest.approx({"pro": sum(masses[1].values()), "con": sum(masses[-1].values())})
    assert found["last_word"] == (pytest.approx(sum(means) / len(means), abs=1e-12) if means else None)


def test_ten_thousand_leaves_are_followed_up_to_their_lines():
    b = two_sided(1, 1)
    for n in range(9000):
        b.support(b.claim(f"Evidence {n}.", id=f"e{n}"), "p0" if n % 3 else "c0")
    assert balance(b)["last_word"] == 0.0
    b.attack(b.claim("A doubt."), "p0")
    assert balance(b)["last_word"] == pytest.approx((5999 / 6001 - 1) / 2)
