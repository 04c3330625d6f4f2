"""A claim that nobody has reviewed yet.

What
    A claim with `status: draft`.

Why
    Drafts, such as claims that a program has proposed, are fine while a map is being written, but should not be
    published unseen. `--fail-on info` makes them fail.

Flagged
    argmap: 1
    thesis:
      claim: The old town should be closed to private cars.
      status: draft

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.elements import Status
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each draft."""
    for claim in context.debate.claims:
        if claim.status is Status.DRAFT:
            yield Finding(f"'{claim.id}' is a draft; review it and remove its 'status'", claim.id, "status")


RULE = Rule("ARG303", "draft-claim", Severity.INFO, check, __doc__)
