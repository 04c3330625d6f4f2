"""An expectation of the map that is not met.

What
    An entry under `expect` that is not met: `unanswered` (unanswered objections anywhere in the map, including allowed
    ones), `balance` (under the map's profile) or `strength` of a claim under the default semantics. Each is a number or
    a comparison with `>=`, `<=`, `>`, `<` or `==`. A plain number with a decimal point matches everything that rounds
    to it: 0.71 means 0.705 to 0.715. A number without a decimal point must match exactly.

Why
    A map that states its expected outcome is its own test: whoever edits it sees at once what the edit has changed.

Flagged
    argmap: 1
    expect: {unanswered: 0}
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.

Clean
    argmap: 1
    expect: {unanswered: 1}
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.model.elements import Claim, Expectation
from argmap.model.structure.answering import find_unanswered
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext, Scores, shorten

_EXPECTED = compile_later(r"(>=|<=|==|>|<|)\s*(-?\d+(?:\.(\d+))?)")


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each assertion that fails or names no claim; one for all scores that cannot be computed."""
    expect = context.debate.expect
    if expect is None:
        return
    if expect.unanswered is not None:
        unmet = find_unanswered(context.debate)
        named = tuple(Related("this objection is unanswered", None, relation.id) for relation in unmet[:10])
        yield from _compare("unanswered objections", "unanswered", expect.unanswered, float(len(unmet)), named)
    if expect.balance is None and not expect.strength:
        return
    try:
        scores = context.scores()
    except ValueError as error:
        where = "expect.balance" if expect.balance is not None else "expect.strength"
        yield Finding(f"the expected scores cannot be checked: {error}", "", where)
        return
    if scores is not None:
        yield from _check_scores(context, expect, scores)


def _check_scores(context: RuleContext, expect: Expectation, scores: Scores) -> Iterator[Finding]:
    if expect.balance is not None:
        number = scores.balance_number
        if number is None:
            yield Finding(
                "a balance is expected, but this map has none: it needs lines for and against the thesis",
                "",
                "expect.balance",
            )
        else:
            yield from _compare("balance", "balance", expect.balance, number)
    for name, expected in expect.strength.items():
        if isinstance(context.debate.by_id.get(name), Claim):
            yield from _compare(f"strength of '{name}'", f"strength.{name}", expected, scores.strength(name))
            continue
        near = context.nearest(name, (claim.id for claim in context.debate.claims))
        hint = f"; did you mean '{near}'?" if near else ""
        message = f"a strength is expected for {shorten(name)}, but there is no such claim{hint}"
        yield Finding(message, "", f"expect.strength.{name}!")


def _compare(
    what: str, field: str, expected: str, found: float, related: tuple[Related, ...] = ()
) -> Iterator[Finding]:
    match = _EXPECTED.fullmatch(expected)
    assert match is not None, "the model takes nothing else"
    if not _holds(match, found):
        value = f"{found:.0f}" if field == "unanswered" else f"{found:.{max(3, len(match[3] or '') + 1)}f}"
        yield Finding(f"{what}: expected {' '.join(expected.split())}, found {value}", "", f"expect.{field}", related)


def _holds(match: re.Match[str], found: float) -> bool:
    wanted, slack = float(match[2]), 1e-9
    if match[1] == ">=":
        return found >= wanted - slack
    if match[1] == "<=":
        return found <= wanted + slack
    if match[1] == ">":
        return found > wanted + slack
    if match[1] == "<":
        return found < wanted - slack
    return abs(found - wanted) <= (0.5 * 10.0 ** -len(match[3]) if match[3] else 0.0) + slack


RULE = Rule("ARG501", "unmet-expectation", Severity.ERROR, check, __doc__, needs_scores=True)
