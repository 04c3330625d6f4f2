"""A relation that attacks one of its own premises.

What
    An attack whose target is one of its premises: a claim that speaks against itself, alone or together with others.

Why
    Whoever accepts the premise must reject it. This is nearly always a wrong id: the attack was meant for another
    claim.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - id: trade
        claim: Shops lose customers who come by car.
        attacks: [trade]

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - id: walkers
        claim: Shops live from people who walk by.
    objections:
      - id: trade
        claim: Shops lose customers who come by car.
        attacks: [walkers]
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.elements import Polarity
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such relation."""
    for relation in context.debate.relations:
        if relation.polarity is Polarity.ATTACK and relation.target in relation.premises:
            alone = len(relation.premises) == 1
            message = f"'{relation.target}' attacks itself" + ("" if alone else " together with its co-premises")
            yield Finding(message, relation.id, "target")


RULE = Rule("ARG105", "self-attack", Severity.ERROR, check, __doc__)
