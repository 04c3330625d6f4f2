"""A claim with an issue that the header does not declare.

What
    A claim whose `issue` is not among the `issues` of the header, when the header declares any.

Why
    Declared issues are a closed list, so that coverage and lean can be told issue by issue. A misspelt issue opens a
    second one that only one side has argued.

Fix safety
    The fix writes the nearest issue of the header. It is unsafe, because the claim may be about a new issue.

Flagged
    argmap: 1
    issues: [health, trade]
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        issue: heatlh

Clean
    argmap: 1
    issues: [health, trade]
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
    """One finding for each such claim."""
    declared = [issue.id for issue in context.debate.issues]
    issues = set(declared)
    for claim in context.debate.claims:
        if not issues or claim.issue is None or claim.issue in issues:
            continue
        near = context.nearest(claim.issue, declared)
        hint = f"did you mean '{near}'?" if near else f"the header has {', '.join(declared[:8])}"
        fix = context.rewrite_field(claim.id, "issue", near, f"write '{near}'") if near is not None else None
        yield Finding(
            f"the issue {shorten(claim.issue)} is not declared in the header; {hint}", claim.id, "issue", (), fix
        )


RULE = Rule("ARG111", "unknown-issue", Severity.ERROR, check, __doc__, fix="unsafe")
