"""Both versions in one map: everything of the new one, what was removed, and what happened to each."""

from __future__ import annotations

import re

from hypothesis import given

from argmap.drawing import ChangeKind, render
from argmap.formats import loads
from argmap.model.elements import ArgumentMap
from argmap.versions import diff
from argmap.versions.union import union
from tests.samples.versions import versions
from tests.strategies import maps


def test_the_union_has_what_was_removed_and_says_what_happened() -> None:
    both, about = union(diff(*versions()))
    assert [claim.id for claim in both.claims] == [
        *("close", "air", "dust", "streets", "noise", "trade", "old-people", "deliveries")
    ]
    kinds = {name: str(change.kind) for name, change in about.changes.items() if "->" not in name}
    assert kinds == {
        "air": "reworded", "dust": "changed", "noise": "moved", "trade": "turned", "old-people": "removed",
        "deliveries": "added",
    }  # fmt: skip
    assert about.changes["air"].note == "was: The air of the town gets cleaner."
    assert about.changes["dust"].note == "base score was 0.8"
    assert about.changes["noise"].note == "was a reason for air"
    assert about.changes["trade->close"].kind is ChangeKind.TURNED
    assert about.changes["old-people->close"].kind is ChangeKind.REMOVED


def test_an_id_that_both_maps_use_for_different_elements_is_made_unique() -> None:
    old = loads("argmap: 1\nthesis: {id: t, claim: T}\npillars:\n  - {id: x, claim: Dust fell., relation: y}\n")
    new = loads("argmap: 1\nthesis: {id: t, claim: T}\npillars:\n  - {id: y, claim: Shops gain., relation: x}\n")
    both, about = union(diff(old, new))
    assert {claim.id for claim in both.claims} == {"t", "y", "x-old"}
    assert about.changes["x-old"].kind is ChangeKind.REMOVED
    assert about.changes["y-old"].kind is ChangeKind.REMOVED
    assert about.changes["y"].kind is ChangeKind.ADDED


def test_a_missing_thesis_is_no_trouble() -> None:
    old, new = versions()
    both, _ = union(diff(old, new.evolve(thesis=None)))
    assert both.thesis is None
    assert len(union(diff(old, ArgumentMap()))[0].claims) == len(old.claims)


@given(maps(), maps())
def test_the_union_holds_both_versions(old: ArgumentMap, new: ArgumentMap) -> None:
    difference = diff(old, new)
    both, about = union(difference)
    gone = sum(change.new is None for change in difference.claims)
    assert len(both.claims) == len(new.claims) + gone
    assert len(both.relations) == len(new.relations) + sum(change.new is None for change in difference.relations)
    assert {claim.id: claim for claim in both.claims}.items() >= {claim.id: claim for claim in new.claims}.items()
    assert set(about.changes) <= set(both.by_id)
    assert sum(change.kind is ChangeKind.REMOVED for change in about.changes.values()) == len(both.by_id) - len(
        new.by_id
    )
    assert bool(about.changes) or not (difference.claims or difference.relations)


def test_the_union_can_be_drawn() -> None:
    both, about = union(diff(*versions()))
    drawn = render(both, "dot", about=about)
    assert "Old people cannot" in str(drawn)
    assert {"REMOVED", "ADDED", "MOVED", "TURNED", "REWORDED"} <= set(re.findall("[A-Z]+", str(drawn)))


def test_open_is_what_nothing_answers_in_the_new_map() -> None:
    start = "argmap: 1\nthesis: {id: t, claim: T}\nobjections:\n"
    old = start + (
        "  - {id: gone, claim: It is dear.}\n"
        "  - {id: bare, claim: Shops lose., rebuttals: [{id: won, claim: They won.}]}\n"
        "  - {id: met, claim: It is far.}\n"
    )
    new = start + (
        "  - {id: bare, claim: Shops lose.}\n"
        "  - {id: met, claim: It is far., rebuttals: [{id: bus, claim: There is a bus.}]}\n"
    )
    both, about = union(diff(loads(old), loads(new)))
    assert {claim.id for claim in both.claims} == {"t", "gone", "bare", "won", "met", "bus"}
    assert about.standing == {"bare->t"}
    drawn = str(render(both, "markdown", about=about))
    assert drawn.count("unanswered") == 1
    assert "unanswered.** Shops lose." in drawn
