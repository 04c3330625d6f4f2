"""An `allow` that has nothing to allow.

What
    A key under `allow` for a rule that has run and found nothing where the `allow` holds: on the map for the header, on
    the claim and the relations it is a premise of for a claim, on the relation for a relation. Not reported for rules
    that are ignored or could not run, nor in a file of which a part could not be read.

Why
    The reason for it is gone; left in place, it would one day hide a new finding.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
        allow: {unanswered-objection: The article leaves it open.}
        rebuttals:
          - claim: In the trial year takings rose.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
        allow: {unanswered-objection: The article leaves it open.}
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules._rule import Case, Finding, Rule, allowances


def check(case: Case) -> Iterator[Finding]:
    """One finding for each such key, at the key."""
    if not case.is_broken:
        for element, name in allowances(case.debate):
            if name in case.judged and (element, name) not in case.used:
                yield Finding(f"there is no '{name}' to allow here any more", element, f"allow.{name}!")


RULE = Rule("ARG902", "unused-allow", Severity.INFO, check, __doc__)
