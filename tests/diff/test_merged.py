"""Both versions in one map: everything of the new one, what was removed, and what happened to each."""

from __future__ import annotations

import re

from hypothesis import given

from argmap.diff import diff
from argmap.diff.merged import merged
from argmap.formats import loads
from argmap.model.elements import ArgumentMap
from argmap.render import About, ChangeKind, render
from tests.diff.samples import versions
from tests.strategies import maps


def test_the_union_has_what_was_removed_and_says_what_happened() -> None:
    both, changes = merged(diff(*versions()))
    assert [claim.id for claim in both.claims] == [
        *("close", "air", "dust", "streets", "noise", "trade", "old-people", "deliveries")
    ]
    kinds = {name: str(change.kind) for name, change in changes.items() if "->" not in name}
    assert kinds == {
        "air": "reworded", "dust": "changed", "noise": "moved", "trade": "turned", "old-people": "removed",
        "deliveries": "added",
    }  # fmt: skip
    assert changes["air"].note == "was: The air of the town gets cleaner."
    assert changes["dust"].note == "base score was 0.8"
    assert changes["noise"].note == "was a reason for air"
    assert changes["trade->close"].kind is ChangeKind.TURNED
    assert changes["old-people->close"].kind is ChangeKind.REMOVED


def test_an_id_that_both_maps_use_for_different_elements_is_made_unique() -> None:
    old = loads("argmap: 1\nthesis: {id: t, claim: T}\npillars:\n  - {id: x, claim: Dust fell., relation: y}\n")
    new = loads("argmap: 1\nthesis: {id: t, claim: T}\npillars:\n  - {id: y, claim: Shops gain., relation: x}\n")
    both, changes = merged(diff(old, new))
    assert {claim.id for claim in both.claims} == {"t", "y", "x-old"}
    assert changes["x-old"].kind is ChangeKind.REMOVED
    assert changes["y-old"].kind is ChangeKind.REMOVED
    assert changes["y"].kind is ChangeKind.ADDED


def test_a_missing_thesis_is_no_trouble() -> None:
    old, new = versions()
    both, _ = merged(diff(old, new.evolve(thesis=None)))
    assert both.thesis is None
    assert len(merged(diff(old, ArgumentMap()))[0].claims) == len(old.claims)


@given(maps(), maps())
def test_the_union_holds_both_versions(old: ArgumentMap, new: ArgumentMap) -> None:
    found = diff(old, new)
    both, changes = merged(found)
    gone = sum(change.new is None for change in found.claims)
    assert len(both.claims) == len(new.claims) + gone
    assert len(both.relations) == len(new.relations) + sum(change.new is None for change in found.relations)
    assert {claim.id: claim for claim in both.claims}.items() >= {claim.id: claim for claim in new.claims}.items()
    assert set(changes) <= set(both.by_id)
    assert sum(change.kind is ChangeKind.REMOVED for change in changes.values()) == len(both.by_id) - len(new.by_id)
    assert bool(changes) or not (found.claims or found.relations)


def test_the_union_can_be_drawn() -> None:
    both, changes = merged(diff(*versions()))
    drawn = render(both, "dot", about=About(changes=changes))
    assert "Old people cannot" in str(drawn)
    assert {"REMOVED", "ADDED", "MOVED", "TURNED", "REWORDED"} <= set(re.findall("[A-Z]+", str(drawn)))
