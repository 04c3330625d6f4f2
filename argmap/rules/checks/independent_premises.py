"""Co-premises that are not related to each other.

What
    Two or more premises of one support of a claim, each of which shares a significant term with the conclusion, but
    none with another premise. All words are significant except function words and words that any argument may use. Only
    in English, or where the map states no language. The rule runs on request: premises may be related by words with the
    same meaning, which it cannot recognise.

Why
    Co-premises are needed together: without one of them, the others prove nothing. Premises that each support the
    conclusion alone are separate reasons. If they are drawn as one step, they all fall when one of them is refuted.

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
            message = (
                f"these premises are related only to '{relation.target}', not to each other; are they separate reasons?"
            )
            yield Finding(message, relation.id)


RULE = Rule("ARG208", "independent-premises", Severity.INFO, check, __doc__, on_request=True)
