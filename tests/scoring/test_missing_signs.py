"""A relation whose sign is unknown counts for nothing: all figures are those of the map with a neutral one instead."""

from __future__ import annotations

from hypothesis import given, settings

from argmap.formats import parse
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Polarity
from argmap.model.structure.answering import find_answered_elements, find_objections, find_unanswered
from argmap.model.structure.lines import signs
from argmap.scoring import UnsettledError, score
from tests.effort import examples
from tests.strategies import maps

TEXT = """\
argmap: 1
thesis: {id: t, claim: Close the old town.}
pillars: [{id: a, claim: The air gets cleaner.}]
objections: [{id: o, claim: Shops lose customers., unsigned: [{id: w, claim: Walkers come.}]}]
unsigned: [{id: s, claim: Shops live from walkers.}]
"""


def with_neutral(debate: ArgumentMap) -> ArgumentMap:
    builder = MapBuilder.of(debate)
    for relation in builder.relations:
        if relation.polarity is Polarity.UNKNOWN:
            relation.polarity = Polarity.NEUTRAL
    return builder.build()


@settings(max_examples=examples(60), deadline=None)
@given(debate=maps())
def test_all_figures_are_those_of_a_neutral_relation(debate: ArgumentMap) -> None:
    other = with_neutral(debate)
    assert signs(debate) == signs(other)
    assert {line.relation.id for line in debate.lines} == {line.relation.id for line in other.lines}
    assert {r.id for r in find_unanswered(debate)} == {r.id for r in find_unanswered(other)}
    assert {r.id for r in find_objections(debate)} == {r.id for r in find_objections(other)}
    assert find_answered_elements(debate) == find_answered_elements(other)
    try:
        result, expected = score(debate), score(other)
    except UnsettledError:
        return
    assert result.strengths() == expected.strengths()
    assert result.balance_number == expected.balance_number


def test_the_score_says_how_many_relations_have_no_sign() -> None:
    result = score(parse(TEXT).map)
    assert result.notes[0] == "2 relations have no sign and count for nothing."
    assert result.to_json()["unsigned"] == 2
    assert score(parse(TEXT, assume="support").map).to_json()["unsigned"] == 0


def test_it_is_no_line_and_answers_nothing() -> None:
    debate = parse(TEXT).map
    assert [line.relation.premises for line in debate.lines] == [("a",), ("o",)]
    assert [relation.premises for relation in debate.unanswered()] == [("o",)]
    assert [debate.role(relation) for relation in debate.out_of["s"]] == ["unsigned"]
