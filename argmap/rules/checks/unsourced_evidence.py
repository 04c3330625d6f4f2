"""Evidence without a source.

What
    A claim of the kind evidence that has no source, quote or voice and no support.

Why
    Evidence is offered as fact. Without a source it is just another claim, and the chain of reasons ends with nothing
    to check.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        evidence:
          - claim: Nitrogen dioxide fell in the trial year.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        evidence:
          - claim: Nitrogen dioxide fell in the trial year.
            source: City air report 2024
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.elements import Kind
from argmap.rules.running.grounds import MAY_SUPPORT
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such piece of evidence."""
    debate = context.debate
    for claim in debate.claims:
        if claim.kind is not Kind.EVIDENCE or claim.source is not None or claim.quotes or claim.voice:
            continue
        if not any(relation.polarity in MAY_SUPPORT for relation in debate.onto.get(claim.id, ())):
            yield Finding(f"the evidence '{claim.id}' has no source, quote or voice", claim.id, "text")


RULE = Rule("ARG405", "unsourced-evidence", Severity.INFO, check, __doc__, reports_absence=True)
