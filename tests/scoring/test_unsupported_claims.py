"""Claims of base score 0 hold only if they are argued for: what statements of Carneades become here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from argmap.formats import parse
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Polarity
from argmap.scoring.labelling.attack_graph import SEMANTICS, labellings
from tests.effort import examples
from tests.strategies import maps


def labels(text: str) -> dict[str, str]:
    return dict(labellings(parse(text, format="carneades").map).found[0].claims)


def test_a_statement_that_nothing_supports_does_not_hold() -> None:
    text = "statements: {p: P, q: Q, r: R}\nassumptions: [q]\narguments: {a: {conclusion: p, premises: [q, r]}}\n"
    assert labels(text) == {"p": "out", "q": "in", "r": "out"}
    assert labels(text.replace("[q]", "[q, r]", 1)) == {"p": "in", "q": "in", "r": "in"}


def test_an_undercutter_that_nobody_argues_for_has_no_force() -> None:
    text = "statements: {p: P, q: Q, u: U}\nassumptions: [q]\n"
    text += "arguments: {a: {conclusion: p, premises: [q], undercutter: u}}\n"
    assert labels(text) == {"p": "in", "q": "in", "u": "out"}
    assert labels(text.replace("[q]\n", "[q, u]\n")) == {"p": "out", "q": "in", "u": "in"}


def test_the_conclusion_of_an_argument_without_premises_is_given_until_it_is_undercut() -> None:
    text = "arguments: {a: {conclusion: p, undercutter: u}, b: {conclusion: u, undercutter: v}, c: {conclusion: v}}\n"
    assert labels(text) == {"p": "in", "u": "out", "v": "in"}
    assert labels(text.replace(", c: {conclusion: v}", "")) == {"p": "out", "u": "in", "v": "out"}


def test_one_premise_of_a_convergent_argument_is_enough() -> None:
    text = (
        "assumptions: [q, u]\narguments: {a: {conclusion: p, premises: [q, r], scheme: convergent, undercutter: n}}\n"
    )
    assert labels(text)["p"] == "in"
    assert labels(text.replace("[q, u]", "[q, n]"))["p"] == "out"


def test_statements_that_argue_for_each_other_are_undecided() -> None:
    text = "arguments: {a: {conclusion: p, premises: [q]}, b: {conclusion: q, premises: [p]}}\n"
    assert set(labels(text).values()) == {"undecided"}


def test_supports_that_are_read_have_labels_and_the_others_are_counted() -> None:
    builder = MapBuilder()
    thesis, reason = builder.thesis("T", id="t", base_score=0.0), builder.claim("R", id="r")
    builder.support(reason, thesis, id="s")
    builder.support(builder.claim("Q", id="q"), reason)
    result = labellings(builder.build())
    assert (result.found[0].relations, result.left_out["support"]) == ({"s": "in"}, 1)


def expected(debate: ArgumentMap, labelling: dict[str, str], name: str) -> str:
    """The label that the labels around an element demand."""
    element: Any = debate.by_id[name]
    attacks = [
        labelling[r.id] for r in debate.onto.get(name, ()) if r.polarity is Polarity.ATTACK and r.id in labelling
    ]
    needs = [labelling[premise] for premise in getattr(element, "premises", ())]
    if "in" in attacks or "out" in needs:
        return "out"
    reasons = [
        labelling[r.id] for r in debate.onto.get(name, ()) if r.polarity is Polarity.SUPPORT and r.id in labelling
    ]
    if getattr(element, "base_score", None) == 0:
        if set(reasons) <= {"out"}:
            return "out"
        needs.append("in" if "in" in reasons else "undecided")
    return "in" if set(attacks) <= {"out"} and set(needs) <= {"in"} else "undecided"


@pytest.mark.parametrize("semantics", SEMANTICS)
@settings(max_examples=examples(40))
@given(debate=maps(max_claims=6))
def test_every_label_is_the_one_that_those_around_it_demand(semantics: str, debate: ArgumentMap) -> None:
    debate = debate.evolve(
        claims=[claim.evolve(base_score=0.0) for claim in debate.claims[::2]] + [*debate.claims[1::2]]
    )
    for labelling in labellings(debate, semantics, limit=20).found:
        table = {**labelling.claims, **labelling.relations}
        assert table == {name: expected(debate, table, name) for name in table}
