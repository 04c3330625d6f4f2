"""An `allow` for a rule that does not exist.

What
    A key under `allow` that is not the name of a rule. Codes are not names, and what says that a part of the text
    cannot be read cannot be allowed.

Why
    A misspelt name suppresses nothing, while everybody who reads the file thinks it does.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
        allow: {unanswerd-objection: The article leaves it open.}

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
        allow: {unanswered-objection: The article leaves it open.}
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import READING, Severity
from argmap.registry import RULES
from argmap.rules._rule import Case, Finding, Rule, allowances, shown


def check(case: Case) -> Iterator[Finding]:
    """One finding for each such key, at the key."""
    codes = {rule.code: rule.name for rule in RULES}
    known = set(codes.values())
    reading = {name for name, _ in READING.values()} | set(READING)
    for element, name in allowances(case.debate):
        if name in known:
            continue
        near = codes.get(name) or (None if name in reading else case.nearest(name, sorted(known)))
        if name in reading:
            message = f"{shown(name)} says that a part of the text cannot be read; that cannot be allowed"
        else:
            message = f"no rule is called {shown(name)}" + (f"; did you mean '{near}'?" if near else "")
        fix = case.replacing(element, f"allow.{name}!", near) if near else None
        yield Finding(message, element, f"allow.{name}!", (), fix)


RULE = Rule("ARG901", "unknown-rule", Severity.WARNING, check, __doc__)
