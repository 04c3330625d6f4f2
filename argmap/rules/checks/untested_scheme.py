"""A step whose critical questions nobody has asked.

What
    A relation with a known scheme whose critical questions are not addressed: nothing bears on the step (an undercut or
    a backing), nothing attacks one of its premises, and no question or context is attached to a premise. The first
    three questions are listed.

Why
    Each scheme has its typical weaknesses: an expert may speak outside their field, a comparison may be weak. A step
    with such a scheme convinces once these questions are answered, and a critic asks them first.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The neighbouring city closed its centre, and trade went up.
        scheme: analogy

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The neighbouring city closed its centre, and trade went up.
        scheme: analogy
        backing:
          - claim: The neighbouring city is like ours in size and shops.

See: Walton, D., Reed, C. & Macagno, F. (2008), Argumentation Schemes, on critical questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.elements import Polarity
from argmap.rules.running.rule import Finding, Rule, RuleContext

_LISTED = 3


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such relation."""
    debate = context.debate
    steps = [relation for relation in debate.relations if relation.scheme is not None]
    if not steps:
        return
    from argmap.model.schemes import find_scheme  # read when a map has one

    doubted = {relation.target for relation in debate.relations if relation.polarity is not Polarity.SUPPORT}
    for relation in steps:
        scheme = find_scheme(relation.scheme or "")
        is_tested = relation.id in debate.onto or not doubted.isdisjoint(relation.premises)
        if scheme is not None and scheme.questions and not is_tested:
            asked = " ".join(scheme.questions[:_LISTED])
            message = f"nothing addresses the critical questions of '{scheme.name}': {asked}"
            yield Finding(message, relation.id, "scheme")


RULE = Rule("ARG410", "untested-scheme", Severity.INFO, check, __doc__, reports_absence=True)
