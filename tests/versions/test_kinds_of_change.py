"""Each kind of change between two maps, on small ones."""

from __future__ import annotations

import pytest

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Polarity
from argmap.versions import ChangeKind, Difference, change_kinds, diff
from tests.samples.versions import versions


def field(found: Difference, name: str) -> list[tuple]:
    return [(f.before, f.after) for c in (*found.claims, *found.relations) for f in c.fields if f.name == name]


def test_everything_that_happens_is_found() -> None:
    difference = diff(*versions())
    assert [(f.name, f.before, f.after) for f in difference.header] == [
        ("title", "The old town", "The old town without cars")
    ]
    assert [(c.old and c.old.id, c.new and c.new.id) for c in difference.claims] == [
        ("air", "air"),
        ("dust", "dust"),
        ("old-people", None),
        (None, "deliveries"),
    ]
    assert field(difference, "base_score") == [(0.8, 0.9)]
    assert field(difference, "target") == [("air", "streets")]
    assert field(difference, "polarity") == [("attack", "support")]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("kind", "kind: claim", "kind: question"),
        ("base_score", "base: 0.5", ""),
        ("source", "source: {title: Report}", "source: {title: Report, date: 2024}"),
        ("quotes", "quotes: [one, two]", "quotes: [one]"),
        ("voice", "voice: A", "voice: B"),
        ("issue", "", "issue: A"),
        ("note", "note: A", "note: B"),
        ("status", "status: draft", ""),
        ("origin", "origin: {rule: turn, confidence: guess}", "origin: {rule: turn, confidence: sure}"),
        ("tags", "tags: [a]", "tags: [b]"),
        ("allow", "allow: {bare-pillar: So.}", "allow: {bare-pillar: Yes.}"),
        ("weight", "weight: 0.5", ""),
        ("label", "label: rephrases", ""),
        ("scheme", "", "scheme: analogy"),
    ],
)
def test_each_field_counts(name: str, before: str, after: str) -> None:
    old, new = (loads(f"argmap: 1\nthesis: T\npillars:\n  - claim: One.\n    {own}\n") for own in (before, after))
    difference = diff(old, new)
    assert [f.name for c in (*difference.claims, *difference.relations) for f in c.fields] == [name]
    assert not difference.header


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("title", "title: A", "title: B"),
        ("question", "question: A?", ""),
        ("language", "", "language: en"),
        ("profile", "profile: advocacy", ""),
        ("prior", "prior: 0.5", "prior: 0.6"),
        ("issues", "issues: [a]", "issues: [b]"),
        ("source", "source: {title: A}", ""),
        ("expect", "expect: {unanswered: 0}", "expect: {unanswered: 1}"),
        ("allow", "allow: {bare-thesis: So.}", ""),
        ("metadata", "metadata: {by: A}", "metadata: {by: B}"),
    ],
)
def test_each_field_of_the_header_counts(name: str, before: str, after: str) -> None:
    difference = diff(*(loads(f"argmap: 1\n{own}\nthesis: T\n") for own in (before, after)))
    assert [f.name for f in difference.header] == [name]
    assert not difference.claims


def test_another_thesis_is_told_and_a_reworded_one_is_the_same() -> None:
    base = ArgumentMap(claims=(Claim(id="a", text="Close the town to cars."), Claim(id="b", text="Tax fuel.")))
    difference = diff(base.evolve(thesis="a"), base.evolve(thesis="b"))
    assert [(f.name, f.before, f.after) for f in difference.header] == [("thesis", "a", "b")]
    assert not difference.claims
    old, new = (
        loads(f"argmap: 1\nthesis: {text}\n") for text in ("Close the town to cars.", "Close all the town to cars.")
    )
    assert [list(change_kinds(c)) for c in diff(old, new).claims] == [[ChangeKind.REWORDED]]
    assert not diff(old, new).header


def test_an_id_counts_only_where_it_was_given() -> None:
    def town(text: str, name: str | None = None) -> ArgumentMap:
        b = MapBuilder()
        b.claim(text, id=name)
        return b.build()

    text = "Streets are for people."
    assert [f.name for c in diff(town(text), town("Streets are for all people.")).claims for f in c.fields] == ["text"]
    assert [tuple(f) for c in diff(town(text), town(text, "streets")).claims for f in c.fields] == [
        ("id", "streets-are-for-people", "streets")
    ]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (None, "s", [("id", "a->t", "s")]),
        ("s", None, [("id", "s", "a->t")]),
        ("r", "s", [("id", "r", "s")]),
        ("s", "s", []),
        (None, None, []),
    ],
)
def test_the_id_of_a_relation_counts_where_one_version_gives_it(
    before: str | None, after: str | None, changes: list[tuple[str, str, str]]
) -> None:
    def town(name: str | None) -> ArgumentMap:
        b = MapBuilder()
        b.support(b.claim("A.", id="a"), b.thesis("T.", id="t"), id=name)
        return b.build()

    assert [tuple(f) for c in diff(town(before), town(after)).relations for f in c.fields] == changes


def test_expectations_follow_a_claim_that_got_another_id() -> None:
    old, new = (
        loads(f"argmap: 1\nexpect: {{strength: {{{name}: 0.5}}}}\nthesis: {{id: {name}, claim: It is so.}}\n")
        for name in ("one", "two")
    )
    assert not diff(old, new).header


@pytest.mark.parametrize("count", [2_000])
def test_deep_maps_and_rings_are_compared(count: int) -> None:
    def built(polarity: Polarity) -> ArgumentMap:
        b = MapBuilder()
        claims = [b.claim(f"Claim {number} holds.", id=f"c{number}") for number in range(count)]
        for one, other in zip(claims, [*claims[1:], claims[0]], strict=True):
            b.relation(polarity, one, other)
        return b.build()

    difference = diff(built(Polarity.SUPPORT), built(Polarity.ATTACK))
    assert len(difference.relations) == count
    assert all(ChangeKind.TURNED in change_kinds(change) for change in difference.relations)


def test_undercuts_of_undercuts_are_compared_however_deep() -> None:
    def built(last: str) -> ArgumentMap:
        b = MapBuilder()
        step = b.support(b.claim("One.", id="one"), b.thesis("Close it.", id="t"), id="s")
        for number in range(2_000):
            step = b.attack(b.claim(f"But {number}.", id=f"b{number}"), step, id=f"s{number}")
        b.relation(last, b.claim("The last.", id="last"), step, id="end")
        return b.build()

    difference = diff(built("support"), built("attack"))
    assert [(r.new and r.new.id, ChangeKind.TURNED in change_kinds(r)) for r in difference.relations] == [("end", True)]


def test_an_expectation_of_a_claim_that_is_gone_is_the_same_both_ways() -> None:
    old, new = (
        loads(f"argmap: 1\nexpect: {{strength: {{one: 0.5}}}}\nthesis: {{id: {name}, claim: It is so.}}\n")
        for name in ("one", "two")
    )
    assert not diff(old, new).header
    assert not diff(new, old).header
