"""An objection that is answered only in part.

What
    An objection with several independent reasons, of which some are answered and others are not, while nothing answers
    the objection itself.

Why
    An answer to one reason leaves the other reasons of the objection standing. The objection counts as answered, so
    nobody looks at it again.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: The closure harms trade.
        reasons:
          - claim: Shops lose customers who come by car.
            objections:
              - claim: In the trial year takings rose.
          - claim: Deliveries take longer.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: The closure harms trade.
        reasons:
          - claim: Shops lose customers who come by car.
          - claim: Deliveries take longer.
        rebuttals:
          - claim: In the trial year takings rose.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.model.structure.answering import find_half_answered
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each objection, at the relation."""
    for relation, answered, standing in find_half_answered(context.debate):
        named = ", ".join(f"'{claim}'" for claim in standing[:3])
        open_reasons = f"{named} {'is' if len(standing) == 1 else 'are'} not"
        message = f"this objection is answered only in '{answered[0]}'; {open_reasons}"
        yield Finding(message, relation.id, "", (Related("this is not answered", None, standing[0]),))


RULE = Rule("ARG202", "half-answered-objection", Severity.INFO, check, __doc__, reports_absence=True)
