"""A format that someone adds: a small tree of lines with a reader and a writer, and what its author is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Format
from argmap.formats.shared.reading import Reading, line_ends
from argmap.formats.shared.reducing import reduce_map
from argmap.model.builder import ClaimDraft, MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Polarity
from tests.formats.round_trip import assert_round_trip
from tests.strategies import maps

SIGNS = {"+": Polarity.SUPPORT, "-": Polarity.ATTACK}


def read(text: str) -> Document:
    """Lines such as `  - It does not.`: two blanks per level, then how the claim bears on the one above."""
    document = Reading(text, "signs")
    path: list[ClaimDraft] = []
    for number, line in enumerate(text.split("\n"), 1):
        words, depth = line.lstrip(" "), (len(line) - len(line.lstrip(" "))) // 2
        if words:
            at = line_ends(number, 0, len(line))
            claim = document.claim(words[2:], at=at)
            if depth:
                document.relation(SIGNS[words[0]], claim, path[depth - 1], at=at)
            path[depth:] = [claim]
    return document.document(thesis=path[0] if path else None)


def write(debate: ArgumentMap) -> str:
    signs = {polarity: sign for sign, polarity in SIGNS.items()}
    relations = {relation.premises[0]: relation for relation in debate.relations}
    lines = []
    for visit in debate.walk():
        relation = relations.get(visit.claim)
        sign = signs[relation.polarity] if relation is not None else "="
        lines.append(f"{'  ' * visit.depth}{sign} {debate.by_id[visit.claim].text}\n")
    return "".join(lines)


SIGNED = Format(
    "signs", "Lines with signs.", (".signs",), lambda text: False, read, write, Carries.TREE.but(text="folded")
)


@given(debate=maps())
def test_a_writer_of_trees_meets_nothing_but_trees(debate: ArgumentMap) -> None:
    assert_round_trip(SIGNED, debate)


def test_what_is_not_a_tree_is_left_out_and_reported() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("Thesis", id="t")
    pillar, shared = builder.claim("Pillar", id="p"), builder.claim("Shared", id="s")
    builder.support(pillar, thesis)
    builder.support(shared, pillar)
    builder.attack(shared, thesis)
    builder.support(builder.claim("Elsewhere", id="e2"), builder.claim("Another root", id="e1"))
    left, losses = reduce_map(builder.build(), Carries.TREE.but(ids=True))
    assert [claim.id for claim in left.claims] == ["t", "p", "s"]
    assert [(r.premises[0], r.target) for r in left.relations] == [("p", "t"), ("s", "p")]
    assert {loss.kind: loss.count for loss in losses} == {"tree": 1, "roots": 2}


@given(debate=maps())
def test_a_forest_keeps_every_claim(debate: ArgumentMap) -> None:
    left, _ = reduce_map(debate, Carries.GRAPH.but(shape="forest"))
    assert {claim.id for claim in left.claims} == {claim.id for claim in debate.claims}
    premises = [premise for relation in left.relations for premise in relation.premises]
    assert len(premises) == len(set(premises))


def test_a_misspelt_field_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match="there is no field 'titel'; did you mean 'title'"):
        Carries.TREE.but(header={"titel"})


def test_everything_leaves_a_map_as_it_is() -> None:
    debate = MapBuilder().build()
    assert reduce_map(debate, Carries.EVERYTHING) == (debate, ())


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (["= Thesis\n  + Raisin\n"], 'it is read as another map\nlost:   {"id":"reason","text":"Reason"'),
        (["= Thesis\n  + \n"], "the reader complains of it\n"),
        (["= Thesis\n  + Reason\n", "= Something else\n"], "the map that was read is written differently\n"),
    ],
)
def test_a_writer_that_fails_is_shown_what_it_wrote(texts: list[str], problem: str) -> None:
    builder = MapBuilder()
    builder.support(builder.claim("Reason"), builder.thesis("Thesis"))
    calls = iter(texts)
    with pytest.raises(AssertionError) as failure:
        assert_round_trip(replace(SIGNED, write=lambda debate: next(calls)), builder.build())
    assert f"signs: {problem}" in str(failure.value)
    assert f"--- what was written:\n{texts[0]}" in str(failure.value)
