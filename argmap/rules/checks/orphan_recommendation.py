"""A recommendation that addresses nothing.

What
    A claim of the kind recommendation, other than the thesis, that bears on no objection or claim: it is a premise of
    neutral relations only, or of no relation. One with `status: draft` is left alone: until it is reviewed, nobody has
    said what it addresses.

Why
    A recommendation is justified by the problem it solves. One that is merely added at the end does not say what it is
    good for, and the objection it might have met stays unanswered.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - claim: Shops lose customers who come by car.
    recommendations:
      - claim: Build two park-and-ride sites before the closure.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    objections:
      - id: trade
        claim: Shops lose customers who come by car.
    recommendations:
      - claim: Build two park-and-ride sites before the closure.
        addresses: [trade]

See: Nussbaum, E. M. & Schraw, G. (2007), "Promoting argument–counterargument integration in students' writing",
Journal of Experimental Education 76(1): a design that meets an objection is one of the ways to integrate it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.model.elements import Kind, Polarity, Status
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such recommendation."""
    debate = context.debate
    for claim in debate.claims:
        if claim.kind is Kind.RECOMMENDATION and claim.id != debate.thesis and claim.status is not Status.DRAFT:
            bears = (r for r in debate.out_of.get(claim.id, ()) if r.polarity is not Polarity.NEUTRAL)
            if next(bears, None) is None:
                message = f"'{claim.id}' addresses nothing; list the objections that it answers under 'addresses'"
                yield Finding(message, claim.id, "text")


RULE = Rule("ARG108", "orphan-recommendation", Severity.WARNING, check, __doc__, reports_absence=True)
