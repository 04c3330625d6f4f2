"""The same premises for and against the same target.

What
    A support and an attack with the same premises and the same target.

Why
    A claim may well cut both ways, but for different reasons: the co-premise that makes it count for or against is
    missing. As written, the two relations cancel each other out.

Flagged
    argmap: 1
    thesis:
      id: close
      claim: The old town should be closed to private cars.
    pillars:
      - id: fewer-cars
        claim: Fewer people come by car.
        attacks: [close]

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - premises:
          - id: fewer-cars
            claim: Fewer people come by car.
          - claim: Fewer cars make the streets safer.
    objections:
      - premises:
          - ref: fewer-cars
          - claim: Shops live from people who come by car.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.model.elements import Relation
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such pair, at the later of the two."""
    first: dict[tuple[frozenset[str], str], Relation] = {}
    for relation in context.debate.relations:
        if not relation.polarity.is_signed:
            continue
        other = first.setdefault((frozenset(relation.premises), relation.target), relation)
        if other.polarity is not relation.polarity:
            together = " and ".join(f"'{premise}'" for premise in relation.premises[:3])
            message = f"{together} cannot both support and attack '{relation.target}'; add the missing premise"
            yield Finding(message, relation.id, "target", (Related(f"the {other.polarity} is here", None, other.id),))


RULE = Rule("ARG106", "pro-and-con", Severity.ERROR, check, __doc__)
