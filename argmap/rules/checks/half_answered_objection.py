"""An objection of which only one half is answered.

What
    An objection that rests on several independent reasons, some of which are answered while the others stand, and that
    is not answered itself.

Why
    An answer to one reason leaves the objection on its others. It counts as answered, so nobody looks again.

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
        message = f"this objection is answered in '{answered[0]}' only; it still stands on {named}"
        yield Finding(message, relation.id, "", (Related("this still stands", None, standing[0]),))


RULE = Rule("ARG202", "half-answered-objection", Severity.INFO, check, __doc__)
