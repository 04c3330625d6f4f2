"""An objection that only negates its target.

What
    An objection with a single premise that is the plain negation of the claim it attacks and has no reason, evidence or
    source itself. A plain negation has the same words apart from *not*, *never*, *cannot*, *no* and the *do* or *does*
    that go with them. Only in English, or where the map states no language.

Why
    A bare denial says which side its author is on, but not why. It weakens the claim as much as a reasoned objection
    would.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: The old town should not be closed to private cars.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: The old town should not be closed to private cars.
        reasons:
          - claim: Shops lose customers who come by car.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.language.negation import DENIALS, stance
from argmap.model.elements import Claim, Polarity
from argmap.rules.running.grounds import is_grounded
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such objection."""
    debate = context.debate
    if not context.is_english:
        return
    for relation in debate.relations:
        target = debate.by_id[relation.target]
        if relation.polarity is not Polarity.ATTACK or len(relation.premises) != 1 or not isinstance(target, Claim):
            continue
        premise = relation.premises[0]
        objection = debate.claim(premise).text
        if DENIALS.isdisjoint(context.words[objection]) and DENIALS.isdisjoint(context.words[target.text]):
            continue
        if stance(objection).denies(stance(target.text)) and not is_grounded(debate, premise):
            message = f"this objection only denies '{target.id}'; give a reason"
            yield Finding(message, relation.id, "", (Related(f"'{target.id}' is here", None, target.id),))


RULE = Rule("ARG209", "bare-negation", Severity.WARNING, check, __doc__)
