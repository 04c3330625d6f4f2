"""Researchers' measures: against values computed by hand, and their laws."""

from __future__ import annotations

import pytest
from hypothesis import given

import argmap
from argmap.model.elements import ArgumentMap
from argmap.teach.grading.agreement_measures import measures
from tests.strategies import maps

ONE = argmap.loads("""
argmap: 1
thesis: {id: t, claim: T.}
pillars: [{id: a, claim: A.}, {id: b, claim: B.}]
""")
OTHER = argmap.loads("""
argmap: 1
thesis: {id: t, claim: T.}
pillars: [{id: a, claim: A.}]
objections: [{id: b, claim: B.}]
""")
SAME = {"t": "t", "a": "a", "b": "b"}


def test_kappa_by_hand() -> None:
    # six ordered pairs: five agree (a→t support, four none), b→t differs; chance = (2·1 + 0·1 + 4·4)/36
    observed, chance = 5 / 6, (2 * 1 + 4 * 4) / 36
    assert measures(ONE, OTHER, SAME)["kappa"] == pytest.approx((observed - chance) / (1 - chance))


def test_cass_is_the_harmonic_mean_of_agreement_and_shared_claims() -> None:
    figures = measures(ONE, OTHER, {"t": "t", "a": "a"})
    kappa, shared = figures["kappa"], 4 / 6
    assert figures["cass"] == pytest.approx(2 * kappa * shared / (kappa + shared))


def test_trees_differ_by_one_renaming() -> None:
    figures = measures(ONE, OTHER, SAME)
    assert (figures["tree_edit_distance"], figures["tree_edit_share"]) == (1, pytest.approx(1 / 6))


def test_nothing_matched_is_nothing_to_agree_on() -> None:
    figures = measures(ONE, OTHER, {})
    assert (figures["kappa"], figures["cass"], figures["tree_edit_distance"]) == (None, None, 3)


@given(maps(max_claims=8, plain=True))
def test_a_map_agrees_with_itself(debate: ArgumentMap) -> None:
    figures = measures(debate, debate, {claim.id: claim.id for claim in debate.claims})
    assert figures["kappa"] is None or figures["kappa"] == pytest.approx(1)
    assert figures["tree_edit_distance"] == 0


def test_large_maps_have_no_tree_distance() -> None:
    text = "argmap: 1\nthesis: T.\npillars:\n" + "".join(f"  - Claim {n}.\n" for n in range(400))
    large = argmap.loads(text)
    assert measures(large, large, {})["tree_edit_distance"] is None
