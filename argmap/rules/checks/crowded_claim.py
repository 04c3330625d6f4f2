"""A claim with too many direct reasons or objections.

What
    A claim with more than seven direct supports, or more than seven direct attacks (the option `relations`). Neutral
    relations and anything further down do not count.

Why
    Nobody can weigh a dozen reasons at once: people keep about four things apart at a time, or about seven with
    practice. These limits were measured with digits and words, not with reasons, so take the number as a rule of thumb.
    Similar reasons can be grouped under a claim that says what they have in common.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars: [Air., Noise., Space., Safety., Shops., Guests., Houses., Climate.]

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: People who live there stay healthier.
        reasons: [Air., Noise., Safety.]
      - claim: The town earns more.
        reasons: [Shops., Guests.]
      - claim: There is room for other things.
        reasons: [Space., Houses.]
      - Climate.

See: Miller, G. A. (1956), "The magical number seven, plus or minus two", Psychological Review 63(2). Cowan, N. (2001),
"The magical number 4 in short-term memory", Behavioral and Brain Sciences 24(1).
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.elements import Polarity
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim and side."""
    debate = context.debate
    most = context.options["relations"]
    for claim in debate.claims:
        onto = debate.onto.get(claim.id, ())
        for polarity, what in ((Polarity.SUPPORT, "reasons for"), (Polarity.ATTACK, "objections to")):
            count = sum(relation.polarity is polarity for relation in onto)
            if count > most:
                message = f"{count} {what} '{claim.id}' are too many to weigh at once; group some under a claim"
                yield Finding(message, claim.id, "text")


RULE = Rule("ARG115", "crowded-claim", Severity.INFO, check, __doc__, options={"relations": 7})
