"""A pillar that has no support.

What
    A support of the thesis of which no premise is evidence, and none has a reason, evidence or a `source`. A quote does
    not count: it shows that the pillar was said, not that it is true. A pillar with `status: draft` is left alone:
    until it is reviewed, its reasons may be among what is left to sort.

Why
    The thesis rests on its pillars. If a pillar has no support, readers have only the author's word for it.

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
from argmap.model.elements import Status
from argmap.rules.running.grounds import is_grounded
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each pillar, at the relation."""
    for line in context.debate.lines:
        premises = line.relation.premises
        if line.sign != 1 or any(context.debate.claim(premise).status is Status.DRAFT for premise in premises):
            continue
        if not any(is_grounded(context.debate, premise) for premise in premises):
            who = " and ".join(f"'{premise}'" for premise in premises[:3])
            yield Finding(f"the pillar {who} has no support: no reason, evidence or source", line.relation.id)


RULE = Rule("ARG203", "bare-pillar", Severity.WARNING, check, __doc__, reports_absence=True)
