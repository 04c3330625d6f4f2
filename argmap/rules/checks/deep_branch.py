"""A branch that is too deep for readers to follow.

What
    A claim more than six steps below its root (the option `depth`), counted along the tree as it is written. It is
    reported once per branch, where the branch passes the limit.

Why
    Seven steps down, few readers remember the first one, and in a picture the branch pushes everything else aside.
    Often some steps say the same thing in other words and can be merged, or the branch deserves its own map.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: People move there.
        reasons:
          - claim: It is pleasant to live there.
            reasons:
              - claim: People sleep well.
                reasons:
                  - claim: The nights are quiet.
                    reasons:
                      - claim: Nobody drives there at night.
                        reasons:
                          - claim: Nobody drives there at all.
                            reasons:
                              - claim: Bollards keep the cars out.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: People move there.
        reasons:
          - claim: It is pleasant to live there.
            reasons:
              - claim: The nights are quiet.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.walk import visits_of
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each branch, at the first claim that is too deep."""
    limit = context.options["depth"]
    if len(context.debate.relations) <= limit:
        return  # each step down takes another relation
    first, deepest = "", 0
    for visit in visits_of(context.debate):
        if visit.again:
            continue
        if visit.depth <= limit + 1 and first:
            yield _finding(first, deepest, limit)
            first = ""
        if visit.depth > limit:
            first, deepest = first or visit.claim, max(deepest, visit.depth) if first else visit.depth
    if first:
        yield _finding(first, deepest, limit)


def _finding(claim: str, deepest: int, limit: int) -> Finding:
    message = f"from '{claim}' on, this branch goes {deepest} steps deep; few readers can follow more than {limit}"
    return Finding(message, claim, "text")


RULE = Rule("ARG116", "deep-branch", Severity.INFO, check, __doc__, options={"depth": 6})
