"""Steps with arrows, as graphs of arguments have them: what becomes a relation, and what is left out and why."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Span
from argmap.formats.shared.reading import Reading
from argmap.formats.shared.steps import Steps
from argmap.model.document import Document
from argmap.syntax import limits

AT = Span.of(2, 1, 2, 5)


def build(steps: str, *arrows: tuple[str, str]) -> Document:
    """A map with the claims a to d, these supports, and these arrows."""
    reading = Reading("", "any")
    for name in "abcd":
        reading.claim(f"{name}.", name)
    graph = Steps(reading)
    for step in steps.split():
        graph.step(step, "support", AT, weight=0.5)
    for source, target in arrows:
        assert graph.arrow(source, target, AT)
    graph.relations()
    return reading.document(thesis=reading.claims["a"])


def related(document: Document) -> dict[str, tuple[tuple[str, ...], str]]:
    return {relation.id: (relation.premises, relation.target) for relation in document.map.relations}


def said(document: Document) -> list[tuple[str, str, Span | None]]:
    return [(diagnostic.message, diagnostic.severity, diagnostic.span) for diagnostic in document.diagnostics]


def test_a_step_has_all_its_premises_on_each_of_its_targets() -> None:
    document = build("s", ("c", "s"), ("d", "s"), ("s", "a"), ("s", "b"))
    assert related(document) == {"s": (("c", "d"), "a"), "s-2": (("c", "d"), "b")}
    assert {relation.weight for relation in document.map.relations} == {0.5}
    assert said(document) == []


def test_claims_with_arrows_both_ways_bear_on_each_other() -> None:
    document = build("s", ("b", "s"), ("c", "s"), ("s", "b"), ("s", "c"))
    assert related(document) == {"s": (("b",), "c"), "s-2": (("c",), "b")}


def test_a_step_may_bear_on_steps() -> None:
    document = build("s u", ("b", "s"), ("s", "a"), ("c", "u"), ("u", "s"))
    assert related(document) == {"s": (("b",), "a"), "u": (("c",), "s")}


@pytest.mark.parametrize(
    ("arrows", "messages"),
    [
        ([("b", "s")], ["the step 's' has no target; it is left out"]),
        ([("s", "a")], ["the step 's' has no premise; it is left out"]),
        ([], ["the step 's' has no premise and no target; it is left out"]),
    ],
)
def test_a_step_without_premise_or_target_is_left_out(arrows: list[tuple[str, str]], messages: list[str]) -> None:
    document = build("s", *arrows)
    assert related(document) == {}
    assert said(document) == [(message, "warning", AT) for message in messages]


def test_what_bears_on_nothing_but_incomplete_steps_is_left_out_too() -> None:
    document = build("s u v", ("s", "a"), ("b", "u"), ("u", "s"), ("c", "v"), ("v", "u"), ("v", "d"))
    assert related(document) == {"v": (("c",), "d")}
    assert [message for message, *_ in said(document)] == [
        "the step 's' has no premise; it is left out",
        "the step 'u' bears on 's', which is incomplete; it is left out",
    ]


def test_an_arrow_is_reported_that_leads_nowhere_occurs_twice_or_has_no_step() -> None:
    document = build("s", ("b", "s"), ("s", "a"), ("x" * 61, "s"), ("s", "y"), ("b", "s"), ("b", "a"))
    assert related(document) == {"s": (("b",), "a")}
    assert sorted(said(document)) == [
        (f"an arrow refers to '{'x' * 60}', which does not exist", "error", AT),
        ("an arrow refers to 'y', which does not exist", "error", AT),
        ("the arrow from 'b' to 's' is given twice", "warning", AT),
        ("the arrow from claim 'b' to claim 'a' has no step between them", "error", AT),
    ]


def test_an_id_that_is_taken_is_not_read_again() -> None:
    document = build("s s b", ("c", "s"), ("s", "a"))
    assert related(document) == {"s": (("c",), "a")}
    assert [message for message, *_ in said(document)] == [
        "the id 'b' is used twice; only the first one is read",
        "the id 's' is used twice; only the first one is read",
    ]


def test_arrows_of_what_is_ignored_mean_nothing() -> None:
    reading = Reading("", "any")
    reading.claim("A.", "a")
    graph = Steps(reading)
    graph.ignored.add("x")
    assert not graph.arrow("a", "x")
    assert not graph.arrow("x", "a")
    assert reading.builder.diagnostics == []


def test_pairs_of_premises_and_targets_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    arrows = [("c", "s"), ("d", "s"), ("s", "a"), ("s", "b"), ("c", "u"), ("u", "a")]
    for pairs, number in ((5, 3), (4, 2), (3, 0)):
        monkeypatch.setattr(limits, "PREMISES", pairs)
        document = build("s u", *arrows)
        assert len(document.map.relations) == number
        message = f"more than {pairs} premises; the rest is not read"
        assert said(document) == ([] if number == 3 else [(message, "error", AT)])
