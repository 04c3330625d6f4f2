"""A claim other than the thesis that bears on nothing.

What
    A claim other than the thesis that is a premise of no relation. If there are more than ten, they are reported
    together at the first one. Recommendations are reported by orphan-recommendation, maps without a thesis by
    missing-thesis.

Why
    Nothing below such a claim reaches the thesis, so it counts in no strength of the thesis and in no balance. Often a
    cross-link was forgotten. In maps of whole discussions several roots are normal.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    claims:
      - id: parking
        claim: Parking in the old town is expensive.

Clean
    argmap: 1
    thesis:
      id: close
      claim: The old town should be closed to private cars.
    claims:
      - id: parking
        claim: Parking in the old town is expensive.
        supports: [close]
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Related, Severity
from argmap.model.elements import Kind
from argmap.rules.running.rule import Finding, Rule, RuleContext

_APART = 10


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each root, or one for all."""
    debate = context.debate
    if debate.thesis is None:
        return
    roots = [
        claim.id
        for claim in debate.claims
        if claim.id not in debate.out_of and claim.id != debate.thesis and claim.kind is not Kind.RECOMMENDATION
    ]
    if len(roots) > _APART:
        others = tuple(Related("another root", None, root) for root in roots[1:_APART])
        message = f"{len(roots)} claims other than the thesis bear on nothing; nothing below them reaches the thesis"
        yield Finding(message, roots[0], "text", others)
        return
    for root in roots:
        yield Finding(f"'{root}' bears neither on the thesis nor on any other claim", root, "text")


RULE = Rule("ARG103", "second-root", Severity.INFO, check, __doc__, reports_absence=True)
