"""A claim that is too long to be one claim.

What
    A text of more than forty words, or of more than three hundred characters (for scripts that do not separate words).
    The options `words` and `characters` set other limits.

Why
    A long text nearly always contains several claims, or a claim with its reasons. An objection to it cannot say which
    part it attacks, and in a picture nobody reads it.

Flagged
    argmap: 1
    thesis: >-
      The old town should be closed to private cars, since the air is bad, the streets are narrow, the children who
      live there have no place to play, the delivery vans find no place to stop, and the visitors who come on foot
      have to walk in the gutter.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air is bad.
      - claim: The children who live there have no place to play.

See: Kialo, "Types of mark": *more than one claim* is among the reasons to mark a claim for review.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    most, longest = context.options["words"], context.options["characters"]
    for claim in context.debate.claims:
        words, characters = len(claim.text.split()), len(claim.text)
        if words > most:
            yield Finding(f"this claim has {words} words; a claim rarely needs more than {most}", claim.id, "text")
        elif characters > longest:
            message = f"this claim has {characters} characters; a claim rarely needs more than {longest}"
            yield Finding(message, claim.id, "text")


RULE = Rule("ARG302", "long-claim", Severity.INFO, check, __doc__, options={"words": 40, "characters": 300})
