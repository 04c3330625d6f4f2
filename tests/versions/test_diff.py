"""What differs between two maps: its laws on any maps, and each sort of change on small ones."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.formats import loads
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Polarity
from argmap.versions import ChangeKind, Difference, change_kinds, diff
from argmap.versions.union import assemble, header_of
from tests.samples.versions import versions
from tests.strategies import maps, trees

WORD = st.sampled_from(
    ["air", "noise", "shops", "streets", "dust", "mayor", "night", "trial", "cars", "walk", "people", "town"]
)


def mirrored(found: Difference) -> tuple:
    """A difference as it is the other way round, without order."""
    return _bag(
        [(f.name, f.after, f.before) for f in found.header],
        [(c.new, c.old, tuple((f.name, f.after, f.before) for f in c.fields)) for c in found.claims],
        [(r.new, r.old, tuple((f.name, f.after, f.before) for f in r.fields)) for r in found.relations],
    )


def bare(found: Difference) -> tuple:
    return _bag(
        [tuple(f) for f in found.header],
        [(c.old, c.new, tuple(tuple(f) for f in c.fields)) for c in found.claims],
        [(r.old, r.new, tuple(tuple(f) for f in r.fields)) for r in found.relations],
    )


def _bag(*groups: list) -> tuple:
    return tuple(sorted(map(repr, group)) for group in groups)


def field(found: Difference, name: str) -> list[tuple]:
    return [(f.before, f.after) for c in (*found.claims, *found.relations) for f in c.fields if f.name == name]


def without(debate: ArgumentMap, claim: str) -> ArgumentMap:
    return assemble(
        header_of(debate),
        debate.thesis,
        [c for c in debate.claims if c.id != claim],
        [r for r in debate.relations if claim not in r.premises],
    )


@given(maps())
def test_a_map_does_not_differ_from_itself(debate: ArgumentMap) -> None:
    assert not diff(debate, debate)
    assert not diff(debate, debate.model_validate(debate.model_dump()))


@given(maps(), maps())
def test_the_difference_is_mirrored_when_the_maps_are_swapped(one: ArgumentMap, other: ArgumentMap) -> None:
    assert mirrored(diff(other, one)) == bare(diff(one, other))


@given(maps(), st.data())
def test_a_changed_map_differs_mirrored(debate: ArgumentMap, data: st.DataObject) -> None:
    assume(debate.claims)
    claims = list(debate.claims)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(claims) - 1))
        claims[at] = claims[at].evolve(text=data.draw(WORD), base_score=data.draw(st.sampled_from([0.1, 0.2])))
    changed = debate.evolve(claims=claims)
    assert mirrored(diff(changed, debate)) == bare(diff(debate, changed))
    assert {c.new.id for c in diff(debate, changed).claims if c.new} == {
        new.id for old, new in zip(debate.claims, claims, strict=True) if old != new
    }


@given(maps())
def test_what_differs_accounts_for_every_element(debate: ArgumentMap) -> None:
    found = diff(ArgumentMap(), debate)
    assert [change.new for change in found.claims] == list(debate.claims)
    assert [change.new for change in found.relations] == list(debate.relations)


@given(trees(), st.data())
def test_a_leaf_that_is_taken_away_is_one_removed_claim_with_its_relation(
    debate: ArgumentMap, data: st.DataObject
) -> None:
    leaves = [claim.id for claim in debate.claims if claim.id not in debate.onto and claim.id != debate.thesis]
    assume(leaves)
    leaf = data.draw(st.sampled_from(leaves))
    found = diff(debate, without(debate, leaf))
    assert [(c.old and c.old.id, c.new) for c in found.claims] == [(leaf, None)]
    assert [(r.old and r.old.premises, r.new) for r in found.relations] == [((leaf,), None)]
    assert not found.header


@given(trees(), st.data())
def test_a_claim_that_keeps_most_of_its_words_is_reworded(debate: ArgumentMap, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(debate.claims) - 1))
    words = data.draw(st.lists(WORD, min_size=3, max_size=12))
    kept = data.draw(st.integers(len(words) // 2 + 1, len(words)))
    changed = data.draw(st.permutations([*words[:kept], *(f"other{n}" for n in range(len(words) - kept))]))
    assume(changed != words)
    old, new = (_with_text(debate, number, name, " ".join(text)) for name, text in (("old", words), ("new", changed)))
    found = diff(old, new)
    assert [(c.old and c.old.id, c.new and c.new.id) for c in found.claims] == [("old", "new")]
    assert [f.name for f in found.claims[0].fields] == ["text", "id"]
    assert not [r for r in found.relations if r.old is None or r.new is None]


def _with_text(debate: ArgumentMap, number: int, name: str, text: str) -> ArgumentMap:
    """The map with another text and id for one claim."""
    before = debate.claims[number].id
    renamed = {before: name}
    return debate.evolve(
        thesis=renamed.get(debate.thesis or "", debate.thesis),
        claims=[c.evolve(id=name, text=text) if c.id == before else c for c in debate.claims],
        relations=[
            r.evolve(premises=[renamed.get(p, p) for p in r.premises], target=renamed.get(r.target, r.target))
            for r in debate.relations
        ],
    )


@given(maps(), st.randoms(use_true_random=False))
def test_order_is_no_difference(debate: ArgumentMap, random) -> None:
    claims, relations, issues = list(debate.claims), list(debate.relations), list(debate.issues)
    for elements in (claims, relations, issues):
        random.shuffle(elements)
    shuffled = [r.evolve(premises=r.premises[::-1]) for r in relations]
    assert not diff(debate, debate.evolve(claims=claims, relations=shuffled, issues=issues))


def test_everything_that_happens_is_found() -> None:
    found = diff(*versions())
    assert [(f.name, f.before, f.after) for f in found.header] == [
        ("title", "The old town", "The old town without cars")
    ]
    assert [(c.old and c.old.id, c.new and c.new.id) for c in found.claims] == [
        ("air", "air"),
        ("dust", "dust"),
        ("old-people", None),
        (None, "deliveries"),
    ]
    assert field(found, "base_score") == [(0.8, 0.9)]
    assert field(found, "target") == [("air", "streets")]
    assert field(found, "polarity") == [("attack", "support")]


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
        ("tags", "tags: [a]", "tags: [b]"),
        ("allow", "allow: {bare-pillar: So.}", "allow: {bare-pillar: Yes.}"),
        ("weight", "weight: 0.5", ""),
        ("label", "label: rephrases", ""),
        ("scheme", "", "scheme: analogy"),
    ],
)
def test_each_field_counts(name: str, before: str, after: str) -> None:
    old, new = (loads(f"argmap: 1\nthesis: T\npillars:\n  - claim: One.\n    {own}\n") for own in (before, after))
    found = diff(old, new)
    assert [f.name for c in (*found.claims, *found.relations) for f in c.fields] == [name]
    assert not found.header


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
    found = diff(*(loads(f"argmap: 1\n{own}\nthesis: T\n") for own in (before, after)))
    assert [f.name for f in found.header] == [name]
    assert not found.claims


def test_another_thesis_is_told_and_a_reworded_one_is_the_same() -> None:
    base = ArgumentMap(claims=(Claim(id="a", text="Close the town to cars."), Claim(id="b", text="Tax fuel.")))
    found = diff(base.evolve(thesis="a"), base.evolve(thesis="b"))
    assert [(f.name, f.before, f.after) for f in found.header] == [("thesis", "a", "b")]
    assert not found.claims
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


def test_expectations_follow_a_claim_that_got_another_id() -> None:
    old, new = (
        loads(f"argmap: 1\nexpect: {{strength: {{{name}: 0.5}}}}\nthesis: {{id: {name}, claim: It is so.}}\n")
        for name in ("one", "two")
    )
    assert not diff(old, new).header


def test_an_undercut_of_a_step_that_moved_has_not_moved_itself() -> None:
    def built(target: str) -> ArgumentMap:
        b = MapBuilder()
        b.support(b.claim("One.", id="one"), b.thesis("Close it.", id="t"))
        b.attack(b.claim("But.", id="but"), b.support(b.claim("Two.", id="two"), target))
        return b.build()

    found = diff(built("t"), built("one"))
    assert [(r.new and r.new.id, ChangeKind.MOVED in change_kinds(r)) for r in found.relations] == [("two->one", True)]


@pytest.mark.parametrize("count", [2_000])
def test_deep_maps_and_rings_are_compared(count: int) -> None:
    def built(polarity: Polarity) -> ArgumentMap:
        b = MapBuilder()
        claims = [b.claim(f"Claim {number} holds.", id=f"c{number}") for number in range(count)]
        for one, other in zip(claims, [*claims[1:], claims[0]], strict=True):
            b.relation(polarity, one, other)
        return b.build()

    found = diff(built(Polarity.SUPPORT), built(Polarity.ATTACK))
    assert len(found.relations) == count
    assert all(ChangeKind.TURNED in change_kinds(change) for change in found.relations)


def test_undercuts_of_undercuts_are_compared_however_deep() -> None:
    def built(last: str) -> ArgumentMap:
        b = MapBuilder()
        step = b.support(b.claim("One.", id="one"), b.thesis("Close it.", id="t"), id="s")
        for number in range(2_000):
            step = b.attack(b.claim(f"But {number}.", id=f"b{number}"), step, id=f"s{number}")
        b.relation(last, b.claim("The last.", id="last"), step, id="end")
        return b.build()

    found = diff(built("support"), built("attack"))
    assert [(r.new and r.new.id, ChangeKind.TURNED in change_kinds(r)) for r in found.relations] == [("end", True)]


def test_an_expectation_of_a_claim_that_is_gone_is_the_same_both_ways() -> None:
    old, new = (
        loads(f"argmap: 1\nexpect: {{strength: {{one: 0.5}}}}\nthesis: {{id: {name}, claim: It is so.}}\n")
        for name in ("one", "two")
    )
    assert not diff(old, new).header
    assert not diff(new, old).header
