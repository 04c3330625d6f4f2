"""A map that does not say what it is about.

What
    A map with claims, none of which is its thesis. Not reported when a part of the file could not be read, since the
    thesis may be in that part.

Why
    Pillars, objections, lines and balance are all relative to the thesis; without it a map can be drawn and its
    strengths computed, but nothing can be said about where the argument comes out. Maps converted from discussions
    often have several roots and no thesis: allow it there, or name one.

Flagged
    argmap: 1
    claims:
      - id: air
        claim: The air gets cleaner.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.rules.running.rule import Finding, Rule, RuleContext


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding at most."""
    if context.debate.thesis is None and context.debate.claims and not context.is_broken:
        yield Finding("no claim is the thesis of this map; write the one it is about under 'thesis'", "", "thesis")


RULE = Rule("ARG101", "missing-thesis", Severity.WARNING, check, __doc__)
