"""The laws of a difference between two maps, on any maps."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.versions import ChangeKind, Difference, change_kinds, diff
from argmap.versions.union import assemble, header_of
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
    difference = diff(ArgumentMap(), debate)
    assert [change.new for change in difference.claims] == list(debate.claims)
    assert [change.new for change in difference.relations] == list(debate.relations)


@given(trees(), st.data())
def test_a_leaf_that_is_taken_away_is_one_removed_claim_with_its_relation(
    debate: ArgumentMap, data: st.DataObject
) -> None:
    leaves = [claim.id for claim in debate.claims if claim.id not in debate.onto and claim.id != debate.thesis]
    assume(leaves)
    leaf = data.draw(st.sampled_from(leaves))
    difference = diff(debate, without(debate, leaf))
    assert [(c.old and c.old.id, c.new) for c in difference.claims] == [(leaf, None)]
    assert [(r.old and r.old.premises, r.new) for r in difference.relations] == [((leaf,), None)]
    assert not difference.header


@given(trees(), st.data())
def test_a_claim_that_keeps_most_of_its_words_is_reworded(debate: ArgumentMap, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(debate.claims) - 1))
    words = data.draw(st.lists(WORD, min_size=3, max_size=12))
    kept = data.draw(st.integers(len(words) // 2 + 1, len(words)))
    changed = data.draw(st.permutations([*words[:kept], *(f"other{n}" for n in range(len(words) - kept))]))
    assume(changed != words)
    old, new = (_with_text(debate, number, name, " ".join(text)) for name, text in (("old", words), ("new", changed)))
    difference = diff(old, new)
    assert [(c.old and c.old.id, c.new and c.new.id) for c in difference.claims] == [("old", "new")]
    assert [f.name for f in difference.claims[0].fields] == ["text", "id"]
    assert not [r for r in difference.relations if r.old is None or r.new is None]


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


def test_an_undercut_of_a_step_that_moved_has_not_moved_itself() -> None:
    def built(target: str) -> ArgumentMap:
        b = MapBuilder()
        b.support(b.claim("One.", id="one"), b.thesis("Close it.", id="t"))
        b.attack(b.claim("But.", id="but"), b.support(b.claim("Two.", id="two"), target))
        return b.build()

    difference = diff(built("t"), built("one"))
    assert [(r.new and r.new.id, ChangeKind.MOVED in change_kinds(r)) for r in difference.relations] == [
        ("two->one", True)
    ]
