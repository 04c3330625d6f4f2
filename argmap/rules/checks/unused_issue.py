"""An issue that is declared, but never argued.

What
    An issue in the header that no claim names, in a map that was read completely.

Why
    The header announces a topic that the map does not treat: either the claims lack their `issue`, or the debate has
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
                yield Finding(f"no claim has the issue {shorten(issue.id)}", "", "issues")


RULE = Rule("ARG112", "unused-issue", Severity.INFO, check, __doc__)
