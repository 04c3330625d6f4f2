"""A pillar that rests on nothing.

What
    A support of the thesis of which no premise has a reason, a piece of evidence or a `source`, and none is evidence
    itself. A quote does not count: it shows that the pillar was said, not that it is so.

Why
    A pillar is what the thesis stands on. If nothing is offered for it, the reader has only the author's word.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
        evidence:
          - claim: Nitrogen dioxide fell by a third in the trial year.
            source: City air report 2024

See: Kialo, "Types of mark": *unsupported* is a claim with neither sources nor pros below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.grounds import is_grounded
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each pillar, at the relation."""
    for line in context.debate.lines:
        premises = line.relation.premises
        if line.sign == 1 and not any(is_grounded(context.debate, premise) for premise in premises):
            who = " and ".join(f"'{premise}'" for premise in premises[:3])
            yield Finding(f"the pillar {who} rests on nothing: no reason, no evidence, no source", line.relation.id)


RULE = Rule("ARG203", "bare-pillar", Severity.WARNING, check, __doc__)
