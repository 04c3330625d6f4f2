"""A thesis that nobody argues for or against.

What
    A thesis without any pillar or objection, in a map that was read completely. Recommendations do not count.

Why
    A claim on its own is an assertion, not an argument.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.grounds import has_unknown_sign
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most, at the thesis."""
    thesis = context.debate.thesis
    if thesis is None or context.debate.lines:
        return
    if not has_unknown_sign(context.debate, thesis):
        yield Finding("nothing in this map argues for or against the thesis", thesis, "text")


RULE = Rule("ARG110", "bare-thesis", Severity.WARNING, check, __doc__, reports_absence=True)
