"""What a map expects of itself, against what comes out."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.rules import check
from argmap.scoring import score
from tests.samples.unsettled import UNSETTLED

MAP = """argmap: 1
thesis: {id: t, claim: It is so.}
pillars: [{id: p, claim: One., source: Report}]
objections: [{id: o, claim: But.}]
expect:
"""


class Fixed:
    """Scores that are known."""

    balance_number = 0.6389

    def strength(self, claim_id: str) -> float:
        return {"t": 0.7123, "p": 1.0, "o": 0.5}[claim_id]


def unmet(lines: str, scores: object = None) -> list[tuple[str, int, int]]:
    document = parse(MAP + lines)
    provider = (lambda: scores) if scores is not None else None
    return [
        (d.message, d.span.start.line, d.span.start.column)
        for d in check(document, scores=provider)  # type: ignore[arg-type]
        if d.rule == "unmet-expectation" and d.span is not None
    ]


@pytest.mark.parametrize("value", ["1", "== 1", ">= 1", "<= 1", "> 0", "< 2", "'>=0'"])
def test_unanswered_objections_as_expected(value: str) -> None:
    assert unmet(f'  unanswered: "{value.strip(chr(39))}"\n') == []


def test_another_number_of_unanswered_objections_is_found_without_scores() -> None:
    assert unmet("  unanswered: 0\n") == [("unanswered objections: expected 0, found 1", 6, 15)]


def test_unanswered_objections_count_anywhere_and_even_when_they_are_allowed() -> None:
    text = """\
argmap: 1
expect: {unanswered: 0}
thesis: The old town should be closed.
pillars:
  - claim: The air gets cleaner.
    objections:
      - claim: Most of the dust comes from heating.
        allow: {unanswered-objection: The article leaves it open.}
"""
    messages = [d.message for d in check(parse(text)) if d.rule == "unmet-expectation"]
    assert messages == ["unanswered objections: expected 0, found 1"]


@pytest.mark.parametrize("value", ["0.64", "0.6", "0.639", ">= 0.6", "< 0.7", "== 0.64"])
def test_balance_holds_to_the_digits_given(value: str) -> None:
    assert unmet(f'  balance: "{value}"\n', Fixed()) == []


@pytest.mark.parametrize(
    ("value", "found"), [("0.63", "0.639"), ("0.640", "0.6389"), ("> 0.7", "0.639"), ("1", "0.639")]
)
def test_balance_that_does_not_come_out(value: str, found: str) -> None:
    assert unmet(f'  balance: "{value}"\n', Fixed()) == [(f"balance: expected {value}, found {found}", 6, 12)]


def test_strengths_each_at_their_place() -> None:
    assert unmet("  strength:\n    t: 0.71\n    p: 1\n", Fixed()) == []
    assert unmet("  strength:\n    t: 0.72\n    o: 0.5\n", Fixed()) == [
        ("strength of 't': expected 0.72, found 0.712", 7, 8)
    ]


def test_a_strength_of_an_unknown_claim_is_found_at_its_name() -> None:
    ((message, line, column),) = unmet("  strength: {p: 1, tt: 0.7}\n", Fixed())
    assert (line, column) == (6, 20)
    assert "expected for 'tt', but there is no such claim" in message


def test_a_map_whose_scores_cannot_be_computed_is_told_why() -> None:
    document = parse(UNSETTLED + "expect: {balance: 0.5}\n")
    (diagnostic,) = [d for d in check(document, scores=lambda: score(document.map)) if d.code == "ARG501"]
    assert diagnostic.message.startswith("the expected scores cannot be checked: ")


def test_a_map_without_balance_is_told_so() -> None:
    class Without(Fixed):
        balance_number = None  # type: ignore[assignment]

    assert unmet("  balance: 0.5\n", Without())[0][1:] == (6, 12)


def test_the_real_scores_meet_the_worked_numbers() -> None:
    text = MAP + "  unanswered: 1\n  strength: {t: 0.5, p: 0.5}\n"
    document = parse(text)
    assert "ARG501" not in [d.code for d in check(document, scores=lambda: score(document.map))]
