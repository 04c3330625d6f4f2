"""An issue that is declared and never argued.

What
    An issue of the header that no claim names, in a map that could be read whole.

Why
    The header promises a matter that the map does not treat: either its claims lack their `issue`, or the debate has
    left it out.

Flagged
    argmap: 1
    issues: [health, trade]
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        issue: health

Clean
    argmap: 1
    issues: [health]
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        issue: health
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such issue."""
    if not context.is_broken:
        named = {claim.issue for claim in context.debate.claims}
        for issue in context.debate.issues:
            if issue.id not in named:
                yield Finding(f"no claim is about the issue {shorten(issue.id)}", "", "issues")


RULE = Rule("ARG112", "unused-issue", Severity.INFO, check, __doc__)
