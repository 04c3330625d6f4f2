"""The canonical order where it is not a tree from the thesis: cycles of relations, and recommendations."""

from __future__ import annotations

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Relation


def test_relations_that_only_have_each_other_as_targets_are_visited_last_without_depth() -> None:
    claims = [Claim(id=name, text=f"{name}.") for name in "tab"]
    relations = [
        Relation(id="r", polarity="attack", premises=("a",), target="s"),
        Relation(id="s", polarity="attack", premises=("b",), target="r"),
    ]
    debate = ArgumentMap(thesis="t", claims=claims, relations=relations)
    assert [(visit.claim, visit.relation, visit.depth, visit.again) for visit in debate.walk()] == [
        ("t", None, 0, False),
        ("a", None, 0, False),
        ("b", None, 0, False),
        ("a", "r", 0, True),
        ("b", "s", 1, True),
    ]


def test_recommendations_come_last_with_every_relation_they_begin() -> None:
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.attack(b.claim("O.", id="o"), "t")
    b.address(b.claim("Do this.", id="r", kind="recommendation"), "o")
    b.address("r", "t")
    b.support(b.claim("It works.", id="w"), "r")
    b.claim("Do that.", id="s", kind="recommendation")
    assert [(visit.claim, visit.relation, visit.depth, visit.again) for visit in b.build().walk()] == [
        ("t", None, 0, False),
        ("o", "o->t", 1, False),
        ("r", "r->o", 0, False),
        ("w", "w->r", 1, False),
        ("r", "r->t", 0, True),
        ("s", None, 0, False),
    ]
