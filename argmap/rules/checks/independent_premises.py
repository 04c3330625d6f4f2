"""Co-premises that have nothing to do with each other.

What
    Two or more premises of one support of a claim, of which each shares a significant term with the conclusion and none
    shares one with another premise. Significant are all words but function words and those that any argument may use.
    Only in English, or where the map states no language. It runs when it is asked for: premises may be tied by words
    that mean the same, which no program here can see.

Why
    Co-premises are needed together: take one away and the others prove nothing. Premises that each speak to the
    conclusion on their own are reasons of their own. Drawn as one, they fall together when one of them is refuted.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - premises:
          - claim: Cars poison the air.
          - claim: The streets of the town are too narrow.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Cars poison the air.
      - claim: The streets of the town are too narrow.

See: Walton, D. (1996), Argument Structure: A Pragmatic Theory, on linked and convergent arguments.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.elements import Polarity
from argmap.rules.running.rule import Finding, Rule, RuleContext
from argmap.rules.running.syllogisms import find_syllogisms


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such relation."""
    if not context.is_english:
        return
    for relation, conclusion, premises in find_syllogisms(context.debate):
        if relation.polarity is not Polarity.SUPPORT:
            continue
        different = len(set().union(*premises)) == sum(map(len, premises))
        if different and all(not premise.keys().isdisjoint(conclusion) for premise in premises):
            message = f"these premises share nothing but '{relation.target}'; are they separate reasons for it?"
            yield Finding(message, relation.id)


RULE = Rule("ARG208", "independent-premises", Severity.INFO, check, __doc__, on_request=True)
