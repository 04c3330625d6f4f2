"""An objection that only says that its target is not so.

What
    An objection of one premise that is the plain negation of the claim it attacks and rests on nothing itself: no
    reason, no evidence, no source. A plain negation has the same words but for *not*, *never*, *cannot*, *no* and the
    *do* or *does* that they bring along. Only in English, or where the map states no language.

Why
    Who denies a claim has said which side he is on, not why. The objection takes strength from the claim all the same,
    as much as a reasoned one would.

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
from argmap.language.negation import stance
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
        if stance(debate.claim(premise).text).denies(stance(target.text)) and not is_grounded(debate, premise):
            message = f"this objection only denies '{target.id}'; give a reason why it should not be so"
            yield Finding(message, relation.id, "", (Related(f"'{target.id}' is here", None, target.id),))


RULE = Rule("ARG209", "bare-negation", Severity.WARNING, check, __doc__)
